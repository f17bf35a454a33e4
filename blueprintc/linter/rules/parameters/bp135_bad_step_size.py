"""`input_docs_processed_step_size` is no positive whole number.

## What it does
Checks the parameter that says how many documents go into one request.

## Why it is bad
Every call with documents fails: `It must be positive integer`, or with a `NumberFormatException`.

## Example
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
parameters:
  input_docs_processed_step_size: 0
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

## Use instead
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
parameters:
  input_docs_processed_step_size: 10
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
- `RemoteConnectorExecutor.calculateChunkSize`
"""

import re
from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP135",
    "bad-step-size",
    Severity.ERROR,
    "`input_docs_processed_step_size` is no positive whole number.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A step size that the server cannot use."""
    node = subject.parameters.get("input_docs_processed_step_size")
    text = subject.parameter_texts.get("input_docs_processed_step_size", "1")
    if node is not None and not (re.fullmatch(r"[+]?[0-9]{1,9}", text) and int(text) > 0):
        yield Diagnostic.of(CODE, f'"{text}" is no positive whole number', node.span)


RULE = Rule(code=CODE, check=check, since="2.11")
