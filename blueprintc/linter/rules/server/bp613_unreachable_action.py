"""Two actions have the same type, and the second cannot be reached.

## What it does
Finds an action whose type another one before it has, and that has no name of its own.

## Why it is bad
The server takes the first action of a type; the second is never called.

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
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/other
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body: {input: "${parameters.input}"}
    pre_process_function: connector.pre_process.openai.embedding
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
- `AbstractConnector.findAction`
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP613",
    "unreachable-action",
    Severity.WARNING,
    "Two actions have the same type, and the second cannot be reached.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every action after the first of its type, unless it has a name."""
    seen: dict[str, int] = {}
    for action in subject.actions:
        kind = action.action_type
        if kind and kind in seen and action.text("name") is None:
            text = action.text("action_type")
            yield Diagnostic.of(
                CODE,
                f'a second action of type "{kind}" is never called',
                action.node.span if text is None else text.whole,
                help="give it a name (since 3.5), or a connector of its own",
            )
        seen.setdefault(kind, action.index)


RULE = Rule(code=CODE, check=check)
