"""Something that begins like a placeholder makes the server fail.

## What it does
Finds `${parameters` in a body that is not followed by a dot and a name.

## Why it is bad
The server's own search for unfilled placeholders trips over it: the call ends in a 500 without a useful text.

## Example
```yaml
blueprint: 1
name: Chat
version: 1
protocol: http
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
      messages: [{role: user, content: "${parameters.question} ${parametersx}"}]
```

## Use instead
```yaml
blueprint: 1
name: Chat
version: 1
protocol: http
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
      messages: [{role: user, content: "${parameters.question}"}]
```

## Fix
None.

## References
- `Connector.validatePayload`
"""

import re
from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP235",
    "malformed-placeholder",
    Severity.ERROR,
    "Something that begins like a placeholder makes the server fail.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every broken beginning of a placeholder."""
    for action in subject.actions:
        body = action.text("request_body")
        if body is None:
            continue
        for match in _BROKEN.finditer(body.value):
            yield Diagnostic.of(CODE, f'"{match.group()}" is no placeholder', body.span(match.start(), match.end()))


_BROKEN = re.compile(r"\$\{parameters(?!\.)\w*\}?")


RULE = Rule(code=CODE, check=check)
