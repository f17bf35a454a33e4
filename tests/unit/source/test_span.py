"""Lines and columns, against a slow and obvious count."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprintc.source import Position, SourceFile, Span

_TEXTS = st.text(alphabet="ab\n\r\t\ufeffé値🙂\U00010000\ud800", max_size=30)


def _slow(text: str, offset: int) -> tuple[Position, int]:
    """Position and UTF-16 column by walking from the beginning."""
    line, start = 1, 0
    for at in range(offset):
        if text[at] == "\n" or (text[at] == "\r" and text[at + 1 : at + 2] != "\n"):
            line, start = line + 1, at + 1
    before = text[start:offset]
    if line == 1:
        before = before.removeprefix("\ufeff")
    return Position(line, len(before) + 1), len(before.encode("utf-16-le", "surrogatepass")) // 2 + 1


@given(_TEXTS)
def test_positions(text: str) -> None:
    file = SourceFile("x", text)
    for offset in range(len(text) + 1):
        assert (file.position(offset), file.utf16_column(offset)) == _slow(text, offset)


@given(_TEXTS)
def test_lines(text: str) -> None:
    file = SourceFile("x", text)
    lines = [file.line_text(line) for line in range(1, len(file.line_starts()) + 1)]
    normal = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    assert lines == normal.split("\n")


@pytest.mark.parametrize("filler", ["x", "é", "🙂"])
def test_places_in_a_very_long_line_are_found_quickly(filler: str) -> None:
    file = SourceFile("x", filler * 1_000_000)
    began = time.perf_counter()
    for offset in range(0, 1_000_000, 100):
        file.utf16_column(offset)
        assert Span(file, offset, offset + 1).begin.line == 1
    assert time.perf_counter() - began < 5
