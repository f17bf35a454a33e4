"""Missing parameters are not reported.

## What it does
Finds `skip_validating_missing_parameters` set to true.

## Why it is bad
A misspelt placeholder then goes to the provider as it stands, `${parameters.x}` and all, instead of being refused.

## Example
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
parameters:
  skip_validating_missing_parameters: true
  model: text-embedding-3-small
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/embeddings
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: ${parameters.model}
      input: ${parameters.input}
    pre_process_function: connector.pre_process.openai.embedding
    post_process_function: connector.post_process.openai.embedding
```

## Use instead
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
parameters:
  model: text-embedding-3-small
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/embeddings
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: ${parameters.model}
      input: ${parameters.input}
    pre_process_function: connector.pre_process.openai.embedding
    post_process_function: connector.post_process.openai.embedding
```

## Fix
None.

## References
- [ml-commons#2812](https://github.com/opensearch-project/ml-commons/pull/2812)
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule
from blueprintc.model import Scalar

CODE = Code(
    "BP127",
    "hidden-missing-parameters",
    Severity.WARNING,
    "Missing parameters are not reported.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The parameter that hides missing ones."""
    node = subject.parameters.get("skip_validating_missing_parameters")
    if isinstance(node, Scalar) and node.text.value == "true":
        yield Diagnostic.of(
            CODE, '"skip_validating_missing_parameters" hides misspelt and missing parameters', node.span
        )


RULE = Rule(code=CODE, check=check, since="2.17")
