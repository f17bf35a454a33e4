"""A header uses a parameter where the release does not fill it.

## What it does
Finds `${parameters.…}` in a header. Up to 2.13 it is never filled; from 2.14 to 3.6 only the connector's own
parameters are; since 3.7 all are, but not in headers that carry authorization or forwarding, nor for MCP.

## Why it is bad
The placeholder is sent literally, or, since 3.7, the server refuses the connector: `Header 'Authorization' cannot
use ${parameters.*} placeholders for security reasons`.

## Example
```yaml
blueprint: 1
name: Embeddings
version: 1
protocol: http
parameters:
  token: abc
  model: text-embedding-3-small
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/embeddings
    headers: {X-Key: "${credential.key}", Authorization: "Bearer ${parameters.token}"}
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
- [ml-commons#4817](https://github.com/opensearch-project/ml-commons/pull/4817)
- `AbstractConnector.validateConnectorHeaders`
"""

from collections.abc import Iterator
from dataclasses import replace

from blueprintc.data.features import Feature
from blueprintc.data.releases import describe
from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.emulator.headers import BLOCKED_DYNAMIC_HEADERS
from blueprintc.linter.facts import Place, Subject, Use
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP615",
    "parameter-in-header",
    Severity.ERROR,
    "A header uses a parameter where the release does not fill it.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every parameter in a header that some release does not fill."""
    for use in subject.uses:
        if use.place is not Place.HEADER:
            continue
        dynamic = subject.targets_with(Feature.DYNAMIC_HEADERS)
        if dynamic and subject.protocol.startswith("mcp"):
            yield Diagnostic.of(
                CODE, f'header "{use.key}" of an MCP connector cannot use parameters', use.span, help=_HELP
            )
        elif dynamic and use.key.lower() in BLOCKED_DYNAMIC_HEADERS:
            yield Diagnostic.of(CODE, f'header "{use.key}" cannot use parameters', use.span, help=_HELP)
        else:
            yield from _unfilled(use, subject)


def _unfilled(use: Use, subject: Subject) -> Iterator[Diagnostic]:
    own = use.name in subject.parameters
    missing = tuple(
        target
        for target in subject.targets
        if not target.has(Feature.DYNAMIC_HEADERS) and not (own and target.has(Feature.CONNECTOR_PARAMETERS_IN_HEADERS))
    )
    if missing:
        message = f'"{use.written}" in header "{use.key}" is sent as it stands by OpenSearch {describe(missing)}'
        yield replace(Diagnostic.of(CODE, message, use.span), severity=Severity.WARNING)


_HELP = "write ${credential.…}, and give the value as a credential"


RULE = Rule(code=CODE, check=check)
