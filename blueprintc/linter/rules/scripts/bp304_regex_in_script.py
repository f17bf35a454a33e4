r"""A script uses a regular expression, which clusters may forbid.

## What it does
Finds regular expressions in scripts.

## Why it is bad
The cluster setting `script.painless.regex.enabled` decides: `false` makes the script a compile error, and the
default `limited` stops matching after six times as many steps as the text is long.

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
      return '{"name":"response","dataAsMap":{"response":"' + escape(/\s+/.matcher(text).replaceAll(' ')) + '"}}';
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
      return '{"name":"response","dataAsMap":{"response":"' + escape(text.replace('\\', ' ')) + '"}}';
```

## Fix
None.

## References
- the setting `script.painless.regex.enabled`
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.scripts import scripts_of
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP304",
    "regex-in-script",
    Severity.INFO,
    "A script uses a regular expression, which clusters may forbid.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The first regular expression of each script."""
    for script in scripts_of(subject):
        for literal in () if script.facts is None else script.facts.regexes():
            yield Diagnostic.of(
                CODE, "a cluster with script.painless.regex.enabled: false refuses this script", script.span(literal)
            )
            break


RULE = Rule(code=CODE, check=check)
