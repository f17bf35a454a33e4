"""A rerank request asks for fewer results than it has documents.

## What it does
Finds a rerank body in which `top_n` (Cohere) or `numberOfResults` (Bedrock) is a number, or a parameter with a
value of its own.

## Why it is bad
The rerank processor needs one score for each document. With fewer results the server answers
`ArrayIndexOutOfBoundsException`.

## Example
```yaml
blueprint: 1
name: Rerank
version: 1
protocol: http
callers: [rerank]
credential:
  key: {env: COHERE_API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.cohere.ai/v1/rerank
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: rerank-english-v3.0
      query: ${parameters.query}
      documents: ${parameters.documents}
      top_n: 3
    pre_process_function: connector.pre_process.cohere.rerank
    post_process_function: connector.post_process.cohere.rerank
```

## Use instead
```yaml
blueprint: 1
name: Rerank
version: 1
protocol: http
callers: [rerank]
credential:
  key: {env: COHERE_API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.cohere.ai/v1/rerank
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: rerank-english-v3.0
      query: ${parameters.query}
      documents: ${parameters.documents}
      top_n: ${parameters.top_n}
    pre_process_function: connector.pre_process.cohere.rerank
    post_process_function: connector.post_process.cohere.rerank
```

## Fix
None.

## References
- `CohereRerankPostProcessFunction`
"""

import re
from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.functions import function_text
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP414",
    "rerank-count",
    Severity.WARNING,
    "A rerank request asks for fewer results than it has documents.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every fixed number of results."""
    for action in subject.actions:
        body = action.text("request_body")
        if body is None or not function_text(action, "post").endswith(".rerank"):
            continue
        for match in _FIXED.finditer(body.value):
            yield Diagnostic.of(
                CODE,
                f'"{match[1]}" is {match[2]}: with more documents than that, scores are missing',
                body.span(match.start(2), match.end(2)),
            )


_FIXED = re.compile(r'"(top_n|numberOfResults)"\s*:\s*(\d+)')


RULE = Rule(code=CODE, check=check)
