"""Secrets with names of their own in every source: none of them ever gets into anything that a command writes.

The provider on loopback is a bad one: it sends back what it was sent, in every encoding that one meets.
"""

import base64
import contextlib
import html
import itertools
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, quote_plus

import pytest

from tests.live import fault_server as fault
from tests.live.fault_server import FaultServer, answer, serving

ENV = 'cnry-env"\\/é+0123456789'.encode().decode()
FILE = "cnry-file/0123+456789=="
LITERAL = "cnry-literal-0123456789"
HEADER = "cnry-header-0123456789"
ACCESS = "AKIACNRY0123456789AB"
SECRET = "cnrySecret/0123456789+abcdefghijklmnop12"
TOKEN = "cnryToken0123456789//++=="
ALL = {
    "env": ENV,
    "file": FILE,
    "literal": LITERAL,
    "header": HEADER,
    "access": ACCESS,
    "secret": SECRET,
    "token": TOKEN,
}

BLUEPRINT = """blueprint: 1
name: Canary
version: 1
protocol: http
opensearch: "3.8"
provider: openai
callers: [text_embedding]
credential:
  env_key: {{env: CANARY}}
  file_key: {{file: secret.txt}}
  literal_key: {literal}
inputs: {{input: {{type: array, items: {{type: string}}}}}}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/embeddings
    headers:
      Authorization: Bearer ${{credential.env_key}}
      X-File: ${{credential.file_key}}
      X-Literal: ${{credential.literal_key}}
      X-Api-Key: {header}
    request_body: {{model: m, input: "${{parameters.input}}"}}
    pre_process_function: connector.pre_process.openai.embedding
    post_process_function: connector.post_process.openai.embedding
"""
SIGNING = """blueprint: 1
name: Signed
version: 1
protocol: aws_sigv4
opensearch: "3.8"
callers: [predict]
parameters: {region: us-east-1, service_name: bedrock}
credential:
  access_key: {env: AWS_ACCESS_KEY_ID}
  secret_key: {env: AWS_SECRET_ACCESS_KEY}
  session_token: {env: AWS_SESSION_TOKEN}
inputs: {prompt: {type: string}}
actions:
  - action_type: predict
    method: POST
    url: https://bedrock-runtime.us-east-1.amazonaws.com/model/m/invoke
    request_body: {prompt: "${parameters.prompt}"}
"""


