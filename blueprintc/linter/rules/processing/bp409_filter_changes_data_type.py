"""The `response_filter` changes the data type of the vectors by accident.

## What it does
Looks for the names of data types in the filter of a built-in embedding function, as the server does: anywhere after
a dot, in any case.

## Why it is bad
The server marks the vectors as that type (`STRING`, `BOOLEAN` …), and the index or neural-search refuses them.

## Example
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
parameters:
  response_filter: $.strings[*].embedding
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
  response_filter: $.data[*].embedding
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
- `ConnectorUtils.parseMLResultDataTypeFromResponseFilter`
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.emulator.functions import post_function
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.functions import function_text
from blueprintc.linter.rule import Rule
from blueprintc.model import Scalar

CODE = Code(
    "BP409",
    "filter-changes-data-type",
    Severity.WARNING,
    "The `response_filter` changes the data type of the vectors by accident.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A filter with the name of a type that no vector has."""
    node = subject.parameters.get("response_filter")
    action = subject.predict
    if action is None or not isinstance(node, Scalar) or not isinstance(node.value, str):
        return
    function = post_function(function_text(action, "post"), subject.newest)
    if function is None or function.gives != "embedding":
        return
    for name in _TYPES:
        at = node.value.upper().find(f".{name}")
        if at >= 0:
            if name in _NOT_OF_VECTORS:
                yield Diagnostic.of(
                    CODE,
                    f'"{node.value[at : at + len(name) + 1]}" in the filter makes the vectors of type {name}',
                    node.text.span(at, at + len(name) + 1),
                )
            return


#: In the order in which the server looks for them.
_TYPES = (
    "FLOAT32", "FLOAT64", "FLOAT16", "UINT8", "INT32", "INT8", "INT64", "BOOLEAN", "UNKNOWN", "STRING", "BINARY",
    "UBINARY"
)  # fmt: skip
_NOT_OF_VECTORS = frozenset({"BOOLEAN", "UNKNOWN", "STRING"})


RULE = Rule(code=CODE, check=check, since="3.0")
