"""Each blueprint of the catalogue builds to what the official page publishes, but for what is listed here."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from blueprintc.diagnostics import Severity
from blueprintc.model import Plain
from blueprintc.runner import RunOptions, run_samples
from tests.conformance.building import build_text
from tests.conformance.test_corpus import _comparable
from tests.shared import shared_path
from tests.unit.linter.checking import check_text

ROOT = Path(__file__).parents[2] / "blueprints"
BLUEPRINTS = sorted(ROOT.rglob("*.blueprint.yaml"))

FILLER = "the page leaves it to the reader"
NEWER = "the page's model is retired or superseded"
NAMES = {"/name": FILLER, "/description": FILLER, "/version": FILLER}

#: Blueprint → (entry of the corpus, what is mended: JSON pointer → why).
OFFICIAL: dict[str, tuple[str, dict[str, str]]] = {
    "openai/chat": ("mlc.open_ai_connector_chat_blueprint.L7", {**NAMES, "/parameters/model": NEWER}),
    "openai/embedding": ("mlc.openai_connector_embedding_blueprint.L10", {**NAMES, "/parameters/model": NEWER}),
    "azure_openai/embedding": (
        "mlc.azure_openai_connector_embedding_blueprint.L24",
        {
            **NAMES,
            "/parameters/endpoint": "its final slash makes a double slash in the URL",
            "/parameters/deploy-name": FILLER,
            "/parameters/api-version": FILLER,
            "/parameters/model": "the deployment decides the model; nothing uses the parameter",
        },
    ),
    "cohere/rerank": (
        "mlc.rerank_pipeline_with_Cohere_Rerank_model.L17",
        {"/parameters/model": NEWER, "/description": "a letter is missing in `reanker`"},
    ),
    "bedrock/titan-embedding-v2": (
        "mlc.bedrock_connector_titan_embedding_blueprint.L162",
        {"/parameters/region": FILLER},
    ),
    "bedrock/claude-converse": (
        "mlc.bedrock_connector_converse_blueprint.L25",
        {
            "/description": "it is not a test connector",
            "/parameters/region": FILLER,
            "/parameters/model": "no model has this id",
            "/actions/0/request_body": "Converse has no member `type` in a content block and refuses the request",
        },
    ),
    "comprehend/detect-dominant-language": (
        "mlc.amazon_comprehend_connector_blueprint.L36",
        {"/description": "it is not a test connector"},
    ),
    "gemini/chat": ("mlc.google_gemini_connector_chat_blueprint.L25", {}),
    "ollama/chat": (
        "mlc.ollama_connector_chat_blueprint.L39",
        {**NAMES, "/parameters/endpoint": "the loopback address means the cluster's own node"},
    ),
}

#: Blueprints whose page shows no whole connector that can be read, and why.
WITHOUT_A_WHOLE_PAGE = {
    "cohere/embed-v2": "the page shows only the action's members that differ from version 1",
    "sagemaker/custom-embedding": "the page's connector is broken: a double backslash begins a comment",
    "opensearch/remote-embedding": "no page shows a connector to another cluster",
}


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix().removesuffix(".blueprint.yaml")


def _differences(left: Any, right: Any, pointer: str = "") -> Iterator[str]:
    if isinstance(left, dict) and isinstance(right, dict):
        for key in {**left, **right}:
            yield from _differences(left.get(key), right.get(key), f"{pointer}/{key}")
    elif isinstance(left, list) and isinstance(right, list) and len(left) == len(right):
        for index, (one, other) in enumerate(zip(left, right, strict=True)):
            yield from _differences(one, other, f"{pointer}/{index}")
    elif left != right or type(left) is not type(right):
        yield pointer


def test_every_blueprint_is_compared_or_has_a_reason() -> None:
    assert {_name(path) for path in BLUEPRINTS} == OFFICIAL.keys() | WITHOUT_A_WHOLE_PAGE.keys()


@pytest.mark.parametrize("path", BLUEPRINTS, ids=_name)
def test_builds_to_the_official_connector_but_for_what_is_mended(path: Path) -> None:
    if _name(path) in WITHOUT_A_WHOLE_PAGE:
        assert build_text(path.read_text(encoding="utf-8"), str(path))
        return
    entry, mended = OFFICIAL[_name(path)]
    official = json.loads(shared_path(f"corpus/parsed/{entry}.json").read_text(encoding="utf-8"))
    built = json.loads(build_text(path.read_text(encoding="utf-8"), str(path))[0])
    assert set(_differences(_comparable(official), _comparable(built))) == set(mended)


@pytest.mark.parametrize("path", BLUEPRINTS, ids=_name)
def test_the_checker_has_nothing_to_say(path: Path) -> None:
    findings = check_text(path.read_text(encoding="utf-8"), name=str(path))
    assert [(finding.code.id, finding.message) for finding in findings if finding.severity is not Severity.INFO] == []


@pytest.mark.parametrize("path", BLUEPRINTS, ids=_name)
def test_the_header_says_what_it_costs_and_what_the_cluster_needs(path: Path) -> None:
    header = path.read_text(encoding="utf-8").split("\nblueprint: 1\n")[0]
    assert header.startswith("# ")
    assert "\n# Requests: " in header
    assert "Cluster: " in header


@pytest.mark.parametrize("path", BLUEPRINTS, ids=_name)
def test_every_declared_caller_is_content_with_the_sample_answer(path: Path) -> None:
    settings: dict[str, Plain] = {"plugins.ml_commons.trusted_connector_endpoints_regex": ["(?s).*"]}
    samples = list(run_samples(path, RunOptions(settings=settings)))
    assert samples
    for sample in samples:
        assert sample.refused == ""
        assert [finding.message for run in sample.runs for finding in run.findings] == []
        assert [run.outcome.response.status for run in sample.runs if run.outcome.response] == [200] * len(sample.runs)
