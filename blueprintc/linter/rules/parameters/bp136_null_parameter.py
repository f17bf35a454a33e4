"""A parameter of the connector is null.

## What it does
Finds null among the connector's own parameters.

## Why it is bad
The server keeps parameters as texts: null becomes the text `null`. In double quotes the provider gets `"null"`, a
header or a URL gets the word.

## Example
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
parameters:
  dimensions: null
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
      dimensions: !json "${parameters.dimensions}"
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
None: leave the parameter out, or write the default `:-null` where JSON null is wanted.

## References
- `StringUtils.getParameterMap`
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule
from blueprintc.model import Scalar

CODE = Code(
    "BP136",
    "null-parameter",
    Severity.WARNING,
    "A parameter of the connector is null.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every null."""
    for name, node in subject.parameters.items():
        if isinstance(node, Scalar) and node.value is None:
            yield Diagnostic.of(CODE, f'parameter "{name}" is null, which becomes the text "null"', node.span)


RULE = Rule(code=CODE, check=check)
