"""A script escapes what the server has escaped already.

## What it does
Finds `escape(…)` around documents or the query in a pre-process script.

## Why it is bad
The server hands documents and queries to scripts escaped for JSON. Escaped once more, every quote and line end
arrives at the provider with a backslash in front: the text is another one, and so is its vector.

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
- `ConnectorUtils.escapeMLInput`, `StringUtils.processTextDoc`
- [ml-commons#2053](https://github.com/opensearch-project/ml-commons/pull/2053)
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.scripts import for_documents, scripts_of, written
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP307",
    "double-escape",
    Severity.ERROR,
    "A script escapes what the server has escaped already.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every call of ``escape`` on what is escaped."""
    for script in scripts_of(subject):
        facts = script.facts
        if script.which != "pre" or facts is None:
            continue
        for argument in facts.arguments_of("escape"):
            for path in sorted(facts.paths(argument), key=str):
                if path and path[0] in ("text_docs", "query_text"):
                    message = f"{written(path)} is escaped already"
                    yield for_documents(subject, CODE, message, script.span(argument.offset), "join it as it is")
                    break


RULE = Rule(code=CODE, check=check)
