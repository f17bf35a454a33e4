"""A default of `null` has not the form that gives JSON null.

## What it does
Finds `${parameters.x:-null}` inside a string, or quoted with a name that has other characters than letters, digits
and underscores. Only `"${parameters.x:-null}"`, quotes and all, becomes a bare null.

## Why it is bad
The provider gets the text `"null"`, or the word null inside another text.

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
      messages: [{role: user, content: "asks: ${parameters.question:-null}"}]
```

## Use instead
```yaml
blueprint: 1
name: Chat
version: 1
protocol: http
inputs:
  question: {type: [string, "null"]}
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/chat/completions
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: gpt-4o-mini
      messages: [{role: user, content: "${parameters.question:-null}"}]
```

## Fix
None.

## References
- `HttpConnector.fillNullParameters`
"""

import re
from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Place, Quoting, Subject
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP227",
    "null-default-form",
    Severity.WARNING,
    "A default of `null` has not the form that gives JSON null.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every default of null that stays a text."""
    for use in subject.uses:
        if use.place is not Place.BODY or use.placeholder.default != "null":
            continue
        if use.quoting is Quoting.IN_STRING:
            yield Diagnostic.of(CODE, f'"{use.written}" inside other text gives the word null, not JSON null', use.span)
        elif use.quoting is Quoting.WHOLE_STRING and not re.fullmatch(r"[A-Za-z0-9_]+", use.name):
            yield Diagnostic.of(
                CODE,
                f'"{use.written}" gives the text "null": the name may have only letters, digits and underscores',
                use.span,
            )


RULE = Rule(code=CODE, check=check, since="2.10")
