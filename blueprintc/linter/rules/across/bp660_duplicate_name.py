"""Two files build connectors of the same name.

## What it does
Compares the names of the connectors of all files of one run. A file that `build` makes of a blueprint is the same
connector, not another one.

## Why it is bad
The server takes both: names are no keys. Whoever looks a connector up by its name, as deploying and audits do, finds
two and cannot tell which one is meant.

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
    request_body: {model: text-embedding-3-large, input: !json "${parameters.input}"}
```

## Use instead
```yaml
blueprint: 1
name: OpenAI embeddings (large)
version: 1
protocol: http
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/embeddings
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body: {model: text-embedding-3-large, input: !json "${parameters.input}"}
```

## Fix
None. Where it is meant, ignore the rule for the path in the configuration.

## References
- none
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Label, Severity
from blueprintc.linter.rule import CrossRule
from blueprintc.report import Built

CODE = Code(
    "BP660",
    "duplicate-name",
    Severity.WARNING,
    "Two files build connectors of the same name.",
)


def check(connectors: tuple[Built, ...]) -> Iterator[Diagnostic]:
    """Every name that a connector of an earlier file has."""
    first: dict[str, Built] = {}
    for connector in connectors:
        known = first.setdefault(connector.name, connector)
        if known.path != connector.path and connector.variant is None and not _is_built_one(known, connector):
            yield Diagnostic.of(
                CODE,
                f'"{connector.name}" is the name of the connector in {known.path}, too',
                connector.span,
                labels=(Label(known.span, "the other one"),),
            )


def _is_built_one(one: Built, other: Built) -> bool:
    """Whether a file is what ``build`` made of another: ``<stem>.connector.json``, with or without a variant."""
    names = [each.path.rpartition("/")[2] for each in (one, other)]
    return any(name.endswith(".connector.json") for name in names) and len({name.split(".")[0] for name in names}) == 1


RULE = CrossRule(code=CODE, check=check)
