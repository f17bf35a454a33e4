"""Log-ins of ``connection``, over real sockets: what goes out, what is refused, and that no text has the secret."""

import base64
import datetime
import json
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from blueprintc.cluster.connection import HttpWire, Surroundings, open_wire
from blueprintc.cluster.errors import NoAnswerError, RefusedError
from blueprintc.config import ClusterConfig, Config
from blueprintc.data.secrets import spellings
from blueprintc.errors import ConfigError, UsageError
from blueprintc.transport.clock import WallClock
from blueprintc.transport.credentials import AwsKeys
from blueprintc.transport.secret import Secret
from tests.unit.cluster.loopback import Authority, Listener, listening

PASSWORD = 'canary/päss"word+3f9a7c'
TOKEN = "canary-token-55e1b0"
KEYS = AwsKeys(
    access_key=Secret("AKIDEXAMPLE000000001"),
    secret_key=Secret("canary-secret-key-8812"),
    session_token=Secret("canary-session-7731=="),
)


_OPENED: list[HttpWire] = []


@pytest.fixture(autouse=True)
def _closing() -> Iterator[None]:
    yield
    while _OPENED:
        _OPENED.pop().close()


def _wire(
    url: str, folder: Path, environ: Mapping[str, str] | None = None, *, verify: bool = True, **config: object
) -> HttpWire:
    around = Surroundings(environ=environ or {}, folder=folder, chain=lambda: KEYS, clock=WallClock())
    wire = open_wire(ClusterConfig(name="prod", url=url, **config), around, verify=verify)  # type: ignore[arg-type]
    _OPENED.append(wire)
    return wire


def _has_no(text: str, *secrets: str) -> None:
    for secret in secrets:
        for form in spellings(secret):
            assert form not in text


def test_basic_from_the_environment(tmp_path: Path) -> None:
    with listening() as server:
        wire = _wire(server.url, tmp_path, {"PW": PASSWORD}, auth="basic", user="admin", password={"env": "PW"})
        answer = wire.send("GET", "/")
    sent = server.requests[0][2]["authorization"]
    assert base64.b64decode(sent.removeprefix("Basic ")).decode() == f"admin:{PASSWORD}"
    assert answer.status == 401
    _has_no(answer.text + repr(wire) + repr(vars(wire)), PASSWORD, sent.removeprefix("Basic "))


def test_basic_from_a_file_without_its_line_end(tmp_path: Path) -> None:
    (tmp_path / "pw").write_text(PASSWORD + "\n", encoding="utf-8")
    with listening() as server:
        _wire(server.url + "/", tmp_path, auth="basic", user="admin", password={"file": "pw"}).send("GET", "/x")
    assert server.requests[0][1] == "/x"
    assert base64.b64decode(server.requests[0][2]["authorization"][6:]).decode() == f"admin:{PASSWORD}"


def test_bearer(tmp_path: Path) -> None:
    with listening() as server:
        answer = _wire(server.url, tmp_path, {"T": TOKEN}, auth="bearer", token={"env": "T"}).send("POST", "/", "{}")
    assert server.requests[0][2]["authorization"] == f"Bearer {TOKEN}"
    assert server.requests[0][3] == b"{}"
    _has_no(answer.text, TOKEN)


def test_no_log_in_sends_none(tmp_path: Path) -> None:
    with listening() as server:
        _wire(server.url, tmp_path).send("GET", "/")
    assert "authorization" not in server.requests[0][2]


def test_an_error_of_the_cluster_shows_no_secret(tmp_path: Path) -> None:
    with listening() as server:
        wire = _wire(server.url, tmp_path, {"PW": PASSWORD}, auth="basic", user="admin", password={"env": "PW"})
        body = json.dumps({"credential": {"key": TOKEN}})
        answer = wire.send("POST", "/_plugins/_ml/connectors/_create", body)
    assert server.requests[0][3].decode() == body
    _has_no(str(RefusedError("POST", answer)), PASSWORD, TOKEN)


@pytest.mark.parametrize("service", ["es", "aoss"])
@pytest.mark.parametrize("body", [None, '{"query": {"match": {"name": "ü"}}}'])
def test_a_signature_is_what_botocore_makes_of_the_request(tmp_path: Path, service: str, body: str | None) -> None:
    with listening() as server:
        wire = _wire(server.url, tmp_path, auth="sigv4", region="eu-central-1", service=service)
        answer = wire.send("GET" if body is None else "POST", "/_plugins/_ml/models/_search?a=b%20c&Z=1", body)
    method, path, headers, sent = server.requests[0]
    _has_no(answer.text, KEYS.secret_key.reveal(), "canary-session-7731==")
    signed = headers["authorization"].partition("SignedHeaders=")[2].partition(",")[0].split(";")
    assert {"host", "x-amz-date", "x-amz-security-token"} <= set(signed)
    if service == "aoss":
        assert "x-amz-content-sha256" in signed
    request = AWSRequest(
        method=method, url=server.url + path, data=sent, headers={name: headers[name] for name in signed}
    )
    request.context["timestamp"] = headers["x-amz-date"]
    assert datetime.datetime.strptime(headers["x-amz-date"], "%Y%m%dT%H%M%SZ")
    auth = SigV4Auth(
        Credentials(KEYS.access_key.reveal(), KEYS.secret_key.reveal(), "canary-session-7731=="),
        service,
        "eu-central-1",
    )
    to_sign = auth.string_to_sign(request, auth.canonical_request(request))
    assert auth.signature(to_sign, request) == headers["authorization"].partition("Signature=")[2]


