"""The answer of typed embeddings is not where the function looks.

## What it does
Finds `embedding_types` (Cohere) or `embeddingTypes` (Titan) in the body together with a post-process function for
answers without types.

## Why it is bad
With types, vectors are under `embeddings.float` or `embeddingsByType.float`; the function looks at `embeddings` or
`embedding` and fails, or finds nothing.

## Example
```yaml
blueprint: 1
name: Cohere
version: 1
protocol: http
credential:
  key: {env: COHERE_API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.cohere.ai/v2/embed
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: embed-english-v3.0
      texts: ${parameters.texts}
      input_type: search_document
      embedding_types: [float]
    pre_process_function: connector.pre_process.cohere.embedding
    post_process_function: connector.post_process.cohere.embedding
```

## Use instead
```yaml
blueprint: 1
name: Cohere
version: 1
protocol: http
credential:
  key: {env: COHERE_API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.cohere.ai/v2/embed
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: embed-english-v3.0
      texts: ${parameters.texts}
      input_type: search_document
      embedding_types: [float]
    pre_process_function: connector.pre_process.cohere.embedding
    post_process_function: connector.post_process.cohere_v2.embedding.float
```

## Fix
None: the type decides the function.

## References
- [ml-commons#3093](https://github.com/opensearch-project/ml-commons/issues/3093)
- [ml-commons#3560](https://github.com/opensearch-project/ml-commons/issues/3560)
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP410",
    "function-for-other-type",
    Severity.ERROR,
    "The answer of typed embeddings is not where the function looks.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Typed requests with functions for untyped answers."""
    if "response_filter" in subject.parameters:
        return  # the filter says where to look
    for action in subject.actions:
        body, text = action.text("request_body"), action.text("post_process_function")
        if body is None or text is None or '"embedding_types"' not in body.value:
            continue
        if text.value.strip() == "connector.post_process.cohere.embedding":
            yield Diagnostic.of(
                CODE,
                "with embedding_types the vectors are not where this function looks",
                text.whole,
                help="use connector.post_process.cohere_v2.embedding.<type>",
            )


RULE = Rule(code=CODE, check=check)
