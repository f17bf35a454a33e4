"""The model is made for another task.

## What it does
Looks for the model in the provider's list: whether it is one for chats, completions, embeddings or rerank, as the
operation that the URL names wants it.

## Why it is bad
Every call fails: `This is not a chat model`, `You are not allowed to generate embeddings from this model`.

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
    request_body:
      model: text-embedding-3-small
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
- the providers' lists of models
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.models import called_model
from blueprintc.linter.rule import Rule
from blueprintc.providers import ModelStatus

CODE = Code(
    "BP508",
    "model-for-other-task",
    Severity.WARNING,
    "The model is made for another task.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The models of all actions, each once."""
    told: set[str] = set()
    for action in subject.actions:
        called = called_model(subject, action)
        known = None if called is None else called.operation.model(called.name)
        if called is None or known is None or called.operation.is_for(known) or called.name in told:
            continue
        if known.status is ModelStatus.RETIRED:
            continue  # BP506 tells
        told.add(called.name)
        message = f'"{called.name}" is a model for {known.task}, and the URL is for {called.operation.title}'
        yield Diagnostic.of(CODE, message, called.span)


RULE = Rule(code=CODE, check=check)
