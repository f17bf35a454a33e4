"""A placeholder of the body is filled by nobody.

## What it does
Looks, for each placeholder of a `request_body` without a default, for who fills it: `parameters`, `inputs`, the
pre-process function. It speaks only where the blueprint says who calls (`callers`, `inputs`): a plain connector may
get anything from its calls.

## Why it is bad
The server refuses every such call, and says no more than `Some parameter placeholder not filled in payload: x` or
`Invalid payload`.

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
      model: gpt-4o-mini
      messages: [{role: user, content: !string "${parameters.prompt}"}]
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
None: the name may be wrong, or the declaration missing.

## References
- [ml-commons#1704](https://github.com/opensearch-project/ml-commons/issues/1704)
- [ml-commons#1872](https://github.com/opensearch-project/ml-commons/issues/1872)
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity, did_you_mean
from blueprintc.linter.facts import Place, Subject
from blueprintc.linter.facts.functions import makes_unknown_names
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP120",
    "missing-parameter",
    Severity.ERROR,
    "A placeholder of the body is filled by nobody.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every placeholder of the predict action's body that no one fills."""
    action = subject.predict
    if action is None or subject.is_plain or not (subject.callers or subject.inputs is not None):
        return
    if not set(subject.callers) <= _KNOWN_CALLERS or makes_unknown_names(action):
        return
    known = set(subject.types_of(action).names()) | set(subject.parameters) | _ALWAYS
    for use in subject.uses_in(action, Place.BODY):
        if use.placeholder.default is None and use.name not in known and "." not in use.name:
            like = did_you_mean(use.name, known)
            yield Diagnostic.of(
                CODE,
                f'nothing fills "{use.written}"',
                use.span,
                help=like or f'declare "{use.name}" under "inputs", or give it a value under "parameters"',
            )


#: Callers whose supply is known here; the others bring names of their own.
_KNOWN_CALLERS = {"predict", "text_embedding", "sparse_encoding", "text_image_embedding", "rerank"}
_ALWAYS = {"content_type", "sparse_embedding_format"}


RULE = Rule(code=CODE, check=check)
