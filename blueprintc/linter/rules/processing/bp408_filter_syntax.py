"""The `response_filter` is no JSONPath that the server can read.

## What it does
Compiles `response_filter` as the server's JSONPath library does, and finds one that begins with a dot, as other
tools have it: that library reads `.a` as `$..a`, which searches every depth and always gives a list.

## Why it is bad
Every call fails after the provider has answered, and has been paid.

## Example
```yaml
blueprint: 1
name: Chat
version: 1
protocol: http
parameters:
  response_filter: $.choices[*.message
inputs:
  question: {type: string}
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/chat/completions
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: gpt-4o-mini
      messages: [{role: user, content: "${parameters.question}"}]
```

## Use instead
```yaml
blueprint: 1
name: Chat
version: 1
protocol: http
parameters:
  response_filter: $.choices[0].message.content
inputs:
  question: {type: string}
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/chat/completions
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: gpt-4o-mini
      messages: [{role: user, content: "${parameters.question}"}]
```

## Fix
None.

## References
- Jayway JsonPath 2.9, `PathCompiler`
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.jsonpath import compile_json_path
from blueprintc.jvm.errors import JavaError
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule
from blueprintc.model import Scalar
from blueprintc.records import replace

CODE = Code(
    "BP408",
    "filter-syntax",
    Severity.ERROR,
    "The `response_filter` is no JSONPath that the server can read.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A filter that does not compile."""
    node = subject.parameters.get("response_filter")
    if not isinstance(node, Scalar) or not isinstance(node.value, str):
        return
    if not node.value.strip():
        yield Diagnostic.of(CODE, "response_filter is blank, which the server takes for a path", node.span)
        return
    if "${" in node.value:
        return
    try:
        compile_json_path(node.value)
    except JavaError as error:
        yield Diagnostic.of(CODE, f"response_filter is no JSONPath: {error.message}", node.span)
        return
    if node.value.startswith(".") and not node.value.startswith(".."):
        found = Diagnostic.of(
            CODE,
            f'the server reads "{node.value[:60]}" as "$.{node.value[:60]}", which gives a list',
            node.span,
            help=f'write "${node.value[:60]}"',
        )
        yield replace(found, severity=Severity.WARNING)


RULE = Rule(code=CODE, check=check)
