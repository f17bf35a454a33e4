"""The HTTP method is one that the server does not send.

## What it does
Checks the method of each action: `POST` and `GET`, since 3.5 also `PUT` and `DELETE`.

## Why it is bad
The server creates the connector and fails at the first call: `unsupported http method`.

## Example
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
opensearch: ">=2.11"
parameters:
  model: text-embedding-3-small
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: PUT
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
- [ml-commons#4538](https://github.com/opensearch-project/ml-commons/pull/4538)
"""

from collections.abc import Iterator

from blueprintc.data.features import Feature
from blueprintc.data.releases import describe
from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP611",
    "unsupported-method",
    Severity.ERROR,
    "The HTTP method is one that the server does not send.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every method that a release does not send."""
    without = subject.targets_without(Feature.PUT_AND_DELETE)
    for action in subject.actions:
        text = action.text("method")
        if text is None or "${" in text.value:
            continue
        if action.method in ("PUT", "DELETE") and without:
            yield Diagnostic.of(
                CODE,
                f'method "{text.value}" is not sent by OpenSearch {describe(without)}',
                text.whole,
                help='write opensearch: ">=3.5" if older releases do not matter',
            )


RULE = Rule(code=CODE, check=check)
