"""A `response_filter` is applied to what a post-process script returns.

## What it does
Finds connectors with a `response_filter` whose predict action has a post-process script.

## Why it is bad
The script sees the whole answer; the filter is applied afterwards, to the script's own text. A filter that is meant
for the provider's answer finds nothing there, and one that finds something other than a text is an error:
`ClassCastException`.

## Example
```yaml
blueprint: 1
name: Chat
version: 1
protocol: http
inputs:
  question: {type: string}
parameters:
  response_filter: $.choices[0].message.content
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
- `ConnectorUtils.processOutput`
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.scripts import scripts_of
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP311",
    "filter-after-script",
    Severity.WARNING,
    "A `response_filter` is applied to what a post-process script returns.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The filter, where a script comes before it."""
    node = subject.parameters.get("response_filter")
    if node is None:
        return
    for script in scripts_of(subject):
        if script.which == "post" and script.action is subject.predict:
            yield Diagnostic.of(
                CODE,
                "the filter is applied to what the script returns, not to the provider's answer",
                node.span,
                help="read the field in the script, and take the filter out",
            )


RULE = Rule(code=CODE, check=check)
