"""Documents are handed to a script as one JSON text, escaped twice.

## What it does
Finds `pre_process_function.convert_input_to_json_string` for callers that send documents to a script.

## Why it is bad
The documents are escaped first, and then printed as JSON, which escapes them again: quotes and line ends arrive at
the provider with a backslash in front.

## Example
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
callers: [text_embedding]
parameters:
  pre_process_function.convert_input_to_json_string: "true"
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
      return '{"parameters":{"input":' + params.text_docs + '}}';
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

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.scripts import for_documents, scripts_of
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP315",
    "documents-as-text",
    Severity.ERROR,
    "Documents are handed to a script as one JSON text, escaped twice.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The parameter, where documents come and a script reads them."""
    name = "pre_process_function.convert_input_to_json_string"
    node = subject.parameters.get(name)
    if node is not None and subject.parameter_texts.get(name, "").lower() == "true":
        for script in scripts_of(subject):
            if script.which == "pre" and script.action is subject.predict:
                message = "documents are escaped twice on their way into the script"
                yield for_documents(subject, CODE, message, node.span, "")


RULE = Rule(code=CODE, check=check)
