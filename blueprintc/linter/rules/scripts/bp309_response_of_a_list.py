"""A script looks for a list under the name `response`.

## What it does
Finds `params.response[0]` in a post-process script: an element of a list under the name `response`.

## Why it is bad
Without a script, an answer that is a JSON list is shown under `response`. A script gets that list as
`params.result`; `params.response` is null, and the first use of it fails.

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
      return '{"name":"response","dataAsMap":{"response":"' + escape(params.response[0].text) + '"}}';
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
      return '{"name":"response","dataAsMap":{"response":"' + escape(params.choices[0].message.content) + '"}}';
```

## Fix
None.

## References
- [ml-commons#1990](https://github.com/opensearch-project/ml-commons/issues/1990)
- `ScriptUtils.executePostProcessFunction`
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.scripts import scripts_of
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP309",
    "response-of-a-list",
    Severity.WARNING,
    "A script looks for a list under the name `response`.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The first such read of each script."""
    for script in scripts_of(subject):
        if script.which != "post" or script.facts is None:
            continue
        for read in script.facts.reads():
            if len(read.path) == 2 and read.path[0] == "response" and isinstance(read.path[1], int):
                yield Diagnostic.of(
                    CODE,
                    "an answer that is a list is params.result, not params.response",
                    script.span(read.offset),
                    help="write params.result where the provider answers with a list",
                )
                break


RULE = Rule(code=CODE, check=check)
