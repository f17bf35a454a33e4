"""The commands ``import``, ``run`` (with sample inputs) and ``trust`` from outside."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from blueprintc.cli import main

CONNECTOR = {
    "name": "Chat of ours",
    "version": 1,
    "protocol": "http",
    "credential": {"key": "<YOUR KEY>"},
    "actions": [
        {
            "action_type": "predict",
            "method": "POST",
            "url": "https://api.openai.com/v1/chat/completions",
            "headers": {"Authorization": "Bearer ${credential.key}"},
            "request_body": '{"messages": ${parameters.messages}}',
        }
    ],
}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _call(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=stdin)


def test_import_writes_a_file_that_checks_and_builds_back(place: Path) -> None:
    (place / "page.md").write_text(f"# Chat\n\n```json\n{json.dumps(CONNECTOR)}\n```\n", encoding="utf-8")
    assert _call("import", "page.md", "-o", "made").exit_code == 0
    written = place / "made" / "chat-of-ours.blueprint.yaml"
    assert _call("check", str(written)).exit_code == 0
    built = json.loads(_call("build", str(written), "-o", "-").stdout)
    assert built["actions"] == [{**CONNECTOR["actions"][0], "request_body": '{ "messages": ${parameters.messages} }'}]
    assert built["credential"] == {"key": "<env:OPENAI_API_KEY>"}


def test_import_keeps_what_is_there(place: Path) -> None:
    text = json.dumps(CONNECTOR)
    assert _call("import", "-", stdin=text).exit_code == 0
    again = _call("import", "-", stdin=text)
    assert again.exit_code == 0
    assert "already there" in again.stderr
    (place / "chat-of-ours.blueprint.yaml").write_text("mine", encoding="utf-8")
    refused = _call("import", "-", stdin=text)
    assert refused.exit_code == 2
    assert "--force" in refused.stderr
    assert (place / "chat-of-ours.blueprint.yaml").read_text(encoding="utf-8") == "mine"
    assert _call("import", "-", "--force", stdin=text).exit_code == 0


def test_import_refuses_with_the_line_and_imports_the_rest(place: Path) -> None:
    create = "POST /_plugins/_ml/connectors/_create\n"
    text = f'{create}{{"name": }}\n\n{create}{json.dumps(CONNECTOR)}\n'
    result = _call("import", "-", "-o", "-", "--stdin-filename", "page.txt", stdin=text)
    assert result.exit_code == 1
    assert "page.txt:2:10: error[BP011]" in result.stderr
    assert result.stdout.startswith("blueprint: 1\nname: Chat of ours\n")


@pytest.mark.parametrize(("arguments", "status"), [(["missing.json"], 3), (["."], 3), ([], 2)])
def test_import_of_what_cannot_be_read(place: Path, arguments: list[str], status: int) -> None:
    result = _call("import", *arguments)
    assert result.exit_code == status
    assert "Traceback" not in result.stderr


def test_run_plays_every_caller_of_a_folder(place: Path) -> None:
    assert _call("import", "-", "-o", "made", stdin=json.dumps(CONNECTOR)).exit_code == 0
    blueprint = place / "made" / "chat-of-ours.blueprint.yaml"
    declared = "callers: [predict]\ninputs:\n  messages: {type: array, items: {type: object}}\nparameters: {}\n"
    text = blueprint.read_text(encoding="utf-8").replace("provider: openai\n", declared)
    blueprint.write_text(text, encoding="utf-8")
    result = _call("run", "made")
    assert result.exit_code == 0
    assert result.stdout.startswith(
        "ok      made/chat-of-ours.blueprint.yaml  predict: predict: POST https://api.openai"
    )
    (place / "made" / "chat-of-ours.response.json").write_text("no JSON", encoding="utf-8")
    failed = _call("run", "made")
    assert failed.exit_code == 1
    assert failed.stdout.startswith("failed")


def test_run_of_an_untrusted_endpoint_and_trust(place: Path) -> None:
    elsewhere = json.dumps(CONNECTOR).replace("api.openai.com", "models.example.org")
    (place / "x.connector.json").write_text(elsewhere, encoding="utf-8")
    call = ("run", "x.connector.json", "--param", "messages:=[]")
    assert _call(*call).exit_code == 1
    assert _call(*call, "--trust-all").exit_code == 0
    patterns = _call("trust", "--format", "list").stdout.splitlines()
    assert patterns == [r"^https://models\.example\.org/v1/chat/completions$"]
    assert _call("trust", "--keep-defaults", "--format", "list").stdout.splitlines()[-1:] == patterns
