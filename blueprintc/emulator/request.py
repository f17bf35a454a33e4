"""``build_request``: from a payload to the request that goes to the provider.

Upstream: ConnectorUtils.buildSdkRequest, HttpJsonConnectorExecutor, AwsConnectorExecutor, and what the AWS SDK and
Netty do to a request.
"""

import codecs
import re
from collections.abc import Mapping

from blueprintc.data import Feature, Target
from blueprintc.emulator.connector import AWS_SIGV4, ClientConfig, Connector
from blueprintc.emulator.connector_parser import default_client_config
from blueprintc.emulator.environment import Clock
from blueprintc.emulator.errors import ServerError, illegal_argument, null_pointer
from blueprintc.emulator.exchange import Request, TransportError
from blueprintc.emulator.headers import request_headers
from blueprintc.emulator.payload import clean_payload
from blueprintc.emulator.printing import jdk_of
from blueprintc.emulator.sdk_uri import encode_query, query_parameters
from blueprintc.emulator.substitution import substitute
from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.uri import Uri, parse_uri

_EMPTY_CONTENT = "Content length is 0. Aborting request to remote model"
_URI_MESSAGE = (
    "Encountered error when trying to create uri from endpoint in ml connector. Please update the endpoint in"
    " connection configuration: "
)
_CHARSET_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9+.:_-]*")
#: Java's UTF-16 and UTF-32 are big-endian; only the first writes a byte order mark.
_JAVA_CHARSETS = {"utf-16": ("utf-16-be", b"\xfe\xff"), "utf-32": ("utf-32-be", b"")}
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]*")


def http_method(method: str, target: Target) -> str:
    """The method as it is sent. Raises ``ServerError`` for one that the release does not know."""
    name = method.upper()
    known = ("POST", "GET", "PUT", "DELETE") if target.has(Feature.PUT_AND_DELETE) else ("POST", "GET")
    if name not in known:
        raise illegal_argument("unsupported http method")
    return name


def endpoint_of(connector: Connector, action: str, parameters: Mapping[str, str | None]) -> str | None:
    """The URL of an action with the parameters filled in. Upstream: getActionEndpoint."""
    found = connector.find_action(action)
    if found is None:
        return None
    # Upstream: without any parameter not even defaults are filled in
    return substitute(found.url, parameters) if parameters else found.url


def build_request(
    connector: Connector,
    action: str,
    parameters: Mapping[str, str | None],
    payload: str | None,
    loaded_headers: dict[str, str] | None,
    target: Target,
) -> tuple[Request, Uri]:
    """The request before it is signed, and its URI. Raises ``JavaError`` in the server's order."""
    found = connector.find_action(action)
    method = http_method(found.method if found is not None else "", target)
    if method == "GET" and not target.has(Feature.GET_SENDS_BODY):
        payload = None
    body = encode_payload(clean_payload(payload, parameters, target), parameters, target)
    if method == "POST" and not body and action != "CANCEL_BATCH_PREDICT":
        raise illegal_argument(_EMPTY_CONTENT)
    uri = parse_endpoint(endpoint_of(connector, action, parameters), target)
    headers = request_headers(loaded_headers, connector, parameters, target)
    sent = list((headers or {}).items())
    names = {name.lower() for name, _ in sent}
    if "content-type" not in names:
        sent.append(("Content-Type", "application/json"))
    if "content-length" not in names:
        sent.append(("Content-Length", str(len(body or b""))))
    return Request(method, sent_url(uri), tuple(sent), body), uri


def encode_payload(payload: str | None, parameters: Mapping[str, str | None], target: Target) -> bytes | None:
    """The payload's bytes in the charset that a parameter names; what does not fit becomes ``?``."""
    if payload is None:
        return None
    charset = parameters.get("charset", "UTF-8") if target.has(Feature.CHARSET) else "UTF-8"
    if charset is None:
        raise illegal_argument("Null charset name")
    if charset.lower() in ("utf-8", "utf8"):
        return payload.encode("utf-8", "replace")
    if not _CHARSET_NAME.fullmatch(charset):
        raise ServerError("java.nio.charset.IllegalCharsetNameException", charset)
    name, mark = _JAVA_CHARSETS.get(charset.lower(), (charset, b""))
    try:
        codec = codecs.lookup(name)
        return mark + codec.encode(payload, "replace")[0]
    except (LookupError, TypeError, ValueError) as error:
        raise ServerError("java.nio.charset.UnsupportedCharsetException", charset) from error


