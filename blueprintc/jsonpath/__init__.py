"""JSONPath as Jayway 2.9.0 understands it, on json-smart's values: what ``response_filter`` means to the server."""

from blueprintc.jsonpath.api import (
    JsonPath,
    compile_json_path,
    compile_path,
    delete,
    explain_no_match,
    parse_document,
    put,
    read,
    read_text,
    run_jsonpath,
    set_value,
)
from blueprintc.jsonpath.errors import (
    InvalidJsonError,
    InvalidModificationError,
    InvalidPathError,
    JsonPathError,
    PathNotFoundError,
)
from blueprintc.jsonpath.java_values import KeySet

__all__ = [
    "InvalidJsonError",
    "InvalidModificationError",
    "InvalidPathError",
    "JsonPath",
    "JsonPathError",
    "KeySet",
    "PathNotFoundError",
    "compile_json_path",
    "compile_path",
    "delete",
    "explain_no_match",
    "parse_document",
    "put",
    "read",
    "read_text",
    "run_jsonpath",
    "set_value",
]
