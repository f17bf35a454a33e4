"""A processor has a configuration that the server refuses.

## What it does
Makes each processor of `input_processors` and `output_processors` as the server does.

## Why it is bad
An unknown type is an error of every call. Any other mistake is only logged: the call then fails with a
NullPointerException. A value that is no list is ignored without a word.

## Example
```yaml
blueprint: 1
name: Chat
version: 1
protocol: http
inputs:
  question: {type: string}
parameters:
  output_processors:
    - type: regex_capture
      pattern: "answer: (.*)"
      groups: 1
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

## Use instead
```yaml
blueprint: 1
name: Chat
version: 1
protocol: http
inputs:
  question: {type: string}
parameters:
  output_processors:
    - type: regex_capture
      pattern: "answer: (.*)"
      groups: "1"
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
- `ProcessorChain`, `MLEngineClassLoader.initInstance`
"""

from collections.abc import Iterator
from dataclasses import replace

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.jsontext import Json
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule
from blueprintc.model import Sequence

CODE = Code(
    "BP417",
    "bad-processor",
    Severity.ERROR,
    "A processor has a configuration that the server refuses.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every processor that cannot be made."""
    for name in ("input_processors", "output_processors"):
        node, text = subject.parameters.get(name), subject.parameter_texts.get(name)
        if node is None or text is None or "${" in text:
            continue
        from blueprintc.emulator.processors.config import read_configs  # few connectors have any

        configs = read_configs(text)
        if not configs and text.strip() != "[]":
            message = f'"{name}" is no JSON list of objects, so the server ignores it'
            yield replace(Diagnostic.of(CODE, message, node.span), severity=Severity.WARNING)
        items = node.items if isinstance(node, Sequence) and len(node.items) == len(configs) else ()
        for index, config in enumerate(configs):
            place = items[index].span if items else node.span
            for reason in _refusals(config, subject):
                yield Diagnostic.of(CODE, f"processor {index + 1} cannot be made: {reason}", place)


def _refusals(config: dict[str, Json] | None, subject: Subject) -> list[str]:
    from blueprintc.emulator.processors import ProcessorChain

    return ["it is null"] if config is None else ProcessorChain.refusals(config, subject.newest)


RULE = Rule(code=CODE, check=check, since="3.3")
