"""What providers and networks do wrong: each ends in its own clear verdict and exit status, none hangs."""

import datetime
import ipaddress
import json
import socket
import ssl
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from blueprintc.cli import main
from tests.live import fault_server as fault
from tests.live.fault_server import Behaviour, FaultServer, answer, embeddings, serving

BLUEPRINT = """blueprint: 1
name: Embeddings
version: 1
protocol: http
opensearch: "3.8"
provider: openai
callers: [text_embedding]
credential: {key: {env: KEY}}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/embeddings
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body: {model: m, input: "${parameters.input}"}
    pre_process_function: connector.pre_process.openai.embedding
    post_process_function: connector.post_process.openai.embedding
inputs: {input: {type: array, items: {type: string}}}
"""
RETRYING = BLUEPRINT + "client_config: {max_retry_times: 2, retry_backoff_millis: 1}\n"
GOOD = embeddings([0.5, 1.0], [2.0, 3.0])


def call(folder: Path, server: FaultServer | str, *more: str, text: str = BLUEPRINT) -> Result:
    """Two documents, embedded for real."""
    (folder / ".git").mkdir(exist_ok=True)
    path = folder / "e.blueprint.yaml"
    path.write_text(text, encoding="utf-8")
    url = server if isinstance(server, str) else server.url
    arguments = ["run", str(path), "--live", "--base-url", f"openai={url}", "--caller", "text_embedding"]
    environment = {"KEY": "canary-1234567890"}
    result = CliRunner().invoke(main, [*arguments, "--doc", "a", "--doc", "b", *more], env=environment)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "canary-1234567890" not in result.output
    return result


def test_a_good_answer(tmp_path: Path) -> None:
    with serving(GOOD) as server:
        result = call(tmp_path, server)
    assert result.exit_code == 0, result.output
    head, _, body = server.requests[0].partition(b"\r\n\r\n")
    lines = head.decode().split("\r\n")
    assert lines == [
        "POST /v1/embeddings HTTP/1.1",
        f"Host: 127.0.0.1:{server.port}",
        "Authorization: Bearer canary-1234567890",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
    ]
    assert json.loads(body) == {"model": "m", "input": ["a", "b"]}


@pytest.mark.parametrize(
    ("behaviour", "slug", "told"),
    [
        (fault.cut_off, "truncated", "closed in the middle of the answer"),
        (fault.cut_off_chunks, "truncated", "closed in the middle of the answer"),
        (fault.hang_up, "closed", "closed without an answer"),
        (fault.reset, "closed", "closed without an answer"),
        (fault.not_http, "not-http", "no HTTP"),
        (fault.silent, "read-timeout", "no answer within 0.4 s"),
        (fault.dripping, "read-timeout", "not whole after 0.4 s"),
        (fault.endless, "too-large", "larger than"),
        (answer({"error": {"message": "bad key"}}, 401), "unauthorized", "bad key"),
        (answer({"error": {"message": "not for you"}}, 403), "forbidden", "not for you"),
        (answer({"error": {"message": "slow down"}}, 429, [("Retry-After", "7")]), "rate-limited", "to wait 7 s"),
        (answer({"error": {"code": "insufficient_quota", "message": "m"}}, 429), "quota", "insufficient_quota"),
        (answer({"message": "boom"}, 500), "provider-error", "boom"),
        (answer(raw=b"<html><h1>Bad Gateway</h1></html>", status=502), "provider-error", "Bad Gateway"),
        (answer(raw=b"", status=503), "provider-error", "status 503"),
    ],
)
def test_what_could_not_be_carried_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, behaviour: Behaviour, slug: str, told: str
) -> None:
    monkeypatch.setattr("blueprintc.transport.http.MOST_BYTES", 1_000_000)
    started = time.monotonic()
    waits = slug == "read-timeout"
    with serving(behaviour) as server:
        result = call(tmp_path, server, "--timeout", "0.4" if waits else "20")
    assert f"error[{slug}]" in result.output
    assert told in result.output
    assert result.exit_code == 4
    assert time.monotonic() - started < 10


