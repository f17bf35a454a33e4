"""Headers of a request: credentials, parameters, and the rules for both.

Upstream: AbstractConnector.createDecryptedHeaders, validateConnectorHeaders,
substituteHeadersWithRuntimeParameters (3.7), ConnectorUtils.validateSubstitutedHeaders (3.7).
"""

from collections.abc import Mapping

from blueprintc.data import Feature, Target
from blueprintc.emulator.connector import MCP_SSE, MCP_STREAMABLE_HTTP, Connector
from blueprintc.emulator.errors import illegal_argument
from blueprintc.emulator.java_maps import hash_map
from blueprintc.emulator.substitution import CREDENTIAL, PARAMETERS, substitute
from blueprintc.jvm.strings import utf16_length

BLOCKED_DYNAMIC_HEADERS = frozenset(
    {
        "authorization",
        "proxy-authorization",
        "cookie",
        "x-api-key",
        "x-auth-token",
        "x-auth-header",
        "x-forwarded-for",
        "x-real-ip",
        "x-client-ip",
        "cf-connecting-ip",
        "true-client-ip",
        "x-originating-ip",
        "host",
        "x-forwarded-host",
        "x-forwarded-server",
        "forwarded",
    }
)
_LONGEST_HEADER = 8192
_LONGEST_HEADERS = 65536


def load_headers(connector: Connector, action: str, target: Target) -> dict[str, str] | None:
    """The headers of an action as they are when a model is deployed: credentials are filled in.

    From 2.14 to 3.6 the connector's own parameters are filled in as well.
    """
    if connector.protocol in (MCP_SSE, MCP_STREAMABLE_HTTP):
        given = connector.headers
    else:
        found = connector.find_action(action)
        given = None if found is None else found.headers
    if given is None:
        return None
    credential = connector.credential or {}
    headers = {name: substitute(value, credential, prefix=CREDENTIAL) for name, value in given.items()}
    connector_parameters = target.has(Feature.CONNECTOR_PARAMETERS_IN_HEADERS) and not target.has(
        Feature.DYNAMIC_HEADERS
    )
    if connector_parameters and connector.parameters:
        headers = {name: substitute(value, connector.parameters) for name, value in headers.items()}
    return hash_map(headers)


def check_header_placeholders(headers: Mapping[str, str] | None, protocol: str | None) -> None:
    """Which headers may hold ``${parameters.…}``, since 3.7."""
    for name, value in (headers or {}).items():
        if not _has_placeholder(value):
            continue
        if protocol is not None and protocol.lower() in (MCP_SSE, MCP_STREAMABLE_HTTP):
            raise illegal_argument(f"Header '{name}' cannot use ${{parameters.*}} placeholders in MCP connectors.")
        if name.lower() in BLOCKED_DYNAMIC_HEADERS:
            raise illegal_argument(
                f"Header '{name}' cannot use ${{parameters.*}} placeholders for security reasons. Use"
                " ${credential.*} instead."
            )


def _has_placeholder(value: str) -> bool:
    """``\\$\\{parameters\\.[^}]+\\}`` is found."""
    start = value.find(PARAMETERS)
    while start >= 0:
        name = start + len(PARAMETERS)
        if value.find("}", name) > name:
            return True
        start = value.find(PARAMETERS, name)
    return False


def request_headers(
    headers: dict[str, str] | None, connector: Connector, parameters: Mapping[str, str | None], target: Target
) -> dict[str, str] | None:
    """The headers for one request; from 3.7 on the parameters are filled in here. Raises ``ServerError``."""
    if not target.has(Feature.DYNAMIC_HEADERS):
        return headers
    check_header_placeholders(headers, connector.protocol)
    if not headers:
        return headers
    filled: dict[str, str] = {}
    for name, value in headers.items():
        if PARAMETERS in value:
            value = substitute(value, parameters)
            if PARAMETERS in value:
                raise illegal_argument(
                    f"Header '{name}' contains unresolved placeholder. Required parameter is missing."
                )
        filled[name] = value
    _check_sizes(filled)
    return filled


def _check_sizes(headers: Mapping[str, str]) -> None:
    total = 0
    for name, value in headers.items():
        if any((char < " " and char != "\t") or char == "\x7f" for char in value):
            raise illegal_argument("Header value contains invalid control character")
        size = utf16_length(name) + utf16_length(value)
        if size > _LONGEST_HEADER:
            raise illegal_argument("Header size (key + value) exceeds 8KB limit")
        total += size
    if total > _LONGEST_HEADERS:
        raise illegal_argument("Total headers size (key + value) exceeds 64KB limit")
