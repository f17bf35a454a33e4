"""Which URLs a cluster trusts, and which addresses it talks to.

Upstream: Connector.validateConnectorURL, validateResolvedEndpoint (3.7), MLValidatableAsyncHttpClient.validate.
"""

from collections.abc import Iterable
from ipaddress import IPv6Address, ip_address

from blueprintc.data import Feature
from blueprintc.emulator.cluster import Cluster
from blueprintc.emulator.connector import MCP_SSE, MCP_STREAMABLE_HTTP, Connector
from blueprintc.emulator.environment import Resolver
from blueprintc.emulator.errors import illegal_argument
from blueprintc.emulator.substitution import substitute
from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.regex import compile_pattern
from blueprintc.jvm.uri import Uri

_NOT_CONFIGURED = (
    "Trusted connector endpoints regex is not configured. Please set"
    " plugins.ml_commons.trusted_connector_endpoints_regex."
)
_UNTRUSTED = "Connector URL is not matching the trusted connector endpoint regex"


def check_connector_urls(connector: Connector, cluster: Cluster) -> None:
    """Every action's URL, filled with the connector's parameters, must match a trusted endpoint."""
    if connector.protocol in (MCP_SSE, MCP_STREAMABLE_HTTP):
        check_endpoint(connector.url, cluster)
        return
    if connector.actions is None:
        raise illegal_argument("No actions configured for this connector")
    parameters = connector.parameters or {}
    for action in connector.actions:
        check_endpoint(substitute(action.url, parameters), cluster)


def check_endpoint(url: str | None, cluster: Cluster) -> None:
    """A resolved URL must match one of the trusted regexes completely."""
    regexes = cluster.trusted_endpoints
    checked_per_call = cluster.has(Feature.TRUSTED_URL_PER_CALL)
    if checked_per_call and not regexes:
        raise illegal_argument(_NOT_CONFIGURED)
    if url is None:
        if checked_per_call:
            raise illegal_argument("Resolved connector URL is null")
        raise JavaError(
            "NullPointerException", 'Cannot invoke "java.lang.CharSequence.length()" because "this.text" is null'
        )
    if not _matches_one(url, regexes):
        shown = "" if cluster.has(Feature.UNTRUSTED_URL_HIDDEN) else f", URL is: {url}"
        raise illegal_argument(_UNTRUSTED + shown)


def _matches_one(text: str, regexes: Iterable[str]) -> bool:
    return any(compile_pattern(regex).matches(text) for regex in regexes)


def check_network(uri: Uri, url: str, cluster: Cluster, resolver: Resolver) -> None:
    """Scheme, port and addresses of a request. Raises ``ServerError`` (``IllegalArgumentException``, with a cause)."""
    try:
        _check_network(uri, url, cluster, resolver)
    except JavaError as error:
        raise illegal_argument(error.message, error) from error


def _check_network(uri: Uri, url: str, cluster: Cluster, resolver: Resolver) -> None:
    scheme = (uri.scheme or "").lower()
    if scheme not in ("http", "https"):
        raise illegal_argument(f"Protocol is not http or https: {uri.scheme}")
    port = uri.port
    if port == -1:
        port = 80 if scheme == "http" else 443
    if not 0 <= port <= 65536:
        raise illegal_argument(f"Port out of range: {port}")
    host = uri.host or ""
    addresses = resolver.resolve(host)
    if not addresses:
        raise JavaError("java.net.UnknownHostException", f"{host}: Name or service not known")
    _check_addresses(host, url, addresses, cluster)


def _check_addresses(host: str, url: str, addresses: Iterable[str], cluster: Cluster) -> None:
    found = list(addresses)
    if cluster.has(Feature.RESTRICTED_IPS):
        restricted = cluster.texts("connector.restricted_ip_patterns", [])
        if restricted and any(_matches_one(address, restricted) for address in found):
            raise illegal_argument(f"Remote inference host name has restricted ip address: {host}")
    private = any(is_private(address) for address in found)
    if private and not cluster.private_ip_enabled:
        raise illegal_argument(f"Remote inference host name has private ip address: {host}")
    if private and cluster.has(Feature.RESTRICTED_IPS):
        endpoints = cluster.texts("trusted_connector_private_endpoints_regex", [])
        if endpoints and not _matches_one(url, endpoints):
            raise illegal_argument("Connector URL is not matching the trusted connector private endpoint regex")


def is_private(text: str) -> bool:
    """Whether an address is private as ML Commons sees it: not 100.64/10, not fc00::/7, not fe80::/10."""
    try:
        address = ip_address(text.partition("%")[0].strip("[]"))
    except ValueError:
        return False
    if isinstance(address, IPv6Address):
        mapped = address.ipv4_mapped
        if mapped is not None:
            return is_private(str(mapped))
        return address.is_loopback or address.is_unspecified or address.is_site_local
    first, second = address.packed[:2]
    return (
        first in (10, 127)
        or (first == 172 and 16 <= second <= 31)
        or (first, second) in ((192, 168), (169, 254))
        or address.is_unspecified
    )
