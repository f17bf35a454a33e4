"""The signer against the official vectors, and against the headers of recorded servers."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

import pytest

from blueprintc.emulator.sigv4 import (
    AwsCredentials,
    Headers,
    SignerGeneration,
    SigningScope,
    canonical_request,
    host_header,
    sign,
    signature,
    signed_header_names,
    string_to_sign,
)

_VECTORS = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "cases" / "sigv4" / "vectors.jsonl").read_text("utf-8").splitlines()
]
_CREDENTIALS = AwsCredentials(access_key="AKIDEXAMPLE", secret_key="wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
_SCOPE = SigningScope(
    credentials=_CREDENTIALS, region="us-east-1", service="service", now=datetime(2015, 8, 30, 12, 36, tzinfo=UTC)
)


@dataclass
class _Parsed:
    method: str
    url: str
    headers: Headers
    body: bytes


def _parse(vector: dict[str, str]) -> _Parsed:
    """A vector's request; its path and query are raw and get percent-encoded, as a URL must be."""
    head, _, body = vector["req"].partition("\n\n")
    first, *rest = head.split("\n")
    method, _, target = first.rpartition(" ")[0].partition(" ")
    path, question, query = target.partition("?")
    headers: Headers = []
    for line in filter(None, rest):
        if line[0] in " \t":
            headers[-1] = (headers[-1][0], headers[-1][1] + "\n" + line)
        else:
            name, _, value = line.partition(":")
            headers.append((name, value))
    if vector["name"] == "get-vanilla-with-session-token":
        token = next(line for line in vector["creq"].split("\n") if line.startswith("x-amz-security-token:"))
        headers.append(("X-Amz-Security-Token", token.partition(":")[2]))
    encoded = quote(path, safe="/%~-_.") + question + quote(query, safe="=&%+~-_.")
    return _Parsed(method, "https://example.amazonaws.com" + encoded, headers, body.encode())


def test_all_vectors_are_here() -> None:
    assert len(_VECTORS) == 34


@pytest.mark.parametrize("vector", _VECTORS, ids=[vector["name"] for vector in _VECTORS])
def test_official_vector(vector: dict[str, str]) -> None:
    parsed = _parse(vector)
    canonical = canonical_request(
        method=parsed.method,
        url=parsed.url,
        headers=parsed.headers,
        content_hash=sha256(parsed.body).hexdigest(),
        double_encode=False,
    )
    assert canonical == vector["creq"]
    to_sign = string_to_sign(canonical, _SCOPE)
    assert to_sign == vector["sts"]
    names = signed_header_names(parsed.headers)
    expected = (
        f"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
        f"SignedHeaders={names}, Signature={signature(to_sign, _SCOPE)}"
    )
    assert expected == vector["authz"]


def _names(headers: Headers) -> list[str]:
    return [name for name, _ in headers]


def _authorization(headers: Headers) -> str:
    return dict(headers)["Authorization"]


def test_new_signer_sets_the_content_hash_and_signs_all_headers() -> None:
    given = [("content-type", "application/json"), ("X-Custom", " a   b "), ("User-Agent", "x")]
    signed = sign(method="POST", url="https://h.example/a", headers=given, body=b"{}", scope=_SCOPE)
    assert dict(signed.headers)["x-amz-content-sha256"] == sha256(b"{}").hexdigest()
    assert "SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date;x-custom," in _authorization(signed.headers)
    assert "\nx-custom:a b\n" in signed.canonical_request
    assert dict(signed.headers)["X-Custom"] == " a   b "


def test_old_signer_sets_the_content_hash_only_on_request() -> None:
    plain = sign(
        method="POST", url="https://h.example/a", headers=[], body=b"{}", scope=_SCOPE, generation=SignerGeneration.AWS4
    )
    assert "x-amz-content-sha256" not in _names(plain.headers)
    wanted = sign(
        method="POST",
        url="https://h.example/a",
        headers=[("x-amz-content-sha256", "required")],
        body=b"{}",
        scope=_SCOPE,
        generation=SignerGeneration.AWS4,
    )
    assert dict(wanted.headers)["x-amz-content-sha256"] == sha256(b"{}").hexdigest()


def test_a_configured_authorization_is_signed_and_then_replaced() -> None:
    signed = sign(
        method="POST", url="http://127.0.0.1:9911/m", headers=[("Authorization", "Bearer x")], body=b"1", scope=_SCOPE
    )
    assert "SignedHeaders=authorization;host;" in _authorization(signed.headers)
    assert "\nauthorization:Bearer x\n" in signed.canonical_request
    assert _names(signed.headers).count("Authorization") == 1


def test_session_token_is_sent_and_signed() -> None:
    credentials = AwsCredentials(access_key="A", secret_key="S", session_token="TOK/en==")
    scope = SigningScope(credentials=credentials, region="r", service="s", now=_SCOPE.now)
    signed = sign(method="POST", url="https://h.example/a", headers=[], body=b"1", scope=scope)
    assert dict(signed.headers)["X-Amz-Security-Token"] == "TOK/en=="
    assert "x-amz-date;x-amz-security-token" in _authorization(signed.headers)


def test_path_is_encoded_twice() -> None:
    signed = sign(method="POST", url="https://h.example/model/a%3A0/x:1", headers=[], body=b"1", scope=_SCOPE)
    assert signed.canonical_request.split("\n")[1] == "/model/a%253A0/x%3A1"


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://a.example/x", "a.example"),
        ("https://a.example:443/x", "a.example"),
        ("http://a.example:443/x", "a.example:443"),
        ("http://127.0.0.1:9911/m", "127.0.0.1:9911"),
        ("http://[::1]:80/m", "[::1]"),
        ("http://[::1]/m", "[::1]"),
    ],
)
def test_host_header(url: str, host: str) -> None:
    assert host_header(url) == host


@pytest.mark.parametrize(
    ("path", "canonical"),
    [("", "/"), ("/a/../b", "/b"), ("/a/./b/", "/a/b/"), ("//a//b", "/a/b"), ("/../a", "/../a"), ("/a/b/..", "/a")],
)
def test_path_is_normalised_as_java_does(path: str, canonical: str) -> None:
    text = canonical_request(method="GET", url="https://h.example" + path, headers=[], content_hash="h")
    assert text.split("\n")[1] == canonical
