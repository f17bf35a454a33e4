"""The playground's plays: what is typed, built, played; what is wrong is said and never raised."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprintc.api import catalogue
from blueprintc.errors import UsageError
from blueprintc.pages.playground import Choice, Draft, play, playground_page, read_draft
from tests.unit.pages.markup import Markup

_ROOT = Path(__file__).parents[3]
_PATH = _ROOT / "blueprints/openai/embedding.blueprint.yaml"


def _draft(text: str | None = None, **given: Any) -> Draft:
    return Draft(text=_PATH.read_text(encoding="utf-8") if text is None else text, path=_PATH, root=_ROOT, **given)


def test_a_blueprint_is_played_with_samples() -> None:
    made = play(_draft())
    assert made.trouble == ""
    assert not made.failed
    assert made.callers == ("text_embedding",)
    assert made.variants == (None, "large")
    assert {"connector", "curl", "terraform"} <= {way.name for way in made.ways}
    assert "text_docs[1]" in Markup(made.html).text


def test_what_is_chosen_is_played() -> None:
    made = play(_draft(variant="large", release="2.19", docs=("only this",), answer='{"data": []}'))
    text = Markup(made.html).text
    assert (made.variant, made.release) == ("large", "2.19")
    assert "only this" in text
    assert "text-embedding-3-large" in text
    assert made.failed


@pytest.mark.parametrize("text", ["", "blueprint: 1", "a: [", "\x00", "blueprint: 1\nname: {{ x }}\n", "- 1"])
def test_half_typed_texts_are_no_faults(text: str) -> None:
    assert isinstance(play(_draft(text)).trouble, str)


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_no_edit_is_a_fault(data: st.DataObject) -> None:
    text = _PATH.read_text(encoding="utf-8")
    at = data.draw(st.integers(0, len(text)))
    left = data.draw(st.integers(0, 30))
    typed = data.draw(st.text(alphabet="{}[]:'\"\n -$!a\u2028\ud800", max_size=6))
    play(_draft(text[:at] + typed + text[at + left :]))


def test_files_outside_are_not_read() -> None:
    text = _PATH.read_text(encoding="utf-8") + "description: !file ../../../../../../etc/passwd\n"
    made = play(_draft(text.replace("description: Text embeddings of OpenAI\n", "")))
    assert "root:" not in str(made)


def test_forms_that_are_not_known_are_refused() -> None:
    with pytest.raises(UsageError, match='"text" is a text'):
        read_draft({"text": 1}, _PATH, _ROOT)
    draft = read_draft({"text": "x", "docs": "no list", "parameters": [], "status": 7}, _PATH, _ROOT)
    assert (draft.docs, draft.parameters, draft.status) == ((), None, 200)


def test_the_page_offers_the_catalogue() -> None:
    page = playground_page([Choice(entry.id, entry.title) for entry in catalogue()])
    values = [attributes.get("value") for tag, attributes in Markup(page).elements if tag == "option"]
    assert "openai/embedding" in values
    assert "connect-src &#39;self&#39;" in page
