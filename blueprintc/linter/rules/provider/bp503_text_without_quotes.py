"""A field that all providers want as a text is written without quotes.

## What it does
Finds fields such as `model`, `inputText` or `query` of a body whose value is one placeholder without quotes, where
nothing says what the parameter holds.

## Why it is bad
Callers send a text, which is no JSON without quotes: `Invalid payload`.

## Example
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/embeddings
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: !json "${parameters.model}"
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
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/embeddings
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: !string "${parameters.model}"
      input: ${parameters.input}
    pre_process_function: connector.pre_process.openai.embedding
    post_process_function: connector.post_process.openai.embedding
```

## Fix
None.

## References
- the providers' API references
"""

import re
from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP503",
    "text-without-quotes",
    Severity.WARNING,
    "A field that all providers want as a text is written without quotes.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every such field of every body."""
    for action in subject.actions:
        body = action.text("request_body")
        known = subject.types_of(action).names() if body is not None else ()
        for match in _FIELD.finditer(body.value) if body is not None else ():
            if body is not None and match[2] not in known and match[2] not in subject.parameters:
                yield Diagnostic.of(
                    CODE,
                    f'"{match[1]}" is a text for all providers, and has no quotes here',
                    body.span(match.start(2) - len("${parameters."), match.end(2) + 1),
                    expected="expected quotes",
                )


_FIELD = re.compile(
    r'"(model|inputText|query|input_type|role|truncate|anthropic_version)"\s*:\s*\$\{parameters\.(\w+)\}'
)


RULE = Rule(code=CODE, check=check)
