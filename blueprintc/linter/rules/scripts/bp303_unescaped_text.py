"""A script joins a text into JSON without escaping it.

## What it does
Finds values that a script puts between double quotes as they are: texts of the provider's answer in a post-process
script, and `params.question` or `params.context` in a pre-process script. The server escapes documents and queries
itself; these not.

## Why it is bad
The first text with a quote, a backslash or a line end breaks the JSON that the script returns. The server then
answers with an error, or hands the whole text on as `{"response": "…"}` without a word.

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
      return '{"name":"response","dataAsMap":{"response":"' + text + '"}}';
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
- [ml-commons#2346](https://github.com/opensearch-project/ml-commons/issues/2346)
- `ScriptUtils.executePostProcessFunction`
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.scripts import PathOf, scripts_of, written
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP303",
    "unescaped-text",
    Severity.WARNING,
    "A script joins a text into JSON without escaping it.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every text that is joined as it is."""
    for script in scripts_of(subject):
        facts = script.facts
        if facts is None:
            continue
        for built in facts.built():
            for piece in built.pieces:
                if piece.text is None and piece.in_string:
                    paths = {path for path in facts.paths(piece.node) if path and _is_raw(path, script.which)}
                    for path in sorted(paths, key=str)[:1]:
                        yield Diagnostic.of(
                            CODE,
                            f"{written(path)} is joined into JSON without escaping",
                            script.span(piece.offset),
                            help="write escape(…) around it (since 2.12)",
                        )


def _is_raw(path: PathOf, which: str) -> bool:
    return which == "post" or path[0] in ("question", "context")


RULE = Rule(code=CODE, check=check)
