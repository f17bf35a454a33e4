"""Writes plain values as YAML that a person would have written: block style, block scalars for scripts, few quotes.

The output is read back the same by YAML 1.1 and 1.2 readers: every string that either of them could take for
something else is quoted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Tagged:
    """A string scalar with a YAML tag such as ``!json``."""

    tag: str
    value: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the author's spelling."""

    text: str


@dataclass(frozen=True, slots=True)
class Flow:
    """A small mapping or list to be written on one line."""

    value: "dict[str, Value] | list[Value]"


@dataclass(frozen=True, slots=True)
class Comment:
    """Comment lines in the place of a member, whatever its key; an empty one is an empty line."""

    text: str


Value: TypeAlias = "bool | str | Number | Tagged | Flow | Comment | list[Value] | dict[str, Value] | None"

_PLAIN = re.compile(
    r"(?![\u2028\u2029])[A-Za-z0-9_$/.(\\+^=~;<\u00a1-\ud7ff]"
    r"[^\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff]*\Z"
)
_PLAIN_IN_FLOW = re.compile(r"[A-Za-z0-9_$/.][A-Za-z0-9_$/.:@+=()-]*\Z")
#: What a reader of YAML 1.1 or 1.2 takes for a null, boolean, number, date, merge key or document mark.
_RESOLVED = re.compile(
    r"""(?x) (?:
        ~ | null | Null | NULL | true | True | TRUE | false | False | FALSE
      | y | Y | n | N | yes | Yes | YES | no | No | NO | on | On | ON | off | Off | OFF | = | <<
      | [-+.]? [0-9] [-+0-9_,.:eExXoOa-fA-FtTzZ\ ]* | [-+]? \.(?:inf|Inf|INF) | \.(?:nan|NaN|NAN)
      | \.{3} .* | -{3} .*
    ) \Z"""
)
_UNPRINTABLE = re.compile(
    "[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029\x85]"
)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\x00": "\\0"}
_NEEDS_ESCAPE = re.compile('[\\\\"\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udfff]')


def write(value: dict[str, Value]) -> str:
    """The text of a block mapping, with a final newline."""
    return "\n".join(_mapping(value, 0)) + "\n"


def _mapping(value: "dict[str, Value]", indent: int) -> Iterator[str]:
    pad = " " * indent
    for key, item in value.items():
        if isinstance(item, Comment):
            yield from (f"{pad}# {line}".rstrip() for line in item.text.split("\n")) if item.text else ("",)
            continue
        yield from _entry(f"{pad}{scalar(key, indent, flow=True)}:", item, indent)


def _entry(head: str, item: Value, indent: int) -> Iterator[str]:
    if isinstance(item, dict) and item:
        yield head
        yield from _mapping(item, indent + 2)
    elif isinstance(item, list) and item:
        yield head
        yield from _list(item, indent + 2)
    else:
        yield f"{head} {_inline(item, indent + 2)}"


def _list(items: "list[Value]", indent: int) -> Iterator[str]:
    pad = " " * indent
    for item in items:
        if isinstance(item, dict) and item:
            lines = _mapping(item, indent + 2)
            yield f"{pad}- {next(lines)[indent + 2 :]}"
            yield from lines
        elif isinstance(item, list) and item:
            lines = _list(item, indent + 2)
            yield f"{pad}- {next(lines)[indent + 2 :]}"
            yield from lines
        else:
            yield f"{pad}- {_inline(item, indent + 2)}"


def _inline(item: Value, indent: int) -> str:
    match item:
        case None:
            return "null"
        case bool():
            return "true" if item else "false"
        case Number(text=text):
            return text
        case Tagged(tag=tag, value=value):
            return f"{tag} {scalar(value, indent)}"
        case Flow(value=value):
            return _flow(value)
        case str():
            return scalar(item, indent)
        case dict():
            return "{}"
        case list():
            return "[]"
        case Comment():
            raise TypeError("a comment stands in the place of a member only")


def _flow(item: Value) -> str:
    match item:
        case dict():
            return "{" + ", ".join(f"{scalar(k, 0, flow=True)}: {_flow(v)}" for k, v in item.items()) + "}"
        case list():
            return "[" + ", ".join(_flow(v) for v in item) + "]"
        case str():
            return scalar(item, 0, flow=True)
        case _:
            return _inline(item, 0)


def scalar(value: str, indent: int, *, flow: bool = False) -> str:
    """A string as a plain, block or double-quoted scalar; a block's lines are indented by ``indent``."""
    if flow:
        return value if _PLAIN_IN_FLOW.match(value) and _is_plain(value) else quoted(value)
    if "\n" in value and _fits_block(value):
        return _block(value, indent)
    return value if _is_plain(value) else quoted(value)


def _is_plain(value: str) -> bool:
    return bool(
        _PLAIN.match(value)
        and not _RESOLVED.match(value)
        and ": " not in value
        and " #" not in value
        and value[-1] not in ": \t"
    )


def _fits_block(value: str) -> bool:
    """Whether a block scalar gives the value back: printable, no carriage return, not blank lines alone."""
    return not _UNPRINTABLE.search(value) and "\r" not in value and value.strip(" \t\n") != ""


def _block(value: str, indent: int) -> str:
    body = value.rstrip("\n")
    breaks = len(value) - len(body)
    chomping = "-" if breaks == 0 else "" if breaks == 1 else "+"
    first = next(line for line in body.split("\n") if line)
    leading = body.startswith("\n") or first[0] in " \t"
    header = f"|{2 if leading else ''}{chomping}"
    pad = " " * indent
    lines = body.split("\n") + [""] * (breaks - 1 if breaks > 1 else 0)
    return "\n".join([header, *(pad + line if line else "" for line in lines)])


def quoted(value: str) -> str:
    """A double-quoted scalar."""

    def escape(match: re.Match[str]) -> str:
        char = match.group()
        if char in _ESCAPES:
            return _ESCAPES[char]
        code = ord(char)
        return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"

    return '"' + _NEEDS_ESCAPE.sub(escape, value) + '"'
