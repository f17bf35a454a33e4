"""Output processors are ignored beside a built-in function.

## What it does
Finds `output_processors` in `parameters` of a connector whose predict action has a built-in post-process function.

## Why it is bad
The built-in function makes the tensors itself; the processors never run.

## Example
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
parameters:
  output_processors: [{type: to_string}]
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
      input: ${parameters.input}
    pre_process_function: connector.pre_process.openai.embedding
    post_process_function: connector.post_process.openai.embedding
```

## Use instead
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
parameters:
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
      input: ${parameters.input}
    pre_process_function: connector.pre_process.openai.embedding
    post_process_function: connector.post_process.openai.embedding
```

## Fix
None.

## References
- `ConnectorUtils.processOutput`
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.emulator.functions import post_function
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.functions import function_text
from blueprintc.linter.rule import Rule
from blueprintc.model import Mapping

CODE = Code(
    "BP411",
    "processors-ignored",
    Severity.WARNING,
    "Output processors are ignored beside a built-in function.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Processors that never run."""
    node = subject.root.get("parameters")
    member = node.member("output_processors") if isinstance(node, Mapping) else None
    action = subject.predict
    if member is None or action is None:
        return
    name = function_text(action, "post")
    if post_function(name, subject.newest) is not None:
        yield Diagnostic.of(CODE, f'"output_processors" do nothing beside "{name}"', member.key.whole)


RULE = Rule(code=CODE, check=check, since="3.3")
