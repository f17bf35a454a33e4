"""Parameters name each other in a circle.

## What it does
Follows the placeholders in the values of `parameters`.

## Why it is bad
Every call fails: `Infinite loop in property interpolation`.

## Example
```yaml
blueprint: 1
name: Chat
version: 1
protocol: http
parameters:
  a: x ${parameters.b}
  b: y ${parameters.a}
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
      messages: [{role: "${parameters.a}", content: "${parameters.question}"}]
```

## Use instead
```yaml
blueprint: 1
name: Chat
version: 1
protocol: http
parameters:
  a: x ${parameters.b}
  b: y
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
      messages: [{role: "${parameters.a}", content: "${parameters.question}"}]
```

## Fix
None.

## References
- `StringSubstitutor.checkCyclicSubstitution`
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Place, Subject, Use
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP125",
    "parameter-cycle",
    Severity.ERROR,
    "Parameters name each other in a circle.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every circle, once."""
    following: dict[str, list[Use]] = {}
    for use in subject.uses:
        if use.place is Place.PARAMETER and use.name in subject.parameters:
            following.setdefault(use.key, []).append(use)
    seen: set[str] = set()
    for name in following:
        chain = _circle(name, following)
        if chain and not seen & set(chain):
            seen |= set(chain)
            first = next(use for use in following[chain[0]] if use.name == chain[1])
            yield Diagnostic.of(CODE, f"parameters name each other in a circle: {' → '.join(chain)}", first.span)


def _circle(start: str, following: dict[str, list[Use]]) -> list[str]:
    """The names from ``start`` back to it, or nothing."""
    paths = [[start]]
    visited: set[str] = set()
    while paths:
        path = paths.pop()
        for use in following.get(path[-1], []):
            if use.name == start:
                return [*path, start]
            if use.name not in visited:
                visited.add(use.name)
                paths.append([*path, use.name])
    return []


RULE = Rule(code=CODE, check=check)