def test_an_authority_of_the_configuration(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    with listening(authority.server()) as server:
        assert _wire(server.url, tmp_path, ca=authority.file.name).send("GET", "/").status == 401
        with pytest.raises(NoAnswerError, match="the certificate is not accepted") as caught:
            _wire(server.url, tmp_path).send("GET", "/")
        assert not caught.value.was_sent
        assert _wire(server.url, tmp_path, verify=False).send("GET", "/").status == 401
    assert len(server.requests) == 2


def test_an_unknown_certificate_is_shown_no_password(tmp_path: Path) -> None:
    with listening(Authority(tmp_path).server()) as server:
        wire = _wire(server.url, tmp_path, {"PW": PASSWORD}, auth="basic", user="admin", password={"env": "PW"})
        with pytest.raises(NoAnswerError) as caught:
            wire.send("GET", "/")
    assert server.requests == []
    _has_no("".join(traceback.format_exception(caught.value)), PASSWORD)


def test_a_client_certificate(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    certificate, key = authority.issue("kirk")
    with listening(authority.server(asks_clients=True)) as server:
        wire = _wire(
            server.url, tmp_path, auth="certificate", certificate=certificate.name, key=key.name, ca=authority.file.name
        )
        assert wire.send("GET", "/").status == 401
        with pytest.raises(NoAnswerError):
            _wire(server.url, tmp_path, ca=authority.file.name).send("GET", "/")
    assert server.subjects == ["kirk"]
    assert len(server.requests) == 1


def test_a_certificate_file_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "bad.pem").write_text("nonsense", encoding="utf-8")
    with (
        listening(Authority(tmp_path).server()) as server,
        pytest.raises(UsageError, match="TLS: a certificate or key"),
    ):
        _wire(server.url, tmp_path, auth="certificate", certificate="bad.pem", key="bad.pem").send("GET", "/")


def test_nobody_is_there(tmp_path: Path) -> None:
    with Listener() as server:
        url = server.url
    with pytest.raises(NoAnswerError) as caught:
        _wire(url, tmp_path).send("GET", "/_cluster/settings")
    assert not caught.value.was_sent
    assert str(caught.value).startswith("GET /_cluster/settings: ")


LACKING: dict[str, tuple[dict[str, object], str]] = {
    "no user": ({"auth": "basic", "password": {"env": "PW"}}, 'auth = "basic" needs a user'),
    "no password": ({"auth": "basic", "user": "u"}, 'auth = "basic" needs a password'),
    "no variable": ({"auth": "basic", "user": "u", "password": {"env": "NONE"}}, "the environment has no NONE"),
    "no file": ({"auth": "bearer", "token": {"file": "gone"}}, "gone: No such file"),
    "a folder": ({"auth": "bearer", "token": {"file": "."}}, "Is a directory"),
    "no UTF-8": ({"auth": "bearer", "token": {"file": "latin"}}, "latin: it is not UTF-8 text"),
    "an empty file": ({"auth": "bearer", "token": {"file": "empty"}}, "empty: it is empty"),
    "a line break": ({"auth": "bearer", "token": {"env": "TWO"}}, "TWO: a token has no line break"),
    "both": ({"auth": "bearer", "token": {"env": "PW", "file": "x"}}, 'must be {env = "NAME"} or {file = "PATH"}'),
    "no token": ({"auth": "bearer"}, 'auth = "bearer" needs a token'),
    "no region": ({"auth": "sigv4"}, 'auth = "sigv4" needs a region'),
    "no key": ({"auth": "certificate", "certificate": "c"}, 'auth = "certificate" needs certificate and key'),
}


@pytest.mark.parametrize("name", LACKING)
def test_a_log_in_that_lacks_something_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "latin").write_bytes(b"canary\xff")
    (tmp_path / "empty").write_bytes(b"\n")
    config, told = LACKING[name]
    with pytest.raises(ConfigError) as caught:
        _wire("http://127.0.0.1:1", tmp_path, {"PW": PASSWORD, "TWO": f"{TOKEN}\nX-Other: y"}, **config)
    assert str(caught.value).startswith('cluster "prod": ')
    assert told in str(caught.value)
    _has_no("".join(traceback.format_exception(caught.value)), PASSWORD, TOKEN)
    assert "canary" not in str(caught.value)


def test_an_address_with_a_password_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="shows it to everybody") as caught:
        Config(root=tmp_path).cluster("https://admin:canary-1@search.example.com")
    assert "canary" not in str(caught.value)
