"""Each way in gives back what the way out wrote: of the catalogue, of the corpus, and of hostile connectors."""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprintc.frontend import LoadOptions, load_file
from blueprintc.lowering import emit, lower
from blueprintc.model import Connector
from tests.shared import has_shared, shared_path
from tests.ways.forms import EXACT, FORMS, as_the_server_keeps_it, lowered, read_back, squeezed, written

CATALOGUE = Path(__file__).parents[2] / "blueprints"


@cache
def _catalogue() -> list[Connector]:
    found: list[Connector] = []
    for path in sorted(CATALOGUE.rglob("*.blueprint.yaml")):
        loaded = load_file(path, LoadOptions(root=CATALOGUE.parent))
        assert loaded.blueprint is not None, path
        found += lower(loaded.blueprint).connectors
    return found


@cache
def _corpus() -> list[str]:
    if not has_shared("corpus/index.jsonl"):
        return []
    entries = [json.loads(line) for line in shared_path("corpus/index.jsonl").read_text(encoding="utf-8").splitlines()]
    whole = [entry for entry in entries if not entry["broken"] and entry["kind"] in ("create", "internal")]
    return [_with_sources(shared_path(f"corpus/parsed/{entry['id']}.json")) for entry in whole]


def _with_sources(path: Path) -> str:
    """A published connector; in place of what its page shows for secrets it names variables."""
    connector = json.loads(path.read_text(encoding="utf-8"))
    if "credential" in connector:
        connector["credential"] = {key: f"<env:{key.upper()}>" for key in connector["credential"]}
    return json.dumps(connector)


def _check(connector: Connector, name: str) -> str | None:
    """Write and read back; gives the message of the first error where the form has no place for something."""
    text, findings = written(connector, name)
    if text is None:
        return next(found.message for found in findings if found.severity.value == "error")
    before, after = json.loads(emit(connector)), read_back(text, name)
    if name in EXACT:
        assert squeezed(after) == squeezed(before)
    assert as_the_server_keeps_it(after) == as_the_server_keeps_it(before)
    return None


@pytest.mark.parametrize("name", FORMS)
def test_of_the_catalogue(name: str) -> None:
    refused = {_check(connector, name) for connector in _catalogue()} - {None}
    assert refused <= {
        *(f'the resource opensearch_ml_connector has no place for "{key}"' for key in ("url", "headers")),
        "the resource opensearch_ml_connector demands actions",
        "flow-framework fails on the numbers of client_config",
    }


@pytest.mark.parametrize("name", FORMS)
def test_of_the_corpus(name: str) -> None:
    refused = [message for text in _corpus() if (message := _check(lowered(text), name))]
    if name in EXACT or name == "python":
        assert refused == []
    assert len(refused) <= len(_corpus()) // 4, refused


TRICKY = st.sampled_from(
    ["'", '"', "`", "$", "\\", "\n", "\t", "${", "$${", "}", "%{", "%%{", "${parameters.x}", "$(id)", "`id`", "!!", "%",
     "'''", '"""', "EOT", "\nEOT\n", "JSON\n", "\nJSON\n", "```", "~~~", "<<EOT", "#", "//", "/*", "*/", "{{", "}}",
     "\\u0041", "\\n", "\U0001f600", "é", "\u2028", "\r\n", "\x01", "\x7f", "<env:A>", "$HOME", "${{ A }}", "| `", "-",
     " ", "a", "\\\\", '\\"']
)  # fmt: skip
TEXTS = st.lists(TRICKY | st.text(st.characters(exclude_categories=["Cs"]), max_size=3), max_size=8).map("".join)
KEYS = st.from_regex(r"[A-Za-z_][A-Za-z0-9_-]{0,8}", fullmatch=True) | TEXTS.filter(bool)
NUMBERS = st.sampled_from([0, 7, -1, 0.5, 1.5e300, 1e-7, 12345678901234567890])
VALUES = st.recursive(
    TEXTS | NUMBERS | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=5,
)
SOURCES = st.sampled_from(["<env:MY_KEY>", "<env:OTHER>", "arn:aws:iam::123456789012:role/x", "<file:a/b c.txt>"])


@st.composite
def hostile(draw: st.DrawFn) -> dict[str, Any]:
    """A connector with odd texts in every place that takes one."""
    action = {
        "action_type": "predict",
        "method": "POST",
        "url": f"https://x.y/{draw(TEXTS)}",
        "headers": draw(st.dictionaries(KEYS, TEXTS, max_size=2)),
        "request_body": draw(TEXTS),
        "pre_process_function": draw(TEXTS),
        "post_process_function": draw(TEXTS),
    }
    return {
        "name": draw(TEXTS.filter(bool)),
        "description": draw(TEXTS),
        "version": draw(st.sampled_from([1, "1", "1.0"])),
        "protocol": "http",
        "parameters": draw(st.dictionaries(KEYS, VALUES, max_size=3)),
        "credential": draw(st.dictionaries(KEYS, SOURCES, min_size=1, max_size=2)),
        "actions": [action] * draw(st.integers(1, 2)),
    }


@pytest.mark.parametrize("name", FORMS)
@settings(max_examples=int(os.environ.get("BLUEPRINTC_FUZZ_EXAMPLES", "400")) // 10, deadline=None)
@given(data=st.data())
def test_of_hostile_connectors(name: str, data: st.DataObject) -> None:
    _check(lowered(json.dumps(data.draw(hostile()))), name)
