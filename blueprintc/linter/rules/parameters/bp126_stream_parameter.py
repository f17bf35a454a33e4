"""A parameter named `stream` sends every call the streaming way.

## What it does
Finds `stream` in `parameters`, whatever its value.

## Why it is bad
Since 3.3 the server looks only whether the parameter is there: even `stream: false` makes a plain predict call wait
for a stream that never ends.

## Example
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
parameters:
  stream: false
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
- `RemoteConnectorExecutor`, `HttpConnector.createPayload`
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule
from blueprintc.model import Mapping

CODE = Code(
    "BP126",
    "stream-parameter",
    Severity.WARNING,
    "A parameter named `stream` sends every call the streaming way.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A parameter ``stream``."""
    node = subject.root.get("parameters")
    member = node.member("stream") if isinstance(node, Mapping) else None
    if member is not None and "stream" not in subject.callers:
        yield Diagnostic.of(
            CODE,
            '"stream" in "parameters" makes every call a streaming call',
            member.key.whole,
            help="write the literal member stream into request_body if the provider wants it",
        )


RULE = Rule(code=CODE, check=check, since="3.3")
