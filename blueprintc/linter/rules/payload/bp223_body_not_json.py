"""The body is no JSON, whatever the parameters are.

## What it does
Puts values of the known types into the body and reads the result: as the server does, and strictly. An error means
that the server refuses it; a warning that the server lets it pass and the provider will not.

## Why it is bad
The server answers `Invalid payload` to every call. Its own check is lenient: single quotes, words without quotes
and trailing commas pass, and are sent as they are.

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
    request_body: '{"model": "gpt-4o-mini", "messages": [{"role": "user", "content": "${parameters.question}"}'
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
    request_body: '{"model": "gpt-4o-mini", "messages": [{"role": "user", "content": "${parameters.question}"}]}'
```

## Fix
None: write the body as a mapping, and it is always JSON.

## References
- `StringUtils.isJson`
- [ml-commons#1210](https://github.com/opensearch-project/ml-commons/issues/1210)
"""

import json
from collections.abc import Iterator
from dataclasses import replace

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.emulator.payload import is_payload
from blueprintc.linter.facts import Quoting, Subject, quotings
from blueprintc.linter.facts.fillers import looks_like_filler
from blueprintc.linter.rule import Rule
from blueprintc.model.placeholder import Placeholder, whole_placeholder

CODE = Code(
    "BP223",
    "body-not-json",
    Severity.ERROR,
    "The body is no JSON, whatever the parameters are.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every body that no values make JSON."""
    for action in subject.actions:
        body = action.text("request_body")
        if body is None or not body.value.strip() or looks_like_filler(body.value):
            continue
        filled = _filled(body.value, subject)
        if "${parameters." in filled:
            continue  # a broken placeholder, which another finding tells
        error = _strict_error(filled)
        taken = all(is_payload(filled, target) for target in subject.targets)
        if error is None and taken:
            continue
        error = error or "the server wants an object or a list, in which no key stands twice"
        if taken:
            message = f"the server lets the body pass, but it is no JSON: {error}"
            yield replace(Diagnostic.of(CODE, message, body.whole), severity=Severity.WARNING)
        else:
            yield Diagnostic.of(CODE, f"the body is no JSON: {error}", body.whole)


def _filled(template: str, subject: Subject) -> str:
    """The body with a value for each placeholder: its own, where that is known, else one that fits its place."""
    parts: list[str] = []
    at = 0
    whole = whole_placeholder(template.strip()) is not None
    for placeholder, quoting in quotings(template):
        parts.append(template[at : placeholder.start])
        parts.append(_value(placeholder, quoting, whole, subject))
        at = placeholder.end
    return "".join([*parts, template[at:]])


def _value(placeholder: Placeholder, quoting: Quoting, whole: bool, subject: Subject) -> str:
    harmless = "[1]" if whole else "1" if quoting is Quoting.BARE else "x"
    own = subject.parameter_texts.get(placeholder.name)
    if own is None:
        return harmless if placeholder.default is None else placeholder.default
    if "${" in own or looks_like_filler(own):
        return harmless
    # What breaks its place is told by rules of its own.
    fits = _strict_error(own if quoting is Quoting.BARE else f'"{own}"') is None
    return own if fits else harmless


def _strict_error(text: str) -> str | None:
    try:
        json.loads(text)
    except ValueError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) > 1 and all(_is_json(line) for line in lines):
            return None  # one JSON value a line, as bulk APIs take it
        return str(error)
    except RecursionError:
        return None
    return None


def _is_json(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


RULE = Rule(code=CODE, check=check)
