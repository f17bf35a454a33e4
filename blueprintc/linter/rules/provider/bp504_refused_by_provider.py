"""The provider refuses the body.

## What it does
Holds the body against what the provider documents, with a value of its type in place of each placeholder: fields
that are missing, values of the wrong type or outside their limits, too many or too few items. Only where the host
tells who the provider is.

## Why it is bad
Every call fails with status 400 or 422, and the provider's own error in the answer.

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
      temperature: 3
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
      temperature: 0.3
      messages: [{role: user, content: "${parameters.question}"}]
```

## Fix
None.

## References
- the providers' API references; `blueprintc/providers/schemas` names the source and the date of each contract
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.contract import Breach, Kind, breaches
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP504",
    "refused-by-provider",
    Severity.WARNING,
    "The provider refuses the body.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every breach of a contract that no other rule of the family tells; fields missing in one object together."""
    for action in subject.actions:
        missing: dict[tuple[str | int, ...], list[Breach]] = {}
        for breach in breaches(subject, action):
            if breach.kind is not Kind.OTHER:
                continue
            violation = breach.violation
            if violation.kind == "missing":
                missing.setdefault(violation.place[:-1], []).append(breach)
            else:
                yield _finding(f'"{violation.where}" {violation.message}', breach)
        for found in missing.values():
            names = ", ".join(f'"{breach.violation.where}"' for breach in found)
            yield _finding(f"{names} {'is' if len(found) == 1 else 'are'} missing", found[0])


def _finding(message: str, breach: Breach) -> Diagnostic:
    note = f"{breach.operation.title}: {breach.operation.documentation}"
    return Diagnostic.of(CODE, message, breach.body.span(breach.violation.place), notes=(note,))


RULE = Rule(code=CODE, check=check)
