r"""A parameter's own value breaks the body that it is put into.

## What it does
Puts each text of `parameters` into the quoted placeholders of the body, as the server does: without escaping. Finds
values with a double quote, a backslash or a control character that end the JSON string or make a wrong escape.

## Why it is bad
The server escapes what a request brings, but never what the connector itself holds. The body is no JSON then:
`Invalid payload`.

## Example
```yaml
blueprint: 1
name: Chat
version: 1
protocol: http
parameters:
  system: 'Answer with "yes" or "no"'
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
      messages: [{role: system, content: "${parameters.system}"}, {role: user, content: "${parameters.question}"}]
```

## Use instead
```yaml
blueprint: 1
name: Chat
version: 1
protocol: http
parameters:
  system: Answer with yes or no
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
      messages: [{role: system, content: "${parameters.system}"}, {role: user, content: "${parameters.question}"}]
```

## Fix
None: escape the value by hand (`\"`), or reword it.

## References
- `RemoteConnectorExecutor.preparePayloadAndInvoke`: connector parameters are put in first, not escaped
"""

import json
from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Label, Severity
from blueprintc.linter.facts import Place, Quoting, Subject
from blueprintc.linter.rule import Rule
from blueprintc.model import Scalar

CODE = Code(
    "BP123",
    "default-breaks-body",
    Severity.ERROR,
    "A parameter's own value breaks the body that it is put into.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every value that is not the inside of a JSON string although it is used as one."""
    reported: set[str] = set()
    for use in subject.uses:
        if use.place is not Place.BODY or use.quoting not in (Quoting.WHOLE_STRING, Quoting.IN_STRING):
            continue
        value = subject.parameter_texts.get(use.name)
        node = subject.parameters.get(use.name)
        if value is None or node is None or use.name in reported or not isinstance(node, Scalar):
            continue
        try:
            json.loads(f'"{value}"')
        except ValueError as error:
            reported.add(use.name)
            message = str(error).partition(":")[0].lower()
            yield Diagnostic.of(
                CODE,
                f'the value of "{use.name}" is no text inside double quotes: {message}',
                node.span,
                help='write \\" for a double quote and \\n for a line end inside the value: it is not escaped',
                labels=(Label(use.span, "used here, in double quotes"),),
            )


RULE = Rule(code=CODE, check=check)
