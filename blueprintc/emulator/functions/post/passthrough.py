"""The answer of another ML Commons: its tensors are taken over as they are."""

from blueprintc.emulator.errors import illegal_argument, null_pointer
from blueprintc.emulator.functions.builtin import PostFunction
from blueprintc.emulator.java_values import (
    JSON_ARRAY,
    cast_map,
    cast_string,
    class_cast,
    is_number,
    long_value,
)
from blueprintc.emulator.tensors import DATA_TYPES, ModelTensor, new_tensor
from blueprintc.jsontext import Json


def _build(found: Json, data_type: str | None) -> list[ModelTensor]:
    # Upstream: RemoteMlCommonsPassthroughPostProcessFunction: a list passes validate, then fails
    if isinstance(found, list):
        raise class_cast(JSON_ARRAY, "java.util.Map")
    if not isinstance(found, dict):
        raise illegal_argument("Post process function input must be a Map or List")
    results = found.get("inference_results")
    if not isinstance(results, list):
        return [new_tensor(name="response", data_as_map=found)]
    tensors: list[ModelTensor] = []
    for item in results:
        result = cast_map(item)
        if result is None:
            raise null_pointer('Cannot invoke "java.util.Map.containsKey(Object)" because "result" is null')
        outputs = result.get("output")
        if isinstance(outputs, list):
            tensors.extend(_tensor(fields) for fields in map(cast_map, outputs) if fields)
    return tensors


def _tensor(fields: dict[str, Json]) -> ModelTensor:
    name = fields.get("name")
    result = cast_string(fields.get("result"))
    data_as_map = cast_map(fields.get("dataAsMap"))
    data_type = fields.get("data_type")
    shape = _numbers(fields.get("shape"))
    return new_tensor(
        name=name if isinstance(name, str) else "output",
        data_type=data_type if isinstance(data_type, str) and data_type in DATA_TYPES else None,
        shape=None if shape is None else [_long(number) for number in shape],
        data=_numbers(fields.get("data")),
        result=result,
        data_as_map=data_as_map,
    )


def _numbers(values: Json) -> list[Json] | None:
    """The numbers of a list; what is not a number is null."""
    if not isinstance(values, list):
        return None
    return [value if is_number(value) else None for value in values]


def _long(number: Json) -> int:
    if number is None or isinstance(number, str | list | dict):
        raise null_pointer(None)
    return long_value(number)


FUNCTIONS = (
    PostFunction(
        name="connector.post_process.mlcommons.passthrough",
        since="3.3.0",
        default_filter="$",
        gives="tensors",
        build=_build,
    ),
)
