"""A whole number that a script returns becomes a double.

## What it does
Finds whole numbers without quotes under `parameters` in the JSON that a pre-process script returns.

## Why it is bad
The server reads the JSON with Gson, for which every number is a double: `512` is sent as `512.0`, `12345678901` as
`1.2345678901E10`. Many providers refuse a field that must be whole.

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
      dimensions: !json "${parameters.dimensions}"
    pre_process_function: |
      return '{"parameters":{"input":["' + params.text_docs[0] + '"],"dimensions":512}}';
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
      dimensions: !json "${parameters.dimensions}"
    pre_process_function: |
      return '{"parameters":{"input":["' + params.text_docs[0] + '"],"dimensions":"512"}}';
    post_process_function: connector.post_process.openai.embedding
```

## Fix
None: write the number as a text, `"512"`; the body's bare placeholder makes a number of it.

## References
- `DefaultPreProcessFunction`: `gson.fromJson(result, Map.class)`
- [ml-commons#2346](https://github.com/opensearch-project/ml-commons/issues/2346)
"""

import re
from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.scripts import scripts_of
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP305",
    "number-from-script",
    Severity.WARNING,
    "A whole number that a script returns becomes a double.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every bare whole number in what a pre-process script returns."""
    for script in scripts_of(subject):
        facts = script.facts
        if script.which != "pre" or facts is None:
            continue
        for built in facts.built():
            if '"parameters"' in built.text:
                for match in _NUMBER.finditer(built.text):
                    message = f'"{match[1]}" is sent as {match[2]}.0, not as {match[2]}'
                    yield Diagnostic.of(CODE, message, script.span(built.offset(match.start(2))))


_NUMBER = re.compile(r'"(\w+)"\s*:\s*(-?\d{1,15})\s*[,}]')


RULE = Rule(code=CODE, check=check)
