"""What declared callers are tried with: good blueprints bear it, broken ones are found out."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]


def _cases(done: Result) -> dict[str, dict[str, Any]]:
    return {case["name"]: case for file in json.loads(done.stdout)["files"] for case in file["cases"]}


def _change(folder: Path, old: str, new: str) -> None:
    path = folder / "embedding.blueprint.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_good_blueprint_bears_everything_on_all_releases(blueprintc: Run) -> None:
    done = blueprintc("--format", "json", "--only", "callers")
    assert done.exit_code == 0, done.output[-2000:]
    cases = _cases(done)
    assert {
        "text_embedding: one document",
        "text_embedding: 7 documents",
        "text_embedding (large): 2 documents",
    } <= set(cases)
    assert sum("document with" in name for name in cases) >= 40
    assert sum("error" in name for name in cases) >= 10
    assert cases["text_embedding: 3 documents"]["releases"] == [f"2.{n}" for n in (19,)] + [f"3.{n}" for n in range(9)]
    assert {case["verdict"] for case in cases.values()} == {"passed"}


def test_what_nobody_notices_is_told_as_a_limit(blueprintc: Run) -> None:
    cases = _cases(blueprintc("--format", "json", "--only", "callers", "--target", "3.8"))
    failures = cases["text_embedding: answer with other order"]["failures"]
    assert [failure["severity"] for failure in failures] == ["limit"]
    assert "other order" in failures[0]["message"] or "another order" in failures[0]["message"]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("post_process_function: connector.post_process.openai.embedding", "description: x", "no-vector"),
        ("      input: !json ${parameters.input}\n", "", "error-answer"),
        ("${parameters.model}", "${parameters.nobody}", "error-answer"),
        ("!json ${parameters.input}", "!string ${parameters.input}", "error-answer"),
        ("openai.embedding\n    post", "cohere.embedding\n    post", "error-answer"),
    ],
)
def test_broken_mappings_fail(old: str, new: str, found: str, blueprintc: Run, folder: Path) -> None:
    path = folder / "embedding.blueprint.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new).replace("    description: x\n", ""), encoding="utf-8")
    done = blueprintc("--only", "callers", "--format", "json", "--target", "3.4")
    assert done.exit_code == 1, done.output
    case = _cases(done)["text_embedding: 2 documents"]
    assert case["verdict"] == "failed"
    assert found in {failure["kind"] for failure in case["failures"]}


def test_a_script_that_changes_some_texts(blueprintc: Run, folder: Path) -> None:
    """Only some texts and some releases fail; each failure can be pasted as a test that fails as well."""
    script = '\'return "{\\"parameters\\": {\\"input\\": [\\"" + params.text_docs[0].toLowerCase() + "\\"]}}";\''
    _change(folder, "connector.pre_process.openai.embedding", script)
    done = blueprintc("--only", "callers", "--format", "json", "--target", "3.8")
    assert done.exit_code == 1
    cases = _cases(done)
    assert cases["text_embedding: 3 documents"]["verdict"] == "passed"
    broken = cases["text_embedding: document with quotes"]
    assert broken["verdict"] == "failed"
    again = blueprintc("--only", "tests", tests="tests:\n" + broken["paste"])
    assert again.exit_code == 1
    assert "FAILED" in again.output


def test_texts_with_templates_survive_pasting(blueprintc: Run, folder: Path) -> None:
    script = '\'return "{\\"parameters\\": {\\"input\\": [\\"changed\\"]}}";\''
    _change(folder, "connector.pre_process.openai.embedding", script)
    done = blueprintc("--only", "callers", "--format", "json", "--target", "3.8")
    paste = _cases(done)["text_embedding: document with Jinja"]["paste"]
    again = blueprintc("--only", "tests", "--format", "json", tests="tests:\n" + paste)
    case = next(iter(_cases(again).values()))
    assert "{{ 7 * 7 }} {% raw %}" in str(case["played"])


def test_generated_inputs_find_and_shrink(blueprintc: Run, folder: Path) -> None:
    script = '\'return "{\\"parameters\\": {\\"input\\": [\\"" + params.text_docs[0].toLowerCase() + "\\"]}}";\''
    _change(folder, "connector.pre_process.openai.embedding", script)
    arguments = ("-k", "generated", "--fuzz", "60", "--seed", "7", "--format", "json", "--target", "3.8")
    done = blueprintc(*arguments)
    assert done.exit_code == 1
    case = _cases(done)["text_embedding: generated inputs 1 to 60 of seed 7"]
    documents = case["paste"].split("documents:")[1]
    assert len(documents.split("responses:")[0]) < 60, case["paste"]
    assert (
        _cases(blueprintc(*arguments))["text_embedding: generated inputs 1 to 60 of seed 7"]["paste"] == case["paste"]
    )
    again = blueprintc("--only", "tests", tests="tests:\n" + case["paste"])
    assert again.exit_code == 1


def test_generated_inputs_pass_where_all_is_well(blueprintc: Run) -> None:
    done = blueprintc("-k", "generated", "--fuzz", "30", "--format", "json")
    assert done.exit_code == 0, done.output[-1500:]
    assert sum(case["calls"] for case in _cases(done).values()) == 60


def test_an_unknown_provider_is_judged_by_its_sample(blueprintc: Run, folder: Path) -> None:
    _change(folder, "https://api.openai.com/v1/embeddings", "https://models.example.com/embed")
    without = blueprintc("--only", "callers", "--target", "3.8", "--format", "json")
    assert _cases(without)["text_embedding: 2 documents"]["verdict"] == "skipped"
    (folder / "embedding.response.json").write_text('{"data": [{"embedding": [1]}, {"embedding": [2]}]}')
    done = blueprintc("--only", "callers", "--target", "3.8", "--format", "json")
    cases = _cases(done)
    assert done.exit_code == 0, done.output[-1500:]
    assert cases["text_embedding: 2 documents"]["verdict"] == "passed"
    assert cases["text_embedding: error 503 page"]["verdict"] == "passed"


def test_a_script_that_sorts_results_by_their_index_bears_another_order(blueprintc: Run, folder: Path) -> None:
    script = """|
      def found = new HashMap();
      for (item in params.data) {
        found.put(item.index, item.embedding.toString());
      }
      def tensors = new StringBuilder('[');
      for (int i = 0; i < found.size(); i++) {
        tensors.append(i > 0 ? ',' : '');
        tensors.append('{"name": "sentence_embedding", "data_type": "FLOAT32", "data": ' + found.get(i) + '}');
      }
      return tensors.append(']').toString();"""
    _change(folder, "connector.post_process.openai.embedding", script)
    done = blueprintc("-k", "document", "-k", "order", "--format", "json", "--target", "3.8")
    cases = _cases(done)
    assert cases["text_embedding: 3 documents"]["verdict"] == "passed", cases["text_embedding: 3 documents"]["failures"]
    assert cases["text_embedding: answer with other order"]["failures"] == []


def test_documents_in_another_order_are_found(blueprintc: Run, folder: Path) -> None:
    script = """|
      def docs = new ArrayList();
      for (int i = params.text_docs.size() - 1; i >= 0; i--) {
        docs.add('"' + params.text_docs[i] + '"');
      }
      return '{"parameters": {"input": ' + docs.toString() + '}}';"""
    _change(folder, "connector.pre_process.openai.embedding", script)
    _change(folder, "parameters: {model", "parameters: {input_docs_processed_step_size: 10, model")
    arguments = ("--format", "json", "--target", "3.8", "-k", "result", "-k", "3 documents")
    cases = _cases(blueprintc(*arguments))
    assert cases["text_embedding: 3 documents"]["verdict"] == "passed", cases["text_embedding: 3 documents"]["failures"]
    order = cases["text_embedding: each document gets its own result"]
    assert [failure["kind"] for failure in order["failures"]] == ["wrong-order"]
