"""Something looks like a placeholder, but the server does not fill it.

## What it does
Finds `$(parameters.x)`, `$[parameters.x]`, `#{parameters.x}`, `%{parameters.x}`, `{parameters.x}`,
`<parameters.x>`, `$parameters.x` and the same with `credential` in a body, a URL, a header or a parameter. Also
`${x}` where `x` is a credential or a parameter of the connector.

## Why it is bad
It is sent as it stands.

## Example
```yaml
blueprint: 1
name: Chat
version: 1
protocol: http
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
      messages: [{role: user, content: "$(parameters.question)"}]
```

## Use instead
```yaml
blueprint: 1
name: Chat
version: 1
protocol: http
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
- `StringSubstitutor` with the prefix `${parameters.`
"""

import re
from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule
from blueprintc.model import Scalar
from blueprintc.source import Text

CODE = Code(
    "BP236",
    "lookalike-placeholder",
    Severity.WARNING,
    "Something looks like a placeholder, but the server does not fill it.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every such text."""
    for text in _texts(subject):
        for match in _LIKE.finditer(text.value):
            yield Diagnostic.of(
                CODE,
                f'"{match[0]}" is no placeholder',
                text.span(match.start(), match.end()),
                help=f"write ${{{match[1]}.{match[2]}}}",
            )
        for match in _BARE.finditer(text.value):
            namespace = _namespace(subject, match[1])
            if namespace:
                yield Diagnostic.of(
                    CODE,
                    f'"{match[0]}" has no namespace',
                    text.span(match.start(), match.end()),
                    help=f"write ${{{namespace}.{match[1]}}}",
                )


def _namespace(subject: Subject, name: str) -> str:
    """Where a name is declared; nowhere: it may be any other template language's."""
    if subject.credential is not None and name in subject.credential.keys():  # noqa: SIM118  a Mapping of ours
        return "credential"
    declared = subject.inputs.keys() if subject.inputs is not None else []
    return "parameters" if name in subject.parameters or name in declared else ""


def _texts(subject: Subject) -> Iterator[Text]:
    for node in subject.parameters.values():
        if isinstance(node, Scalar) and isinstance(node.value, str):
            yield node.text
    for action in subject.actions:
        for key in ("url", "request_body"):
            text = action.text(key)
            if text is not None:
                yield text
        for member in action.headers.members if action.headers is not None else ():
            if isinstance(member.value, Scalar) and isinstance(member.value.value, str):
                yield member.value.text


_LIKE = re.compile(r"(?:\$\(|\$\[|[#%]\{|(?<![${])\{|<|\$(?![{(\[]))(parameters|credential)\.(\w+)[)\]}>]?")


_BARE = re.compile(r"(?<!\$)\$\{([\w-]+)\}")


RULE = Rule(code=CODE, check=check)
