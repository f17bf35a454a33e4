"""A release that the connector must work on does not know this.

## What it does
Looks up when the server learnt of each key, action type and parameter, and finds those that a release of the
`opensearch` range does not know.

## Why it is bad
The server drops what it does not know without a word: retries, timeouts, processors and filters just do not happen.
An unknown action type is an error.

## Example
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
opensearch: ">=2.11"
parameters:
  model: text-embedding-3-small
credential:
  key: {env: API_KEY}
client_config: {max_connection: 10}
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
opensearch: ">=2.13"
parameters:
  model: text-embedding-3-small
credential:
  key: {env: API_KEY}
client_config: {max_connection: 10}
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
- the versions of the reference: `blueprintc/data/features.py`
"""

from collections.abc import Iterator
from dataclasses import replace

from blueprintc.data.features import Feature
from blueprintc.data.releases import describe
from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule
from blueprintc.model import Mapping
from blueprintc.source import Text

CODE = Code(
    "BP640",
    "too-new",
    Severity.WARNING,
    "A release that the connector must work on does not know this.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every part that is newer than a release."""
    for key, text, feature, error in _parts(subject):
        missing = subject.targets_without(feature)
        if missing:
            message = f'OpenSearch {describe(missing)} does not know "{key}"'
            finding = Diagnostic.of(CODE, message, text.whole)
            yield replace(finding, severity=Severity.ERROR) if error else finding


def _parts(subject: Subject) -> Iterator[tuple[str, Text, Feature, bool]]:
    """What it is called, where it stands, what it needs, and whether lacking that is an error."""
    for holder, table in ((subject.root, _OF_CONNECTOR), (subject.root.get("client_config"), _OF_CLIENT)):
        for member in holder.members if isinstance(holder, Mapping) else ():
            if member.key.value in table:
                yield member.key.value, member.key, table[member.key.value], False
    parameters = subject.root.get("parameters")
    for member in parameters.members if isinstance(parameters, Mapping) else ():
        if member.key.value in _OF_PARAMETERS:
            yield member.key.value, member.key, _OF_PARAMETERS[member.key.value], False
    for action in subject.actions:
        kind = action.text("action_type")
        if kind is not None and kind.value.lower() in _TYPES:
            yield kind.value, kind, _TYPES[kind.value.lower()], True
        for member in action.node.members:
            if member.key.value in _OF_ACTION:
                yield member.key.value, member.key, _OF_ACTION[member.key.value], False


_OF_CONNECTOR = {"client_config": Feature.CLIENT_CONFIG, "provisioned_by": Feature.PROVISIONED_BY}
_OF_CLIENT = {
    "retry_backoff_millis": Feature.RETRY_FIELDS,
    "retry_timeout_seconds": Feature.RETRY_FIELDS,
    "max_retry_times": Feature.RETRY_FIELDS,
    "retry_backoff_policy": Feature.RETRY_FIELDS,
    "skip_ssl_verification": Feature.SKIP_SSL_VERIFICATION,
}
_OF_PARAMETERS = {
    "input_processors": Feature.PROCESSORS,
    "output_processors": Feature.PROCESSORS,
    "no_escape_params": Feature.NO_ESCAPE_PARAMS,
    "skip_validating_missing_parameters": Feature.SKIP_VALIDATING_PARAMETERS,
    "input_docs_processed_step_size": Feature.STEP_SIZE,
    "charset": Feature.CHARSET,
    "pre_process_function.process_remote_inference_input": Feature.PROCESS_REMOTE_INPUT,
}
_TYPES = {
    "batch_predict": Feature.BATCH_PREDICT,
    "batch_predict_status": Feature.BATCH_PREDICT,
    "cancel_batch_predict": Feature.BATCH_PREDICT,
}
_OF_ACTION = {"name": Feature.ACTION_NAMES}


RULE = Rule(code=CODE, check=check)
