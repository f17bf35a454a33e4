"""A field that all providers want as a number or a boolean is a text.

## What it does
Finds fields such as `max_tokens`, `temperature` or `dimensions` of a body whose value is a number in quotes; where
the host tells who the provider is, every field that its documentation has as a number or a boolean.

## Why it is bad
Most providers refuse a text there: `is not of type 'number'`.

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
      max_tokens: "300"
      messages: [{role: user, content: "${parameters.question}"}]
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
      max_tokens: 300
      messages: [{role: user, content: "${parameters.question}"}]
```

## Fix
Unsafe: the quotes are removed.

## References
- the providers' API references
- [ml-commons#1210](https://github.com/opensearch-project/ml-commons/issues/1210)
"""

import re
from collections.abc import Iterator

from blueprintc.diagnostics import Applicability, Code, Diagnostic, Edit, Fix, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.contract import Kind, breaches
from blueprintc.linter.rule import Rule
from blueprintc.source import Span, Text

CODE = Code(
    "BP501",
    "number-in-quotes",
    Severity.WARNING,
    "A field that all providers want as a number or a boolean is a text.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every such field of every body: those that all providers have, and those of the provider's own contract."""
    for action in subject.actions:
        body = action.text("request_body")
        told: set[int] = set()
        for match in _FIELD.finditer(body.value) if body is not None else ():
            if body is not None:
                told.add(match.start(2) - 1)
                yield _finding(f'"{match[1]}" is the text "{match[2]}"', body, match.start(2), match.end(2))
        for breach in breaches(subject, action):
            start, end = breach.body.places.get(breach.violation.place, (-1, -1))
            if breach.kind is Kind.NUMBER_IN_QUOTES and start >= 0 and start not in told:
                message = f'"{breach.violation.where}" {breach.violation.message}'
                yield _finding(message, breach.body.text, start + 1, end - 1)


def _finding(message: str, body: Text, start: int, end: int) -> Diagnostic:
    span = body.span(start, end)
    wide = Span(span.file, span.start - 1, span.end + 1)
    value = body.value[start:end]
    fix = None
    if wide.text in (f'"{value}"', f"'{value}'"):
        fix = Fix("remove the quotes", (Edit(wide, value),), Applicability.UNSAFE)
    return Diagnostic.of(CODE, message, span, expected="expected no quotes", fix=fix)


_FIELD = re.compile(
    r'"(max_tokens|max_completion_tokens|max_tokens_to_sample|maxTokens|max_output_tokens|temperature|top_p|topP|top_k|topK'
    r"|frequency_penalty|presence_penalty|seed|dimensions|embeddingDimension|top_n|numberOfResults|n|stream|normalize)"
    r'"\s*:\s*"(-?\d+(?:\.\d+)?|true|false)"'
)


RULE = Rule(code=CODE, check=check)
