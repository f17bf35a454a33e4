"""``JsonPath.compile``, ``read`` and the writing operations, as ML Commons calls them."""

from functools import lru_cache
from typing import TYPE_CHECKING

from blueprintc.jsonpath.errors import InvalidJsonError, JsonPathError, PathNotFoundError
from blueprintc.jsonpath.evaluation import (
    ALWAYS_RETURN_LIST,
    AS_PATH_LIST,
    DEFAULT_OPTIONS,
    SUPPRESS_EXCEPTIONS,
    Evaluation,
    Options,
)
from blueprintc.jsonpath.java_values import KeySet
from blueprintc.jsontext import json_smart
from blueprintc.jsontext.values import Json
from blueprintc.jvm import JavaError

if TYPE_CHECKING:
    from blueprintc.jsonpath.command import JsonPathOutput
    from blueprintc.jsonpath.path import Path
    from blueprintc.jsonpath.references import Reference


def compile_path(text: str) -> "Path":
    """``PathCompiler.compile``: the tokens of a path. Raises ``InvalidPathError``."""
    # The compiler and all tokens are loaded when the first path is compiled; most runs compile none.
    from blueprintc.jsonpath.compiler import compile_path

    return compile_path(text)


def explain_no_match(path: str, document: Json) -> str:
    """Why ``path`` matches nothing in ``document``; see ``blueprintc.jsonpath.explain``."""
    from blueprintc.jsonpath.explain import explain_no_match

    return explain_no_match(path, document)


def run_jsonpath(expression: str, text: str, *, paths: bool = False) -> "JsonPathOutput":
    """What ``blueprintc jsonpath`` prints; see ``blueprintc.jsonpath.command``."""
    from blueprintc.jsonpath.command import run_jsonpath

    return run_jsonpath(expression, text, paths=paths)


class JsonPath:
    """A compiled path that can be used on many documents.

    Every use is like the first one in a Java virtual machine: paths that keep traces of their use (functions with
    arguments, deep scans) are compiled anew. Upstream: Jayway's cache keeps them, and answers differently later.
    """

    __slots__ = ("_path", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._path = compile_path(text)

    def __str__(self) -> str:
        return str(self._path)

    @property
    def is_definite(self) -> bool:
        """Whether the path gives one value rather than a list."""
        return self._path.is_definite

    def _fresh(self) -> "Path":
        return self._path if self._path.is_constant else compile_path(self.text)

    def read(self, document: Json, options: Options = DEFAULT_OPTIONS) -> Json:
        """The value at the path of a definite path, else the list of all matches.

        Raises what Jayway throws: ``PathNotFoundError``, ``InvalidPathError``, other ``JavaError``.
        """
        path = self._fresh()
        suppress = SUPPRESS_EXCEPTIONS in options
        if path.is_function_path and not options.isdisjoint({AS_PATH_LIST, ALWAYS_RETURN_LIST}):
            if suppress:
                return None if path.is_definite else []
            raise JsonPathError(
                "Options AS_PATH_LIST and ALWAYS_RETURN_LIST are not allowed when using path functions!"
            )
        found = path.evaluate(document, document, options, with_trails=AS_PATH_LIST in options)
        if AS_PATH_LIST in options:
            if not found.values and not suppress:
                raise PathNotFoundError(f"No results for path: {path}")
            return list[Json](found.path_list())
        if suppress and not found.values:
            return [] if ALWAYS_RETURN_LIST in options or not path.is_definite else None
        value = found.value()
        if path.has_functions and isinstance(value, list) and not isinstance(value, KeySet):
            value = [list(item) if isinstance(item, KeySet) else item for item in value]
        return [value] if ALWAYS_RETURN_LIST in options and path.is_definite else value

    def paths(self, document: Json) -> list[str]:
        """Where the matches are, in bracket notation (option ``AS_PATH_LIST``)."""
        path = self._fresh()
        return path.evaluate(document, document, with_trails=True).path_list()

    def references(self, document: Json) -> "list[Reference]":
        """The places of the matches, in the order in which Jayway writes to them; there has to be one."""
        if document is None:
            raise JavaError("IllegalArgumentException", "json can not be null")
        from blueprintc.jsonpath.references import in_update_order

        path = self._fresh()
        found: Evaluation = path.evaluate(document, document, for_update=True)
        if not found.values:
            raise PathNotFoundError(None)
        return in_update_order(found.references)


@lru_cache(maxsize=400)
def _cached(text: str) -> JsonPath:
    return JsonPath(text)


def compile_json_path(text: str) -> JsonPath:
    """``JsonPath.compile(text)``."""
    if not text:
        raise JavaError("IllegalArgumentException", "json can not be null or empty")
    return _cached(text)


def parse_document(text: str) -> Json:
    """``JsonPath.parse(text).json()``: permissive json-smart. Raises ``InvalidJsonError``."""
    if not text:
        raise JavaError("IllegalArgumentException", "json string can not be null or empty")
    try:
        return json_smart.parse(text)
    except JavaError as error:
        if error.java_class != json_smart.PARSE_EXCEPTION:
            raise
        raise InvalidJsonError(str(error)) from error


def _path_for(document: Json, text: str) -> JsonPath:
    if document is None:
        raise JavaError("IllegalArgumentException", "json can not be null")
    if not text:
        raise JavaError("IllegalArgumentException", "path can not be null or empty")
    return _cached(text)


def read(document: Json, path: str, options: Options = DEFAULT_OPTIONS) -> Json:
    """``JsonPath.parse(document).read(path)`` on a parsed value (a text is then a string document)."""
    return _path_for(document, path).read(document, options)


def read_text(text: str, path: str, options: Options = DEFAULT_OPTIONS) -> Json:
    """``JsonPath.read(text, path)``."""
    return read(parse_document(text), path, options)


def set_value(document: Json, path: str, value: Json) -> None:
    """``DocumentContext.set``: overwrite every match, in the document itself."""
    for reference in _path_for(document, path).references(document):
        reference.set(value)


def put(document: Json, path: str, key: str, value: Json) -> None:
    """``DocumentContext.put``: write member ``key`` of every matching object."""
    compiled = _path_for(document, path)
    if not key:
        raise JavaError("IllegalArgumentException", "key can not be null or empty")
    for reference in compiled.references(document):
        reference.put(key, value)


def delete(document: Json, path: str) -> None:
    """``DocumentContext.delete``: remove every match."""
    for reference in _path_for(document, path).references(document):
        reference.delete()
