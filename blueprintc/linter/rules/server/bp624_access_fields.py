"""Access fields work only where access control is on.

## What it does
Finds `access_mode`, `backend_roles` and `add_all_backend_roles`.

## Why it is bad
On a cluster without the Security plugin, or with connector access control off, the server refuses the connector:
`You cannot specify connector access control parameters because the Security plugin or connector access control is
disabled on your cluster.`

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
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: ${parameters.model}
      input: ${parameters.input}
    pre_process_function: connector.pre_process.openai.embedding
    post_process_function: connector.post_process.openai.embedding
access_mode: public
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
- `TransportCreateConnectorAction.validateRequest4AccessControl`
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP624",
    "access-fields",
    Severity.WARNING,
    "Access fields work only where access control is on.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The first field of access control."""
    for key in ("access_mode", "backend_roles", "add_all_backend_roles"):
        member = subject.root.member(key)
        if member is not None:
            yield Diagnostic.of(
                CODE, f'"{key}" is refused by clusters without connector access control', member.key.whole
            )
            return


RULE = Rule(code=CODE, check=check)
