"""A variable of a script is used nowhere.

## What it does
Finds variables that a script declares and never reads.

## Why it is bad
Often another variable was meant.

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
      messages: [{role: user, content: "${parameters.question}"}]
    post_process_function: |
      def text = params.choices[0].message.content;
      def model = params.model;
      return '{"name":"response","dataAsMap":{"response":"' + escape(text) + '"}}';
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
    post_process_function: |
      def text = params.choices[0].message.content;
      return '{"name":"response","dataAsMap":{"response":"' + escape(text) + '"}}';
```

## Fix
None.

## References
- none
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.scripts import scripts_of
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP312",
    "unused-variable",
    Severity.INFO,
    "A variable of a script is used nowhere.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every such variable."""
    for script in scripts_of(subject):
        for declared in () if script.facts is None else script.facts.unused():
            yield Diagnostic.of(
                CODE, f'variable "{declared.variable.name}" is never used', script.span(declared.offset)
            )


RULE = Rule(code=CODE, check=check)