def parse_endpoint(endpoint: str | None, target: Target) -> Uri:
    """``URI.create`` and the check for a host. Raises ``ServerError`` (``IllegalArgumentException`` with causes)."""
    try:
        uri = parse_uri(endpoint or "", jdk=jdk_of(target))
    except JavaError as error:
        failed = illegal_argument(error.message, error)
        if target.has(Feature.URI_MESSAGE):
            raise illegal_argument(_URI_MESSAGE, failed) from error
        raise failed from error
    if uri.host is None:
        if target.has(Feature.URI_MESSAGE):
            raise illegal_argument(
                _URI_MESSAGE, illegal_argument("Invalid URI. Please check if the endpoint is valid from connector.")
            )
        raise null_pointer("host must not be null.")
    return uri


def sent_url(uri: Uri) -> str:
    """The URL as the AWS SDK sends it: the query is decoded and encoded again; user info and fragment are dropped."""
    port = "" if uri.port == -1 else f":{uri.port}"
    query = encode_query(query_parameters(uri.query))
    path = uri.path or ""
    return f"{uri.scheme}://{uri.host}{port}{path or '/'}{'' if query is None else '?' + query}"


def sign_request(request: Request, connector: Connector, clock: Clock, target: Target) -> Request:
    """The request with its signature, where the protocol asks for one."""
    if connector.protocol != AWS_SIGV4:
        return request
    # Brings the hash functions of OpenSSL, which take longer to load than all the rest of a request.
    from blueprintc.emulator.sigv4 import AwsCredentials, SignerGeneration, SigningScope, sign

    parameters, credential = connector.parameters or {}, connector.credential or {}
    service = parameters.get("service_name", credential.get("service_name"))
    region = parameters.get("region", credential.get("region"))
    modern = target.has(Feature.SIGV4_BY_HTTP_SIGNER)
    signed = sign(
        method=request.method,
        url=request.url,
        headers=list(request.headers),
        body=request.body or b"",
        scope=SigningScope(
            credentials=AwsCredentials(
                access_key=credential.get("access_key", ""),
                secret_key=credential.get("secret_key", ""),
                session_token=credential.get("session_token"),
            ),
            region=region or "",
            service=service or "",
            now=clock.now(),
        ),
        generation=SignerGeneration.AWS_V4_HTTP if modern else SignerGeneration.AWS4,
    )
    return Request(request.method, request.url, tuple(signed.headers), request.body)


def client_config_of(connector: Connector, target: Target) -> ClientConfig:
    """The connector's client configuration, or the defaults."""
    return connector.client_config or default_client_config(target)


def check_client(config: ClientConfig) -> None:
    """What the HTTP client's builder refuses. Raises ``ServerError`` (``IllegalArgumentException``)."""
    if config.connection_timeout <= 0:
        raise illegal_argument("connectionTimeout must be positive")
    if config.read_timeout < 0:
        raise illegal_argument("readTimeout must not be negative")


def check_transport(request: Request, config: ClientConfig) -> None:
    """What Netty refuses to send. Raises ``TransportError``."""
    if config.max_connection < 1:
        raise TransportError(f"maxConnections: {config.max_connection} (expected: >= 1)")
    for name, value in request.headers:
        match = _TOKEN.match(name)
        end = match.end() if match else 0
        if not name:
            raise TransportError("empty headers are not allowed []")
        if end < len(name):
            raise TransportError(
                'a header name can only contain "token" characters, but found invalid character'
                f" 0x{ord(name[end]):x} at index {end} of header '{name}'."
            )
        if any((char < " " and char != "\t") or char == "\x7f" for char in value):
            raise TransportError(f"Validation failed for header '{name}'")


def wire_header(value: str) -> str:
    """A header's value as it arrives: one byte a character, anything beyond Latin-1 is ``?``."""
    if value.isascii():
        return value
    units = value.encode("utf-16-le", "surrogatepass")
    codes = (units[at] | units[at + 1] << 8 for at in range(0, len(units), 2))
    return "".join(chr(code) if code < 0x100 else "?" for code in codes)
