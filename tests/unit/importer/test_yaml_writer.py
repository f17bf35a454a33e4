"""What the writer writes, YAML readers read back the same."""

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from blueprintc.importer.yaml_writer import Comment, Flow, Number, Tagged, Value, write

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.sampled_from(
    ["", "yes", "No", "on", "1.0", "1e3", "0o7", "010", "2024-01-01", "12:30:00", "~", "null", "<<", "=", "-", "- a",
     "a: b", "a #b", "#a", "a\nb", "a\n", "\na", " a\nb", "a\n\n", "\n", "a\n b", "a\r\nb", "\ta", "a\t\nb", "{a}",
     "[a]", "${parameters.x}", "&a", "*a", "!a", "%a", "@a", "`a", "'a'", '"a"', "a\u2028b", "\u2028", "\u2029x",
     "\ufeffa", "---", "...",
     "---\na", "a:", "? a", "| a", "> a", ",", "x" * 200, "a  ", "\x85", "\u00e9\u4e16\U0001f600"]
)  # fmt: skip
_VALUES = st.recursive(
    st.none() | st.booleans() | _TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXT, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(_TEXT, _VALUES, min_size=1, max_size=5))
def test_reads_back_the_same(value: dict[str, Value]) -> None:
    assert yaml.safe_load(write(value)) == value


def test_looks_as_a_person_would_write_it() -> None:
    value: dict[str, Value] = {
        "#1": Comment("a comment"),
        "name": "OpenAI embeddings",
        "version": Number("1.0"),
        "empty": {},
        "list": ["a", {"k": "v", "deep": [["x"], []]}],
        "body": {"input": Tagged("!json", "${parameters.input}")},
        "source": Flow({"env": "KEY", "many": ["a b", True]}),
        "script": "def x = 1;\nreturn x;\n",
    }
    assert write(value) == (
        "# a comment\n"
        "name: OpenAI embeddings\n"
        "version: 1.0\n"
        "empty: {}\n"
        "list:\n"
        "  - a\n"
        "  - k: v\n"
        "    deep:\n"
        "      - - x\n"
        "      - []\n"
        "body:\n"
        "  input: !json ${parameters.input}\n"
        'source: {env: KEY, many: ["a b", true]}\n'
        "script: |\n"
        "  def x = 1;\n"
        "  return x;\n"
    )


@pytest.mark.parametrize("text", ["\x00", "a\x1bb", "\x7f", "\ud800", "\uffff"])
def test_unprintable_characters_are_escaped(text: str) -> None:
    written = write({"k": text})
    assert written.isascii()
    assert json.loads(written.removeprefix("k: ").replace("\\0", "\\u0000").replace("\\x", "\\u00")) == text
