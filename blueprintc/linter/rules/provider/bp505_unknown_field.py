"""A field of the body is not known to the provider.

## What it does
Looks for the names of the body's fields in what the provider documents.

## Why it is bad
Some providers refuse the body (`Unrecognized request argument`, `extraneous key`); others, such as AWS, ignore the
field, and what it was meant to set stays as it is.

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
      max_token: 300
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
None. A field that the provider has introduced since the contract was read is known with a newer blueprintc.

## References
- the providers' API references; `blueprintc/providers/schemas` names the source and the date of each contract
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.contract import Breach, Kind, breaches
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP505",
    "unknown-field",
    Severity.WARNING,
    "A field of the body is not known to the provider.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The unknown fields of every body, one finding for those that lie beside each other."""
    for action in subject.actions:
        beside: dict[tuple[str | int, ...], list[Breach]] = {}
        for breach in breaches(subject, action):
            if breach.kind is Kind.UNKNOWN_FIELD:
                beside.setdefault(breach.violation.place[:-1], []).append(breach)
        for found in beside.values():
            first = found[0]
            names = ", ".join(f'"{breach.violation.where}"' for breach in found)
            verb = "are no fields" if len(found) > 1 else "is no field"
            help_text = first.violation.message.partition("; ")[2]
            yield Diagnostic.of(
                CODE,
                f"{names} {verb} of {first.operation.title}",
                first.body.span(first.violation.place),
                help=help_text,
                notes=(first.operation.documentation,),
            )


RULE = Rule(code=CODE, check=check)
