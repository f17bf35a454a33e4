"""The model has been retired.

## What it does
Looks for the model in a table of models that providers have turned off, with the date and what they recommend. The
table has the date on which it was read; a model whose end is announced for later is not told.

## Why it is bad
Every call fails: `The model … does not exist`, `The provided model identifier is invalid`.

## Example
```yaml
blueprint: 1
name: Completion
version: 1
protocol: http
inputs:
  prompt: {type: string}
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/completions
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: text-davinci-003
      prompt: ${parameters.prompt}
```

## Use instead
```yaml
blueprint: 1
name: Chat
version: 1
protocol: http
inputs:
  prompt: {type: string}
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/chat/completions
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: gpt-5.6-terra
      messages: [{role: user, content: "${parameters.prompt}"}]
```

## Fix
None.

## References
- [OpenAI](https://developers.openai.com/api/docs/deprecations)
- [Amazon Bedrock](https://docs.aws.amazon.com/bedrock/latest/userguide/model-lifecycle.html)
- [Cohere](https://docs.cohere.com/docs/deprecations)
- [Gemini](https://ai.google.dev/gemini-api/docs/deprecations)
- [Anthropic](https://platform.claude.com/docs/en/about-claude/model-deprecations)
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.models import called_model
from blueprintc.linter.rule import Rule
from blueprintc.providers import ModelStatus

CODE = Code(
    "BP506",
    "retired-model",
    Severity.WARNING,
    "The model has been retired.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The models of all actions, each once."""
    told: set[str] = set()
    for action in subject.actions:
        called = called_model(subject, action)
        known = None if called is None else called.operation.model(called.name)
        if called is None or known is None or known.status is not ModelStatus.RETIRED or called.name in told:
            continue
        told.add(called.name)
        since = f" since {known.date}" if known.date else ""
        yield Diagnostic.of(
            CODE,
            f'"{called.name}" is retired{since}: calls fail',
            called.span,
            help=f"the provider recommends {known.replacement}" if known.replacement else "",
            notes=(f"{known.source}, read {known.as_of}",),
        )


RULE = Rule(code=CODE, check=check)
