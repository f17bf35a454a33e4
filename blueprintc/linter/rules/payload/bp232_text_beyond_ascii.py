r"""The body has characters that an old release cannot send.

## What it does
Finds characters beyond ASCII in `request_body` for releases before 2.12.

## Why it is bad
Before 2.12 the body is sent as ISO-8859-1: what that cannot hold becomes `?`, and `é` arrives as a broken byte at
providers that expect UTF-8.

## Example
```yaml
blueprint: 1
name: Chat
version: 1
protocol: http
opensearch: "2.11"
inputs:
  question: {type: string}
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/chat/completions
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: gpt-4o-mini
      messages: [{role: user, content: "Übersetze: ${parameters.question}"}]
```

## Use instead
```yaml
blueprint: 1
name: Chat
version: 1
protocol: http
opensearch: "2.11"
inputs:
  question: {type: string}
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/chat/completions
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: gpt-4o-mini
      messages: [{role: user, content: "Translate: ${parameters.question}"}]
```

## Fix
None: write the character as `\uXXXX` in a body that is a text.

## References
- [ml-commons#1691](https://github.com/opensearch-project/ml-commons/pull/1691)
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP232",
    "text-beyond-ascii",
    Severity.WARNING,
    "The body has characters that an old release cannot send.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The first such character of each body."""
    for action in subject.actions:
        body = action.text("request_body")
        for at, char in enumerate(body.value if body is not None and not body.value.isascii() else ""):
            if body is not None and ord(char) > 127:
                yield Diagnostic.of(CODE, f'"{char}" is not sent as UTF-8 before 2.12', body.span(at, at + 1))
                break


RULE = Rule(code=CODE, check=check, until="2.11")
