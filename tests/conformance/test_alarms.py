"""The checker against what is published, and against what real servers were recorded to do."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from blueprintc.diagnostics import Diagnostic, DiagnosticSink, Severity
from blueprintc.frontend import LoadOptions
from blueprintc.importer import import_text
from blueprintc.linter import Scope, lint_bytes
from blueprintc.source import SourceFile
from tests.shared import has_shared, shared_path

pytestmark = pytest.mark.skipif(not has_shared("corpus"), reason="reference data are not here: shared/corpus")

NO_KEYS = "Missing credential: the preset has no keys, its user adds them"
NO_CREDENTIAL = "Connector credential is null or empty list: the preset has none, its user adds it"
UPDATE = "Connector name is null: it is the body of an update, not of a create request"

UPDATES = ("docs.update_connector.L50", "docs.connectors.L306", "docs.build_plan_execute_reflect_agent.L87")
WITHOUT_CREDENTIAL = ("pyml.cohere.aos.1", "pyml.deepseek.oss.1", "pyml.deepseek.aos.1", "pyml.openai.aos.1")
AWS_PRESETS = ("comprehend", "sagemaker", "textract")

#: Errors in published connectors that the server makes, too: code → entries → what the server says.
TRUE_ERRORS: dict[str, dict[str, str]] = {
    "BP103": {"tf.ml_connector.L16-6": "client_config is a list: expecting token of type [START_OBJECT]"},
    "BP131": {
        **{f"pyml.bedrock.{place}.{n}": NO_KEYS for place in ("oss", "aos") for n in range(1, 9)},
        **{f"pyml.bedrock_converse.{place}.1": NO_KEYS for place in ("oss", "aos")},
        **{f"pyml.{name}.{place}.1": NO_KEYS for name in AWS_PRESETS for place in ("oss", "aos")},
        "pyml.sagemaker.aos.2": NO_KEYS,
        "mlc.bedrock_connector_openai_gpt_oss_blueprint.L98": "Missing region",
    },
    "BP606": {"docs.blueprints.L124": "Connector URL is not matching the trusted connector endpoint regex"},
    "BP650": {
        **dict.fromkeys(UPDATES, UPDATE),
        **dict.fromkeys(WITHOUT_CREDENTIAL, NO_CREDENTIAL),
    },
}  # fmt: skip


def _check(text: str, targets: str = "", trusted: tuple[str, ...] = ()) -> list[Diagnostic]:
    name = "x.connector.json"
    scope = Scope(targets=targets, trusted_endpoints=trusted)
    return list(
        lint_bytes(
            text.encode("utf-8", "surrogatepass"), name, Path(name), LoadOptions(root=Path()), scope=scope
        ).diagnostics
    )


@cache
def _corpus() -> dict[str, list[Diagnostic]]:
    """The findings of every whole connector of the corpus."""
    found: dict[str, list[Diagnostic]] = {}
    for line in shared_path("corpus/index.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        path = shared_path("corpus") / "parsed" / f"{entry['id']}.json"
        if not entry["broken"] and entry["kind"] in ("create", "internal", "update") and path.exists():
            found[entry["id"]] = _check(path.read_text(encoding="utf-8"))
    return found


def test_errors_in_published_connectors_are_true() -> None:
    errors = {
        (finding.code.id, entry)
        for entry, findings in _corpus().items()
        for finding in findings
        if finding.severity is Severity.ERROR
    }
    assert errors == {(code, entry) for code, entries in TRUE_ERRORS.items() for entry in entries}


def test_at_most_one_warning_a_connector_on_average() -> None:
    warnings = sum(finding.severity is Severity.WARNING for findings in _corpus().values() for finding in findings)
    assert warnings <= len(_corpus())


#: Errors in what the importer makes of published connectors, that the server makes, too.
IMPORTED_TRUE_ERRORS = {
    "BP103": {"tf.ml_connector.L16-6"},
    "BP131": set(TRUE_ERRORS["BP131"]),
    "BP450": {"pyml.cohere.aos.1", "pyml.openai.aos.1"},  # no credential, as below
    "BP606": {"docs.blueprints.L124"},
    "BP650": {"pyml.deepseek.oss.1", "pyml.deepseek.aos.1"},
}


def test_imported_connectors_are_judged_like_published_ones() -> None:
    """One warning a connector, not counting that it is still to be filled in, and no error that is not true."""
    errors: set[tuple[str, str]] = set()
    warnings = connectors = 0
    for line in shared_path("corpus/index.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        path = shared_path("corpus") / "parsed" / f"{entry['id']}.json"
        if entry["broken"] or entry["kind"] != "create" or not path.exists():
            continue
        for written in import_text(SourceFile(path.name, path.read_text(encoding="utf-8")), DiagnosticSink()):
            connectors += 1
            name, options = Path("x.blueprint.yaml"), LoadOptions(root=Path())
            for found in lint_bytes(written.text.encode(), name.name, name, options, scope=Scope()).diagnostics:
                if found.severity is Severity.ERROR:
                    errors.add((found.code.id, entry["id"]))
                warnings += found.severity is Severity.WARNING and found.code.id != "BP134"
    assert errors == {(code, name) for code, names in IMPORTED_TRUE_ERRORS.items() for name in names}
    assert connectors > 200
    assert warnings <= connectors


#: Rows of corpus/known_defects.md that a look at one connector can find: entry → code.
KNOWN_DEFECTS = {
    "mlc.bedrock_connector_nova_multimodal_model_blueprint.L424": "BP406",
    "mlc.rerank_pipeline_with_Amazon_Rerank_model_on_Amazon_Bedrock.L99": "BP208",
    "mlc.rerank_pipeline_with_Cohere_Rerank_model_on_Amazon_Bedrock.L99": "BP208",
    "mlc.rerank_pipeline_with_Cohere_Rerank_model_on_Amazon_Bedrock.L179": "BP208",
    "docs.reranking_cohere_bedrock.L115": "BP208",
    "docs.reranking_cohere_bedrock.L197": "BP208",
    "mlc.bedrock_connector_openai_gpt_oss_blueprint.L98": "BP131",
    "docs.predict_stream.L114": "BP102",
    "mlc.azure_openai_connector_chat_blueprint.L26": "BP605",
    "mlc.azure_openai_connector_embedding_blueprint.L24": "BP605",
    "mlc.azure_openai_connector_embedding_standard_blueprint.L25": "BP605",
    "pyml.azure_openai.oss.1": "BP605",
    "pyml.azure_openai.oss.2": "BP605",
    "docs.blueprints.L124": "BP606",
}


@pytest.mark.parametrize(("entry", "code"), KNOWN_DEFECTS.items())
def test_known_defects_are_found(entry: str, code: str) -> None:
    assert code in {finding.code.id for finding in _corpus()[entry]}


def _recorded() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for kind in ("predict", "official"):
        for suffix, target in (("", "3.4"), ("-2.19", "2.19"), ("-3.8", "3.8")):
            path = shared_path("golden") / f"{kind}{suffix}.jsonl"
            for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n"):
                yield path.stem, target, json.loads(line)


def test_no_error_where_a_real_server_was_content() -> None:
    false_alarms: list[str] = []
    accepted = 0
    for file, target, case in _recorded():
        raw = case.get("connector_raw") or json.dumps(case.get("connector"))
        expected = case["expect"]
        statuses = [(expected.get(step) or {}).get("status", 200) for step in ("create", "register", "response")]
        if raw == "null" or statuses != [200, 200, 200]:
            continue
        accepted += 1
        errors = [found for found in _check(raw, target, ("(?s).*",)) if found.severity is Severity.ERROR]
        false_alarms += [f"{file} {case['id']}: {error.code.id} {error.message}" for error in errors]
    assert accepted > 700
    assert false_alarms == []


_CALL = "the call brings it: another body, another kind of input, a value that breaks its place"
_ANSWER = "the provider's answer decides"
_MODEL = "the model decides: its interface, guardrails, state or fields"
_CLUSTER = "the cluster decides: a setting, the network"
_STUB = "the recorded provider answers with a text that no such provider sends"

#: Ids of recorded failures that no look at the connector can foresee, and why; a pattern must match the whole id.
NOT_FORESEEABLE = {
    r"call-.*|embed-.*|sim-.*|qa-remote|image-.*|miss-.*|subst-.*|no-escape-params.*|body-number-only": _CALL,
    r"pre-empty-docs|pre-rerank-with-textdocs|pre-embedding-with-similarity|painless-pre-json-doc": _CALL,
    r"batch-(?:missing|text-docs|no-action)|create-execute-action|stream-predict": _CALL,
    r"painless-pre-param-in-script": "only running the script tells where the value of the parameter goes",
    r"credential-nested-ref": "the value of a credential refers to another one, and values are not in blueprints",
    r"resp-.*|post-.*|rerank-.*|filter-.*|batch-(?:error|empty)|painless-post-.*|client-retry-.*": _ANSWER,
    r"aws-(?:throttled|bad-credentials-403)|client-read-timeout": _ANSWER,
    r"interface-.*|model-.*|batch-dlq": _MODEL,
    r"create-protocol-mcp|url-userinfo": _CLUSTER,
    r"official-.*-error": _ANSWER,
    r"official-.*(?:anthropic_claude|cohere_embed_english_v3_standard|Bedrock_Claude|compressed|byte_quan).*": _STUB,
    r"official-mlc\.(?:amazon_comprehend|batch_inference_openAI)_.*|official-docs\.reranking_bedrock.*": _CALL,
}

#: They are warnings about the recording's own set-up, or about no failure at all, and foresee nothing.
_NO_FORESIGHT = frozenset({"BP604", "BP121", "BP619"})


def test_every_error_that_a_look_at_the_connector_can_foresee_is_foreseen() -> None:
    surprises: list[str] = []
    used: set[str] = set()
    foreseen = failed = 0
    for file, target, case in _recorded():
        raw = case.get("connector_raw") or json.dumps(case.get("connector"))
        expected = case["expect"]
        statuses = [(expected.get(step) or {}).get("status", 200) for step in ("create", "register", "response")]
        if raw == "null" or statuses == [200, 200, 200]:
            continue
        failed += 1
        found = [one for one in _check(raw, target) if one.severity is not Severity.INFO]
        if any(one.code.id not in _NO_FORESIGHT for one in found):
            foreseen += 1
            continue
        reasons = [pattern for pattern in NOT_FORESEEABLE if re.fullmatch(pattern, case["id"])]
        used |= set(reasons)
        if not reasons:
            surprises.append(f"{file} {case['id']}")
    assert surprises == []
    assert used == set(NOT_FORESEEABLE), "a reason that no case needs"
    assert failed > 600
    assert foreseen > 280
