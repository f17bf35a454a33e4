"""A caller needs vectors or scores, and nothing makes them of the answer.

## What it does
Finds a predict action without `post_process_function` for a caller that needs tensors (`text_embedding`,
`sparse_encoding`, `text_image_embedding`, `rerank`).

## Why it is bad
The caller gets the provider's answer as it is, and fails with an error that does not name the connector: for
example `IndexOutOfBoundsException` in neural-search.

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
      input: ${parameters.input}
    pre_process_function: connector.pre_process.openai.embedding
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
- [neural-search#1825](https://github.com/opensearch-project/neural-search/issues/1825)
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.callers import CALLERS_WITH_TENSORS
from blueprintc.linter.facts.functions import function_text
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP404",
    "no-post-process",
    Severity.ERROR,
    "A caller needs vectors or scores, and nothing makes them of the answer.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A predict action for tensor callers without a post-process function."""
    callers = [caller for caller in subject.callers if caller in CALLERS_WITH_TENSORS]
    action = subject.predict
    if not callers or action is None or function_text(action, "post"):
        return
    if "sparse_encoding" in callers and len(callers) == 1:
        return  # token weights are taken from the answer as it is
    member = action.node.member("action_type")
    yield Diagnostic.of(
        CODE,
        f'caller "{callers[0]}" needs tensors, but the action has no post_process_function',
        action.node.span if member is None else member.value.span,
        help="name a built-in function, or write a script",
    )


RULE = Rule(code=CODE, check=check)
