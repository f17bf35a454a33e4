"""The state of a batch job cannot be asked for since 3.7.

## What it does
Finds actions for the state and the cancelling of batch jobs, for 3.7 and later.

## Why it is bad
Since 3.7 these calls do not get the list of trusted endpoints, and are refused: `Connector URL is not matching the
trusted connector endpoint regex`.

## Example
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
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
  - action_type: batch_predict_status
    method: GET
    url: https://api.openai.com/v1/batches/${parameters.id}
    headers: {Authorization: "Bearer ${credential.key}"}
```

## Use instead
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
opensearch: "3.4"
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
  - action_type: batch_predict_status
    method: GET
    url: https://api.openai.com/v1/batches/${parameters.id}
    headers: {Authorization: "Bearer ${credential.key}"}
```

## Fix
None.

## References
- `GetTaskTransportAction`, recorded on a server
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP622",
    "batch-task-fails",
    Severity.WARNING,
    "The state of a batch job cannot be asked for since 3.7.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every action of a batch job's task."""
    for action in subject.actions:
        if action.action_type in ("batch_predict_status", "cancel_batch_predict"):
            text = action.text("action_type")
            if text is not None:
                yield Diagnostic.of(CODE, f'action "{text.value}" is refused since 3.7', text.whole)


RULE = Rule(code=CODE, check=check, since="3.7")
