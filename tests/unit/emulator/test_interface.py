"""The model interface: conversion of parameters, presets, and the validator's two wordings."""

import json
from typing import Any

import pytest

from blueprintc.data import Target
from blueprintc.emulator.connector import Action, Connector
from blueprintc.emulator.datasets import MLInput, RemoteDataset, TextDocsDataset
from blueprintc.emulator.interface import check_input, check_output, convert_parameters
from blueprintc.emulator.interface_presets import preset_interface
from blueprintc.emulator.json_schema import JsonSchema, Wording
from blueprintc.errors import UnsupportedError
from blueprintc.jvm.errors import JavaError

_OLD, _NEW = Target.parse("3.4"), Target.parse("3.8")


def _errors(schema: Any, instance: Any, wording: Wording = Wording.NETWORKNT_1) -> list[str]:
    return JsonSchema(schema, wording).validate(instance)


@pytest.mark.parametrize(
    ("schema", "instance", "old", "new"),
    [
        ({"type": "integer"}, 1.5, "$: number found, integer expected", ": number found, integer expected"),
        ({"type": "integer"}, 1.0, None, None),
        ({"type": ["string", "null"]}, 1, "$: integer found, [string, null] expected", None),
        (
            {"enum": ["a", 1, None, {"b": 1}]},
            "c",
            "$: does not have a value in the enumeration [a, 1, null, ]",
            ': does not have a value in the enumeration ["a", 1, , {"b":1}]',
        ),
        (
            {"properties": {"a/b": {"items": {"type": "string"}}}},
            {"a/b": [1]},
            "$.a/b[0]: integer found, string expected",
            "/a~1b/0: integer found, string expected",
        ),
        (
            {"oneOf": [{"minimum": 1}, {"minimum": 0}]},
            1,
            "$: must be valid to one and only one schema, but 2 are valid with indexes '0, 1'",
            None,
        ),
        ({"not": {"type": "string"}}, "x", '$: must not be valid to the schema "$.not" : {"type":"string"}', None),
        ({"if": {"type": "string"}, "then": {"minLength": 3}}, "x", "$: must be at least 3 characters long", None),
        ({"format": "date-time"}, "x", None, None),
        ({"$ref": "#/$defs/x", "$defs": {"x": {"minimum": 3.50}}}, 1, "$: must have a minimum value of 3.5", None),
        ({"contains": {"type": "string"}}, [1], None, None),
        ({"unevaluatedProperties": False, "properties": {"a": True}}, {"a": 1}, None, None),
    ],
)
def test_wordings(schema: Any, instance: Any, old: str | None, new: str | None) -> None:
    found = _errors(schema, instance)
    if old is None and "contains" not in schema:
        assert found == []
    elif old is not None:
        assert found[0] == old
    if new is not None:
        assert _errors(schema, instance, Wording.NETWORKNT_3)[0] == new


def test_type_is_checked_first_only_by_the_new_validator() -> None:
    schema = {"minimum": 3, "type": "string"}
    assert [error.split(": ")[1] for error in _errors(schema, 1)] == [
        "must have a minimum value of 3",
        "integer found, string expected",
    ]
    assert _errors(schema, 1, Wording.NETWORKNT_3)[0] == ": integer found, string expected"


def test_equal_errors_are_reported_once_by_the_old_validator() -> None:
    schema = {"required": ["a", "a"]}
    assert len(_errors(schema, {})) == 1
    assert len(_errors(schema, {}, Wording.NETWORKNT_3)) == 2


def test_endless_references_are_refused_by_name() -> None:
    with pytest.raises(UnsupportedError, match="too deeply"):
        _errors({"$ref": "#"}, 1)


def test_other_documents_are_refused_by_name() -> None:
    with pytest.raises(UnsupportedError, match=r"https://example\.com/s"):
        _errors({"$ref": "https://example.com/s"}, 1)


@pytest.mark.parametrize(
    ("value", "converted"),
    [
        ("3", 3),
        ("true", True),
        ("null", None),
        ("", None),
        ('{"a":1}', {"a": 1}),
        ("plain", "plain"),
        ('"q"', "q"),
        ('{"a":1,"a":2}', {"a": 2}),
    ],
)
def test_parameters_are_converted(value: str, converted: Any) -> None:
    instance = json.dumps({"parameters": {"p": value}})
    assert json.loads(convert_parameters(instance, "{}", _OLD)) == {"parameters": {"p": converted}}


