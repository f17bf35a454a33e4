"""A credential is used where the server does not fill it.

## What it does
Finds `${credential.…}` outside headers: in a URL, a body, a parameter or a script.

## Why it is bad
The placeholder is sent to the provider as it stands, and the call fails as unauthorized.

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
    url: https://api.openai.com/v1/embeddings?key=${credential.key}
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
None: the value belongs into a header that the provider reads.

## References
- [ml-commons#4874](https://github.com/opensearch-project/ml-commons/pull/4874)
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Place, Subject
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP129",
    "credential-outside-header",
    Severity.WARNING,
    "A credential is used where the server does not fill it.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every credential placeholder outside headers."""
    for use in subject.credential_uses:
        if use.place is not Place.HEADER:
            where = f'parameter "{use.key}"' if use.place is Place.PARAMETER else f'"{use.place.value}"'
            yield Diagnostic.of(
                CODE,
                f'"{use.written}" in {where} is never filled: credentials work in headers only',
                use.span,
                help="send it in a header, if the provider takes it there",
            )


RULE = Rule(code=CODE, check=check)
