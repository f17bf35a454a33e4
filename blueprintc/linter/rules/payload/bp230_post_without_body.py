"""An action posts nothing.

## What it does
Finds a `POST` (or `PUT`) action without `request_body`.

## Why it is bad
The server refuses to send it, `Content length is 0. Aborting request to remote model`, unless each call brings the
parameter `http_body`.

## Example
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/embeddings
    headers: {Authorization: "Bearer ${credential.key}"}
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
- `ConnectorUtils.buildSdkRequest`
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP230",
    "post-without-body",
    Severity.WARNING,
    "An action posts nothing.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every action that posts and has no body."""
    for action in subject.actions:
        derived = action.action_type in ("cancel_batch_predict", "batch_predict_status")
        body = action.node.get("request_body")
        text = action.text("request_body")
        if text is not None and not text.value.strip():
            yield Diagnostic.of(CODE, "the request_body is blank, which the server refuses", text.whole)
        if action.method in ("POST", "PUT") and body is None and not derived and "http_body" not in subject.parameters:
            member = action.node.member("method")
            yield Diagnostic.of(
                CODE,
                f'method "{action.method}" has no request_body',
                action.node.span if member is None else member.value.span,
            )


RULE = Rule(code=CODE, check=check)
