"""A pre-process script returns no `parameters`.

## What it does
Finds pre-process scripts whose text nowhere has the name `parameters`.

## Why it is bad
The server takes only what stands under `parameters` in the returned JSON. Without that object there is nothing to
put into the body, and the call fails with `Some parameter placeholder not filled in payload`, or sends the
defaults.

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
        texts.append('"').append(params.text_docs[i]).append('"');
      }
      return '{"input":[' + texts + ']}';
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
- `DefaultPreProcessFunction`: `getOrDefault("parameters", …)`
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.scripts import for_documents, scripts_of
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP314",
    "no-parameters-object",
    Severity.ERROR,
    "A pre-process script returns no `parameters`.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every pre-process script without the name."""
    for script in scripts_of(subject):
        if script.which != "pre" or script.checked.errors or "parameters" in script.source:
            continue
        message = 'the script returns no "parameters", so it gives the body nothing'
        yield for_documents(subject, CODE, message, script.text.whole, _HELP)


_HELP = """return '{"parameters": {"input": …}}'"""


RULE = Rule(code=CODE, check=check)
