"""``ModelTensor``: the tensors of an answer, how they are read from JSON, and how a response becomes one."""

from collections.abc import Callable

from blueprintc.data import Feature, Target
from blueprintc.emulator.errors import illegal_argument, null_pointer
from blueprintc.emulator.escaping import is_json_value
from blueprintc.emulator.from_json import DEFAULT_MAX_SIZE, from_json
from blueprintc.emulator.java_values import cast_string, class_cast, class_of, is_number
from blueprintc.jsontext import Json
from blueprintc.jsontext.jackson import (
    END_ARRAY,
    END_OBJECT,
    START_ARRAY,
    START_OBJECT,
)
from blueprintc.jsontext.xcontent import XContentParser
from blueprintc.records import record, state

DATA_TYPES = (
    "FLOAT32",
    "FLOAT64",
    "FLOAT16",
    "UINT8",
    "INT32",
    "INT8",
    "INT64",
    "BOOLEAN",
    "UNKNOWN",
    "STRING",
    "BINARY",
    "UBINARY",
)
"""``MLResultDataType`` in its own order, which decides between two names in one filter."""

FLOATING_TYPES = ("FLOAT32", "FLOAT64", "FLOAT16")
_TYPES_BEFORE_3 = DATA_TYPES[:-2]


@record(kw_only=True)
class ModelTensor:
    """One tensor; fields that are ``None`` are not printed. ``byte_buffer`` is read and dropped by the server."""

    name: str | None = None
    data_type: str | None = None
    shape: list[int] | None = None
    data: list[Json] | None = None
    result: str | None = None
    data_as_map: dict[str, Json] | None = None

    def to_json(self) -> dict[str, Json]:
        """The tensor as the API prints it. Upstream: ModelTensor.toXContent."""
        fields: dict[str, Json] = {
            "name": self.name,
            "data_type": self.data_type,
            "shape": None if self.shape is None else [*self.shape],
            "data": self.data,
            "result": self.result,
            "dataAsMap": self.data_as_map,
        }
        return {name: value for name, value in fields.items() if value is not None}


def new_tensor(
    *,
    name: str | None = None,
    data_type: str | None = None,
    shape: list[int] | None = None,
    data: list[Json] | None = None,
    result: str | None = None,
    data_as_map: dict[str, Json] | None = None,
) -> ModelTensor:
    """A tensor; data without a known type are refused. Upstream: ModelTensor's constructor."""
    if data is not None and data_type in (None, "UNKNOWN"):
        raise illegal_argument("data type is null")
    return ModelTensor(name=name, data_type=data_type, shape=shape, data=data, result=result, data_as_map=data_as_map)


def data_type_of_filter(response_filter: str, target: Target) -> str | None:
    """The data type that a response filter names, or ``None``.

    Upstream: ConnectorUtils.parseMLResultDataTypeFromResponseFilter, since 3.0: the first name anywhere after a dot.
    """
    if not target.has(Feature.DATA_TYPE_FROM_FILTER):
        return None
    upper = response_filter.upper()
    return next((name for name in DATA_TYPES if f".{name}" in upper), None)


def parse_response(
    result: Json, *, tensor_json: bool, target: Target, max_json_size: int = DEFAULT_MAX_SIZE
) -> list[ModelTensor]:
    """A response, a filter's result or a script's result as tensors.

    Upstream: AbstractConnector.parseResponse. Raises ``JavaError``.
    """
    if tensor_json:
        text = cast_string(result)
        if text is None:
            raise null_pointer('Cannot invoke "String.length()" because "content" is null')
        return read_tensors(text, target)
    if isinstance(result, str) and is_json_value(result, target):
        return [new_tensor(name="response", data_as_map=from_json(result, "response", target, max_size=max_json_size))]
    if isinstance(result, dict) and target.has(Feature.MAP_TO_DATA_AS_MAP):
        return [new_tensor(name="response", data_as_map=result)]
    return [new_tensor(name="response", data_as_map={"response": result})]


def read_tensors(text: str, target: Target) -> list[ModelTensor]:
    """The tensors of a JSON text, one or an array of them; what follows them is not read."""
    parser = XContentParser(text, generation=3 if target.has(Feature.XCONTENT_JACKSON_3) else 2, from_bytes=False)
    if parser.next_token() is not START_ARRAY:
        return [_read_tensor(parser, target)]
    tensors = []
    while parser.next_token() is not END_ARRAY:
        tensors.append(_read_tensor(parser, target))
    return tensors


@state
class _Fields:
    known_types: tuple[str, ...]
    name: str | None = None
    data_type: str | None = None
    shape: list[int] | None = None
    data: list[Json] | None = None
    result: str | None = None
    data_as_map: dict[str, Json] | None = None


def _read_tensor(parser: XContentParser, target: Target) -> ModelTensor:
    """Upstream: ModelTensor.parser: fields of other names are skipped."""
    parser.expect(START_OBJECT)
    fields = _Fields(DATA_TYPES if target.at_least("3.0.0") else _TYPES_BEFORE_3)
    while parser.next_token() is not END_OBJECT:
        name = parser.current_name()
        parser.next_token()
        if name is None:
            # Upstream: a switch over a null field name, after an array where an object was wanted
            raise null_pointer('Cannot invoke "String.hashCode()" because "<local10>" is null')
        _READERS.get(name, _skip)(parser, fields)
    data = _numbers(fields.data) if fields.data and fields.data_type is not None else None
    return new_tensor(
        name=fields.name,
        data_type=fields.data_type,
        shape=fields.shape,
        data=data,
        result=fields.result,
        data_as_map=fields.data_as_map,
    )


def _numbers(values: list[Json]) -> list[Json]:
    for value in values:
        if value is not None and not is_number(value):
            found = class_of(value, list_class="java.util.ArrayList", map_class="java.util.HashMap")
            raise class_cast(found, "java.lang.Number")
    return values


def _skip(parser: XContentParser, fields: _Fields) -> None:
    parser.skip_children()


def _name(parser: XContentParser, fields: _Fields) -> None:
    fields.name = parser.text()


def _data_type(parser: XContentParser, fields: _Fields) -> None:
    text = parser.text()
    if text not in fields.known_types:
        raise illegal_argument(f"No enum constant org.opensearch.ml.common.output.model.MLResultDataType.{text}")
    fields.data_type = text


def _shape(parser: XContentParser, fields: _Fields) -> None:
    parser.expect(START_ARRAY)
    shape: list[int] = []
    while parser.next_token() is not END_ARRAY:
        shape.append(parser.long())
    fields.shape = shape


def _data(parser: XContentParser, fields: _Fields) -> None:
    fields.data = parser.array()


def _result(parser: XContentParser, fields: _Fields) -> None:
    fields.result = parser.text()


def _data_as_map(parser: XContentParser, fields: _Fields) -> None:
    fields.data_as_map = parser.map()


def _byte_buffer(parser: XContentParser, fields: _Fields) -> None:
    """Read and dropped; only its order is checked for being a scalar."""
    parser.expect(START_OBJECT)
    while parser.next_token() is not END_OBJECT:
        name = parser.current_name()
        parser.next_token()
        if name == "order":
            parser.text()


_READERS: dict[str, Callable[[XContentParser, _Fields], None]] = {
    "name": _name,
    "data_type": _data_type,
    "shape": _shape,
    "data": _data,
    "result": _result,
    "dataAsMap": _data_as_map,
    "byte_buffer": _byte_buffer,
}
