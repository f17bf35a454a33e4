"""The protocol is not known to a release.

## What it does
Compares the protocol with the releases: `mcp_sse` since 3.0, `mcp_streamable_http` since 3.3.

## Why it is bad
The server refuses the connector: `Can't find class for type mcp_sse`, or `Unsupported connector protocol`.

## Example
```yaml
blueprint: 1
name: Tools
version: 1
protocol: mcp_sse
opensearch: "2.19"
url: https://api.openai.com/mcp
credential:
  key: {env: MCP_KEY}
headers: {Authorization: "Bearer ${credential.key}"}
```

## Use instead
```yaml
blueprint: 1
name: Tools
version: 1
protocol: mcp_sse
opensearch: ">=3.0"
url: https://api.openai.com/mcp
credential:
  key: {env: MCP_KEY}
headers: {Authorization: "Bearer ${credential.key}"}
```

## Fix
None.

## References
- [ml-commons#3721](https://github.com/opensearch-project/ml-commons/pull/3721), [ml-commons#4169](https://github.com/opensearch-project/ml-commons/pull/4169)
"""

from collections.abc import Iterator

from blueprintc.data.features import Feature
from blueprintc.data.releases import describe
from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule

CODE = Code(
    "BP626",
    "protocol-too-new",
    Severity.ERROR,
    "The protocol is not known to a release.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A protocol that some release lacks."""
    feature = _SINCE.get(subject.protocol)
    node = subject.root.get("protocol")
    missing = subject.targets_without(feature) if feature is not None else ()
    if node is not None and missing:
        yield Diagnostic.of(CODE, f'OpenSearch {describe(missing)} has no protocol "{subject.protocol}"', node.span)


_SINCE = {"mcp_sse": Feature.MCP, "mcp_streamable_http": Feature.MCP_STREAMABLE}


RULE = Rule(code=CODE, check=check)
