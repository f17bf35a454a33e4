"""Replacement texts: ``$1``, ``${name}``, ``\\$``, and Java's complaints about them."""

from collections.abc import Mapping
from typing import TypeAlias

from blueprintc.jvm.errors import JavaError

Replacement: TypeAlias = list[str | int]
"""Literal texts and group numbers."""

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_DIGITS = frozenset("0123456789")


def parse_replacement(text: str, group_count: int, names: Mapping[str, int]) -> Replacement:
    """The parts of a replacement. Upstream: Matcher.appendExpandedReplacement."""
    parts: Replacement = []
    index = 0
    while index < len(text):
        char = text[index]
        index += 1
        if char == "\\":
            if index == len(text):
                raise JavaError("IllegalArgumentException", "character to be escaped is missing")
            parts.append(text[index])
            index += 1
        elif char != "$":
            parts.append(char)
        elif index == len(text):
            raise JavaError("IllegalArgumentException", "Illegal group reference: group index is missing")
        elif text[index] == "{":
            number, index = _named(text, index + 1, names)
            parts.append(number)
        else:
            number, index = _numbered(text, index, group_count)
            parts.append(number)
    return parts


def _named(text: str, index: int, names: Mapping[str, int]) -> tuple[int, int]:
    start = index
    while index < len(text) and (text[index] in _LETTERS or text[index] in _DIGITS):
        index += 1
    name = text[start:index]
    if not name:
        raise JavaError("IllegalArgumentException", "named capturing group has 0 length name")
    if index == len(text) or text[index] != "}":
        raise JavaError("IllegalArgumentException", "named capturing group is missing trailing '}'")
    if name[0] in _DIGITS:
        raise JavaError("IllegalArgumentException", f"capturing group name {{{name}}} starts with digit character")
    if name not in names:
        raise JavaError("IllegalArgumentException", f"No group with name {{{name}}}")
    return names[name], index + 1


def _numbered(text: str, index: int, group_count: int) -> tuple[int, int]:
    """The first digit always counts; more of them as long as there is such a group."""
    if text[index] not in _DIGITS:
        raise JavaError("IllegalArgumentException", "Illegal group reference")
    number = int(text[index])
    index += 1
    while index < len(text) and text[index] in _DIGITS and number * 10 + int(text[index]) <= group_count:
        number = number * 10 + int(text[index])
        index += 1
    if number > group_count:
        raise JavaError("IndexOutOfBoundsException", f"No group {number}")
    return number, index
