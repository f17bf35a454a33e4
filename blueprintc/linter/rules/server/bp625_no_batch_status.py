"""A batch job can be started, but not asked for.

## What it does
Finds `batch_predict` without an action for the job's state or for cancelling it, where the server cannot derive
one: the URL has none of the words `sagemaker`, `openai`, `bedrock` and `cohere`, or the action has no body.

## Why it is bad
`UnsupportedOperationException: Please configure the action type to get the batch job details in the connector`.

## Example
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
    url: https://api.deepseek.com/v1/embeddings
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: ${parameters.model}
      input: ${parameters.input}
    pre_process_function: connector.pre_process.openai.embedding
    post_process_function: connector.post_process.openai.embedding
  - action_type: batch_predict
    method: POST
    url: https://api.deepseek.com/batches
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body: {file: !string "${parameters.file}"}
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
    url: https://api.deepseek.com/v1/embeddings
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: ${parameters.model}
      input: ${parameters.input}
    pre_process_function: connector.pre_process.openai.embedding
    post_process_function: connector.post_process.openai.embedding
  - action_type: batch_predict
    method: POST
    url: https://api.deepseek.com/batches
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body: {file: !string "${parameters.file}"}
  - action_type: batch_predict_status
    method: POST
    url: https://api.deepseek.com/batches/status
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body: {id: !string "${parameters.id}"}
  - action_type: cancel_batch_predict
    method: POST
    url: https://api.deepseek.com/batches/cancel
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body: {id: !string "${parameters.id}"}
```

## Fix
None.

## References
- `GetTaskTransportAction`, `ConnectorUtils.createConnectorAction`
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP625",
    "no-batch-status",
    Severity.WARNING,
    "A batch job can be started, but not asked for.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Batch actions without their companions."""
    batch = next((action for action in subject.actions if action.action_type == "batch_predict"), None)
    url = None if batch is None else batch.text("url")
    if batch is None or url is None:
        return
    from blueprintc.emulator.batch import service_of  # most connectors have no batches

    if service_of(subject.filled(url.value)) is not None:
        return
    for wanted, what in (("batch_predict_status", "asked for"), ("cancel_batch_predict", "cancelled")):
        found = next((action for action in subject.actions if action.action_type == wanted), None)
        if found is None or found.text("request_body") is None:
            yield Diagnostic.of(
                CODE,
                f'a job cannot be {what}: there is no "{wanted}" action with a body',
                url.whole if found is None else found.node.span,
                help="a body of {} is enough" if found is not None else "",
            )


RULE = Rule(code=CODE, check=check, since="2.17")
