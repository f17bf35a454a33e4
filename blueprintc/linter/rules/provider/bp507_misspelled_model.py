"""The model's name is nearly that of a known one.

## What it does
Compares the model with the names of the provider's models. Names with other numbers may be newer ones, and are not
told.

## Why it is bad
Every call fails: `The model … does not exist`.

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
      model: text-embeding-3-small
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
      model: text-embedding-3-small
      input: ${parameters.input}
    pre_process_function: connector.pre_process.openai.embedding
    post_process_function: connector.post_process.openai.embedding
```

## Fix
None.

## References
- the providers' lists of models
"""

import re
from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.models import called_model
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP507",
    "misspelled-model",
    Severity.WARNING,
    "The model's name is nearly that of a known one.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The models of all actions, each once."""
    told: set[str] = set()
    for action in subject.actions:
        called = called_model(subject, action)
        if called is None or called.name in told or called.operation.model(called.name) is not None:
            continue
        told.add(called.name)
        near = _near(called.name, called.operation.model_names)
        if near:
            message = f'"{called.name}" is not a model that is known'
            yield Diagnostic.of(CODE, message, called.span, help=f'did you mean "{near}"?')


def _near(name: str, names: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    alike = [one for one in names if re.findall(r"\d+", one) == re.findall(r"\d+", name)]
    return next(iter(get_close_matches(name, alike, 1, 0.88)), "")


RULE = Rule(code=CODE, check=check)
