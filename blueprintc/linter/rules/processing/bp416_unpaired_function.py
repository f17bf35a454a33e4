"""A connector has a built-in function for one half of a task only.

## What it does
Finds built-in functions for embeddings and rerankers before the call without any function after it, and after it
without any before, where no caller is declared.

## Why it is bad
With the first half alone the caller gets the provider's answer in place of vectors or scores; with the second alone
documents have no way into the body: `pre_process_function not defined in connector`.

## Example
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
None: add the other half, or declare the callers.

## References
- [ml-commons#2993](https://github.com/opensearch-project/ml-commons/issues/2993)
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.functions import function_text
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP416",
    "unpaired-function",
    Severity.WARNING,
    "A connector has a built-in function for one half of a task only.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The half that is there."""
    action = subject.predict
    if action is None or subject.callers or action.node.get("request_body") is None:
        return
    pre, post = function_text(action, "pre"), function_text(action, "post")
    if bool(pre) == bool(post):
        return
    key, other = ("pre", "post") if pre else ("post", "pre")
    text = action.text(f"{key}_process_function")
    if text is not None and (pre or post).endswith(_OF_TASKS):
        yield Diagnostic.of(
            CODE,
            f'"{text.value.strip()}" is half of a task: there is no {other}_process_function',
            text.whole,
        )


_OF_TASKS = ("openai.embedding", "cohere.embedding", "bedrock.embedding", ".rerank")


RULE = Rule(code=CODE, check=check)
