"""A GET action has a body.

## What it does
Finds `request_body` in an action whose method is `GET`.

## Why it is bad
Up to 3.4 the body is dropped; since 3.5 it is sent, which many providers and proxies refuse.

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
    method: GET
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
- recorded: `get-method-body` (2.19, 3.4, 3.8)
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP231",
    "get-with-body",
    Severity.WARNING,
    "A GET action has a body.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every GET with a body."""
    for action in subject.actions:
        member = action.node.member("request_body")
        if action.method == "GET" and member is not None:
            yield Diagnostic.of(CODE, 'method "GET" has a request_body', member.key.whole)


RULE = Rule(code=CODE, check=check)
