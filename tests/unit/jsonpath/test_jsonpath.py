"""Jayway's surprises, writing, options, hostile input."""

import json
import time
from contextlib import suppress

import pytest

from blueprintc.errors import BlueprintcError, UnsupportedError
from blueprintc.jsonpath import (
    PathNotFoundError,
    compile_json_path,
    delete,
    parse_document,
    put,
    read,
    read_text,
    set_value,
)
from blueprintc.jvm import JavaError


def test_a_step_of_a_slice_is_not_looked_at() -> None:
    assert read([1, 2, 3], "$[0:3:2]") == [1, 2, 3]


def test_a_filter_tests_an_object_itself() -> None:
    assert read({"o": {"k": "v"}}, "$.o[?(@.k=='v')]") == [{"k": "v"}]


def test_behind_a_scan_and_an_index_only_that_index_counts() -> None:
    document = [{"a": 1}, {"a": 2}]
    assert read(document, "$..[1].a") == [2]


def test_a_path_used_twice_answers_the_same() -> None:
    # In Jayway the wildcard of an argument is gone after the first use.
    path = compile_json_path("$.max($.r[*].s)")
    assert path.read({"r": [{"s": 1}, {"s": 3}]}) == 3.0
    assert path.read({"r": [{"s": 4}]}) == 4.0


def test_the_last_of_one_element_is_an_error() -> None:
    with pytest.raises(JavaError, match="Target index:-1 larger than object count:1"):
        read([7], "$.last()")


def test_results_of_a_scan_come_from_outside_in() -> None:
    assert read({"a": {"b": {"a": 1}}, "c": [{"a": 2}]}, "$..a") == [{"b": {"a": 1}}, 1, 2]


def test_writing() -> None:
    document = parse_document('{"m": [{"c": [1, 2]}, {"c": [3]}], "x": {}}')
    set_value(document, "$.m[*].c[*]", 0)
    put(document, "$.x", "new", [])
    delete(document, "$.m[0,1]")
    assert document == {"m": [], "x": {"new": []}}
    with pytest.raises(PathNotFoundError) as error:
        set_value(document, "$.nope", 1)
    assert error.value.message is None


def test_a_negative_index_is_read_but_not_written() -> None:
    with pytest.raises(JavaError, match="Index -1 out of bounds for length 1"):
        set_value([1], "$[-1]", 2)


def test_options() -> None:
    path = compile_json_path("$.a.b")
    assert path.read({}, frozenset({"SUPPRESS_EXCEPTIONS"})) is None
    assert path.read({"a": {}}, frozenset({"DEFAULT_PATH_LEAF_TO_NULL"})) is None
    assert path.read({"a": {"b": 1}}, frozenset({"AS_PATH_LIST"})) == ["$['a']['b']"]
    assert path.read({"a": {"b": 1}}, frozenset({"ALWAYS_RETURN_LIST"})) == [1]


def test_numbers_keep_their_java_classes() -> None:
    assert repr(read_text("[1.0, 12345678901234567890.5, 1e400, 007]", "$")) == (
        "[1.0, Decimal('12345678901234567890.5'), inf, 7]"
    )


def test_a_text_that_is_no_json_is_a_document() -> None:
    assert read_text("<html>", "$") == "<html>"


@pytest.mark.parametrize("path", ["$." + "a." * 5000 + "a", "$" + "[0]" * 5000, "$" + "[*]" * 300, "$" + "..a" * 300])
def test_long_paths(path: str) -> None:
    document: object = 1
    for _ in range(300):
        document = [{"a": document}]
    with suppress(BlueprintcError):
        read(document, path)  # type: ignore[arg-type]


def test_paths_that_multiply_their_work_are_stopped() -> None:
    document: object = 1
    for _ in range(60):
        document = [document, 1]
    start = time.monotonic()
    with pytest.raises(UnsupportedError, match="visits more than"):
        read(document, "$" + "..*" * 6)  # type: ignore[arg-type]
    assert time.monotonic() - start < 60


def test_an_array_in_itself_is_refused() -> None:
    for path in ("$.a.append($.a)", "$.a.append($)", "$..append($.a)"):
        with pytest.raises(BlueprintcError):
            read({"a": [1, {"b": []}]}, path)


def test_deep_documents() -> None:
    assert read_text("[" * 400 + "]" * 400, "$" + "[0]" * 399) == []
    with pytest.raises(JavaError, match="Malicious payload, having non natural depths"):
        read_text("[" * 401 + "]" * 401, "$")
    with pytest.raises(JavaError, match="Malicious payload"):
        read_text("[" * 1_000_000, "$")


def test_nested_filters_are_bounded() -> None:
    with pytest.raises(UnsupportedError):
        read([1], "$[?(" + "(" * 5000 + "@" + ")" * 5000 + ")]")


def test_ten_megabytes() -> None:
    text = json.dumps({"data": [{"text": "x" * 1000, "n": 0.1234567890123456} for _ in range(10_000)]})
    start = time.monotonic()
    assert len(read_text(text, "$..n")) == 10_000  # type: ignore[arg-type]
    assert len(read_text(text + "tail that only permissive parsers take", "$.data[*].n")) == 10_000  # type: ignore[arg-type]
    assert time.monotonic() - start < 20


def test_lone_surrogates_and_nan() -> None:
    assert read_text('{"a": "\\ud83d"}', "$.a") == "\ud83d"
    assert str(read_text("[NaN]", "$[0]")) == "nan"
    with pytest.raises(JavaError, match="Character N is neither"):
        read_text("[NaN]", "$[?(@ > 1)]")


@pytest.mark.parametrize("path", ["$.a\ud83d", "$['\\ud83d\\ude00']", "$['\U0001f600']"])
def test_paths_outside_the_basic_plane(path: str) -> None:
    try:
        assert read({"\U0001f600": 1}, path) == 1
    except PathNotFoundError:
        assert "\ud83d" in path


def test_an_exploding_filter_regex_is_stopped_by_name() -> None:
    with pytest.raises(UnsupportedError, match="takes more than 2 seconds"):
        read([{"a": "a" * 60 + "d"}], "$[?(@.a =~ /(?:a|aa)+[bc]/)]")
