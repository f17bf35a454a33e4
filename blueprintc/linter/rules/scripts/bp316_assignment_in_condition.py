"""A condition assigns in place of comparing.

## What it does
Finds `=` as the whole condition of an `if`, a `while` or a `?`.

## Why it is bad
The variable is overwritten, and its new value is taken as a boolean: that ends the call, unless it is one.

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
      if (text = null) {
        return null;
      }
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
      if (text == null) {
        return null;
      }
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
    "BP316",
    "assignment-in-condition",
    Severity.WARNING,
    "A condition assigns in place of comparing.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every such condition."""
    for script in scripts_of(subject):
        for offset in () if script.facts is None else script.facts.assignments_in_conditions():
            yield Diagnostic.of(CODE, "= assigns; == compares", script.span(offset))


RULE = Rule(code=CODE, check=check)
