"""Operations on Java's own values: number texts, URIs, map order, regular expressions."""

from typing import Any

from blueprintc.answer.fields import required_text, text_or
from blueprintc.jvm import double_to_string, float_to_string, hashmap_order, parse_double, parse_float
from blueprintc.jvm.uri import create_uri


def _double_to_string(request: dict[str, Any]) -> dict[str, Any]:
    text = required_text(request, "text")
    return {"result": double_to_string(parse_double(text)), "float": float_to_string(parse_float(text))}


def _java_uri(request: dict[str, Any]) -> dict[str, Any]:
    uri = create_uri(required_text(request, "text"))
    names = ("scheme", "host", "port", "path", "query")
    return {"result": {name: getattr(uri, name) for name in names}}


def _java_hashmap_order(request: dict[str, Any]) -> dict[str, Any]:
    return {"result": hashmap_order(request["keys"])}


def _java_regex(request: dict[str, Any]) -> dict[str, Any]:
    from blueprintc.jvm.regex import compile_pattern

    pattern = compile_pattern(required_text(request, "pattern"), text_or(request, "flags", ""))
    text = text_or(request, "text", "")
    match text_or(request, "mode", "matches"):
        case "matches":
            found = pattern.matches(text)
            return {"result": found is not None} | ({"groups": found.groups()} if found else {})
        case "find":
            return {
                "result": [
                    {"start": found.start, "end": found.end, "groups": found.groups()}
                    for found in pattern.find_all(text)
                ]
            }
        case "replaceAll":
            return {"result": pattern.replace_all(text, required_text(request, "replacement"))}
        case "replaceFirst":
            return {"result": pattern.replace_first(text, required_text(request, "replacement"))}
        case "split":
            return {"result": pattern.split(text)}
    from blueprintc.jvm import JavaError

    raise JavaError("IllegalArgumentException", "unknown mode")


OPERATIONS = {
    "double_to_string": _double_to_string,
    "java_uri": _java_uri,
    "java_hashmap_order": _java_hashmap_order,
    "java_regex": _java_regex,
}
