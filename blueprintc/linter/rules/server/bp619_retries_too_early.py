"""Retries do not cover what the author expects.

## What it does
Finds `max_retry_times` for releases before 3.8.

## Why it is bad
Before 3.8 only the throttling errors of AWS, marked by a header, are tried again. A status 429 or 503 of any other
provider is not.

## Example
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
opensearch: "3.4"
parameters:
  model: text-embedding-3-small
credential:
  key: {env: API_KEY}
client_config: {max_retry_times: 3}
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
client_config: {max_retry_times: 3}
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
- [ml-commons#4882](https://github.com/opensearch-project/ml-commons/pull/4882)
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule
from blueprintc.model import Mapping, Scalar

CODE = Code(
    "BP619",
    "retries-too-early",
    Severity.WARNING,
    "Retries do not cover what the author expects.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The number of tries, where the provider is not AWS."""
    config = subject.root.get("client_config")
    node = config.get("max_retry_times") if isinstance(config, Mapping) else None
    if isinstance(node, Scalar) and isinstance(node.value, int) and node.value and subject.protocol == "http":
        yield Diagnostic.of(CODE, "statuses such as 429 and 503 are tried again only since 3.8", node.span)


RULE = Rule(code=CODE, check=check, since="2.15", until="3.7")