def spelt(secret: str) -> Iterator[str]:
    """Four encodings and their relatives, made here by other means than in the product."""
    data = secret.encode()
    yield secret
    yield json.dumps(secret)[1:-1]
    yield json.dumps(secret, ensure_ascii=False)[1:-1]
    yield html.escape(secret)
    yield quote(secret, safe="")
    yield quote(secret)
    yield quote_plus(secret)
    yield data.hex()
    for before in (b"", b"B", b"Be", b"Bearer ", b"user:"):
        yield base64.b64encode(before + data).decode().rstrip("=")[len(before) * 4 // 3 + 2 : -2]


def carried(request: str) -> Iterator[str]:
    """The secrets in the headers of a request."""
    for line in request.partition("\r\n\r\n")[0].split("\r\n")[1:]:
        name, _, value = line.partition(": ")
        if name.lower() == "authorization":
            yield (
                value.removeprefix("Bearer ")
                .removeprefix("AWS4-HMAC-SHA256 Credential=")
                .split(f"/{time.gmtime().tm_year}")[0]
            )
        elif name.lower() in ("x-file", "x-literal", "x-api-key", "x-amz-security-token"):
            yield value


def parrot(status: int) -> fault.Behaviour:
    """Answers with everything that was sent, in all spellings."""

    def behave(connection: socket.socket) -> None:
        request = PARROT_FEED[-1]
        sent = request.decode("latin-1")
        said = [sent, quote(sent), base64.b64encode(request).decode(), request.hex(), html.escape(sent)]
        for secret in carried(sent):
            said += itertools.islice(spelt(secret), 8)
            said += [base64.b64encode((before + secret).encode()).decode() for before in ("", "B", "Be", "Bearer ")]
        answer({"error": {"message": " | ".join(said), "param": None}}, status, [("X-Echo", quote(sent))])(connection)

    return behave


PARROT_FEED: list[bytes] = []


class Feeding(list[bytes]):
    """Hears of each request, so that the parrot knows what to say."""

    def append(self, request: bytes) -> None:
        PARROT_FEED.append(request)
        super().append(request)


@contextlib.contextmanager
def parroting(status: int) -> Iterator[FaultServer]:
    with serving(parrot(status)) as server:
        server.requests = Feeding()
        yield server


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    text = BLUEPRINT.format(literal=LITERAL, header=HEADER)
    (tmp_path / "c.blueprint.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "s.blueprint.yaml").write_text(SIGNING, encoding="utf-8")
    (tmp_path / "secret.txt").write_text(FILE + "\n", encoding="utf-8")
    profile = f"[default]\naws_access_key_id={ACCESS}\naws_secret_access_key={SECRET}\naws_session_token={TOKEN}\n"
    (tmp_path / "aws-credentials").write_text(profile, encoding="utf-8")
    return tmp_path


#: Files that the secrets were put into by the test itself.
_OWN = ("c.blueprint.yaml", "secret.txt", "aws-credentials")


def run(place: Path, *arguments: str, has_keys: bool = True) -> tuple[int, str]:
    """Exit status, and everything that the command said and wrote."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "CI"))}
    environment |= {"AWS_SHARED_CREDENTIALS_FILE": str(place / "aws-credentials"), "AWS_EC2_METADATA_DISABLED": "true"}
    if has_keys:
        environment["CANARY"] = ENV
    done = subprocess.run(
        [sys.executable, "-m", "blueprintc", *arguments],
        cwd=place,
        env=environment,
        capture_output=True,
        timeout=120,
        check=False,
    )
    written = [path.read_bytes() for path in sorted(place.rglob("*")) if path.is_file() and path.name not in _OWN]
    return done.returncode, b"\n".join([done.stdout, done.stderr, *written]).decode("utf-8", "replace")


def leaks(text: str) -> list[str]:
    found = [
        (name, spelling)
        for name, secret in ALL.items()
        for spelling in spelt(secret)
        if spelling.lower() in text.lower()
    ]
    return [f"{name} as {spelling!r}" for name, spelling in found]


LIVE = ["--live", "--base-url", "openai=@URL", "--base-url", "bedrock-runtime.us-east-1.amazonaws.com=@URL"]
RUNS = [
    ["run", "c.blueprint.yaml", "--caller", "text_embedding", "--doc", "a", *LIVE, "--full", "--har", "a.har"],
    ["run", "c.blueprint.yaml", "--caller", "text_embedding", "--doc", "a", *LIVE, "--format", "json"],
    ["run", "s.blueprint.yaml", "--param", "prompt=x", *LIVE, "--full", "--har", "a.har"],
    ["--debug", "test", ".", *LIVE, "--record", "all", "--har", "a.har", "--junit", "j.xml", "--json", "r.json", "-v"],
    ["test", ".", *LIVE, "--record", "new", "--html", "r.html", "--format", "github"],
]


@pytest.mark.parametrize("arguments", RUNS, ids=lambda given: " ".join(given[:2]))
@pytest.mark.parametrize("status", [200, 401, 500])
def test_a_provider_that_sends_everything_back(place: Path, arguments: list[str], status: int) -> None:
    with parroting(status) as server:
        code, written = run(place, *[part.replace("@URL", server.url) for part in arguments])
        sent = b"".join(server.requests).decode("latin-1")
    assert code in (0, 1, 4), written[-2000:]
    assert server.requests, written[-2000:]
    if "s.blueprint.yaml" not in arguments:
        for secret in (FILE, LITERAL, HEADER):
            assert secret in sent
    if "c.blueprint.yaml" not in arguments:
        assert ACCESS in sent
        assert TOKEN in sent
    assert leaks(written) == []


@pytest.mark.parametrize("status", [200, 401, 500])
@pytest.mark.parametrize("command", [["plan", "."], ["deploy", "-y", "."], ["audit"]], ids=lambda given: given[0])
def test_a_cluster_that_sends_everything_back(place: Path, command: list[str], status: int) -> None:
    with parroting(status) as server:
        table = f'[clusters.it]\nurl = "{server.url}"\nauth = "basic"\nuser = "u"\npassword = {{file = "secret.txt"}}\n'
        (place / "blueprintc.toml").write_text(table, encoding="utf-8")
        code, written = run(place, "--debug", *command)
        assert server.requests, written
        assert base64.b64encode(f"u:{FILE}".encode()) in server.requests[-1]
        assert leaks(written) == []
        address = server.url.replace("http://", f"http://admin:{quote(LITERAL)}@")
        refused, written = run(place, "--debug", *command, "--cluster", address)
    assert code in (0, 1, 2, 3, 4)
    assert refused == 2
    assert leaks(written) == []


FAILURES = {
    "refused": "http://127.0.0.1:1",
    "unknown host": "http://no-such-host.invalid",
    "no TLS": "https://127.0.0.1:@PORT",
    "cut off": "http://127.0.0.1:@PORT",
}


@pytest.mark.parametrize("name", FAILURES)
def test_connections_that_fail(place: Path, name: str) -> None:
    with serving(fault.cut_off) as server:
        url = FAILURES[name].replace("@PORT", str(server.port))
        addresses = [part.replace("@URL", url) for part in LIVE]
        code, written = run(place, "--debug", "test", ".", *addresses, "--har", "a.har", "--record", "all")
        assert code == 4, written[-2000:]
        assert leaks(written) == []
        code, written = run(place, "--debug", "run", "c.blueprint.yaml", *addresses)
        assert code == 4, written[-2000:]
    assert leaks(written) == []


@pytest.mark.parametrize("value", ["with\nline", "with\x00nul", "wïth€"])
def test_a_value_that_no_header_can_hold(place: Path, value: str) -> None:
    (place / "secret.txt").write_text(f"{FILE}{value}{FILE}\n", encoding="utf-8")
    with parroting(401) as server:
        addresses = [part.replace("@URL", server.url) for part in LIVE]
        code, written = run(place, "--debug", "test", "c.blueprint.yaml", *addresses, "--har", "a.har")
    assert code == 4, written[-2000:]
    assert leaks(written) == []
    assert "Traceback" not in written


OFFLINE = [
    *(["check", ".", "--format", each] for each in ("text", "concise", "json", "sarif", "junit", "github")),
    ["check", ".", "--diff"],
    ["test", ".", "-v", "--json", "r.json", "--junit", "j.xml"],
    ["test", ".", "--html", "r.html"],
    ["run", "c.blueprint.yaml", "--caller", "text_embedding", "--doc", "a", "--full"],
    ["run", "c.blueprint.yaml", "--format", "json", "--caller", "text_embedding", "--doc", "a"],
    ["run", "s.blueprint.yaml", "--param", "prompt=x", "--full"],
    ["run", "."],
    ["trust", "."],
    ["--debug", "run", "c.blueprint.yaml", "--live", "--timeout", "1", "--base-url", "openai=http://127.0.0.1:1"],
]


@pytest.mark.parametrize("arguments", OFFLINE, ids=lambda given: " ".join(given))
def test_commands_without_a_provider(place: Path, arguments: list[str]) -> None:
    _, written = run(place, *arguments)
    assert "no such option" not in written.lower()
    assert leaks(written) == []


def test_missing_credentials(place: Path) -> None:
    (place / "secret.txt").unlink()
    code, written = run(place, "--debug", "test", ".", *LIVE[:1], has_keys=False)
    assert code == 4
    assert leaks(written) == []


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="needs /proc")
def test_the_list_of_processes(place: Path) -> None:
    """While a call is on its way, no process that belongs to it has a secret among its arguments."""
    with serving(fault.silent) as server:
        addresses = [part.replace("@URL", server.url) for part in LIVE]
        environment = {**os.environ, "CANARY": ENV}
        process = subprocess.Popen(
            [sys.executable, "-m", "blueprintc", "run", "c.blueprint.yaml", *addresses],
            cwd=place,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            deadline = time.monotonic() + 30
            while not server.requests and time.monotonic() < deadline:
                time.sleep(0.01)
            assert server.requests
            texts = []
            for path in Path("/proc").glob("[0-9]*/cmdline"):
                with contextlib.suppress(OSError):
                    texts.append(path.read_bytes().replace(b"\0", b" "))
        finally:
            process.kill()
            process.wait()
    assert leaks(b"\n".join(texts).decode("utf-8", "replace")) == []


def test_the_test_would_notice() -> None:
    for name, secret in ALL.items():
        for text in itertools.islice(spelt(secret), 20):
            assert leaks(f"x {text} y"), name
