r"""A script calls `escape`, which an old release does not bring.

## What it does
Finds scripts that call `escape(…)` without a function of that name of their own, for releases before 2.12.

## Why it is bad
The server puts its own `escape` in front of such scripts since 2.12. Before, it is a compile error: `Unknown call
[escape]`.

## Example
```yaml
blueprint: 1
name: Chat
version: 1
protocol: http
opensearch: "2.11"
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

## Use instead
```yaml
blueprint: 1
name: Chat
version: 1
protocol: http
opensearch: "2.11"
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
      String escape(def input) { return input.replace('\\', '\\\\').replace('"', '\\"'); }
      def text = params.choices[0].message.content;
      return '{"name":"response","dataAsMap":{"response":"' + escape(text) + '"}}';
```

## Fix
None.

## References
- [ml-commons#2053](https://github.com/opensearch-project/ml-commons/pull/2053)
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.scripts import scripts_of
from blueprintc.linter.rule import Rule
from blueprintc.painless.connector import defines_escape, uses_escape

CODE = Code(
    "BP306",
    "escape-too-new",
    Severity.ERROR,
    "A script calls `escape`, which an old release does not bring.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every script that needs the server's own function."""
    for script in scripts_of(subject):
        if uses_escape(script.source) and not defines_escape(script.source):
            at = script.source.find("escape")
            yield Diagnostic.of(
                CODE,
                "escape() is not there before 2.12",
                script.text.span(at, at + len("escape")),
                help="write the function into the script for older releases",
            )


RULE = Rule(code=CODE, check=check, until="2.11")
