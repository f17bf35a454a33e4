"""The server refuses to create the connector.

## What it does
Creates the connector on the emulator, for every release that it must work on, where no other rule has found an
error. The cluster is an open one: its trusted endpoints and other settings are not in the way.

## Why it is bad
It is what the server answers, word for word.

## Example
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
parameters:
  model: text-embedding-3-small
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/embeddings
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
- the emulator, measured against recordings of real servers
"""

from collections.abc import Iterator

from blueprintc.data.features import Target
from blueprintc.data.releases import describe
from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.emulation import create_in, reason
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP650",
    "refused-by-server",
    Severity.ERROR,
    "The server refuses to create the connector.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The server's refusals, each once with the releases that say so."""
    refusals: dict[str, list[Target]] = {}
    answers = create_in(subject.create_request, subject.targets)
    for target, answer in zip(subject.targets, answers, strict=True):
        if answer is not None and answer.status >= 400:
            refusals.setdefault(reason(answer), []).append(target)
    for text, targets in refusals.items():
        yield Diagnostic.of(
            CODE, f"OpenSearch {describe(tuple(targets))} refuses this connector: {text}", subject.root.members[0].span
        )


RULE = Rule(code=CODE, check=check, last_resort=True)
