"""A placeholder without double quotes stands for a text.

## What it does
Finds a placeholder without quotes in a body whose parameter is known to be a text: by `inputs`, by what the
built-in pre-process function makes, or by its default.

## Why it is bad
The text lands in the body without quotes, which is no JSON: the server answers `Invalid payload`, or, where the
text is one word, sends a body that the provider refuses.

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
    request_body: '{"model": "gpt-4o-mini", "messages": [{"role": "user", "content": ${parameters.question}}]}'
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
Safe: double quotes are put around the placeholder.

## References
- [ml-commons#1872](https://github.com/opensearch-project/ml-commons/issues/1872)
- [ml-commons#1215](https://github.com/opensearch-project/ml-commons/issues/1215)
"""

import json
from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Edit, Fix, Severity
from blueprintc.linter.facts import Place, Quoting, Subject
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP222",
    "bare-text",
    Severity.ERROR,
    "A placeholder without double quotes stands for a text.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every bare placeholder whose parameter is a text and not itself JSON."""
    for action in subject.actions:
        types = subject.types_of(action)
        body = action.text("request_body")
        if body is None or not body.value.lstrip().startswith(("{", "[")):
            continue
        for use in subject.uses_in(action, Place.BODY):
            known = types.of(use.name)
            if use.quoting is not Quoting.BARE or known is None or not known.is_text:
                continue
            if _is_json(subject.parameter_texts.get(use.name, "")):
                continue  # a text that holds JSON is meant to be put in bare
            exact = use.span.text == use.written
            edits = (Edit(use.span, f'"{use.written}"'),)
            yield Diagnostic.of(
                CODE,
                f'placeholder "{use.written}" is not quoted, but parameter "{use.name}" is a text',
                use.span,
                expected="expected double quotes",
                help="put double quotes around it",
                notes=(f"its type is known from {known.source}",),
                fix=Fix("put double quotes around it", edits) if exact else None,
            )


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


RULE = Rule(code=CODE, check=check)
