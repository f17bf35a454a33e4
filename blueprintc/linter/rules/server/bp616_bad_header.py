"""A header cannot be sent.

## What it does
Checks names and values of headers: a name is a token, a value has no control characters.

## Why it is bad
The call fails when it is sent: `a header name can only contain "token" characters`, or `Header value contains
invalid control character`.

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
    headers: {"X Key": a, Authorization: "Bearer ${credential.key}"}
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
- RFC 9110, 5.1; `ConnectorUtils.validateSubstitutedHeaders`
"""

import re
from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule
from blueprintc.model import Scalar

CODE = Code(
    "BP616",
    "bad-header",
    Severity.ERROR,
    "A header cannot be sent.",
)


_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+\Z")
_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f]")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every header with a wrong name or value."""
    for action in subject.actions:
        for member in action.headers.members if action.headers is not None else ():
            name = member.key.value
            if not _TOKEN.match(name):
                yield Diagnostic.of(CODE, f'"{name}" is no name of a header', member.key.whole)
            if not isinstance(member.value, Scalar) or not isinstance(member.value.value, str):
                continue
            value = member.value.text
            match = _CONTROL.search(value.value)
            if match is not None:
                span = value.span(match.start(), match.end())
                yield Diagnostic.of(CODE, f'the value of header "{name}" has a line end or control character', span)
            elif len(name) + len(value.value) > 8192:
                yield Diagnostic.of(CODE, f'header "{name}" is longer than 8 KB', value.whole)


RULE = Rule(code=CODE, check=check)
