"""All documents but the first are lost.

## What it does
Finds a built-in pre-process function that uses only the first document of a request, where the caller may send
several at once and `input_docs_processed_step_size` is not 1.

## Why it is bad
The server sends one request for all documents, and the caller gets fewer vectors than it sent texts.

## Example
```yaml
blueprint: 1
name: Titan
version: 1
protocol: aws_sigv4
callers: [text_embedding]
parameters:
  region: us-east-1
  service_name: bedrock
credential:
  access_key: {env: AWS_ACCESS_KEY_ID}
  secret_key: {env: AWS_SECRET_ACCESS_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://bedrock-runtime.${parameters.region}.amazonaws.com/model/amazon.titan-embed-text-v1/invoke
    request_body:
      inputText: ${parameters.inputText}
    pre_process_function: connector.pre_process.bedrock.nova.text_embedding
    post_process_function: connector.post_process.bedrock.embedding
```

## Use instead
```yaml
blueprint: 1
name: Titan
version: 1
protocol: aws_sigv4
callers: [text_embedding]
parameters:
  region: us-east-1
  service_name: bedrock
  input_docs_processed_step_size: 1
credential:
  access_key: {env: AWS_ACCESS_KEY_ID}
  secret_key: {env: AWS_SECRET_ACCESS_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://bedrock-runtime.${parameters.region}.amazonaws.com/model/amazon.titan-embed-text-v1/invoke
    request_body:
      inputText: ${parameters.inputText}
    pre_process_function: connector.pre_process.bedrock.nova.text_embedding
    post_process_function: connector.post_process.bedrock.embedding
```

## Fix
None.

## References
- `RemoteConnectorExecutor.calculateChunkSize`
- [ml-commons#2417](https://github.com/opensearch-project/ml-commons/issues/2417)
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.emulator.functions import pre_function
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.functions import function_text
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP407",
    "lost-documents",
    Severity.ERROR,
    "All documents but the first are lost.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Functions for single documents that get several."""
    action = subject.predict
    if action is None or not set(subject.callers) & {"text_embedding", "sparse_encoding"}:
        return
    text = action.text("pre_process_function")
    function = pre_function(function_text(action, "pre"), subject.newest)
    if text is None or function is None or function.documents is None or function.name in _ONE_BY_ONE:
        return
    if subject.parameter_texts.get("input_docs_processed_step_size") != str(function.documents):
        yield Diagnostic.of(
            CODE,
            f'"{function.name}" uses {function.documents} document of a request, and the others are lost',
            text.whole,
            help=f'write input_docs_processed_step_size: {function.documents} under "parameters"',
        )


#: Upstream: RemoteConnectorExecutor sends one request a document for this function by itself.
_ONE_BY_ONE = frozenset({"connector.pre_process.bedrock.embedding"})


RULE = Rule(code=CODE, check=check)
