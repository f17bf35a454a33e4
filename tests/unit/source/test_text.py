"""Texts with origins: places of parts, slices, joins."""

from blueprintc.source import Segment, SourceFile, Span, Text, whole_text

FILE = SourceFile("x", 'a "b\\nc" d')
# The JSON string of FILE: b, an escape, c.
VALUE = Text(
    "b\nc",
    Span(FILE, 2, 8),
    (Segment(0, Span(FILE, 3, 4), True), Segment(1, Span(FILE, 4, 6), False), Segment(2, Span(FILE, 6, 7), True)),
)


def test_places() -> None:
    assert [VALUE.span(at, at + 1).text for at in range(3)] == ["b", "\\n", "c"]
    assert VALUE.span(0, 3).text == "b\\nc"
    assert VALUE.span(1, 2).text == "\\n"
    assert VALUE.whole.text == '"b\\nc"'


def test_empty_places() -> None:
    assert (VALUE.span(0, 0).start, VALUE.span(0, 0).end) == (3, 3)
    assert (VALUE.span(2, 2).start, VALUE.span(2, 2).end) == (6, 6)
    assert (VALUE.span(3, 3).start, VALUE.span(3, 3).end) == (7, 7)


def test_slices_keep_places() -> None:
    part = VALUE.slice(1, 3)
    assert part.value == "\nc"
    assert [part.span(at, at + 1).text for at in range(2)] == ["\\n", "c"]
    assert VALUE.slice(2, 2).value == ""
    inner = whole_text(FILE).slice(2, 8).slice(1, 3)
    assert (inner.value, inner.span(0, 2).text, inner.span(0, 2).start) == ("b\\", "b\\", 3)


def test_joins_keep_places() -> None:
    other = SourceFile("y", "zz")
    joined = Text.join([VALUE, Text("", VALUE.whole), whole_text(other), Text("q", Span(other, 0, 2))], VALUE.whole)
    assert joined.value == "b\nczzq"
    assert [joined.span(at, at + 1).text for at in range(6)] == ["b", "\\n", "c", "z", "z", "zz"]
    assert joined.span(4, 5).file is other
    assert joined.span(0, 5).text == "b"  # another file: the beginning is named


def test_unknown_places_are_the_whole() -> None:
    text = Text("value", Span(FILE, 0, 1))
    assert text.span(2, 3) == text.whole
    assert text.via(0) is None


def test_byte_order_mark_is_no_text() -> None:
    text = whole_text(SourceFile("x", "\ufeffab"))
    assert text.value == "ab"
    assert text.span(0, 1).start == 1
