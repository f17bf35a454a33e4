"""Fenced blocks of a page."""

import pytest

from blueprintc.importer import blocks
from blueprintc.source import SourceFile


def _contents(page: str) -> list[tuple[str, str]]:
    return [(block.language, block.content.value) for block in blocks(SourceFile("page.md", page))]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("```json\n{}\n```\n", [("json", "{}\n")]),
        ("~~~ JSON title\n{}\n~~~\n", [("json", "{}\n")]),
        ("````\n```\n````\n", [("", "```\n")]),
        ("1. step\n\n   ```json\n   {\n     1\n   }\n   ```\n", [("json", "{\n  1\n}\n")]),
        ("> ```\n> {}\n> ```\n", [("", "{}\n")]),
        ("```json\r\n{}\r\n```\r\n", [("json", "{}\r\n")]),
        ("a ``` b\n", []),
        ("```a`b\n", []),
        ("```\nno end", [("", "no end")]),
        ("\ufeff```json\n{}\n```\n", [("json", "{}\n")]),
    ],
)
def test_blocks(page: str, expected: list[tuple[str, str]]) -> None:
    assert _contents(page) == expected


def test_heading_and_end_of_a_block() -> None:
    first, second = blocks(SourceFile("p", "## One ##\n```\na\n```\n# Two\n```\nb\n"))
    assert (first.heading, first.closed) == ("One", True)
    assert (second.heading, second.closed) == ("Two", False)


def test_places_are_the_page_s_own() -> None:
    source = SourceFile("p", '\ufeffx\n- a\n  ```json\n  {\n    "k": 1\n  }\n  ```\n')
    content = blocks(source)[0].content
    at = content.value.index('"k"')
    assert content.span(at, at + 3).text == '"k"'
    assert content.span(at, at + 3).begin.line == 5
    assert content.span(at, at + 3).begin.column == 5
