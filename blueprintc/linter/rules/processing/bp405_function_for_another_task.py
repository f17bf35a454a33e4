"""A built-in function is made for another caller.

## What it does
Compares what the built-in functions of the predict action take and give with the declared callers: rerank functions
need a query and documents, embedding functions documents alone; a caller needs vectors, or scores.

## Why it is bad
The server answers `This pre_process_function can only support TextSimilarityInputDataSet` (or
`TextDocsInputDataSet`), or the caller finds scores where it needs a vector.

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
    post_process_function: connector.post_process.cohere.rerank
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
- [ml-commons#2993](https://github.com/opensearch-project/ml-commons/issues/2993)
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.emulator.functions import post_function, pre_function
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.callers import CALLERS_WITH_DOCUMENTS
from blueprintc.linter.facts.functions import function_text
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP405",
    "function-for-another-task",
    Severity.ERROR,
    "A built-in function is made for another caller.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Functions that do not fit the callers."""
    action = subject.predict
    if action is None:
        return
    pre = pre_function(function_text(action, "pre"), subject.newest)
    post = post_function(function_text(action, "post"), subject.newest)
    for caller in subject.callers:
        takes = "text_similarity" if caller == "rerank" else "text_docs"
        text = action.text("pre_process_function")
        if caller in CALLERS_WITH_DOCUMENTS and pre is not None and text is not None and pre.takes != takes:
            yield Diagnostic.of(CODE, f'"{pre.name}" is not for caller "{caller}"', text.whole)
        gives = {"rerank": {"scores", "tensors"}, "text_embedding": {"embedding", "tensors"}}.get(caller)
        text = action.text("post_process_function")
        if gives is not None and post is not None and text is not None and post.gives not in gives:
            yield Diagnostic.of(CODE, f'"{post.name}" is not for caller "{caller}"', text.whole)
        if caller == "sparse_encoding" and post is not None and text is not None and post.gives != "tensors":
            yield Diagnostic.of(
                CODE, f'"{post.name}" gives dense vectors, and caller "{caller}" needs token weights', text.whole
            )


RULE = Rule(code=CODE, check=check)
