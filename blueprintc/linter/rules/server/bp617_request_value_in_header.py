r"""A header takes a value from the request, which arrives escaped.

## What it does
Finds placeholders in headers that the connector's own parameters do not fill, for 3.7 and later.

## Why it is bad
Values of a request are escaped for JSON before they are put anywhere: `a/b` arrives as `a\/b`, `é` as `\u00E9`.

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
    headers: {Authorization: "Bearer ${credential.key}", X-Path: "${parameters.path}"}
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
  path: a/b
  model: text-embedding-3-small
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/embeddings
    headers: {Authorization: "Bearer ${credential.key}", X-Path: "${parameters.path}"}
    request_body:
      model: ${parameters.model}
      input: ${parameters.input}
    pre_process_function: connector.pre_process.openai.embedding
    post_process_function: connector.post_process.openai.embedding
```

## Fix
None.

## References
- `AbstractConnector.substituteHeadersWithRuntimeParameters`
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.emulator.headers import BLOCKED_DYNAMIC_HEADERS
from blueprintc.linter.facts import Place, Subject
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP617",
    "request-value-in-header",
    Severity.WARNING,
    "A header takes a value from the request, which arrives escaped.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Every such placeholder in a header that may have one."""
    for use in subject.uses:
        if use.place is not Place.HEADER or use.name in subject.parameters or subject.protocol.startswith("mcp"):
            continue
        if use.key.lower() not in BLOCKED_DYNAMIC_HEADERS:
            yield Diagnostic.of(
                CODE,
                f'"{use.written}" arrives in header "{use.key}" escaped for JSON',
                use.span,
                help='only plain letters and digits pass unchanged; or set it under "parameters"',
            )


RULE = Rule(code=CODE, check=check, since="3.7")
