"""UTF-16 indexes, white space, URIs."""

import pytest

from blueprintc.jvm import (
    JavaError,
    char_at,
    index_of,
    is_blank,
    join_surrogates,
    parse_uri,
    strip,
    substring,
    utf16_length,
)
from blueprintc.jvm.uri import create_uri


def test_indexes_count_utf16_units() -> None:
    text = "a😀b"
    assert utf16_length(text) == 4
    assert char_at(text, 1) == "\ud83d"
    assert substring(text, 1, 3) == "😀"
    assert substring(text, 2) == "\ude00b"
    assert index_of(text, "b") == 3
    assert join_surrogates("\ud83d" + "\ude00") == "😀"


def test_bounds_speak_the_language_of_the_release() -> None:
    with pytest.raises(JavaError, match="begin 2, end 1, length 3"):
        substring("abc", 2, 1, jdk=21)
    with pytest.raises(JavaError, match=r"Range \[2, 1\) out of bounds for length 3"):
        substring("abc", 2, 1)
    with pytest.raises(JavaError, match="String index out of range: 5"):
        char_at("abc", 5, jdk=17)


def test_no_break_spaces_are_not_blank() -> None:
    assert not is_blank("\xa0")
    assert is_blank("\u2003\x1f\n")
    assert strip("\u3000x\x85") == "x\x85"


def test_uri_parts() -> None:
    uri = parse_uri("https://me@[::1]:9200/a%20b?q=ü#f")
    assert (uri.host, uri.port, uri.user_info, uri.path, uri.query) == ("[::1]", 9200, "me", "/a%20b", "q=ü")


def test_an_underscore_makes_a_registry_name() -> None:
    assert parse_uri("https://my_host/x").host is None
    assert parse_uri("https://my_host/x").authority == "my_host"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("http://h/a b", "Illegal character in path at index 10: http://h/a b"),
        ("http://h/${x}", "Illegal character in path at index 10: http://h/${x}"),
        ("http://", "Expected authority at index 7: http://"),
        ("http://h/%zz", "Malformed escape pair at index 9: http://h/%zz"),
        (":x", "Expected scheme name at index 0: :x"),
        ("http://[::1", "Expected closing bracket for IPv6 address at index 11: http://[::1"),
    ],
)
def test_uri_errors(text: str, message: str) -> None:
    with pytest.raises(JavaError) as error:
        create_uri(text)
    assert (error.value.java_class, error.value.message) == ("java.lang.IllegalArgumentException", message)


def test_blanks_in_messages_collapse_since_jdk_25() -> None:
    with pytest.raises(JavaError, match=r"at index 1: a b$"):
        parse_uri("a   b ")
    with pytest.raises(JavaError, match=r"at index 1: a   b $"):
        parse_uri("a   b ", jdk=21)
