"""An action has headers that are never sent.

## What it does
Compares the headers of the other actions with those of the predict action.

## Why it is bad
A deployed model sends the headers of its predict action with every action, and none at all without a predict
action. Headers that only another action has, such as an API version for batches, are not sent.

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
  - action_type: batch_predict
    method: POST
    url: https://api.openai.com/v1/batches
    headers: {Authorization: "Bearer ${credential.key}", X-Batch: "1"}
    request_body:
      input_file_id: !string "${parameters.input_file_id}"
      endpoint: /v1/embeddings
      completion_window: 24h
```

## Use instead
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
  - action_type: batch_predict
    method: POST
    url: https://api.openai.com/v1/batches
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      input_file_id: !string "${parameters.input_file_id}"
      endpoint: /v1/embeddings
      completion_window: 24h
```

## Fix
None.

## References
- `AbstractConnector.decrypt`
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule
from blueprintc.model import Node, Scalar

CODE = Code(
    "BP614",
    "headers-of-first-action",
    Severity.WARNING,
    "An action has headers that are never sent.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Headers of other actions that the predict action has not, or has with another value."""
    if subject.predict is None:
        return
    first = subject.predict.headers
    known = {} if first is None else {member.key.value.lower(): _text(member.value) for member in first.members}
    for action in subject.actions:
        if action.action_type in ("", "predict") or action.headers is None:
            continue
        for member in action.headers.members:
            if known.get(member.key.value.lower()) != _text(member.value):
                yield Diagnostic.of(
                    CODE,
                    f'header "{member.key.value}" is not sent: the headers of the predict action are',
                    member.key.whole,
                    help="give the predict action the same header",
                )


def _text(node: Node) -> str:
    return node.text.value if isinstance(node, Scalar) else ""


RULE = Rule(code=CODE, check=check)
