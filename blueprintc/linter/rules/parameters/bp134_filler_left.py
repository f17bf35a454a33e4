"""A text for the reader was left in place of a value.

## What it does
Finds `<YOUR …>`, `{{…}}` and `${{…}}` in the connector that is built from a blueprint.

## Why it is bad
The server stores the text as it is; the first call then goes to a host or a model of that name.

## Example
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
parameters:
  model: <YOUR MODEL>
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/embeddings
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: ${parameters.model}
      input: ${parameters.input}
    pre_process_function: connector.pre_process.openai.embedding
    post_process_function: connector.post_process.openai.embedding
```

## Use instead
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
parameters:
  model: text-embedding-3-small
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/embeddings
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: ${parameters.model}
      input: ${parameters.input}
    pre_process_function: connector.pre_process.openai.embedding
    post_process_function: connector.post_process.openai.embedding
```

## Fix
None.

## References
- [flow-framework#1197](https://github.com/opensearch-project/flow-framework/issues/1197)
"""

import re
from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Label, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule
from blueprintc.model import Scalar
from blueprintc.source import Text

CODE = Code(
    "BP134",
    "filler-left",
    Severity.WARNING,
    "A text for the reader was left in place of a value.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for all fillers of a blueprint: who has left one has mostly left them all."""
    if subject.is_plain:
        return  # a published connector is meant to be filled in
    found = [(text, match) for text, pattern in _texts(subject) if (match := pattern.search(text.value)) is not None]
    if found:
        (text, match), *others = found
        yield Diagnostic.of(
            CODE,
            f'"{match.group()[:60]}" was meant to be replaced',
            text.span(match.start(), match.end()),
            labels=tuple(Label(one.span(at.start(), at.end()), "and this") for one, at in others),
        )


_FILLER = re.compile(r"<(?:YOUR|PLEASE|ENTER|INSERT|ADD)[^<>]*>|\$\{\{[^{}]*\}\}", re.IGNORECASE)


#: No URL and no value of a parameter as a whole has these.
_IN_URL = re.compile(rf"{_FILLER.pattern}|<[^<>]*>|(?<![${{])\{{(?!\{{)[^{{}}]*\}}", re.IGNORECASE)
_WHOLE = re.compile(rf"{_FILLER.pattern}|^<[^<>]*>$", re.IGNORECASE)


def _texts(subject: Subject) -> Iterator[tuple[Text, re.Pattern[str]]]:
    for key in ("name", "description", "url"):
        node = subject.root.get(key)
        if isinstance(node, Scalar) and isinstance(node.value, str):
            yield node.text, _IN_URL if key == "url" else _FILLER
    for node in subject.parameters.values():
        if isinstance(node, Scalar) and isinstance(node.value, str):
            yield node.text, _WHOLE
    for action in subject.actions:
        if (url := action.text("url")) is not None:
            yield url, _IN_URL


RULE = Rule(code=CODE, check=check)
