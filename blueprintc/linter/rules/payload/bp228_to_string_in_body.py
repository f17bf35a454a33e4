"""`.toString()` is written where the server does not look for it.

## What it does
Finds `${parameters.x.toString()}` in a body when no value of a parameter mentions it.

## Why it is bad
The server makes the entry `x.toString()` only for placeholders that it finds in the *values* of parameters. In the
body alone it is never filled.

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
      messages: [{role: user, content: !string "${parameters.question.toString()}"}]
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
- `StringUtils.parseParameters`
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Place, Subject
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP228",
    "to-string-in-body",
    Severity.ERROR,
    "`.toString()` is written where the server does not look for it.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every call of toString() in a body that no parameter value has, too."""
    in_values = {use.name for use in subject.uses if use.place is Place.PARAMETER}
    for use in subject.uses:
        if use.place is Place.BODY and use.name.endswith(".toString()") and use.name not in in_values:
            yield Diagnostic.of(
                CODE,
                f'"{use.written}" is never filled: the server finds ".toString()" in values of parameters only',
                use.span,
                help="move the text with the placeholder into a parameter, and use that parameter here",
            )


RULE = Rule(code=CODE, check=check, since="2.17")
