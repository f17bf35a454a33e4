"""Answers at every place of the catalogue's blueprints, whole and cut off: none may fail."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprintc import api
from blueprintc.lsp.completion import completions
from blueprintc.lsp.definition import definitions
from blueprintc.lsp.document import Document
from blueprintc.lsp.facts import facts_of
from blueprintc.lsp.hover import hover_text

#: Some of the catalogue: every place of each is asked about.
#: Every fourth, which takes seconds; places of one kind are the same everywhere.
PATHS = sorted(Path(entry.path) for entry in api.catalogue())[::4][::12]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_every_place_has_an_answer(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    document = Document(path.as_uri(), 1, text)
    facts = facts_of(document, {})
    assert facts is not None
    told = placed = 0
    for offset in range(0, len(text) + 1, 7):
        found = hover_text(document, offset, facts)
        if found is not None:
            told += 1
            assert found[0]
            assert found[1] <= offset <= found[2]
        completions(document.with_text(text[:offset]), offset, facts)
        placed += len(definitions(document, offset, facts))
    assert told > 4
    assert placed > 0 or ("vars." not in text and "${credential." not in text)


@pytest.mark.parametrize("path", PATHS[::3], ids=lambda path: f"{path.parent.name}-{path.name}")
def test_every_place_of_json_has_an_answer(path: Path) -> None:
    text = api.compile(path).outputs[0].text
    document = Document("file:///x.connector.json", 1, text)
    facts = facts_of(document, {})
    offered = 0
    for offset in range(0, len(text) + 1, 3):
        for cut in (text[:offset], text[:offset] + "\n}", text):
            offered += len(completions(document.with_text(cut), offset, facts))
    assert offered > 100


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="{}[]\"':,#ab \n\\", max_size=60))
def test_brackets_of_any_kind_have_an_answer(text: str) -> None:
    for name in ("x.connector.json", "x.blueprint.yaml"):
        document = Document(f"file:///{name}", 1, text)
        for offset in range(len(text) + 1):
            completions(document, offset, None)


def test_positions_and_offsets_agree() -> None:
    text = "\ufeffa𝒳b\r\n𝒳\n\n𝒳𝒳x"
    for encoding in ("utf-8", "utf-16", "utf-32"):
        places = Document("file:///a.yaml", 1, text, encoding).places
        for offset in range(len(text) + 1):
            if text[offset - 1 : offset + 1] != "\r\n":
                assert places.offset(places.position(offset)) == offset
