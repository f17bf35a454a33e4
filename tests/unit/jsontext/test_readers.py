"""The server's JSON readers: what each accepts, what it makes of it, and how it refuses."""

import pytest

from blueprintc.jsontext import (
    Json,
    LazyNumber,
    XContentParser,
    is_json,
    parse_gson,
    parse_gson_doubles,
    print_gson,
    read_jackson,
)
from blueprintc.jvm import JavaError

_PLACE = "[Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled)"


def _map(text: str, generation: int = 2) -> Json:
    parser = XContentParser(text, generation=generation, from_bytes=True)
    return dict(parser.map())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a":1}', {"a": 1}),
        ('/* c */ {"a": [1.0, -2e3, true, null, "x"]} // end', {"a": [1.0, -2000.0, True, None, "x"]}),
        ('{"a":"\\u00e9\\ud83d\\ude00\\n\\/"}', {"a": "é😀\n/"}),
        ('{"a":12345678901234567890}', {"a": 12345678901234567890}),
        ('\t{ "a" :\r\n{ } }', {"a": {}}),
    ],
)
def test_x_content_reads(text: str, value: Json) -> None:
    assert _map(text) == value
    assert _map(text, 3) == value


@pytest.mark.parametrize(
    ("text", "java_class", "message"),
    [
        ('{"a":1,}', "JsonParseException", "Unexpected character ('}' (code 125)): was expecting double-quote"),
        ("{'a':1}", "JsonParseException", "Unexpected character (''' (code 39)): was expecting double-quote"),
        ('{"a":1 "b"}', "JsonParseException", "was expecting comma to separate Object entries"),
        ('{"a" 1}', "JsonParseException", "was expecting a colon to separate field name and value"),
        ('{"a":01}', "JsonParseException", "Invalid numeric value: Leading zeroes not allowed"),
        ('{"a":tru}', "JsonParseException", "Unrecognized token 'tru'"),
        ('{"a":NaN}', "JsonParseException", "Non-standard token 'NaN'"),
        ('{"a":"\t"}', "JsonParseException", "Illegal unquoted character ((CTRL-CHAR, code 9))"),
        ('{"a":"\\x"}', "JsonParseException", "Unrecognized character escape 'x' (code 120)"),
        ('{"a":1,"a":2}', "JsonParseException", "Duplicate field 'a'"),
        ('{"a":[1}', "JsonParseException", "Unexpected close marker '}': expected ']' (for Array starting at "),
        ('{"a":"x', "JsonEOFException", "Unexpected end-of-input: was expecting closing quote for a string value"),
        ('{"a":', "JsonEOFException", "Unexpected end-of-input within/between Object entries"),
        ("{", "JsonEOFException", "expected close marker for Object"),
    ],
)
def test_x_content_refuses(text: str, java_class: str, message: str) -> None:
    with pytest.raises(JavaError) as caught:
        _map(text)
    assert caught.value.simple_name == java_class
    assert message in str(caught.value.message)


def test_places_count_bytes_lines_and_columns() -> None:
    with pytest.raises(JavaError) as caught:
        _map('{"é":1,\n "b":x}')
    assert str(caught.value.message).endswith(f"\n at {_PLACE}; line: 2, column: 8]")
    with pytest.raises(JavaError) as third:
        _map('{"é":1,\n "b":x}', 3)
    assert "byte offset: #" in str(third.value.message)


def test_deep_documents_are_refused() -> None:
    with pytest.raises(JavaError, match="nesting depth"):
        _map('{"a":' * 1001 + "1" + "}" * 1001)
    assert _map('{"a":' * 1000 + "1" + "}" * 1000)


@pytest.mark.parametrize(
    ("text", "integer", "long", "boolean", "shown"),
    [
        ("1", 1, 1, None, "1"),
        ("1.9", 1, 1, None, "1.9"),
        ('"7"', 7, 7, None, "7"),
        ('"1e2"', 100, 100, None, "1e2"),
        ("true", None, None, True, "true"),
        ('"false"', None, None, False, "false"),
    ],
)
def test_coercion(text: str, integer: int | None, long: int | None, boolean: bool | None, shown: str) -> None:
    def read(accessor: str) -> object:
        parser = XContentParser(text, generation=2, from_bytes=True)
        parser.next_token()
        try:
            return getattr(parser, accessor)()
        except JavaError:
            return None

    assert (read("integer"), read("long"), read("boolean"), read("text")) == (integer, long, boolean, shown)


@pytest.mark.parametrize("text", ["{a:b}", "{'a':1}", "{a=1;b=>2}", "[1,]", "[,]", "# c\n[1]", '{"a":NaN}'])
def test_gson_is_lenient(text: str) -> None:
    assert parse_gson(text) is not None


def test_gson_keeps_numbers_and_their_text() -> None:
    value = parse_gson('{"a":1.50,"b":1E2}')
    assert value == {"a": LazyNumber("1.50"), "b": LazyNumber("1E2")}
    assert print_gson(value) == '{"a":1.50,"b":1E2}'
    assert parse_gson_doubles('{"a":1,"b":[2]}') == {"a": 1.0, "b": [2.0]}
    assert parse_gson('{"a":1,"a":2}') == {"a": LazyNumber("2")}


@pytest.mark.parametrize("text", ["{", '{"a"}', "[1 2", '{"a":"x'])
def test_gson_refuses(text: str) -> None:
    with pytest.raises(JavaError) as caught:
        parse_gson(text)
    assert caught.value.java_class == "com.google.gson.JsonSyntaxException"


def test_jackson_trees() -> None:
    assert read_jackson('{"a":[1,1.0,1e2]}', generation=2) == {"a": [1, 1.0, 100.0]}
    assert read_jackson("{} x", generation=2) == {}
    with pytest.raises(JavaError, match="Trailing token"):
        read_jackson("{} 1", generation=3)
    with pytest.raises(JavaError, match="Duplicate"):
        read_jackson('{"a":1,"a":2}', generation=2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a":1}', True),
        ("[1]", True),
        ("", False),
        ("word", False),
        ('"quoted"', False),
        ("1", False),
        ("{a:b}", True),
        ("[x,y]", True),
        ("[x y]", False),
        ("{a=1;b=>2}", False),
        ('{"a":1} x', False),
        ("null", False),
    ],
)
def test_is_json(text: str, expected: bool) -> None:
    assert is_json(text, by_gson=True) is expected
