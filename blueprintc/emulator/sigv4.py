"""AWS Signature Version 4 as the AWS SDK for Java signs for ML Commons: which headers are set, signed, and how.

Since 3.3 ML Commons signs with ``AwsV4HttpSigner``, before with ``Aws4Signer``; the two differ in the header
``x-amz-content-sha256`` only (``SignerGeneration``). The date comes from the caller.
"""

import hashlib
import hmac
import posixpath
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from typing import TypeAlias
from urllib.parse import urlsplit

from blueprintc.emulator.sdk_uri import query_parameters, url_encode

Headers: TypeAlias = list[tuple[str, str]]
"""Header names and values in sending order."""

_ALGORITHM = "AWS4-HMAC-SHA256"
# Upstream: V4CanonicalRequest.HEADERS_TO_IGNORE_IN_LOWER_CASE, AbstractAws4Signer likewise
_UNSIGNED_HEADERS = frozenset({"connection", "x-amzn-trace-id", "user-agent", "expect"})
_WHITESPACE = re.compile("[ \t\n\x0b\r\f]+")
_STANDARD_PORTS = {"http": 80, "https": 443}


class SignerGeneration(Enum):
    """Which signer of the SDK is at work."""

    AWS4 = "Aws4Signer"
    """Until 3.2: sets ``x-amz-content-sha256`` only where the connector asks for it with the value ``required``."""
    AWS_V4_HTTP = "AwsV4HttpSigner"
    """Since 3.3: always sets ``x-amz-content-sha256``, whatever the connector gave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AwsCredentials:
    """An access key pair and, for temporary credentials, its session token."""

    access_key: str
    secret_key: str
    session_token: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningScope:
    """Who signs, for which service and region, and when."""

    credentials: AwsCredentials
    region: str
    service: str
    now: datetime

    @property
    def amz_date(self) -> str:
        """The time as ``X-Amz-Date`` has it."""
        return self.now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")

    @property
    def scope(self) -> str:
        """Date, region, service and terminator: the credential scope."""
        return f"{self.amz_date[:8]}/{self.region}/{self.service}/aws4_request"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedRequest:
    """The headers to send, and the two texts that were signed (for traces and for comparison with a service)."""

    headers: Headers
    canonical_request: str
    string_to_sign: str


def sign(
    *,
    method: str,
    url: str,
    headers: Headers,
    body: bytes,
    scope: SigningScope,
    generation: SignerGeneration = SignerGeneration.AWS_V4_HTTP,
) -> SignedRequest:
    """Sign a request. ``url`` must be a valid absolute URL; ``headers`` are the connector's, after substitution.

    Upstream: ConnectorUtils.signRequest; header names are kept as given, a header set twice keeps its place.
    """
    credentials = scope.credentials
    signed = list(headers)
    content_hash = hashlib.sha256(body).hexdigest()
    if credentials.session_token is not None:
        _put(signed, "X-Amz-Security-Token", credentials.session_token.strip())
    if _find(signed, "Host") is None:
        _put(signed, "Host", host_header(url))
    _put(signed, "X-Amz-Date", scope.amz_date)
    if generation is SignerGeneration.AWS_V4_HTTP or _find(signed, "x-amz-content-sha256") == "required":
        _put(signed, "x-amz-content-sha256", content_hash)

    canonical = canonical_request(method=method, url=url, headers=signed, content_hash=content_hash)
    to_sign = string_to_sign(canonical, scope)
    authorization = (
        f"{_ALGORITHM} Credential={credentials.access_key.strip()}/{scope.scope}, "
        f"SignedHeaders={signed_header_names(signed)}, Signature={signature(to_sign, scope)}"
    )
    _put(signed, "Authorization", authorization)
    return SignedRequest(headers=signed, canonical_request=canonical, string_to_sign=to_sign)


def host_header(url: str) -> str:
    """The value of ``Host``: the port is given only where it is not the scheme's own."""
    parts = urlsplit(url)
    authority = parts.netloc.rpartition("@")[2]
    if parts.port is None:
        return authority.removesuffix(":")
    host = authority.rpartition(":")[0]
    return host if _STANDARD_PORTS.get(parts.scheme.lower()) == parts.port else f"{host}:{parts.port}"


