"""The operation ``jsonpath``."""

from contextlib import suppress
from decimal import Decimal
from typing import Any

from blueprintc.answer.fields import text_or, text_or_none
from blueprintc.jsonpath import KeySet, compile_json_path, read_text
from blueprintc.jsontext.json_smart import FLOAT_NAN
from blueprintc.jsontext.values import Json
from blueprintc.jvm import JavaError, integer_class


def _jsonpath(request: dict[str, Any]) -> dict[str, Any]:
    """``JsonPath.read`` of a text, with the type of the result and whether the path is definite."""
    path = text_or(request, "path", "")
    definite: bool | None = None
    with suppress(JavaError):  # the read below reports it
        definite = compile_json_path(path).is_definite
    document = text_or_none(request, "json")
    try:
        if document is None:
            raise JavaError("IllegalArgumentException", "json string can not be null or empty")
        value = read_text(document, path)
    except JavaError as error:
        return {"error": {"class": error.java_class, "message": error.message, "definite": definite}}
    result = list(value) if isinstance(value, KeySet) else value
    answer: dict[str, Any] = {"result": result, "type": _simple_name(value), "definite": definite}
    names = _number_classes(value)
    if any(name not in ("Integer", "Double") for name in names):
        answer["numbers"] = names
    return answer


def _simple_name(value: Json) -> str | None:
    match value:
        case None:
            return None
        case str():
            return "String"
        case bool():
            return "Boolean"
        case KeySet():
            return "LinkedKeySet"
        case list():
            return "JSONArray"
        case dict():
            return "LinkedHashMap"
    return _number_class(value)


def _number_class(value: object) -> str:
    if isinstance(value, int):
        return integer_class(value)
    if isinstance(value, float):
        return "Float" if value is FLOAT_NAN else "Double"
    return "BigDecimal"


def _number_classes(value: Json) -> list[str]:
    names: list[str] = []
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            stack.extend(reversed(list(item.values())))
        elif isinstance(item, list):
            stack.extend(reversed(item))
        elif isinstance(item, (int, float, Decimal)) and not isinstance(item, bool):
            names.append(_number_class(item))
    return names


OPERATIONS = {"jsonpath": _jsonpath}
