"""A field that all providers want as a list is a text.

## What it does
Finds fields such as `messages`, `texts` or `documents` of a body whose value is one placeholder in quotes, where
nothing says what the parameter holds; where the host tells who the provider is, every field that its documentation
has as a list or an object.

## Why it is bad
Callers send a list, which breaks the quotes: `Invalid payload`. A text would be refused by the provider.

## Example
```yaml
blueprint: 1
name: Chat
version: 1
protocol: http
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/chat/completions
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: gpt-4o-mini
      messages: !string "${parameters.messages}"
```

## Use instead
```yaml
blueprint: 1
name: Chat
version: 1
protocol: http
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/chat/completions
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: gpt-4o-mini
      messages: !json "${parameters.messages}"
```

## Fix
None.

## References
- the providers' API references
"""

import re
from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.contract import Kind, breaches
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP502",
    "list-in-quotes",
    Severity.WARNING,
    "A field that all providers want as a list is a text.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every such field of every body: those that all providers have, and those of the provider's own contract."""
    for action in subject.actions:
        body = action.text("request_body")
        known = subject.types_of(action).names() if body is not None else ()
        told: set[int] = set()
        for match in _FIELD.finditer(body.value) if body is not None else ():
            if body is not None and match[2] not in known and match[2] not in subject.parameters:
                start, end = match.start(2) - len("${parameters."), match.end(2) + 1
                told.add(start - 1)
                message = f'"{match[1]}" is a list for all providers, and a text here'
                yield Diagnostic.of(CODE, message, body.span(start, end), expected="expected no quotes")
        for breach in breaches(subject, action):
            start, end = breach.body.places.get(breach.violation.place, (-1, -1))
            if breach.kind is Kind.LIST_IN_QUOTES and start >= 0 and start not in told:
                message = f'"{breach.violation.where}" {breach.violation.message}'
                span = breach.body.text.span(start + 1, end - 1)
                yield Diagnostic.of(CODE, message, span, expected="expected no quotes")


_FIELD = re.compile(
    r'"(messages|texts|images|documents|contents|embedding_types|tools|queries|sources|instances|stop_sequences)"'
    r'\s*:\s*"\$\{parameters\.(\w+)\}"'
)


RULE = Rule(code=CODE, check=check)
