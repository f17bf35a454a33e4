"""A timeout looks like milliseconds, but it is seconds.

## What it does
Finds `connection_timeout` or `read_timeout` of 1000 or more for 2.14 and later, which read seconds.

## Why it is bad
`30000` means more than eight hours: a provider that hangs keeps a connection of the pool for that long.

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
  read_timeout: 30000
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
  read_timeout: 30
```

## Fix
Unsafe: the value is divided by 1000.

## References
- `ConnectorClientConfig`, 2.13 against 2.14
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Applicability, Code, Diagnostic, Edit, Fix, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule
from blueprintc.model import Mapping, Scalar

CODE = Code(
    "BP618",
    "timeout-in-milliseconds",
    Severity.WARNING,
    "A timeout looks like milliseconds, but it is seconds.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every timeout that is longer than a quarter of an hour."""
    config = subject.root.get("client_config")
    if not isinstance(config, Mapping):
        return
    for key in ("connection_timeout", "read_timeout"):
        node = config.get(key)
        if isinstance(node, Scalar) and isinstance(node.value, int) and node.value >= 1000:
            plain = node.span.text == str(node.value)
            seconds = str(max(node.value // 1000, 1))
            yield Diagnostic.of(
                CODE,
                f'"{key}" is {node.value} seconds',
                node.span,
                help=f"write {seconds} if milliseconds were meant",
                fix=Fix(f"write {seconds}", (Edit(node.span, seconds),), Applicability.UNSAFE) if plain else None,
            )


RULE = Rule(code=CODE, check=check, since="2.14")
