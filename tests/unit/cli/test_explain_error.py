"""``blueprintc explain-error`` from outside."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from blueprintc.cli import main

BLUEPRINT = """blueprint: 1
name: Embeddings
version: 1
protocol: http
callers: [text_embedding]
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/embeddings
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: text-embedding-3-small
      input: !json "${parameters.input}"
    pre_process_function: connector.pre_process.openai.embedding
    post_process_function: connector.post_process.openai.embedding
"""
NOT_FLOATS = "The embedding should be a non-empty List containing Float values."


def run(*arguments: str, stdin: str = "") -> Result:
    return CliRunner().invoke(main, ["explain-error", *arguments], input=stdin)


@pytest.fixture
def blueprint(tmp_path: Path) -> str:
    path = tmp_path / "a.blueprint.yaml"
    path.write_text(BLUEPRINT, encoding="utf-8")
    return str(path)


def test_a_text() -> None:
    done = run("Some parameter placeholder not filled in payload: input")
    assert done.exit_code == 0
    assert done.stdout.startswith("Some parameter placeholder not filled in payload: input\n  means: Nothing gave")
    assert "\n    1. " in done.stdout
    assert "BP120 missing-parameter" in done.stdout
    assert "\n  mend: " in done.stdout


def test_a_log_on_standard_input() -> None:
    done = run(stdin="INFO all is well\nException: no PREDICT action found\n")
    assert done.exit_code == 0
    assert done.stdout.startswith("line 2: no PREDICT action found\n")


def test_json() -> None:
    (error,) = json.loads(run("no PREDICT action found", "--format", "json").stdout)["errors"]
    assert error["id"] == "no-action"
    assert error["variables"] == {"action": "PREDICT"}
    assert error["codes"] == [{"code": "BP623", "name": "no-predict-action"}]


def test_what_is_not_known() -> None:
    done = run("pre_process_function is not defined in the connector")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == 'no known error; the nearest is "pre_process_function not defined in connector"\n'


def test_control_characters_do_not_reach_the_terminal() -> None:
    assert "\x1b" not in run("Invalid payload: \x1b[31m").stdout


def test_the_emulator_comes_to_it(blueprint: str) -> None:
    done = run(NOT_FLOATS, "--blueprint", blueprint)
    assert done.exit_code == 0
    assert (
        "comes to it:\n  OpenSearch 3.8, caller text_embedding with sample inputs, where the provider answers "
        in done.stdout
    )
    assert done.stdout.endswith("    the same message\n")


def test_another_caller_comes_to_another_error(blueprint: str) -> None:
    text = "pre_process_function not defined in connector"
    assert "does not come to this error" in run(text, "--blueprint", blueprint).stdout
    text = (
        "This pre_process_function can only support TextDocsInputDataSet which including a list of string with key "
        "'text_docs'"
    )
    found = run(text, "--blueprint", blueprint, "--caller", "rerank", "--format", "json")
    (one,) = json.loads(found.stdout)["reproduced"]
    assert (one["caller"], one["exact"], one["provider"]) == ("rerank", True, None)


def test_the_same_kind_of_error_with_other_values(blueprint: str) -> None:
    path = Path(blueprint)
    path.write_text(BLUEPRINT.replace("${parameters.input}", "${parameters.texts}"), encoding="utf-8")
    done = run("Invalid payload: {}", "--blueprint", blueprint)
    assert "the same kind of error: Invalid payload: {" in done.stdout


def test_a_file_that_does_not_build_does_not_keep_the_explanation_back(blueprint: str) -> None:
    Path(blueprint).write_text("blueprint: 1\nname: x\nactions: 1\n", encoding="utf-8")
    done = run(NOT_FLOATS, "--blueprint", blueprint)
    assert "  means: " in done.stdout
    assert "the callers cannot be played: " in done.stdout


def test_wrong_usage(blueprint: str) -> None:
    assert run("x", "--caller", "rerank").exit_code == 2
    assert "the callers cannot be played: " in run(NOT_FLOATS, "--blueprint", "missing.blueprint.yaml").stdout
    assert "no caller" in run(NOT_FLOATS, "--blueprint", blueprint, "--caller", "nobody").stdout


def test_older_releases_are_tried_for_their_wordings(blueprint: str) -> None:
    path = Path(blueprint)
    path.write_text(BLUEPRINT.replace("https://api.openai.com", "https://llm.example.org"), encoding="utf-8")
    text = "Connector URL is not matching the trusted connector endpoint regex, URL is: https://llm.example.org/v1/embeddings"
    assert (
        "  OpenSearch 2.19, caller text_embedding with sample inputs, before "
        in run(text, "--blueprint", blueprint).stdout
    )
    newest = run(text, "--blueprint", blueprint, "--target", "3.8").stdout
    assert "the same kind of error: Connector URL is not matching the trusted connector endpoint regex\n" in newest


def test_words_without_quotes() -> None:
    assert run("no", "PREDICT", "action", "found").stdout == run("no PREDICT action found").stdout


def test_what_a_script_threw_itself_is_shown_as_not_known() -> None:
    cause = {"type": "illegal_argument_exception", "reason": "boom"}
    body = {"error": {"type": "script_exception", "reason": "runtime error", "caused_by": cause}, "status": 400}
    assert run(json.dumps(body)).stdout.endswith("\nnot known:\n  illegal_argument_exception: boom\n")
