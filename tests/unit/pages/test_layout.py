"""Texts as boxes show them: nothing is lost, long things are shortened, strange texts do no harm."""

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from blueprintc.pages.picture.json_places import path_text, read_places
from blueprintc.pages.picture.layout import Mark, show
from blueprintc.pages.picture.secrets import Secrets

_TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=5), inner, max_size=5),
    max_leaves=20,
)
_BLANKS = re.compile(r"\s+")


def _text(pieces: object) -> str:
    return "".join(piece.text for piece in pieces)  # type: ignore[attr-defined]


@given(_TREES, st.sampled_from([None, 2]))
def test_nothing_is_lost_and_places_are_right(tree: object, indent: int | None) -> None:
    text = json.dumps(tree, indent=indent)
    shown = show("x", text, (), Secrets())
    if not shown.whole:
        assert _BLANKS.sub("", _text(shown.pieces)) == _BLANKS.sub("", text)
    source = read_places(text)
    if source is not None:
        for place in source.places:
            value = tree
            for step in place.path:
                value = value[step]  # type: ignore[index]
            assert source.value(place) == value


@given(st.text(max_size=200), st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)), max_size=4))
def test_marks_cut_any_text_without_changing_it(text: str, ranges: list[tuple[int, int]]) -> None:
    marks = [Mark(low, high, (number,)) for number, (low, high) in enumerate(ranges, 1) if low < high <= len(text)]
    shown = show("x", text, marks, Secrets())
    if read_places(text) is None:
        assert _text(shown.pieces) == text


def test_vectors_and_long_texts_are_shortened_and_reachable() -> None:
    text = json.dumps({"vector": [number / 7 for number in range(1536)], "text": "x" * 5000})
    shown = show("x", text, (), Secrets())
    assert "… 1,530 more …" in _text(shown.pieces)
    assert "characters …" in _text(shown.pieces)
    assert len(_text(shown.pieces)) < 1200
    assert shown.whole == text


def test_huge_texts_are_cut_and_say_so() -> None:
    shown = show("x", "a" * 5_000_000, (), Secrets())
    assert len(shown.whole) < 301_000
    assert "more characters" in shown.whole


def test_what_only_looks_like_json_is_plain() -> None:
    for text in ('{"a": -Infinity}', '{"a": 1', "[" * 10_000, '{"a":1}\n{"b":2}', '"text"', ""):
        assert read_places(text) is None
        assert _text(show("x", text, (), Secrets()).pieces).startswith(text[:100])


def test_paths_are_readable() -> None:
    assert path_text(("data", 0, "a b", "c")) == 'data[0]["a b"].c'


def test_overlapping_secrets_leave_nothing() -> None:
    assert Secrets(["abcdef", "defgh"]).masked("abcdefgh") == "***"


def test_a_mark_that_cuts_a_secret_does_not_show_it() -> None:
    shown = show("x", "key=secret-value!", [Mark(0, 8, (1,)), Mark(8, 12, (2,))], Secrets(["secret-value"]))
    assert _text(shown.pieces) == "key=***!"
