"""The name of a function is given by a placeholder.

## What it does
Finds a function that is one placeholder and nothing else.

## Why it is bad
The server puts the value in double quotes before it looks the name up, so no built-in function is ever found; the
script is a text, and the call fails.

## Example
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
parameters:
  function: connector.post_process.openai.embedding
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
    post_process_function: ${parameters.function}
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
- `ConnectorUtils.fillProcessFunctionParameter`
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule
from blueprintc.model.placeholder import whole_placeholder

CODE = Code(
    "BP413",
    "function-by-placeholder",
    Severity.ERROR,
    "The name of a function is given by a placeholder.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every function that is a placeholder."""
    for action in subject.actions:
        for key in ("pre_process_function", "post_process_function"):
            text = action.text(key)
            if text is not None and whole_placeholder(text.value.strip()) is not None:
                yield Diagnostic.of(
                    CODE,
                    f'"{key}" cannot be given by a placeholder',
                    text.whole,
                    help="choose the function at build time: {{ vars.function }}",
                )


RULE = Rule(code=CODE, check=check)