def test_string_parameters_are_kept() -> None:
    schema = json.dumps({"properties": {"parameters": {"properties": {"p": {"type": "string"}}}}})
    instance = '{"parameters":{"p":"3"}}'
    assert convert_parameters(instance, schema, _OLD) == instance


def test_what_follows_a_value_counts_since_3_7() -> None:
    instance = '{"parameters":{"p":"1 x"}}'
    assert convert_parameters(instance, "{}", _OLD) == '{"parameters":{"p":1}}'
    assert convert_parameters(instance, "{}", _NEW) == instance


def test_instance_holds_algorithm_and_action_type() -> None:
    """Trap 59."""
    schema = '{"additionalProperties": false, "properties": {"parameters": {}}}'
    given = MLInput("REMOTE", RemoteDataset({"q": "x"}, "PREDICT"))
    with pytest.raises(JavaError) as caught:
        check_input(schema, given, _OLD)
    assert "property 'algorithm' is not defined" in str(caught.value)
    assert "property 'action_type' is not defined" in str(caught.value)


def test_batch_predict_is_not_checked_since_3_3() -> None:
    given = MLInput("REMOTE", RemoteDataset({}, "BATCH_PREDICT"))
    check_input('{"required":["z"]}', given, _OLD)
    with pytest.raises(JavaError, match="required property 'z' not found"):
        check_input('{"required":["z"]}', given, Target.parse("2.19"))


def test_documents_are_checked() -> None:
    check_input('{"required":["text_docs"]}', MLInput("REMOTE", TextDocsDataset(["a"])), _OLD)


def test_output_text() -> None:
    with pytest.raises(JavaError) as caught:
        check_output('{"required":["z"]}', "{}", _NEW)
    assert caught.value.message == (
        "Error validating output schema, if you think this is expected, please update your 'output' field in the "
        "'interface' field for this model: Validation failed: [: required property 'z' not found] for instance: {} "
        'with schema: {"required":["z"]}'
    )


def _connector(parameters: dict[str, str], function: str | None = None) -> Connector:
    action = Action(action_type="PREDICT", method="POST", url="u", post_process_function=function)
    return Connector(protocol="aws_sigv4", parameters=parameters, actions=[action])


@pytest.mark.parametrize(
    ("parameters", "function", "input_key", "output_key"),
    [
        ({"service_name": "bedrock", "model": "ai21.j2-mid-v1"}, "x", "inputs", "response"),
        ({"service_name": "bedrock", "model": "ai21.j2-mid-v1"}, " ", "inputs", "completions"),
        ({"service_name": "bedrock", "model": "anthropic.claude-v2"}, None, "inputs", "completion"),
        (
            {"service_name": "bedrock", "model": "cohere.embed-english-v3"},
            "Connector.post_process.cohere.embedding",
            "texts",
            "shape",
        ),
        ({"service_name": "bedrock", "model": "cohere.embed-english-v3"}, None, "texts", "response_type"),
        (
            {"service_name": "bedrock", "model": "amazon.titan-embed-image-v1"},
            None,
            "inputImage",
            "inputTextTokenCount",
        ),
        ({"service_name": "comprehend", "api_name": "DetectDominantLanguage"}, None, "Text", "Languages"),
        ({"service_name": "textract"}, None, "bytes", "Blocks"),
    ],
)
def test_presets(parameters: dict[str, str], function: str | None, input_key: str, output_key: str) -> None:
    """Trap 58."""
    interface = preset_interface(_connector(parameters, function), _OLD)
    assert interface is not None
    assert f'"{input_key}"' in interface["input"]
    assert f'"{output_key}"' in interface["output"]


def test_no_preset() -> None:
    assert preset_interface(_connector({"service_name": "bedrock", "model": "other"}), _OLD) is None
    assert preset_interface(_connector({}), _OLD) is None
    assert preset_interface(_connector({"service_name": "textract"}), Target.parse("2.15")) is None


def test_a_preset_needs_an_action() -> None:
    connector = Connector(protocol="http", parameters={}, actions=[])
    with pytest.raises(JavaError, match="Index 0 out of bounds for length 0"):
        preset_interface(connector, _OLD)


def test_raw_outputs_have_presets_since_2_19_1() -> None:
    connector = _connector({"service_name": "bedrock", "model": "amazon.titan-embed-text-v1"})
    old = preset_interface(connector, Target.parse("2.19.0"))
    assert old is not None
    assert '"shape"' in old["output"]