@pytest.mark.parametrize(
    ("behaviour", "slug", "told"),
    [
        (answer(raw=b'{"data": [{"embedding": [0.5'), "not-json", "says that it is JSON, but is not"),
        (fault.zipped(fault.openai_vectors([1.0], [2.0])), "compressed", "gzip"),
        (answer(raw=b""), "empty", "no body"),
        (answer(raw=b"", status=204), "empty", "status 204"),
        (answer({}, 302, [("Location", "https://elsewhere.example/v1")]), "redirect", "https://elsewhere.example/v1"),
        (answer({"error": {"message": "The model `m` does not exist", "code": "model_not_found"}}, 404),
         "unknown-model", 'line 2 of the body: "model": "m", which @PATH:14 writes'),
        (answer(raw=b"nothing here", status=404), "not-found", "nothing here"),
        (answer({"error": {"message": "wrong", "param": "input[1]"}}, 400), "body-rejected",
         'line 5 of the body: "b", which @PATH:14 writes'),
        (embeddings([0.5, 1.0]), "wrong-count", "1"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_the_blueprint_or_the_answer(
    tmp_path: Path, behaviour: Behaviour, slug: str, told: str
) -> None:
    with serving(behaviour) as server:
        result = call(tmp_path, server)
    assert f"error[{slug}]" in result.output, result.output
    assert told.replace("@PATH", (tmp_path / "e.blueprint.yaml").as_posix()) in result.output
    assert result.exit_code == 1
    assert len(server.requests) == 1


def test_chunks_are_put_together(tmp_path: Path) -> None:
    with serving(fault.chunked(fault.openai_vectors([0.5, 1.0], [2.0, 3.0]))) as server:
        result = call(tmp_path, server)
    assert result.exit_code == 0, result.output


def test_too_often_then_good_with_retries_of_the_connector(tmp_path: Path) -> None:
    with serving(answer({}, 429, [("Retry-After", "1")]), GOOD) as server:
        result = call(tmp_path, server, text=RETRYING)
    assert result.exit_code == 0, result.output
    assert len(server.requests) == 2
    assert "retry 1 after 1 ms" in result.output


def test_retries_end(tmp_path: Path) -> None:
    with serving(answer({"message": "no"}, 500)) as server:
        result = call(tmp_path, server, text=RETRYING)
    assert result.exit_code == 4
    assert len(server.requests) == 3
    assert "error[provider-error]" in result.output


def test_the_budget_ends_retries(tmp_path: Path) -> None:
    with serving(answer({"message": "no"}, 500)) as server:
        result = call(tmp_path, server, "--budget", "2", text=RETRYING)
    assert result.exit_code == 4
    assert len(server.requests) == 2
    assert "error[budget]: the budget of 2 requests is spent" in result.output


def test_an_order_that_is_not_that_of_the_documents(tmp_path: Path) -> None:
    """The server does not look at ``index`` either; that the order was changed shows in the answer's own numbers."""
    with serving(embeddings([2.0, 3.0], [0.5, 1.0], indexes=[1, 0])) as server:
        result = call(tmp_path, server)
    assert "[2.0,3.0]" in result.output.replace(" ", "")


def test_nobody_listens(tmp_path: Path) -> None:
    with serving(GOOD) as server:
        gone = server.url
    result = call(tmp_path, gone)
    assert result.exit_code == 4
    assert "error[refused]" in result.output
    port = gone.rpartition(":")[2]
    assert f"Connection refused: /127.0.0.1:{port}" in result.output


def test_an_unknown_host(tmp_path: Path) -> None:
    result = call(tmp_path, "http://no-such-host.invalid")
    assert result.exit_code == 4
    assert "error[dns]: unknown host no-such-host.invalid" in result.output


def test_a_certificate_that_nobody_knows(tmp_path: Path) -> None:
    with serving(GOOD, tls=_self_signed(tmp_path)) as server:
        result = call(tmp_path, server)
        assert result.exit_code == 4
        assert "error[tls]: TLS with 127.0.0.1: the certificate is not accepted" in result.output
        assert server.requests == []
        trusting = BLUEPRINT + "client_config: {skip_ssl_verification: true}\n"
        assert call(tmp_path, server, text=trusting).exit_code == 0


def test_plain_http_where_tls_is_expected(tmp_path: Path) -> None:
    with serving(GOOD) as server:
        result = call(tmp_path, server.url.replace("http:", "https:"))
    assert result.exit_code == 4
    assert "error[tls]" in result.output


def _self_signed(folder: Path) -> ssl.SSLContext:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False)
        .sign(key, hashes.SHA256())
    )
    (folder / "cert.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "key.pem").write_bytes(pem)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return context


def test_a_certificate_that_the_environment_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context = _self_signed(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))
    with serving(GOOD, tls=context) as server:
        result = call(tmp_path, server)
    assert result.exit_code == 0, result.output


def test_the_connector_has_less_patience_than_we(tmp_path: Path) -> None:
    with serving(fault.silent) as server:
        result = call(tmp_path, server, text=BLUEPRINT + "client_config: {read_timeout: 1}\n")
    assert result.exit_code == 4
    assert "error[read-timeout]: no answer within 1 s" in result.output
    assert "Read timed out" in result.output


def test_cookies_are_not_kept_and_headers_arrive_as_they_are(tmp_path: Path) -> None:
    baked = answer({"message": "again"}, 500, [("Set-Cookie", "session=1; Path=/")])
    with serving(baked, GOOD) as server:
        result = call(tmp_path, server, text=RETRYING)
    assert result.exit_code == 0, result.output
    first, second = (request.partition(b"\r\n\r\n")[0] for request in server.requests)
    assert first == second


def test_an_answer_in_many_pieces_may_take_longer_than_the_timeout_between_two(tmp_path: Path) -> None:
    data = json.dumps(fault.openai_vectors([0.5, 1.0], [2.0, 3.0])).encode()

    def slowly(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(data))
        for at in range(0, len(data), 50):
            time.sleep(0.4)
            connection.sendall(data[at : at + 50])

    with serving(slowly) as server:
        result = call(tmp_path, server, text=BLUEPRINT + "client_config: {read_timeout: 1}\n")
    assert result.exit_code == 0, result.output
