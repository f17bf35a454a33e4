"""Why a path matches nothing in a document, for people."""

from difflib import get_close_matches

from blueprintc.jsonpath.compiler import compile_path
from blueprintc.jsonpath.errors import JsonPathError
from blueprintc.jsonpath.filter_token import FilterToken
from blueprintc.jsonpath.function_token import FunctionToken
from blueprintc.jsonpath.java_values import is_array
from blueprintc.jsonpath.scan_token import ScanToken
from blueprintc.jsonpath.tokens import IndexToken, PropertyToken, SliceToken, Token, WildcardToken
from blueprintc.jsontext.values import Json
from blueprintc.jvm import JavaError

_MOST_NAMES = 8


def explain_no_match(path: str, document: Json) -> str:
    """One sentence, lower-case start, no full stop: how far the path leads and what is there instead.

    For a path that does match, the sentence says so. A path that does not compile is explained by Jayway's message.
    """
    if isinstance(document, str):
        return "the document is no JSON object or array, so the server takes it for one text"
    try:
        tokens = _tokens(path)
    except JsonPathError as error:
        return f"the path is not valid: {error.message}"
    reached = 0
    places: list[tuple[str, Json]] = [("$", document)]
    for count in range(1, len(tokens) + 1):
        found = _places(path, count, document)
        if not found:
            break
        reached, places = count, found
    if reached == len(tokens):
        return f"{path} matches {len(places)} place{'s' if len(places) > 1 else ''}"
    if reached and isinstance(tokens[reached - 1], ScanToken):
        return f"nothing below {places[0][0]} matches ..{tokens[reached].fragment}"
    return _reason(tokens[reached], places)


def _tokens(path: str) -> list[Token]:
    tokens: list[Token] = []
    token = compile_path(path).root.next
    while token is not None:
        tokens.append(token)
        token = token.next
    return tokens


def _places(path: str, count: int, document: Json) -> list[tuple[str, Json]]:
    """What the first ``count`` steps of the path find: places and values."""
    compiled = compile_path(path)
    token: Token = compiled.root
    for _ in range(count):
        if token.next is not None:
            token = token.next
    if isinstance(token, ScanToken):
        return _places(path, count - 1, document) if count > 1 else [("$", document)]
    token.next = None
    compiled.root.tail = token
    try:
        found = compiled.evaluate(document, document, with_trails=True)
    except JavaError:
        return []
    return list(zip(found.path_list(), found.values, strict=True))


def _reason(token: Token, places: list[tuple[str, Json]]) -> str:
    place, value = places[0]
    shown = f"{place} is {_kind(value)}"
    if len(places) > 1:
        shown = f"none of {len(places)} places fits; {shown}"
    match token:
        case PropertyToken():
            return f"{shown}{_why_no_property(token, value)}"
        case IndexToken() | SliceToken() if is_array(value):
            return f"{shown}; {token.fragment} is outside"
        case IndexToken() | SliceToken():
            return f"{shown}; {token.fragment} applies to arrays only"
        case WildcardToken():
            return f"{shown}; [*] finds nothing in it"
        case FilterToken():
            return f"{shown}; the filter accepts nothing in it"
        case FunctionToken():
            return f"{shown}; {token.name}() cannot be applied to it"
    return shown


def _why_no_property(token: PropertyToken, value: Json) -> str:
    names = " or ".join(f'"{name}"' for name in token.properties)
    if isinstance(value, dict):
        near = get_close_matches(token.properties[0], value, n=1)
        hint = f'; did you mean "{near[0]}"' if near else ""
        return f" without a member {names}{hint}"
    if is_array(value):
        return f"; a member {names} of its elements is found with [*] in between"
    if isinstance(value, str) and value.lstrip()[:1] in ("{", "["):
        return f"; a path does not look into a text, even if that holds JSON with {names}"
    return f", which has no members such as {names}"


def _kind(value: Json) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "a boolean"
    if isinstance(value, str):
        return "a text"
    if isinstance(value, dict):
        if not value:
            return "an empty object"
        names = ", ".join(list(value)[:_MOST_NAMES])
        return f"an object ({names}{', …' if len(value) > _MOST_NAMES else ''})"
    if isinstance(value, list):
        if not value:
            return "an empty array"
        return f"an array of {len(value)} element{'s' if len(value) > 1 else ''}"
    return "a number"
