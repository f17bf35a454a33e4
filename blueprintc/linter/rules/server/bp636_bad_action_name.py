"""The name of an action is not allowed.

## What it does
Finds action names with other characters than letters, digits, `_` and `-`, longer than 64, or equal to an action
type; and names for releases before 3.5, which do not read them.

## Why it is bad
The server refuses the connector; before 3.5 it drops the name without a word.

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
    name: predict
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
  model: text-embedding-3-small
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    name: embed
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
- [ml-commons#4538](https://github.com/opensearch-project/ml-commons/pull/4538)
"""

import re
from collections.abc import Iterator

from blueprintc.data.features import Feature
from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP636",
    "bad-action-name",
    Severity.ERROR,
    "The name of an action is not allowed.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every name."""
    for action in subject.actions:
        name = action.text("name")
        if name is None or not subject.targets_with(Feature.ACTION_NAMES):
            continue
        if not _NAME.fullmatch(name.value):
            yield Diagnostic.of(
                CODE, f'"{name.value}" has other characters than letters, digits, _ and -, or is too long', name.whole
            )
        elif name.value.upper() in _TYPES:
            yield Diagnostic.of(CODE, f'"{name.value}" is an action type, and no name for an action', name.whole)


_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
_TYPES = ("PREDICT", "EXECUTE", "BATCH_PREDICT", "CANCEL_BATCH_PREDICT", "BATCH_PREDICT_STATUS")


RULE = Rule(code=CODE, check=check)
