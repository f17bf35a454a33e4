"""``build --format`` and ``import`` from outside: names, drift, refusals, round trips, streams."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from blueprintc.cli import main
from blueprintc.exporter import form, form_names

BLUEPRINT = """blueprint: 1
name: Embeddings
description: Of texts
version: 1
protocol: http
opensearch: ">=2.14"
callers: [text_embedding, predict]
inputs: {input: {type: array, items: {type: string}}}
parameters: {model: "{{ vars.model }}"}
vars: {model: {default: small}}
credential: {openAI_key: {env: OPENAI_API_KEY}}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/embeddings
    headers: {Authorization: "Bearer ${credential.openAI_key}"}
    request_body: {model: "${parameters.model}", input: "${parameters.input}"}
    pre_process_function: connector.pre_process.openai.embedding
    post_process_function: connector.post_process.openai.embedding
variants: {large: {vars: {model: large}}}
"""
NAMES = {
    "console": ["a.connector.console", "a.large.connector.console"],
    "curl": ["a.connector.sh", "a.large.connector.sh"],
    "flow-framework": ["a.large.workflow.json", "a.workflow.json"],
    "markdown": ["a.connector.md", "a.large.connector.md"],
    "python": ["a.connector.py", "a.large.connector.py"],
    "terraform": ["a.large/main.tf", "a/main.tf"],
}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one blueprint of two variants, which is the current folder."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.blueprint.yaml").write_text(BLUEPRINT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=stdin)


@pytest.mark.parametrize("name", form_names())
def test_each_form_has_its_files_and_comes_back(place: Path, name: str) -> None:
    made = call("build", "--format", name, "-o", "out")
    assert made.exit_code == 0, made.stderr
    files = sorted(path.relative_to("out").as_posix() for path in Path("out").rglob("*") if path.is_file())
    assert files == NAMES[name]
    assert call("build", "--format", name, "-o", "out", "--check").exit_code == 0
    for file in files:
        read = call("import", f"out/{file}", "-o", "-")
        assert read.exit_code == 0, read.stderr
        built = json.loads(call("build", "-", "-o", "-", stdin=read.stdout).stdout)
        model = "large" if "large" in file else "small"
        assert (built["name"], built["parameters"]["model"]) == ("Embeddings", model)
        assert built["credential"] == {"openAI_key": "<env:OPENAI_API_KEY>"}


def test_drift_shows_in_every_form(place: Path) -> None:
    call("build", "--format", "curl", "-o", "out")
    (place / "a.blueprint.yaml").write_text(BLUEPRINT.replace("Of texts", "Of long texts"), encoding="utf-8")
    checked = call("build", "--format", "curl", "-o", "out", "--check")
    assert checked.exit_code == 1
    assert "+# Of long texts" in checked.stdout


def test_what_a_form_has_no_place_for_stops_the_build_at_its_line(place: Path) -> None:
    (place / "a.blueprint.yaml").write_text(BLUEPRINT + "tenant_id: t\n", encoding="utf-8")
    refused = call("build", "--format", "terraform", "-o", "out")
    assert refused.exit_code == 1
    assert 'a.blueprint.yaml:21:1: error[BP060]: the resource opensearch_ml_connector has no place for "tenant_id"' in (
        refused.stderr
    )
    assert not Path("out").exists()


def test_no_form_holds_a_secret(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-0123456789abcdefghij")
    for name in form_names():
        text = call("build", "--format", name, "-o", "-").stdout
        assert "OPENAI_API_KEY" in text
        assert "sk-0123456789" not in text


def test_a_connector_with_a_secret_in_it_is_refused(place: Path) -> None:
    connector = {"name": "x", "version": 1, "protocol": "http", "credential": {"key": "sk-0123456789abcdefghijkl"}}
    (place / "x.connector.json").write_text(json.dumps(connector), encoding="utf-8")
    for name in form_names():
        refused = call("build", "x.connector.json", "--format", name, "-o", "-")
        assert refused.exit_code == 1
        assert "BP061" in refused.stderr


def test_a_sample_call_for_each_caller(place: Path) -> None:
    text = call("build", "--format", "console", "-o", "-").stdout
    assert (
        text.count("# Call it as text_embedding does.\nPOST /_plugins/_ml/models/<model_id>/_predict/text_embedding")
        == 2
    )
    assert '# Call it as predict does.\nPOST /_plugins/_ml/models/<model_id>/_predict\n{\n  "parameters": {' in text
    assert '"interface": {' in text


@pytest.mark.parametrize("name", ["console", "curl"])
def test_the_calls_of_a_text_tell_who_calls(place: Path, name: str) -> None:
    text = call("build", "--format", name, "-o", "-").stdout.split("#!/usr/bin/env bash")[-1]
    one = text[: text.rindex("# Embeddings")] if name == "console" else text
    read = call("import", "-", "-o", "-", stdin=one).stdout
    assert "callers: [text_embedding, predict]" in read


def test_the_endings_are_unlike() -> None:
    endings = [form(name).ending for name in form_names()]
    assert len(set(endings)) == len(endings)


def test_unknown_forms_and_words_are_wrong_usage(place: Path) -> None:
    assert call("build", "--format", "nonsense").exit_code == 2
    assert call("import", "a", "b").exit_code == 2
    assert call("import", "openapi", "file.yaml").exit_code == 2
    assert call("import", "openapi", "file.yaml#x").exit_code == 3
    assert call("import", "--from", "nonsense", "a.blueprint.yaml").exit_code == 2


def test_from_says_what_a_text_is(place: Path) -> None:
    script = 'c = {"name": "X", "version": 1, "protocol": "http", "actions": []}\n'
    (place / "odd.txt").write_text(f"{{}}\n{script}", encoding="utf-8")
    assert call("import", "odd.txt", "-o", "-").exit_code == 1
    read = call("import", "--from", "python", "odd.txt", "-o", "-")
    assert read.exit_code == 0, read.stderr
    assert "name: X" in read.stdout


def test_what_was_read_is_named_where_nothing_is_found(place: Path) -> None:
    refused = call("import", "a.blueprint.yaml", "-o", "-")
    assert refused.exit_code == 1
    assert "the text is a blueprint already" in refused.stderr
    (place / "x.py").write_text("print(1)\n", encoding="utf-8")
    assert "which was read as Python" in call("import", "x.py", "-o", "-").stderr


def test_an_operation_of_an_openapi_document(place: Path) -> None:
    schema = {"required": ["q"], "properties": {"q": {"type": "string"}}}
    body = {"content": {"application/json": {"schema": schema}}}
    document = {"openapi": "3.1.0", "paths": {"/ask": {"post": {"operationId": "askIt", "requestBody": body}}}}
    (place / "api.json").write_text(json.dumps(document), encoding="utf-8")
    assert call("import", "openapi", "api.json#askIt", "-o", "made").exit_code == 0
    assert call("check", "made/ask-it.blueprint.yaml").exit_code in (0, 1)
    built = json.loads(call("build", "made/ask-it.blueprint.yaml", "-o", "-").stdout)
    assert built["actions"][0]["request_body"] == '{ "q": "${parameters.q}" }'