def canonical_request(*, method: str, url: str, headers: Headers, content_hash: str, double_encode: bool = True) -> str:
    """The canonical request of a URL whose path is percent-encoded already.

    ``double_encode`` encodes that path once more, as all services but S3 expect and ML Commons always does.
    """
    parts = urlsplit(url)
    grouped: dict[str, list[str]] = {}
    for name, value in headers:
        lowered = name.lower()
        if lowered not in _UNSIGNED_HEADERS:
            grouped.setdefault(lowered, []).append(_WHITESPACE.sub(" ", value).strip(" "))
    lines = "".join(f"{name}:{','.join(grouped[name])}\n" for name in sorted(grouped))
    return "\n".join(
        (
            method,
            _canonical_path(parts.path, double_encode=double_encode),
            _canonical_query(parts.query),
            lines,
            ";".join(sorted(grouped)),
            content_hash,
        )
    )


def signed_header_names(headers: Headers) -> str:
    """The names of the headers that take part in the signature, as ``SignedHeaders`` lists them."""
    return ";".join(sorted({name.lower() for name, _ in headers} - _UNSIGNED_HEADERS))


def string_to_sign(canonical: str, scope: SigningScope) -> str:
    """The text that the signature is computed of."""
    digest = hashlib.sha256(canonical.encode("utf-8", "replace")).hexdigest()
    return f"{_ALGORITHM}\n{scope.amz_date}\n{scope.scope}\n{digest}"


def signature(to_sign: str, scope: SigningScope) -> str:
    """The hexadecimal signature of ``to_sign``."""
    key = b"AWS4" + scope.credentials.secret_key.strip().encode("utf-8", "replace")
    for part in (scope.amz_date[:8], scope.region, scope.service, "aws4_request"):
        key = hmac.digest(key, part.encode("utf-8", "replace"), "sha256")
    return hmac.digest(key, to_sign.encode("utf-8", "replace"), "sha256").hex()


def _canonical_path(path: str, *, double_encode: bool) -> str:
    normal = _normalize(path)
    if not normal:
        return "/"
    encoded = url_encode(normal, keep_slashes=True) if double_encode else normal
    if not encoded.startswith("/"):
        # Upstream: V4CanonicalRequest.getCanonicalUri appends, where one would expect it to prepend
        encoded += "/"
    if len(encoded) > 1 and encoded.endswith("/") and not path.endswith("/"):
        encoded = encoded[:-1]
    return encoded


def _normalize(path: str) -> str:
    """``java.net.URI.normalize`` of an absolute path: ``.``, ``..`` and empty segments go, a leading ``..`` stays."""
    if "//" not in path and "/." not in path:
        return path
    kept: list[str] = []
    segments = [segment for segment in path.split("/") if segment]
    for segment in segments:
        if segment == "..":
            if kept and kept[-1] != "..":
                kept.pop()
            else:
                kept.append(segment)
        elif segment != ".":
            kept.append(segment)
    ends_open = path.endswith("/") or posixpath.basename(path) in {".", ".."}
    normal = "/" + "/".join(kept)
    return normal + "/" if kept and ends_open else normal


def _canonical_query(query: str) -> str:
    encoded = {
        url_encode(name): sorted("" if value is None else url_encode(value) for value in values)
        for name, values in query_parameters(query or None).items()
        if name
    }
    return "&".join(f"{name}={value}" for name in sorted(encoded) for value in encoded[name])


def _find(headers: Headers, name: str) -> str | None:
    lowered = name.lower()
    return next((value for key, value in headers if key.lower() == lowered), None)


def _put(headers: Headers, name: str, value: str) -> None:
    """Set a header; the SDK's header map ignores case and keeps the name that was there first."""
    lowered = name.lower()
    for index, (key, _) in enumerate(headers):
        if key.lower() == lowered:
            headers[index] = (key, value)
            return
    headers.append((name, value))
