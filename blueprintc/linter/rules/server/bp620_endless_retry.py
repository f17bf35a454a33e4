"""Retries have no limit of their own.

## What it does
Finds `max_retry_times: -1`.

## Why it is bad
The server tries again until `retry_timeout_seconds` is over; while it does, the caller waits and a provider that is
already throttling gets more requests.

## Example
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
client_config:
  max_retry_times: -1
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
client_config:
  max_retry_times: 3
```

## Fix
None: only the author knows how often is enough.

## References
- [Connector documentation, client_config](https://docs.opensearch.org/latest/ml-commons-plugin/remote-models/blueprints/)
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule
from blueprintc.model import Mapping, Scalar

CODE = Code(
    "BP620",
    "endless-retry",
    Severity.WARNING,
    "Retries have no limit of their own.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A negative number of retries."""
    config = subject.root.get("client_config")
    node = config.get("max_retry_times") if isinstance(config, Mapping) else None
    if isinstance(node, Scalar) and isinstance(node.value, int) and node.value < 0:
        what = "no limit but the total time" if node.value == -1 else "only -1 has a meaning below 0"
        yield Diagnostic.of(CODE, f'"max_retry_times" is {node.value}: {what}', node.span)


RULE = Rule(code=CODE, check=check, since="2.15")
