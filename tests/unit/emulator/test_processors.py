"""The ten processor types and how a chain is read, made and run (reference, 4.7)."""

import json
from typing import Any

import pytest

from blueprintc.data import Target
from blueprintc.emulator.processors import PROCESSOR_TYPES, ProcessorChain
from blueprintc.errors import UnsupportedError
from blueprintc.jvm.errors import JavaError

_TARGET = Target.parse("3.8")


def _run(configs: Any, value: Any, target: Target = _TARGET) -> Any:
    chain = ProcessorChain.parse(configs if isinstance(configs, str) else json.dumps(configs), target)
    assert chain is not None
    return chain.process(value)


@pytest.mark.parametrize(
    ("config", "value", "expected"),
    [
        # to_string
        ({"type": "to_string"}, {"a": [1, None]}, '{"a":[1,null]}'),
        ({"type": "to_string"}, "plain", "plain"),
        ({"type": "to_string", "escape_json": True}, 'a/"é', r"a\/\"\u00E9"),
        ({"type": "to_string", "escape_json": "true"}, 'a"', 'a"'),
        # regex_replace
        ({"type": "regex_replace", "pattern": "a.b", "replacement": "<$0>"}, "a\nb a-b", "<a\nb> <a-b>"),
        ({"type": "REGEX_REPLACE", "pattern": "a", "replace_all": False}, "aa", "a"),
        ({"type": "regex_replace", "pattern": "a", "replace_all": "true"}, "aa", "a"),
        ({"type": "regex_replace", "pattern": "x"}, {"a": 1}, '{"a":1}'),
        ({"type": "regex_replace", "pattern": "a", "replacement": "$9"}, "a", "a"),
        # regex_capture
        ({"type": "regex_capture", "pattern": r"(\d+)-(\d+)"}, "x 12-34", "12"),
        ({"type": "regex_capture", "pattern": r"(\d+)-(\d+)", "groups": "[1, 2,]"}, "x 12-34", ["12", "34"]),
        ({"type": "regex_capture", "pattern": r"(\d+)-(\d+)", "groups": "[2,7]"}, "x 12-34", "34"),
        ({"type": "regex_capture", "pattern": "(a)|(b)", "groups": "2"}, "a", None),
        ({"type": "regex_capture", "pattern": "(a)", "groups": "7"}, "a", "a"),
        ({"type": "regex_capture", "pattern": "(z)"}, {"a": 1}, {"a": 1}),
        # jsonpath_filter
        ({"type": "jsonpath_filter", "path": "$.a.b"}, '{"a":{"b":[1,2.5]}}', [1, 2.5]),
        ({"type": "jsonpath_filter", "path": "$.z"}, {"a": 1}, {"a": 1}),
        ({"type": "jsonpath_filter", "path": "$.z", "default": 0}, {"a": 1}, 0.0),
        ({"type": "jsonpath_filter", "path": "$.["}, {"a": 1}, {"a": 1}),
        # extract_json
        ({"type": "extract_json"}, 'Sure: {"a": 1} done', {"a": 1}),
        ({"type": "extract_json"}, 'x [1, 2.0] {"a":1}', [1, 2.0]),
        ({"type": "extract_json", "extract_type": "Object"}, 'x [1] {"a":1,"a":2}', {"a": 2}),
        ({"type": "extract_json", "extract_type": "array"}, '{"a":1}', '{"a":1}'),
        ({"type": "extract_json", "default": {}}, "nothing", {}),
        ({"type": "extract_json"}, {"a": "[1]"}, {"a": "[1]"}),
        ({"type": "extract_json"}, '{"a": 1', '{"a": 1'),
        # remove_jsonpath
        ({"type": "remove_jsonpath", "paths": ["$.a", "$.zz", "$.b[0]"]}, {"a": 1, "b": [1, 2]}, {"b": [2]}),
        ({"type": "remove_jsonpath", "paths": ["$.a"]}, "no json", "no json"),
        ({"type": "remove_jsonpath", "paths": ["$.a"]}, "null", "null"),
        # set_field
        ({"type": "set_field", "path": "$.a", "value": 1}, {"a": 0}, {"a": 1.0}),
        ({"type": "set_field", "path": "$.new", "value": None}, {"a": 0}, {"a": 0, "new": None}),
        ({"type": "set_field", "path": "$.b", "source_path": "$.a"}, {"a": 0}, {"a": 0, "b": 0}),
        ({"type": "set_field", "path": "$.b", "source_path": "$.z"}, {"a": 0}, {"a": 0}),
        ({"type": "set_field", "path": "$.b", "source_path": "$.z", "default": "d"}, {"a": 0}, {"a": 0, "b": "d"}),
        ({"type": "set_field", "path": "$.b", "source_path": "$.a"}, {"a": None}, {"a": None}),
        ({"type": "set_field", "path": "$.l[5]", "value": 1}, {"l": []}, {"l": []}),
        # process_and_set
        (
            {"type": "process_and_set", "path": "$.t", "processors": [{"type": "jsonpath_filter", "path": "$.a"}]},
            {"a": "x"},
            {"a": "x", "t": "x"},
        ),
        (
            {"type": "process_and_set", "path": "$.t", "processors": {"type": "to_string"}},
            {"a": 1},
            {"a": 1, "t": '{"a":1}'},
        ),
        # for_each
        (
            {"type": "for_each", "path": "$.l[*]", "processors": [{"type": "to_string"}]},
            {"l": [1, "a", {"b": 2}]},
            {"l": ["1", "a", '{"b":2}']},
        ),
        ({"type": "for_each", "path": "$.l[*]", "processors": [{"type": "to_string"}]}, {"l": []}, {"l": []}),
        ({"type": "for_each", "path": "$.a", "processors": [{"type": "to_string"}]}, {"a": 1}, {"a": 1}),
        # an invalid nested processor only keeps the element
        (
            {"type": "for_each", "path": "$.l[*]", "processors": [{"type": "regex_capture", "pattern": "("}]},
            {"l": [1, 2]},
            {"l": [1, 2]},
        ),
    ],
)
def test_processor(config: dict[str, Any], value: Any, expected: Any) -> None:
    result = _run([config], value)
    assert result == expected
    assert isinstance(result, type(expected))


