"""Whole texts by Gson: ``JsonParser.parseString``, ``fromJson(…, Map.class)``, ``fromJson(…, Object.class)``."""

import json
from collections.abc import Callable
from functools import partial

from blueprintc.jsontext.gson_reader import (
    BEGIN_ARRAY,
    BEGIN_OBJECT,
    BOOLEAN,
    END_DOCUMENT,
    NULL,
    NUMBER,
    GsonReader,
    MalformedJson,
)
from blueprintc.jsontext.values import Json, LazyNumber
from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.numbers import parse_double

NESTING_LIMIT = 255
"""Levels that Gson reads since 2.12."""

_Number = Callable[[str], Json]


def syntax_error(cause: JavaError) -> JavaError:
    """``new JsonSyntaxException(cause)``."""
    message = f"{cause.java_class}: {cause.message}" if cause.message is not None else cause.java_class
    return _syntax_error(message, cause)


def _syntax_error(message: str, cause: JavaError | None = None) -> JavaError:
    error = JavaError("com.google.gson.JsonSyntaxException", message)
    error.__cause__ = cause
    return error


def parse_gson(text: str, *, nesting_limit: int | None = NESTING_LIMIT) -> Json:
    """``JsonParser.parseString``: numbers stay ``LazyNumber``; of equal names the last wins; blank text is null.

    Raises ``JavaError`` (``JsonSyntaxException``, with its cause).
    """
    return _parse(text, LazyNumber, nesting_limit)


def parse_gson_doubles(text: str, *, nesting_limit: int | None = NESTING_LIMIT) -> Json:
    """``parse_gson`` and then ``fromJson(element, Map.class)`` or ``List.class``: every number is a double."""
    return _parse(text, parse_double, nesting_limit)


def _parse(text: str, number: _Number, nesting_limit: int | None) -> Json:
    try:
        if not may_be_deep(text, nesting_limit):
            return _strict_decoder(number)(text)
    except (ValueError, RecursionError):
        pass
    return _parse_leniently(text, number, nesting_limit)


def may_be_deep(text: str, limit: int | None) -> bool:
    """Whether a text has so many brackets that a nesting limit (or Python's own) may count."""
    return text.count("[") + text.count("{") > (NESTING_LIMIT if limit is None else limit)


def _refuse(constant: str) -> Json:
    raise ValueError(constant)


def _strict_decoder(number: _Number) -> Callable[[str], Json]:
    return partial(json.loads, parse_float=number, parse_int=number, parse_constant=_refuse)


def _parse_leniently(text: str, number: _Number, nesting_limit: int | None) -> Json:
    reader = GsonReader(text, nesting_limit=nesting_limit)
    try:
        reader.peek()
    except MalformedJson as error:
        raise syntax_error(error) from error
    except JavaError:
        return None
    try:
        value = read_value(reader, number)
        reader.lenient = False
        at_end = value is None or reader.peek() is END_DOCUMENT
    except JavaError as error:
        raise syntax_error(error) if error.simple_name != "IllegalStateException" else error from error
    if not at_end:
        raise _syntax_error("Did not consume the entire document.")
    return value


def read_value(reader: GsonReader, number: _Number) -> Json:
    """The next value, without recursion."""
    root: list[Json] = []
    stack: list[list[Json] | dict[str, Json]] = [root]
    names: list[str] = [""]
    while True:
        current = stack[-1]
        if len(stack) > 1:
            if not reader.has_next():
                reader.end()
                stack.pop()
                names.pop()
                if len(stack) == 1:
                    return root[0]
                continue
            if isinstance(current, dict):
                names[-1] = reader.next_name()
        kind = reader.peek()
        value: Json
        if kind is BEGIN_OBJECT:
            reader.begin_object()
            value = {}
        elif kind is BEGIN_ARRAY:
            reader.begin_array()
            value = []
        else:
            value = _read_terminal(reader, kind, number)
        if isinstance(current, dict):
            current[names[-1]] = value
        else:
            current.append(value)
        if isinstance(value, dict | list):
            stack.append(value)
            names.append("")
        elif len(stack) == 1:
            return value


def _read_terminal(reader: GsonReader, kind: str, number: _Number) -> Json:
    if kind is NUMBER:
        return number(reader.next_string())
    if kind is BOOLEAN:
        return reader.next_boolean()
    if kind is NULL:
        reader.next_null()
        return None
    return reader.next_string()


def read_gson_map(text: str, *, nesting_limit: int | None = NESTING_LIMIT) -> dict[str, Json] | None:
    """``gson.fromJson(text, Map.class)``: numbers are doubles; equal names at the top level are an error.

    ``None`` for blank text and null. Raises ``JavaError`` (``JsonSyntaxException``).
    """
    reader = GsonReader(text, nesting_limit=nesting_limit)
    try:
        kind = reader.peek()
    except MalformedJson as error:
        raise syntax_error(error) from error
    except JavaError:
        return None
    try:
        found = _read_map(reader, kind)
        if found is not None:
            reader.lenient = False
            if reader.peek() is not END_DOCUMENT:
                raise _syntax_error("JSON document was not fully consumed.")
    except JavaError as error:
        if error.simple_name == "JsonSyntaxException":
            raise
        raise syntax_error(error) from error
    return found


def _read_map(reader: GsonReader, kind: str) -> dict[str, Json] | None:
    if kind is NULL:
        reader.next_null()
        return None
    found: dict[str, Json] = {}
    if kind is BEGIN_ARRAY:
        _read_entry_arrays(reader, found)
        return found
    reader.begin_object()
    while reader.has_next():
        name = reader.next_name_as_value()
        value = read_value(reader, parse_double)
        _put_once(found, name, value)
    reader.end()
    return found


def _read_entry_arrays(reader: GsonReader, found: dict[str, Json]) -> None:
    """A map may be written as an array of ``[key, value]``. Upstream: MapTypeAdapterFactory."""
    reader.begin_array()
    while reader.has_next():
        reader.begin_array()
        key = read_value(reader, parse_double)
        value = read_value(reader, parse_double)
        _put_once(found, key if isinstance(key, str) else str(key), value)
        reader.end()
    reader.end()


def _put_once(found: dict[str, Json], name: str, value: Json) -> None:
    if name in found:
        raise _syntax_error(f"duplicate key: {name}")
    found[name] = value


def accepts_gson(text: str, *, nesting_limit: int | None = NESTING_LIMIT) -> bool:
    """Whether ``gson.fromJson(text, Object.class)`` gives no ``JsonSyntaxException``."""
    reader = GsonReader(text, nesting_limit=nesting_limit)
    try:
        reader.peek()
    except MalformedJson:
        return False
    except JavaError:
        return True
    try:
        value = read_value(reader, LazyNumber)
        reader.lenient = False
        return value is None or reader.peek() is END_DOCUMENT
    except JavaError:
        return False
