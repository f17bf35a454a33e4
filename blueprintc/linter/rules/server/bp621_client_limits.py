"""A limit of the HTTP client is one that it cannot have.

## What it does
Checks `client_config`: at least one connection, no negative timeouts.

## Why it is bad
The server creates the connector and fails at the first call: `maxConnections: 0 (expected: >= 1)`, or `readTimeout
must not be negative`.

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
  max_connection: 0
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
  max_connection: 30
```

## Fix
None.

## References
- recorded: `client-zero-conn`, `client-negative-timeout`
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule
from blueprintc.model import Mapping, Scalar

CODE = Code(
    "BP621",
    "client-limits",
    Severity.ERROR,
    "A limit of the HTTP client is one that it cannot have.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every limit below its least value."""
    config = subject.root.get("client_config")
    if not isinstance(config, Mapping):
        return
    for key, least in _LEAST.items():
        node = config.get(key)
        if isinstance(node, Scalar) and isinstance(node.value, int | float) and node.value < least:
            yield Diagnostic.of(CODE, f'"{key}" is {node.text.value}, but at least {least} is needed', node.span)


_LEAST = {"max_connection": 1, "connection_timeout": 0, "read_timeout": 0}


RULE = Rule(code=CODE, check=check, since="2.13")
