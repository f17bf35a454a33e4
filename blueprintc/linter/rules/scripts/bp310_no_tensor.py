"""A post-process script returns JSON that is no tensor.

## What it does
Looks at the JSON that a post-process script puts together: `data` without `data_type`, a `data_type` that does not
exist, and objects that have none of a tensor's fields (`name`, `data`, `data_type`, `shape`, `result`, `dataAsMap`,
`byte_buffer`).

## Why it is bad
The server reads the JSON as a tensor. Without `data_type` it drops the data, fields that it does not know are
dropped, too, and an unknown type is an error: `No enum constant`. What is left is `{}`.

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
    post_process_function: |
      return '{"name":"sentence_embedding","shape":[3],"data":' + params.data[0].embedding + '}';
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
    method: POST
    url: https://api.openai.com/v1/embeddings
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: ${parameters.model}
      input: ${parameters.input}
    pre_process_function: connector.pre_process.openai.embedding
    post_process_function: |
      return '{"name":"sentence_embedding","data_type":"FLOAT32","shape":[3],"data":' + params.data[0].embedding + '}';
```

## Fix
None.

## References
- `ModelTensor.parser`
- [ml-commons#1990](https://github.com/opensearch-project/ml-commons/issues/1990)
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.emulator.tensors import DATA_TYPES
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.scripts import scripts_of
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP310",
    "no-tensor",
    Severity.WARNING,
    "A post-process script returns JSON that is no tensor.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """What is wrong with the JSON of each post-process script."""
    for script in scripts_of(subject):
        facts = script.facts
        if script.which != "post" or facts is None:
            continue
        texts = list(facts.built())
        everything = "".join(built.text for built in texts)
        for built in texts:
            problem = _problem(built.text, everything)
            if problem:
                found = Diagnostic.of(CODE, problem, script.span(built.pieces[0].offset), help=_HELP)
                yield replace(found, severity=Severity.ERROR) if problem.startswith("there is no") else found


def _problem(text: str, everything: str) -> str:
    kind = _TYPE.search(text)
    if kind is not None and kind[1] not in DATA_TYPES:
        return f'there is no data type "{kind[1]}"'
    if _DATA.search(text) and '"data_type"' not in everything:
        return '"data" without "data_type" is dropped by the server'
    found = _OBJECT.match(text)
    if found is None or any(f'"{name}"' in everything for name in _FIELDS):
        return ""
    return f'"{found[1]}" is no field of a tensor: the result is empty'


_FIELDS = ("name", "data", "data_type", "shape", "result", "dataAsMap", "byte_buffer")
_TYPE = re.compile(r'"data_type"\s*:\s*"([^"\0]*)"')
_DATA = re.compile(r'"data"\s*:')
_OBJECT = re.compile(r'\s*\[?\s*\{\s*"(\w+)"\s*:')
_HELP = """a tensor is {"name": …, "data_type": "FLOAT32", "shape": […], "data": […]} or {"dataAsMap": {…}}"""


RULE = Rule(code=CODE, check=check)
