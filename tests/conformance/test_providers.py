"""The providers' contracts and stubs against the published connectors and the predict calls shown for them."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from blueprintc.data.features import Target
from blueprintc.emulator.callers import Inputs, caller
from blueprintc.emulator.connector_parser import parameter_map
from blueprintc.emulator.dry_run import Run, Server, Subject, dry_run, dry_run_caller
from blueprintc.emulator.exchange import Call, ProviderResponse, Request
from blueprintc.emulator.substitution import substitute
from blueprintc.jvm.errors import JavaError
from blueprintc.linter.facts.fillers import with_region
from blueprintc.providers import Operation, operation_for, stub
from blueprintc.providers import Request as Sent
from blueprintc.providers.validation import is_hard, violations
from tests.shared import has_shared, shared_path

pytestmark = pytest.mark.skipif(not has_shared("corpus"), reason="reference data are not here: shared/corpus")

TARGET = Target.parse("3.4")
_OPEN: dict[str, object] = {
    "plugins.ml_commons.trusted_connector_endpoints_regex": ["(?s).*"],
    "plugins.ml_commons.connector.private_ip_enabled": True,
    "plugins.ml_commons.mcp_connector_enabled": True,
}
_READER = "the reader is to write the address"
_OWN = "the model behind the address is the reader's own"
#: Addresses of published connectors without an operation: a pattern, and why.
WITHOUT_OPERATION = {
    r"(?i)<[^>]*>|your.sagemaker.*|YOUR LAMBDA FUNCTION URL|https://PUT_YOUR.*": _READER,
    r"\$\{\{create_(?:\w+_)?connector\..*": _READER,
    r"sagemaker\.ap-northeast-1\.amazonaws\.com/endpoints/": "the scheme and the name of the endpoint are missing",
    r"https://[^/]*/model/(?:<INFERENCE_PROFILE_ID>|your_deepseek_bedrock_model_arn)/invoke": _READER,
    r"https://\$\{parameters\. endpoint\}.*": "a blank in the placeholder, so that the host stays open",
    r"https://bedrock\.us-east-1\.amazonaws\.com/model/.*": "the host of the control plane has no models",
    r"https://api\.example\.com/predict": _OWN,
    r"https://bedrock-runtime\.us-east-1\.amazonaws\.com/model/<[^>]*>/invoke": _READER,
    r"": "an answer of the server, or a part, that holds no address",
}


@cache
def _connectors() -> dict[str, Any]:
    found = {}
    for folder in ("parsed", "derived"):
        for path in sorted((shared_path("corpus") / folder).glob("*.json")):
            found[path.stem] = json.loads(path.read_text(encoding="utf-8"))
    return {name: value for name, value in found.items() if isinstance(value, dict)}


def _addresses() -> Iterator[tuple[str, str, Operation | None]]:
    for name, connector in _connectors().items():
        try:
            parameters = parameter_map(connector.get("parameters") or {}, TARGET)
        except JavaError:
            parameters = {}
        for action in connector.get("actions") or ():
            if not isinstance(action, dict):
                continue
            url = with_region(substitute(str(action.get("url") or ""), parameters))
            headers = action.get("headers") or {}
            pairs = tuple((key, substitute(str(value), parameters)) for key, value in headers.items())
            yield name, url, operation_for(str(action.get("method") or ""), url, pairs)


def test_every_published_connector_calls_a_known_operation() -> None:
    used: set[str] = set()
    unknown: list[tuple[str, str]] = []
    known = 0
    for name, url, operation in _addresses():
        if operation is not None:
            known += 1
            continue
        reasons = [pattern for pattern in WITHOUT_OPERATION if re.fullmatch(pattern, url)]
        used |= set(reasons)
        if not reasons:
            unknown.append((name, url))
    assert unknown == []
    assert used == set(WITHOUT_OPERATION), "a reason that nothing needs"
    assert known > 300


class _Stub:
    """The stubs as the emulator's provider; keeps what was asked and answered."""

    def __init__(self) -> None:
        self.seen: list[tuple[Operation, bytes | None, int, bytes]] = []

    def respond(self, request: Request) -> ProviderResponse:
        sent = Sent(request.method, request.url, request.headers, request.body)
        operation = operation_for(sent.method, sent.url, sent.headers)
        answer = stub(sent)
        if operation is not None:
            self.seen.append((operation, request.body, answer.status, answer.body))
        return ProviderResponse(answer.status, answer.body, answer.headers)


_FILLER = re.compile(r"<[^<>\n]*>|\{\{[^{}]*\}\}")


def _first_choice(filler: re.Match[str]) -> str:
    """``START`` for ``<START|END>``; a letter for any other instruction to the reader."""
    return filler[0][1:].partition("|")[0] if "|" in filler[0] else "x"


def _examples() -> list[Path]:
    return sorted(shared_path("corpus/examples").glob("*.json")) if has_shared("corpus") else []


def _made_ready(published: dict[str, Any]) -> dict[str, Any]:
    """A published connector with harmless values in the place of instructions to the reader."""
    connector: dict[str, Any] = json.loads(with_region(json.dumps(published)))
    credential = connector.get("credential") or {}
    connector["credential"] = {key: "secret-value" for key in credential} or {"key": "secret-value"}
    if connector.get("protocol") == "aws_sigv4":
        connector["credential"] |= {"access_key": "key", "secret_key": "secret-value"}
    connector["name"] = connector["description"] = "probe"
    parameters = connector.get("parameters")
    for key, value in parameters.items() if isinstance(parameters, dict) else ():
        if isinstance(value, str):
            parameters[key] = _FILLER.sub(_first_choice, value)
    return connector


