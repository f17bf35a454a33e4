"""The URL of an MCP server has a placeholder.

## What it does
Finds `${…}` in the URL of a connector of the protocols `mcp_sse` and `mcp_streamable_http`.

## Why it is bad
Nothing fills it: the server connects to the URL as it is written.

## Example
```yaml
blueprint: 1
name: Tools
version: 1
protocol: mcp_sse
url: https://api.openai.com/${parameters.path}
credential:
  key: {env: API_KEY}
headers: {Authorization: "Bearer ${credential.key}"}
```

## Use instead
```yaml
blueprint: 1
name: Tools
version: 1
protocol: mcp_sse
url: https://api.openai.com/v1
credential:
  key: {env: API_KEY}
headers: {Authorization: "Bearer ${credential.key}"}
```

## Fix
None.

## References
- `McpConnector`
"""

from collections.abc import Iterator

from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import Rule
from blueprintc.model import Scalar

CODE = Code(
    "BP627",
    "placeholder-in-mcp-url",
    Severity.ERROR,
    "The URL of an MCP server has a placeholder.",
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The URL of an MCP connector."""
    node = subject.root.get("url")
    if subject.protocol.startswith("mcp") and isinstance(node, Scalar) and "${" in node.text.value:
        yield Diagnostic.of(CODE, "the URL of an MCP server takes no placeholders", node.span)


RULE = Rule(code=CODE, check=check)