@pytest.mark.parametrize(
    ("condition", "value", "met"),
    [
        ("exists", 1, True),
        ("exists", None, False),
        ("exists", [], False),
        ("not_exists", None, True),
        ("null", [], True),
        ("abc", "abc", True),
        ("1.0", 1.0, True),
        ("1", 1.0, False),
        (">=1", "1", True),
        (">1", 1, False),
        ("<2.5", 2, True),
        ("==0.3", 0.1 + 0.2, True),
        (">x", 1, False),
        ("regex:a.*", "abc", True),
        ("regex:b", "abc", False),
        ("regex:(", "abc", False),
        ("contains:b", "abc", True),
        ("contains:a=1", {"a": 1}, True),
        ('["x"]', ["x"], True),
        ("true", True, True),
    ],
)
def test_condition(condition: str, value: Any, met: bool) -> None:
    config = {
        "type": "conditional",
        "path": "$.v",
        "routes": [{condition: {"type": "jsonpath_filter", "path": "$.yes"}}],
        "default": [{"type": "jsonpath_filter", "path": "$.no"}],
    }
    document = {"v": value, "yes": "met", "no": "not met"}
    assert _run([config], document) == ("met" if met else "not met")


def test_lists_of_other_libraries_print_and_count_differently() -> None:
    """json-smart's lists print as JSON and are null when they are empty; Java's own lists are and do neither."""
    routes = {
        "null": {"type": "jsonpath_filter", "path": "$.length()"},
        "exists": {"type": "regex_replace", "pattern": "(.*)", "replacement": "!"},
    }
    conditional = {"type": "conditional", "routes": [{"[a, b]": {"type": "to_string"}}, routes]}
    capture = {"type": "regex_capture", "pattern": "(.)-(.)", "groups": "[1,2]"}
    assert _run([capture, conditional], "a-b") == '["a","b"]'
    assert _run([{"type": "extract_json"}, conditional], "[]") == "!!"
    assert _run([{"type": "jsonpath_filter", "path": "$.a"}, conditional], {"a": []}) == 0


def test_deep_values_do_not_crash() -> None:
    deep = "[" * 390 + "]" * 390
    conditional = {"type": "conditional", "path": "$", "routes": [{"contains:x": {"type": "to_string"}}]}
    assert _run([{"type": "extract_json"}, conditional, {"type": "to_string"}], deep) == deep


@pytest.mark.parametrize(
    "config",
    [
        {"type": "set_field", "path": "$.a", "source_path": "$"},
        {"type": "set_field", "path": "$.new", "source_path": "$"},
        {"type": "for_each", "path": "$..a", "processors": [{"type": "jsonpath_filter", "path": "$.zz"}]},
    ],
)
def test_documents_that_hold_themselves_are_refused_by_name(config: dict[str, Any]) -> None:
    with pytest.raises(UnsupportedError, match="into itself"):
        _run([config, {"type": "to_string"}], {"a": {"a": {"b": 1}}})


