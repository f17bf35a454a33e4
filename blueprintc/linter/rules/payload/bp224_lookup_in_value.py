"""A placeholder looks into the value of a parameter.

## What it does
Finds `${parameters.a.b}` where `a` is a parameter that is known and `a.b` is not. The server's parameters are a
flat map: a dot is a letter of the name.

## Why it is bad
The placeholder is never filled, and the server refuses the call.

## Example
```yaml
blueprint: 1
name: Chat
version: 1
protocol: http
inputs:
  doc: {type: object}
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/chat/completions
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: gpt-4o-mini
      messages: [{role: user, content: !string "${parameters.doc.first_line}"}]
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
None: pass the member as a parameter of its own, or the whole object without quotes.

## References
- [ml-commons#3973](https://github.com/opensearch-project/ml-commons/issues/3973)
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Place, Subject
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP224",
    "lookup-in-value",
    Severity.ERROR,
    "A placeholder looks into the value of a parameter.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every dotted name whose head is a parameter."""
    for action in subject.actions:
        known = set(subject.types_of(action).names())
        for use in subject.uses_in(action, Place.BODY, Place.URL):
            head, dot, rest = use.name.partition(".")
            if "[" in use.name and use.name not in known:
                yield Diagnostic.of(
                    CODE,
                    f'"{use.written}" looks into a value, which the server does not do',
                    use.span,
                    help=f'the server looks for a parameter of the name "{use.name}"',
                )
            elif dot and head in known and use.name not in known and rest != "toString()":
                yield Diagnostic.of(
                    CODE,
                    f'"{use.written}" looks into "{head}", which the server does not do',
                    use.span,
                    help=f'the server looks for a parameter of the name "{use.name}"',
                )


RULE = Rule(code=CODE, check=check)
