"""The name or the description has a character that the server refuses.

## What it does
Checks name, description and `provisioned_by` as the server does: letters, digits, white space and `.,!?():@-_'/"`
only.

## Why it is bad
The server refuses the connector: `Validation Failed: 1: Model connector name can only contain letters, numbers,
spaces, and basic punctuation`.

## Example
```yaml
blueprint: 1
name: Embeddings & more
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

## Use instead
```yaml
blueprint: 1
name: Embeddings and more
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
- `StringUtils.validateFields`
- [flow-framework#1197](https://github.com/opensearch-project/flow-framework/issues/1197)
"""

from collections.abc import Iterator
from dataclasses import replace

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.emulator.create import is_safe_text
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.fillers import looks_like_filler
from blueprintc.linter.rule import Rule
from blueprintc.model import Scalar

CODE = Code(
    "BP610",
    "unsafe-text",
    Severity.ERROR,
    "The name or the description has a character that the server refuses.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every text that the safe-text rule refuses."""
    for key in ("name", "description", "provisioned_by"):
        node = subject.root.get(key)
        if not isinstance(node, Scalar) or node.value is None:
            continue
        is_meant_to_go = looks_like_filler(node.text.value)
        text = node.text
        if key == "name" and not text.value.strip():
            yield Diagnostic.of(CODE, "the name is blank", node.span)
        for offset, char in enumerate(text.value):
            if not is_safe_text(char):
                if is_meant_to_go and char == "<" and not subject.is_plain:
                    break  # BP134 tells
                place = text.span(offset, offset + 1)
                found = Diagnostic.of(CODE, f'{key} has "{char}", which the server refuses', place)
                yield replace(found, severity=Severity.WARNING) if is_meant_to_go else found
                break


RULE = Rule(code=CODE, check=check, since="3.1")