def test_the_same_part_twice_is_no_cycle() -> None:
    config = {"type": "set_field", "path": "$.b", "source_path": "$.a"}
    assert _run([config, config], {"a": {"x": [1]}}) == {"a": {"x": [1]}, "b": {"x": [1]}}


def test_first_route_wins_and_missing_path_is_null() -> None:
    routes = [{"not_exists": {"type": "to_string"}}, {"exists": {"type": "jsonpath_filter", "path": "$.a"}}]
    assert _run([{"type": "conditional", "path": "$.z", "routes": routes}], {"a": 1}) == '{"a":1}'


def test_no_route_gives_the_value() -> None:
    assert _run([{"type": "conditional", "routes": [{"zzz": {"type": "to_string"}}]}], {"a": 1}) == {"a": 1}


@pytest.mark.parametrize(
    "text",
    ['{"type":"to_string"}', "null", "", "[", "5", "[1]", '["to_string"]', "[]", None],
)
def test_what_is_no_list_of_objects_is_ignored(text: str | None) -> None:
    assert ProcessorChain.parse(text, _TARGET) is None


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ({"type": "nope"}, "Invalid ML processor type: nope"),
        ({}, "Can't find class for type null"),
        ({"type": 1}, "class java.lang.Double cannot be cast to class java.lang.String"),
    ],
)
def test_types(config: dict[str, Any], message: str) -> None:
    with pytest.raises(JavaError, match=message):
        ProcessorChain.parse(json.dumps([config]), _TARGET)


@pytest.mark.parametrize(
    "config",
    [
        {"type": "regex_capture", "pattern": "(a)", "groups": [1, 2]},  # trap 61: numbers are doubles by now
        {"type": "regex_capture", "pattern": "(a)", "groups": 1},
        {"type": "regex_capture", "pattern": "(a)", "groups": "[]"},
        {"type": "regex_replace"},
        {"type": "regex_replace", "pattern": " "},
        {"type": "regex_replace", "pattern": "("},
        {"type": "jsonpath_filter", "path": ""},
        {"type": "extract_json", "extract_type": "number"},
        {"type": "remove_jsonpath", "path": "$.a"},
        {"type": "remove_jsonpath", "paths": ["$.a", ""]},
        {"type": "set_field", "path": "$.a"},
        {"type": "set_field", "path": "$.a", "value": 1, "source_path": "$.b"},
        {"type": "set_field", "path": "$.a", "value": 1, "default": 2},
        {"type": "for_each", "path": "$.a"},
        {"type": "for_each", "path": "$.a", "processors": []},
        {"type": "for_each", "path": "$.a", "processors": [{"type": "nope"}]},
        {"type": "process_and_set", "path": "$.a", "processors": "x"},
        {"type": "conditional"},
        {"type": "conditional", "routes": []},
        {"type": "conditional", "routes": {"a": {"type": "to_string"}}},
    ],
)
def test_invalid_configuration_is_a_null_pointer_exception(config: dict[str, Any]) -> None:
    """Trap 61."""
    with pytest.raises(JavaError, match=r'MLProcessor.process\(Object\)" because "processor" is null'):
        _run([config], "a")


def test_missing_parent_is_not_created() -> None:
    """Trap 62."""
    config = {"type": "set_field", "path": "$.metadata.processed_at", "value": "now"}
    assert _run([config], {"a": 1}) == {"a": 1}
    assert _run([config], {"metadata": {}}) == {"metadata": {"processed_at": "now"}}


def test_two_wildcards_duplicate_content() -> None:
    """Trap 63."""
    config = {"type": "for_each", "path": "$.m[*].c[*]", "processors": [{"type": "to_string"}]}
    assert _run([config], {"m": [{"c": [1]}, {"c": [2]}]}) == {"m": [{"c": ["1", "2"]}, {"c": ["1", "2"]}]}


def test_extract_json_tries_the_first_bracket_only() -> None:
    """Trap 64."""
    assert _run([{"type": "extract_json"}], '[note] {"a":1}') == '[note] {"a":1}'


def test_numbers_print_as_the_release_prints_them() -> None:
    for target in ("3.4", "3.8"):
        assert _run([{"type": "to_string"}], {"n": 1, "f": 1e7}, Target.parse(target)) == '{"n":1,"f":1.0E7}'


def test_all_ten_types_are_there() -> None:
    assert len(PROCESSOR_TYPES) == 10
