"""A dollar sign before a placeholder turns it into plain text.

## What it does
Finds `$${parameters.…}` and `$${credential.…}` in bodies, URLs, headers and parameters.

## Why it is bad
The server takes one dollar sign away and leaves the placeholder as text. Terraform needs `$${` for a reason of its
own; a blueprint does not.

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
      messages: [{role: user, content: "costs $${parameters.question}"}]
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
      messages: [{role: user, content: "asks: ${parameters.question}"}]
```

## Fix
Unsafe: one dollar sign is removed, which changes the body.

## References
- `StringSubstitutor`, escape character `$`
"""

import re
from collections.abc import Iterator

from blueprintc.diagnostics import Applicability, Code, Diagnostic, Edit, Fix, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule
from blueprintc.model import texts

CODE = Code(
    "BP226",
    "escaped-placeholder",
    Severity.WARNING,
    "A dollar sign before a placeholder turns it into plain text.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every escaped placeholder."""
    for _, text in texts(subject.root):
        for match in _ESCAPED.finditer(text.value):
            span = text.span(match.start(), match.start() + 1)
            yield Diagnostic.of(
                CODE,
                f'"{match.group()[:60]}" is sent as "{match.group()[1:60]}", not filled',
                text.span(match.start(), match.end()),
                fix=Fix("remove a dollar sign", (Edit(span, ""),), Applicability.UNSAFE) if span.text == "$" else None,
            )


_ESCAPED = re.compile(r"\$\$\{(?:parameters|credential)\.[^}\n]*\}")


RULE = Rule(code=CODE, check=check)
