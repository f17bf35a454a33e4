"""Every published and every recorded error of the server is recognised."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from blueprintc.errorbook import recognise
from blueprintc.reproduction import reproduce
from blueprintc.runner import RunOptions
from tests.shared import has_shared, shared_path

pytestmark = pytest.mark.skipif(not has_shared("corpus"), reason="reference data are not here: shared/corpus")

#: A template that is nothing but variable parts; its uses are known by their own texts.
NOTHING_FIXED = "{key} {reason}"
#: Texts that scripts of the recordings throw themselves, and one that is cut off in the recording.
OWN_TEXTS = {"x", "11", "bad", "boom", "No response available", "Could not find value at path [x]"}
OWN_TEXTS |= {"Failed to get ML node level profile"}
RECORDINGS = (
    *("predict.jsonl", "predict-2.19.jsonl", "predict-3.8.jsonl", "official.jsonl", "official-2.19.jsonl"),
    *("official-3.8.jsonl", "scenarios.jsonl", "builtin_functions.jsonl", "connector_parse.jsonl", "payload.jsonl"),
    *("painless.jsonl", "substitution.jsonl", "access/create.jsonl", "access/use.jsonl"),
)


def test_every_error_text_of_the_sources_and_of_the_documentation_is_recognised() -> None:
    lines = shared_path("corpus/errors.jsonl").read_text(encoding="utf-8").strip().split("\n")
    templates = [json.loads(line)["text_template"] for line in lines]
    assert len(templates) > 500
    missed = []
    for template in templates:
        for sample in ("sample", "[x,y]", "a-1.2"):
            text = re.sub(r"\{+[A-Za-z][^{}]*\}+", sample, template)
            if template != NOTHING_FIXED and not recognise(text).known:
                missed.append(text)
    assert missed == []


def _messages(value: Any) -> Iterator[str]:
    """The messages in a recorded answer, in all its forms."""
    stack = [value]
    while stack:
        here = stack.pop()
        if isinstance(here, dict):
            if isinstance(here.get("reason"), str) and "type" in here:
                yield here["reason"]
            if isinstance(here.get("message"), str) and "class" in here:
                yield here["message"]
            if isinstance(here.get("error"), str):
                yield here["error"]
            stack.extend(here.values())
        elif isinstance(here, list):
            stack.extend(here)
        elif isinstance(here, str) and '"reason"' in here:
            try:
                stack.append(json.loads(here))
            except ValueError:
                continue


def _recorded(path: Path) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    for line in [text] if path.suffix == ".json" else text.strip().split("\n"):
        case = json.loads(line)
        yield from _messages(case.get("expect", case) if isinstance(case, dict) else case)


@pytest.mark.parametrize("name", [*RECORDINGS, "cluster"])
def test_every_recorded_error_is_recognised(name: str) -> None:
    path = shared_path(f"golden/{name}")
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    texts = {message for file in files for message in _recorded(file)} - OWN_TEXTS
    assert texts
    assert [text for text in texts if not recognise(text).known] == []


def test_every_recorded_body_gives_its_innermost_cause() -> None:
    seen = 0
    for line in shared_path("golden/predict.jsonl").read_text(encoding="utf-8").strip().split("\n"):
        body = (json.loads(line)["expect"].get("response") or {}).get("body")
        error = body.get("error") if isinstance(body, dict) else None
        if not isinstance(error, dict):
            continue
        while isinstance(error.get("caused_by"), dict):
            error = error["caused_by"]
        found = recognise(json.dumps(body)).known
        reason = " ".join(str(error.get("reason")).split())
        if str(error.get("reason")) != "None":
            seen += 1
            assert any(one.message in (reason, reason.strip()) or one.message in reason for one in found), reason
    assert seen > 50


@pytest.mark.slow
def test_the_emulator_comes_to_most_recorded_errors(tmp_path: Path) -> None:
    """Every fourth recorded failure, from the connector and the error alone; what the caller sent is not known."""
    path = tmp_path / "x.connector.json"
    tried = found = 0
    for line in shared_path("golden/predict.jsonl").read_text(encoding="utf-8").strip().split("\n")[::4]:
        case = json.loads(line)
        bodies = [(case["expect"].get(part) or {}).get("body") for part in ("create", "register", "response")]
        body = next((each for each in bodies if isinstance(each, dict) and "error" in each), None)
        if body is None or not isinstance(case.get("connector"), dict):
            continue
        path.write_text(json.dumps(case["connector"]), encoding="utf-8")
        options = RunOptions(target="3.4", settings=case["settings"])
        tried += 1
        found += bool(reproduce(path, recognise(json.dumps(body)), (), options).found)
    assert tried > 40
    assert found / tried > 0.75
