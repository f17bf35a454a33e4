"""A `for_each` processor has two wildcards in its path.

## What it does
Finds `for_each` processors whose `path` has more than one `[*]`.

## Why it is bad
The processor reads all elements as one list and writes that whole list to each place: the contents are doubled.

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
    - type: for_each
      path: "$.choices[*].parts[*]"
      processors: [{type: to_string}]
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
    - type: for_each
      path: "$.choices[*]"
      processors: [{type: to_string}]
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
- `MLForEachProcessor`
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP418",
    "for-each-over-two-lists",
    Severity.WARNING,
    "A `for_each` processor has two wildcards in its path.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every such path among the connector's processors."""
    for name in ("input_processors", "output_processors"):
        node = subject.parameters.get(name)
        if node is None:
            continue
        from blueprintc.emulator.processors.config import read_configs  # few connectors have any

        for config in read_configs(subject.parameter_texts.get(name)):
            path = None if config is None else config.get("path")
            if config is not None and str(config.get("type")).lower() == "for_each":
                if isinstance(path, str) and path.count("[*]") > 1:
                    yield Diagnostic.of(CODE, f'"{path}" has two wildcards: contents are doubled', node.span)


RULE = Rule(code=CODE, check=check, since="3.3")
