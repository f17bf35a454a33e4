"""A script calls `escape`, which an old release does not bring.

## What it does
Finds scripts that call `escape(…)` without a function of that name of their own, for releases before 2.12.

## Why it is bad
The server puts its own `escape` in front of such scripts since 2.12. Before, it is a compile error: `Unknown call
[escape]`.

## Example
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
opensearch: "2.11"
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
      StringBuilder texts = new StringBuilder();
      for (int i = 0; i < params.text_docs.length; i++) {
        if (i > 0) texts.append(',');
        texts.append('"').append(escape(params.text_docs[i])).append('"');
      }
      return '{"parameters":{"input":[' + texts + ']}}';
    post_process_function: connector.post_process.openai.embedding
```

## Use instead
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
opensearch: "2.11"
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
      StringBuilder texts = new StringBuilder();
      for (int i = 0; i < params.text_docs.length; i++) {
        if (i > 0) texts.append(',');
        texts.append('"').append(params.text_docs[i]).append('"');
      }
      return '{"parameters":{"input":[' + texts + ']}}';
    post_process_function: connector.post_process.openai.embedding
```

## Fix
None.

## References
- [ml-commons#2053](https://github.com/opensearch-project/ml-commons/pull/2053)
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.scripts import scripts_of
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP306",
    "escape-too-new",
    Severity.ERROR,
    "A script calls `escape`, which an old release does not bring.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every script that needs the server's own function."""
    for script in scripts_of(subject):
        from blueprintc.painless.connector import defines_escape, uses_escape  # only a script needs it

        if uses_escape(script.source) and not defines_escape(script.source):
            at = script.source.find("escape")
            yield Diagnostic.of(
                CODE,
                "escape() is not there before 2.12",
                script.text.span(at, at + len("escape")),
                help="write the function into the script for older releases",
            )


RULE = Rule(code=CODE, check=check, until="2.11")
