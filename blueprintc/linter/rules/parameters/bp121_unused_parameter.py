"""A parameter is declared and used nowhere.

## What it does
Finds an entry of `parameters` that no body, URL, header, function or other parameter uses, and that the server does
not read by its name (such as `response_filter` or `region`).

## Why it is bad
It does nothing. Authors believe, for example, that `max_tokens` is sent to the provider because it is declared.

## Example
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
parameters:
  max_tokens: 100
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
None: the parameter may be missing in the body.

## References
- [ml-commons#4830](https://github.com/opensearch-project/ml-commons/issues/4830)
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.functions import mentioned_in_scripts
from blueprintc.linter.facts.reserved import is_read_by_server
from blueprintc.linter.rule import Rule
from blueprintc.model import Mapping
from blueprintc.records import replace

CODE = Code(
    "BP121",
    "unused-parameter",
    Severity.WARNING,
    "A parameter is declared and used nowhere.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every parameter that nobody reads."""
    node = subject.root.get("parameters")
    if not isinstance(node, Mapping) or not subject.actions:
        return
    used = {use.name.removesuffix(".toString()") for use in subject.uses} | mentioned_in_scripts(subject)
    for member in node.members:
        name = member.key.value
        if name not in used and not is_read_by_server(name, subject):
            found = Diagnostic.of(
                CODE,
                f'parameter "{name}" is used nowhere',
                member.key.whole,
                help=f"write ${{parameters.{name}}} where its value belongs, or remove it",
            )
            yield replace(found, severity=Severity.INFO) if name in _FROM_OLD_PAGES else found


#: The documentation of 2.9 has them in every connector; no release has read them, and nobody expects anything of them.
_FROM_OLD_PAGES = frozenset({"auth", "content_type"})

RULE = Rule(code=CODE, check=check)
