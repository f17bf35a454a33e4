"""A caller sends documents, and nothing turns them into parameters.

## What it does
Finds a predict action without `pre_process_function` for a caller that sends documents (`text_embedding`,
`sparse_encoding`, `text_image_embedding`, `rerank`, `highlight`).

## Why it is bad
The body's placeholders stay empty for documents; the server answers `Invalid payload`. A plain predict call with
parameters works, which is why it is often noticed late.

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
      input: !json "${parameters.input:-1}"
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
- [ml-commons#1344](https://github.com/opensearch-project/ml-commons/issues/1344)
- [neural-search#1194](https://github.com/opensearch-project/neural-search/issues/1194)
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.emulator.functions import pre_function, pre_functions
from blueprintc.linter.facts import Action, Place, Subject
from blueprintc.linter.facts.callers import CALLERS_WITH_DOCUMENTS
from blueprintc.linter.facts.functions import function_text
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP403",
    "no-pre-process",
    Severity.ERROR,
    "A caller sends documents, and nothing turns them into parameters.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A predict action for document callers without a pre-process function."""
    callers = [caller for caller in subject.callers if caller in CALLERS_WITH_DOCUMENTS]
    action = subject.predict
    if not callers or action is None or function_text(action, "pre"):
        return
    if _uses_default(subject, action, callers):
        return
    member = action.node.member("action_type")
    yield Diagnostic.of(
        CODE,
        f'caller "{callers[0]}" sends documents, but the action has no pre_process_function',
        action.node.span if member is None else member.value.span,
        help=_suggestion(subject),
    )


def _uses_default(subject: Subject, action: Action, callers: list[str]) -> bool:
    """Whether the server's default function, which makes ``input``, is enough (2.11 and later)."""
    default = pre_function("connector.pre_process.default.embedding", subject.targets[0])
    names = {use.name for use in subject.uses_in(action, Place.BODY) if use.placeholder.default is None}
    return default is not None and "rerank" not in callers and "input" in names


def _suggestion(subject: Subject) -> str:
    names = {use.name for use in subject.uses if use.place is Place.BODY}
    for name, function in pre_functions(subject.newest).items():
        if names and set(function.produces) <= names:
            return f'"{name}" makes {", ".join(sorted(function.produces))}'
    return "name a built-in function, or write a script"


RULE = Rule(code=CODE, check=check)
