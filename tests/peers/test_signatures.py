"""Signatures are accepted by two verifiers that others wrote, and a request that was changed is refused by both."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from blueprintc.data.releases import releases_in
from blueprintc.emulator.exchange import Request
from blueprintc.emulator.sigv4 import SignerGeneration
from blueprintc.transport.base_url import BaseUrls
from blueprintc.transport.clock import WallClock
from blueprintc.transport.credentials import Credentials, Sources, resolve_credentials
from blueprintc.transport.http import HttpClient
from blueprintc.transport.live import LiveConnector, LiveOptions, LiveSession, LiveSubject
from blueprintc.transport.verdict import verdict_of
from blueprintc.transport.wire import on_the_wire
from tests.peers.peer import Running

_BODY = json.dumps({"messages": [{"role": "user", "content": [{"text": "hello ü"}]}]}).encode()
_CLAUDE = json.dumps({"anthropic_version": "bedrock-2023-05-31", "max_tokens": 5,
                      "messages": [{"role": "user", "content": "hello"}]}).encode()  # fmt: skip
_HOST = "https://bedrock-runtime.us-east-1.amazonaws.com"
PATHS = {
    "ministack": ("/model/us.anthropic.claude-sonnet-4-20250514-v1:0/converse", _BODY),
    "moto": ("/model/anthropic.claude-3-sonnet-20240229-v1:0/invoke", _CLAUDE),
}


def keys(access: str, secret: str, token: str = "") -> Credentials:
    credential = {
        "access_key": "<env:AWS_ACCESS_KEY_ID>",
        "secret_key": "<env:AWS_SECRET_ACCESS_KEY>",
        "session_token": "<env:AWS_SESSION_TOKEN>",
    }
    connector = {"protocol": "aws_sigv4", "credential": credential}
    environ = {"AWS_ACCESS_KEY_ID": access, "AWS_SECRET_ACCESS_KEY": secret, "AWS_SESSION_TOKEN": token}
    sources = Sources(environ=environ, folder=Path(), aws_chain=lambda: pytest.fail("not asked for"))
    return resolve_credentials(json.dumps(connector), sources)


def emulated(path: str, body: bytes, generation: SignerGeneration) -> Request:
    """A request as the emulator signs it: with the names of the keys in place of the keys."""
    headers = [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
    scope = "Credential=<env:AWS_ACCESS_KEY_ID>/20260101/us-east-1/bedrock/aws4_request"
    authorization = f"AWS4-HMAC-SHA256 {scope}, SignedHeaders=host, Signature=0"
    modern = [("x-amz-content-sha256", "0")] if generation is SignerGeneration.AWS_V4_HTTP else []
    return Request(
        "POST", _HOST + path, (*headers, ("Host", _HOST[8:]), *modern, ("Authorization", authorization)), body
    )


def to(peer: Running, request: Request) -> Request:
    return Request(request.method, request.url.replace(_HOST, peer.url), request.headers, request.body)


def _with_body(request: Request, body: bytes) -> Request:
    """Another body. Both peers believe the hash in the header, so that is changed as well; then it is not as signed."""
    digest = hashlib.sha256(body).hexdigest()
    headers = [(name, digest if name == "x-amz-content-sha256" else value) for name, value in request.headers]
    return Request(request.method, request.url, tuple(headers), body)


@pytest.mark.peer
@pytest.mark.parametrize("generation", list(SignerGeneration))
@pytest.mark.parametrize("peer_name", ["moto", "ministack"])
def test_a_signature_is_accepted_and_a_changed_request_is_not(
    peer_name: str, generation: SignerGeneration, peers: Callable[[str], Running]
) -> None:
    peer = peers(peer_name)
    path, body = PATHS[peer_name]
    good = keys(peer.facts["access_key"], peer.facts["secret_key"])
    signed = on_the_wire(emulated(path, body, generation), good, WallClock())
    altered = body.replace(b"hello", b"hullo")
    assert altered != body
    with HttpClient() as client:
        assert client.send(to(peer, signed)).status == 200
        for tampered in (
            _with_body(signed, altered),
            Request(signed.method, signed.url.replace("anthropic", "anthropik"), signed.headers, body),
            on_the_wire(emulated(path, body, generation), keys(peer.facts["access_key"], "wrong" * 8), WallClock()),
            on_the_wire(emulated(path, body, generation), keys("AKIAAAAAAAAAAAAAAAAA", "wrong" * 8), WallClock()),
        ):
            answer = client.send(to(peer, tampered))
            assert answer.status == 403
            verdict = verdict_of(tampered, answer)
            assert verdict is not None
            assert verdict.slug == "signature-refused"
            assert not verdict.carried_out


@pytest.mark.peer
@pytest.mark.parametrize("generation", list(SignerGeneration))
def test_temporary_keys_and_their_token(generation: SignerGeneration, peers: Callable[[str], Running]) -> None:
    peer = peers("moto")
    access, secret = peer.facts["temporary_access_key"], peer.facts["temporary_secret_key"]
    request = emulated(*PATHS["moto"], generation)
    with HttpClient() as client:
        for token, status in ((peer.facts["session_token"], 200), ("", 403), ("wrong" * 8, 403)):
            signed = on_the_wire(request, keys(access, secret, token), WallClock())
            assert signed.header("X-Amz-Security-Token") == (token or None)
            assert client.send(to(peer, signed)).status == status


@pytest.mark.peer
def test_keys_from_the_machines_configuration(
    peers: Callable[[str], Running], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing in the environment, a profile in a file: botocore's chain finds it."""
    peer = peers("ministack")
    profile = (
        f"[default]\naws_access_key_id = {peer.facts['access_key']}\n"
        f"aws_secret_access_key = {peer.facts['secret_key']}\n"
    )
    (tmp_path / "credentials").write_text(profile, encoding="utf-8")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "credentials"))
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    connector = {
        "name": "n",
        "version": "1",
        "protocol": "aws_sigv4",
        "parameters": {"region": "us-east-1", "service_name": "bedrock"},
        "credential": {
            "access_key": "<env:AWS_ACCESS_KEY_ID>",
            "secret_key": "<env:AWS_SECRET_ACCESS_KEY>",
            "session_token": "<env:AWS_SESSION_TOKEN>",
        },
    }
    options = LiveOptions(environ={}, base_urls=BaseUrls({_HOST[8:]: peer.url}))
    with LiveSession(options) as session:
        subject = LiveSubject(connector=json.dumps(connector), folder=tmp_path, target=releases_in("3.8")[-1])
        live: LiveConnector = session.open(subject)
        assert live.missing == ()
        assert "AWS configuration" in live.notes[0]
        request = emulated(*PATHS["ministack"], SignerGeneration.AWS_V4_HTTP)
        token = ("X-Amz-Security-Token", "<env:AWS_SESSION_TOKEN>")
        answer = live.respond(Request(request.method, request.url, (*request.headers, token), request.body))
    assert answer.status == 200


def test_the_token_of_temporary_keys_is_left_out_where_there_is_none() -> None:
    request = emulated("/model/m/invoke", b"{}", SignerGeneration.AWS4)
    token = ("X-Amz-Security-Token", "<env:AWS_SESSION_TOKEN>")
    made = on_the_wire(
        Request(request.method, request.url, (*request.headers, token), b"{}"),
        keys("AKIDEXAMPLE1", "s" * 20),
        WallClock(),
    )
    assert made.header("X-Amz-Security-Token") is None
    assert "x-amz-security-token" not in (made.header("Authorization") or "")
