"""A value looks like a real secret.

## What it does
Looks for the key patterns of providers, and for long random texts, in headers, parameters, URLs and credentials.
What was found is not shown.

## Why it is bad
A secret in a header or parameter is stored unencrypted, is shown to everybody who may read connectors, and stays in
the history of the repository.

## Example
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
    headers: {Authorization: "Bearer sk-proj-Zx81kfj3LqPw09sYtR6vB2nM4cD5aGhE"}
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
None: revoke the key, then name its source under `credential`.

## References
- [ml-commons#4194](https://github.com/opensearch-project/ml-commons/issues/4194)
"""

from collections.abc import Iterator

from blueprintc.data.secrets import find_key, find_secret
from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule
from blueprintc.model import texts

CODE = Code(
    "BP130",
    "secret-in-blueprint",
    Severity.ERROR,
    "A value looks like a real secret.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every text that holds something like a key."""
    for keys, text in texts(subject.root):
        if not _LONG_TEXTS.isdisjoint(keys):
            continue
        place = find_key(text.value) if _AUTHORIZING.isdisjoint(keys) else find_secret(text.value)
        if place is not None and "${credential." not in text.value:
            yield Diagnostic.of(
                CODE,
                "a value that looks like a real secret stands here",
                text.span(*place),
                help="revoke it; write its source under credential, for example {env: API_KEY}, and use it in the "
                "header as ${credential.…}",
            )


#: Bodies and scripts are texts of many words; what looks like a key there is one of another rule's.
_LONG_TEXTS = frozenset({"request_body", "pre_process_function", "post_process_function"})
_AUTHORIZING = frozenset({"headers", "credential"})


RULE = Rule(code=CODE, check=check)