@cache
def _played(path: Path) -> tuple[dict[str, Any], _Stub, Run] | None:
    """An example played on the emulator with a stub as the provider; none where that cannot be."""
    example = json.loads(path.read_text(encoding="utf-8"))
    connector = _connectors().get(example["connector"])
    if connector is None or not example["predict_strict_json"]:
        return None
    connector = _made_ready(connector)
    provider = _Stub()
    kind = {"batch_predict": "_batch_predict"}.get(example["action_type"], "_predict")
    call = Call(kind, example["predict_body_raw"])
    run = dry_run(Subject(json.dumps(connector)), call, provider, Server(target=TARGET, settings=_OPEN))
    return example, provider, run


def _kind(response: Any) -> str:
    """The first tensor's name and what carries its value, as the corpus notes them."""
    output = response["inference_results"][0]["output"][0]
    return f"{output['name']}/{'dataAsMap' if 'dataAsMap' in output else 'data'}"


#: Examples that cannot be played to their end, and why.
NOT_PLAYED = {
    "mlc.amazon_comprehend_connector_blueprint.L77--p1": "3.4 hands on the filtered object as it is, and refuses it by"
    " the interface that it adds itself",
}


@pytest.mark.parametrize("path", _examples(), ids=lambda path: path.stem)
def test_shown_calls_keep_the_contract_and_come_to_an_answer(path: Path) -> None:
    played = _played(path)
    if played is None or not played[1].seen:
        return
    example, provider, run = played
    for operation, body, status, answer in provider.seen:
        schema = operation.request_schema
        broken = [] if schema is None else violations(schema, json.loads(body or b"{}"))
        assert [(one.where, one.message) for one in broken if is_hard(one)] == []
        assert status == 200
        answered = operation.response_schema
        wrong = [] if answered is None else violations(answered, json.loads(answer))
        assert [(one.where, one.message) for one in wrong if is_hard(one)] == []
    response = run.outcome.response
    assert response is not None
    assert (response.status == 200) is (path.stem not in NOT_PLAYED), response.text[:300]
    is_predict = example["action_type"] == "predict"
    if response.status == 200 and is_predict and example["kind_agrees"] and example["expected_kind"]:
        assert _kind(json.loads(response.text)) == example["expected_kind"]


def test_most_shown_calls_are_played() -> None:
    reached = [played for path in _examples() if (played := _played(path)) is not None and played[1].seen]
    assert len(reached) > 90


_BUILT_IN = re.compile(r"connector\.post_process\.[\w.]+")


def _callers_of(connector: dict[str, Any]) -> Iterator[str]:
    """The callers with documents for which a published connector is made: by its built-in functions."""
    action = connector["actions"][0]
    pre, post = (str(action.get(f"{side}_process_function") or "") for side in ("pre", "post"))
    if _BUILT_IN.fullmatch(post) and pre.startswith("connector.pre_process."):
        yield "rerank" if "rerank" in post else "text_embedding"


def _for_callers() -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for name, _, operation in _addresses() if has_shared("corpus") else ():
        connector = _connectors()[name]
        mapping = json.dumps([connector.get("parameters"), connector["actions"]])
        if operation is None or mapping in seen or ("image" in mapping.lower() and "cohere" in operation.provider):
            continue
        seen.add(mapping)
        for caller_name in _callers_of(connector):
            yield name, caller_name


#: Published connectors that their callers cannot use, and why.
NOT_FOR_CALLERS = {
    "docs.reranking_bedrock.L157": "a blank in a placeholder of the URL",
    "mlc.Agentic_RAG.L23": "an instruction to the reader in the URL",
    "mlc.bedrock_connector_nova_multimodal_model_blueprint.L13": "the function is newer than 3.4",
    "mlc.bedrock_connector_nova_multimodal_model_blueprint.L424": "the body wants another name than the function gives",
    "mlc.bedrock_connector_titan_multimodal_embedding_blueprint.L26": "takes two documents as a text and its picture",
    "pyml.bedrock.aos.8": "takes two documents as a text and its picture",
    "mlc.cohere_connector_embedding_blueprint.L64": "the version is missing",
}


@pytest.mark.parametrize(("name", "caller_name"), list(_for_callers()))
def test_callers_are_content_with_stubs(name: str, caller_name: str) -> None:
    connector = _made_ready(_connectors()[name])
    who, provider = caller(caller_name), _Stub()
    inputs = Inputs(docs=["first", "second", "third"], query="a question" if caller_name == "rerank" else None)
    server = Server(target=TARGET, settings=_OPEN)
    runs = list(dry_run_caller(Subject(json.dumps(connector)), who, inputs, provider, server))
    errors = [finding.message for run in runs for finding in run.findings if finding.severity == "error"]
    assert bool(errors) is (name in NOT_FOR_CALLERS), errors
    assert {status for _, _, status, _ in provider.seen} <= {200}
    assert provider.seen or name in NOT_FOR_CALLERS
