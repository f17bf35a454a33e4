"""Takes a ``request_body`` apart that is JSON with placeholders, to write it as a structured body.

The grammar is JSON in which a value, or a part of a string, may be ``${parameters.…}``. What is not of this form (a
placeholder in the place of a key or a member, Java code, text) stays a string.
"""

import json
import re
from dataclasses import dataclass
from typing import TypeAlias

_SPACE = re.compile(r"[ \t\r\n]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_STRING = re.compile(r'"((?:[^"\\\x00-\x1f]|\\.)*)"', re.DOTALL)
_PLACEHOLDER = re.compile(r"\$\{parameters\.[^}]*\}")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None}
_MAX_DEPTH = 100


@dataclass(frozen=True, slots=True)
class Bare:
    """A placeholder in the place of a value: ``"input": ${parameters.input}``."""

    text: str


@dataclass(frozen=True, slots=True)
class QuotedPlaceholder:
    """A string that is one placeholder: ``"model": "${parameters.model}"``."""

    text: str


@dataclass(frozen=True, slots=True)
class NumberText:
    """A number in the author's spelling."""

    text: str


Part: TypeAlias = "Bare | QuotedPlaceholder | NumberText | bool | str | list[Part] | dict[str, Part] | None"


class _NotStructuredError(Exception):
    """The text is not JSON with placeholders; it stays a string."""


def take_apart(template: str) -> "dict[str, Part] | None":
    """The object that ``template`` describes, or none where it is not an object of the form described above."""
    try:
        part, end = _value(template, _skip(template, 0), 0)
    except (_NotStructuredError, RecursionError):
        return None
    if _skip(template, end) != len(template) or not isinstance(part, dict) or not part:
        return None
    return part


def placeholder_name(text: str) -> str:
    """The parameter's name in a placeholder, without its default."""
    return text[len("${parameters.") : -1].split(":-", 1)[0]


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _value(text: str, at: int, depth: int) -> tuple[Part, int]:
    if depth > _MAX_DEPTH:
        raise _NotStructuredError
    char = text[at : at + 1]
    if char == "{":
        return _object(text, at, depth)
    if char == "[":
        return _array(text, at, depth)
    if char == '"':
        return _string(text, at)
    if char == "$" and (match := _PLACEHOLDER.match(text, at)):
        return Bare(match.group()), match.end()
    if match := _NUMBER.match(text, at):
        return NumberText(match.group()), match.end()
    for word, value in _WORDS.items():
        if text.startswith(word, at):
            return value, at + len(word)
    raise _NotStructuredError


def _object(text: str, at: int, depth: int) -> "tuple[dict[str, Part], int]":
    members: dict[str, Part] = {}
    at = _skip(text, at + 1)
    if text[at : at + 1] == "}":
        return members, at + 1
    while True:
        key, at = _string(text, at) if text[at : at + 1] == '"' else (None, at)
        if not isinstance(key, str) or key in members:
            raise _NotStructuredError
        at = _skip(text, at)
        if text[at : at + 1] != ":":
            raise _NotStructuredError
        members[key], at = _value(text, _skip(text, at + 1), depth + 1)
        at = _skip(text, at)
        if text[at : at + 1] == "}":
            return members, at + 1
        if text[at : at + 1] != ",":
            raise _NotStructuredError
        at = _skip(text, at + 1)


def _array(text: str, at: int, depth: int) -> "tuple[list[Part], int]":
    items: list[Part] = []
    at = _skip(text, at + 1)
    if text[at : at + 1] == "]":
        return items, at + 1
    while True:
        item, at = _value(text, at, depth + 1)
        items.append(item)
        at = _skip(text, at)
        if text[at : at + 1] == "]":
            return items, at + 1
        if text[at : at + 1] != ",":
            raise _NotStructuredError
        at = _skip(text, at + 1)


def _string(text: str, at: int) -> "tuple[str | QuotedPlaceholder, int]":
    match = _STRING.match(text, at)
    if match is None:
        raise _NotStructuredError
    raw = match.group(1)
    if _PLACEHOLDER.fullmatch(raw):
        return QuotedPlaceholder(raw), match.end()
    try:
        value: str = json.loads(match.group())
    except ValueError:
        raise _NotStructuredError from None
    return value, match.end()
