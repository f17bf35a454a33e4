"""A pre-process script reads a name that the server does not give.

## What it does
Finds names below `params` in a pre-process script that are none of those that the server puts there: `text_docs`,
`query_text`, `question`, `context`, `algorithm`, `parameters`, … The parameters of the connector or the request are
not among them, unless `pre_process_function.process_remote_inference_input` is `true`.

## Why it is bad
The value is null; the first use of it ends the call with a NullPointerException.

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
      for (int i = 0; i < params.texts.length; i++) {
        if (i > 0) texts.append(',');
        texts.append('"').append(params.texts[i]).append('"');
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
- `DefaultPreProcessFunction`
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity, did_you_mean
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.scripts import for_documents, scripts_of
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP313",
    "name-unknown-to-script",
    Severity.ERROR,
    "A pre-process script reads a name that the server does not give.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The first unknown name of each script."""
    if "pre_process_function.process_remote_inference_input" in subject.parameters:
        return
    for script in scripts_of(subject):
        if script.which != "pre" or script.facts is None:
            continue
        expected = script.facts.compared_with_null()
        for read in script.facts.reads():
            name = read.path[0] if read.path else None
            if isinstance(name, str) and name not in _GIVEN and (name,) not in expected:
                message = f'"{name}" is not given to pre-process scripts'
                hint = did_you_mean(name, _GIVEN) or _HELP
                yield for_documents(subject, CODE, message, script.span(read.offset), hint)
                break


_HELP = 'the documents are "text_docs", the query is "query_text"'


#: Upstream: MLInput.toXContent.
_GIVEN = (
    "text_docs",
    "query_text",
    "question",
    "context",
    "algorithm",
    "parameters",
    "return_bytes",
    "return_number",
    "target_response",
    "target_response_positions",
    "input_data",
    "input_index",
    "input_query",
)


RULE = Rule(code=CODE, check=check)
