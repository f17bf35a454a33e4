"""A caller needs a predict action, and there is none.

## What it does
Finds a connector for callers that use the predict action, without an action of that type.

## Why it is bad
The server answers `no PREDICT action found`, or refuses to register the model.

## Example
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
callers: [text_embedding]
parameters:
  model: text-embedding-3-small
credential:
  key: {env: API_KEY}
actions:
  - action_type: execute
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
callers: [text_embedding]
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
- [ml-commons#3839](https://github.com/opensearch-project/ml-commons/issues/3839)
"""

from collections.abc import Iterator
from dataclasses import replace

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP623",
    "no-predict-action",
    Severity.ERROR,
    "A caller needs a predict action, and there is none.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A connector without the action that its callers use."""
    actions = subject.root.member("actions")
    if actions is not None and subject.protocol in ("http", "aws_sigv4") and not subject.actions:
        message = "there are no actions, so a model has nothing to call"
        yield replace(Diagnostic.of(CODE, message, actions.key.whole), severity=Severity.WARNING)
        return
    needing = [caller for caller in subject.callers if caller != "batch"]
    if not needing or subject.predict is not None or not subject.actions:
        return
    text = subject.actions[0].text("action_type")
    yield Diagnostic.of(
        CODE,
        f'caller "{needing[0]}" needs an action of type "predict"',
        subject.actions[0].node.span if text is None else text.whole,
    )


RULE = Rule(code=CODE, check=check)
