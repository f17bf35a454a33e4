r"""A declared caller does not get through to the provider.

## What it does
Plays the declared callers on the emulator, with harmless and with difficult texts (quotes, backslashes, line ends,
control characters, emoji), where no other rule has found an error. It looks at what happens before the provider
answers: whether a request is sent, whether its body is JSON, and whether the caller's texts are in it as they were.

## Why it is bad
It is what the server answers, or what it would send.

## Example
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
callers: [text_embedding]
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
      input: !json "${parameters.input}"
    pre_process_function: |
      return "{\"parameters\":{\"input\":\"" + params.text_docs[0] + "}}";
    post_process_function: connector.post_process.openai.embedding
```

## Use instead
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
callers: [text_embedding]
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
- the emulator, measured against recordings of real servers
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.emulation import TRIED, try_caller
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP450",
    "caller-fails",
    Severity.ERROR,
    "A declared caller does not get through to the provider.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The first thing that goes wrong for each caller."""
    action = subject.predict
    if action is None:
        return
    member = action.node.member("request_body") or action.node.member("action_type")
    span = action.node.span if member is None else member.key.whole
    for name in subject.callers:
        if name not in TRIED:
            continue
        for words, problem in try_caller(subject, name, subject.newest):
            yield Diagnostic.of(
                CODE,
                f'caller "{name}" fails with {words}: {problem}',
                span,
                notes=("found by playing the call on the emulator",),
            )
            break


RULE = Rule(code=CODE, check=check, last_resort=True)
