"""A placeholder stands inside quotes in a script.

## What it does
Finds `${parameters.…}` between quotes in a Painless script.

## Why it is bad
The server puts the value into the script as a JSON text, with its own double quotes. Inside quotes it ends the
text, and the script does not compile.

## Example
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
callers: [text_embedding]
parameters:
  prefix: a
  model: text-embedding-3-small
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/embeddings
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: ${parameters.model}
      input: !json "${parameters.input}"
    pre_process_function: |
      StringBuilder texts = new StringBuilder();
      for (int i = 0; i < params.text_docs.length; i++) {
        if (i > 0) texts.append(',');
        texts.append('"${parameters.prefix}').append(params.text_docs[i]).append('"');
      }
      return '{"parameters":{"input":[' + texts + ']}}';
    post_process_function: connector.post_process.openai.embedding
```

## Use instead
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
callers: [text_embedding]
parameters:
  prefix: a
  model: text-embedding-3-small
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/embeddings
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: ${parameters.model}
      input: !json "${parameters.input}"
    pre_process_function: |
      StringBuilder texts = new StringBuilder();
      for (int i = 0; i < params.text_docs.length; i++) {
        if (i > 0) texts.append(',');
        texts.append('"').append(${parameters.prefix}).append(params.text_docs[i]).append('"');
      }
      return '{"parameters":{"input":[' + texts + ']}}';
    post_process_function: connector.post_process.openai.embedding
```

## Fix
None.

## References
- `ConnectorUtils.fillProcessFunctionParameter`
"""

import re
from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.scripts import scripts_of
from blueprintc.linter.rule import Rule
from blueprintc.model.placeholder import placeholders

CODE = Code(
    "BP308",
    "quoted-placeholder-in-script",
    Severity.ERROR,
    "A placeholder stands inside quotes in a script.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every placeholder in a string of a script."""
    for script in scripts_of(subject):
        for literal in _LITERAL.finditer(script.source):
            for placeholder in placeholders(literal.group()):
                at = literal.start() + placeholder.start
                yield Diagnostic.of(
                    CODE,
                    f'"{literal.group()[placeholder.start : placeholder.end]}" brings its own double quotes',
                    script.text.span(at, at + placeholder.end - placeholder.start),
                    help="join it to the text: '…' + ${parameters.x} + '…'",
                )


_LITERAL = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"", re.DOTALL)


RULE = Rule(code=CODE, check=check)
