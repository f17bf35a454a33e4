"""Words of a shell command, and the place of every character."""

import pytest

from blueprintc.importer.shell import read_command
from blueprintc.source import SourceFile, whole_text


def _words(command: str) -> list[str]:
    return [word.value for word in read_command(whole_text(SourceFile("f", command)), 0).words]


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("curl a b", ["curl", "a", "b"]),
        ("curl 'a b' \"c d\"", ["curl", "a b", "c d"]),
        ("curl 'it'\\''s'", ["curl", "it's"]),
        ('curl "say \\"hi\\" \\n $x"', ["curl", 'say "hi" \\n $x']),
        ("curl $'a\\nb\\x41\\u00e9'", ["curl", "a\nbAé"]),
        ("curl a \\\n  -d b", ["curl", "a", "-d", "b"]),
        ("curl a \\\r\n  -d b", ["curl", "a", "-d", "b"]),
        ("curl ''", ["curl", ""]),
        ("curl a # comment\nb", ["curl", "a"]),
        ("curl a#b", ["curl", "a#b"]),
        ("curl a; ls", ["curl", "a"]),
        ("curl a | jq .", ["curl", "a"]),
        ("curl a\\ b", ["curl", "a b"]),
    ],
)
def test_words(command: str, words: list[str]) -> None:
    assert _words(command) == words


def test_places_go_through_the_quoting() -> None:
    source = SourceFile("f", "curl -d 'x'\\''\"y\" z'")
    word = read_command(whole_text(source), 0).words[2]
    assert word.value == 'x\'"y" z'
    assert word.span(0, 1).text == "x"
    assert word.span(3, 4).text == "y"
    assert word.span(6, 7).start == source.text.index("z")


def test_an_open_quote_is_named_with_its_place() -> None:
    command = read_command(whole_text(SourceFile("f", "curl -d '{")), 0)
    assert command.problem == ("the quote ' is never closed", 8)
