"""The oracle's operations on built-in functions, tensors and the model interface (``blueprintc answer``)."""

import json
from typing import Any

from blueprintc.data import Target
from blueprintc.emulator.datasets import (
    Dataset,
    QuestionAnsweringDataset,
    RemoteDataset,
    TextDocsDataset,
    TextSimilarityDataset,
)
from blueprintc.emulator.errors import illegal_argument
from blueprintc.emulator.escaping import escape_parameters
from blueprintc.emulator.functions import post_function, pre_function
from blueprintc.emulator.interface import validate_schema
from blueprintc.emulator.java_maps import hash_map
from blueprintc.emulator.java_values import class_of, is_number
from blueprintc.emulator.tensors import ModelTensor, data_type_of_filter, parse_response
from blueprintc.jsonpath import read_text
from blueprintc.jsontext import Json, print_jackson, read_jackson
from blueprintc.jvm import JavaError, is_blank

#: The release that the oracle's libraries belong to.
TARGET = Target.parse("3.4.0")

Fields = dict[str, Any]


def text_of(value: Any) -> str | None:
    """A request's field that takes a text or a JSON value, as a text."""
    return value if value is None or isinstance(value, str) else print_jackson(value)


def _texts(values: Any) -> list[str | None]:
    return [text_of(value) for value in values or []]


def dataset_of(given: Any) -> Dataset | None:
    """The dataset of a request's ``input``, as ML Commons builds it."""
    if given is None:
        return None
    if "parameters" in given and "text_docs" not in given:
        parameters = given["parameters"]
        return RemoteDataset(None if parameters is None else {name: text_of(item) for name, item in parameters.items()})
    if "question" in given:
        return QuestionAnsweringDataset(given["question"], given["context"])
    docs = _texts(given.get("text_docs"))
    if "query_text" in given:
        if not docs:
            raise illegal_argument("No text documents were provided")
        return TextSimilarityDataset(text_of(given["query_text"]) or "", docs)
    if not docs:
        raise illegal_argument("empty docs")
    return TextDocsDataset(docs)


def _pre_process_builtin(request: Fields) -> Fields:
    function = pre_function(text_of(request.get("name")), TARGET)
    if function is None:
        return {"result": None, "unknown": True}
    parameters = function.apply(dataset_of(request.get("input")), TARGET)
    return {"result": hash_map(parameters), "escaped": hash_map(escape_parameters(parameters, TARGET))}


def _post_process_builtin(request: Fields) -> Fields:
    function = post_function(text_of(request.get("name")), TARGET)
    if function is None:
        return {"result": None, "unknown": True}
    response_filter = text_of(request.get("response_filter"))
    if response_filter is None or is_blank(response_filter):
        response_filter = function.default_filter
    try:
        response = text_of(request.get("response"))
        if response is None:
            raise JavaError("IllegalArgumentException", "json string can not be null or empty")
        found = read_text(response, response_filter)
    except JavaError as error:
        return _staged(error, "filter")
    try:
        tensors = function.apply(found, data_type_of_filter(response_filter, TARGET))
    except JavaError as error:
        return _staged(error, "function")
    answer: Fields = {"result": [tree_of(tensor) for tensor in tensors]}
    classes = [class_of(item).rpartition(".")[2] for tensor in tensors for item in tensor.data or () if is_number(item)]
    if any(name not in ("Integer", "Double") for name in classes):
        answer["numbers"] = classes
    return answer


def _parse_response(request: Fields) -> Fields:
    value: Json = text_of(request["text"]) if "text" in request else request.get("value")
    tensors = parse_response(value, tensor_json=request.get("model_tensor_json") is True, target=TARGET)
    return {"result": [tree_of(tensor) for tensor in tensors]}


def tree_of(tensor: ModelTensor) -> Json:
    """The tensor as the oracle shows it: printed, and read again by Jackson."""
    value = read_jackson(print_jackson(tensor.to_json()), generation=2)
    return value if isinstance(value, dict) else None


def _staged(error: JavaError, stage: str) -> Fields:
    return {"error": {"class": error.java_class, "message": error.message, "stage": stage}}


def _builtin_names(request: Fields) -> Fields:
    names = [name for name in _texts(request.get("names")) if name is not None]
    post = [(name, post_function(name, TARGET)) for name in names]
    return {
        "result": {
            "pre": [name for name in names if pre_function(name, TARGET)],
            "post": [f"{name} {function.default_filter}" for name, function in post if function],
        }
    }


def _validate_schema(request: Fields) -> Fields:
    schema, instance = (_json_text(request.get(key)) for key in ("schema", "instance"))
    validate_schema(schema, instance, TARGET)
    return {"result": True}


def _json_text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, separators=(",", ":"), ensure_ascii=False)


OPERATIONS = {
    "pre_process_builtin": _pre_process_builtin,
    "post_process_builtin": _post_process_builtin,
    "parse_response": _parse_response,
    "builtin_names": _builtin_names,
    "validate_schema": _validate_schema,
}
