"""Two files build their connectors into the same file.

## What it does
Compares the files that `build` writes beside its sources: `x.blueprint.yaml`, `x.yaml` and `x.blueprint.yml` in one
folder all give `x.connector.json`, and a variant `large` of `x` gives what `x.large` gives.

## Why it is bad
`build` refuses to write either.

## Example
```yaml
blueprint: 1
name: OpenAI embeddings
version: 1
protocol: http
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/embeddings
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body: {model: text-embedding-3-small, input: !json "${parameters.input}"}
```

## Use instead
```yaml
blueprint: 1
name: OpenAI embeddings
version: 1
protocol: http
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/embeddings
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body: {model: text-embedding-3-small, input: !json "${parameters.input}"}
```

## Fix
None: rename one of the files.

## References
- `blueprintc build`
"""

from collections.abc import Iterator
from pathlib import Path

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.rule import CrossRule
from blueprintc.report import Built

CODE = Code(
    "BP661",
    "same-output",
    Severity.ERROR,
    "Two files build their connectors into the same file.",
)


def check(connectors: tuple[Built, ...]) -> Iterator[Diagnostic]:
    """Every output that an earlier file has."""
    from blueprintc.builder.outputs import file_name  # only where several files are looked at

    first: dict[str, str] = {}
    for connector in connectors:
        path = Path(connector.path)
        name = file_name(path, connector.variant)
        if name.casefold() == path.name.casefold():
            continue  # a plain connector is its own output; build says so
        known = first.setdefault((path.parent / name).as_posix().casefold(), connector.path)
        if known != connector.path:
            yield Diagnostic.of(
                CODE, f"{known} and {connector.path} both build {(path.parent / name).as_posix()}", connector.span
            )


RULE = CrossRule(code=CODE, check=check)
