"""Writes Terraform's language, in the layout of ``terraform fmt``.

Rules: HCL native syntax specification, "Template Expressions" and "Quoted Templates"; ``chomp`` of Terraform.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import TypeAlias

from blueprintc.records import record


@record
class Expression:
    """An expression that stands on one line, or whose further lines are complete as they are."""

    text: str


@record
class Block:
    """A block: what stands before its brace, and its attributes and blocks in order."""

    head: str
    body: "tuple[Item, ...]"


@record
class Attribute:
    """``name = value``; a mapping is written as an object of several lines."""

    name: str
    value: "Expression | dict[str, Expression]"


Item: TypeAlias = "Attribute | Block"

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_KEYWORDS = frozenset({"for", "in", "if", "else", "endif", "endfor", "true", "false", "null"})
#: Seen as itself neither in a quoted text nor in a here-document by every editor.
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\xad\u2028\u2029\ufeff\ufff9-\uffff]")
_NOT_RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u2028\u2029\ufeff\ufff9-\uffff]")
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}


def is_kept(text: str) -> bool:
    """Whether Terraform gives a text back: it holds no half of a surrogate pair and is in the normal form C."""
    return not re.search("[\ud800-\udfff]", text) and unicodedata.is_normalized("NFC", text)


def string(text: str) -> Expression:
    """A text: in quotes, or as a here-document where it has several lines that nothing in them hides."""
    lines = text.split("\n")
    # chomp takes all line ends away, so a text that ends with one is written without it
    if len(lines) < 3 or _NOT_RAW.search(text):
        return Expression(quoted(text))
    delimiter = "EOT"
    while any(line.strip() == delimiter for line in lines):
        delimiter += "T"
    if text.endswith("\n"):
        return Expression(f"<<{delimiter}\n{_escape_templates(text)}{delimiter}")
    return Expression(f"chomp(<<{delimiter}\n{_escape_templates(text)}\n{delimiter}\n)")


def quoted(text: str) -> str:
    """A text between quotes."""
    return '"' + _HIDDEN.sub(_escape, re.sub(r'["\\]', r"\\\g<0>", _escape_templates(text))) + '"'


def write(items: tuple[Item, ...], indent: int = 0) -> str:
    """The text of attributes and blocks, each top-level block with an empty line before it."""
    return "\n".join(_lines(items, indent))


def _lines(items: tuple[Item, ...], indent: int) -> Iterator[str]:
    pad = "  " * indent
    at = 0
    while at < len(items):
        item = items[at]
        if isinstance(item, Block):
            if at > 0:
                yield ""
            yield f"{pad}{item.head} {{"
            yield from _lines(item.body, indent + 1)
            yield f"{pad}}}"
            at += 1
            continue
        run = at
        while run < len(items) and _is_short(items[run]):
            run += 1
        if run == at:
            yield from _long(item, indent)
            at += 1
            continue
        names = {item.name: item.value for item in items[at:run] if isinstance(item, Attribute)}
        yield from _aligned(names, indent)
        at = run


def _is_short(item: Item) -> bool:
    """Whether its ``=`` stands below that of its neighbours: no bracket is left open on its line."""
    if not isinstance(item, Attribute) or not isinstance(item.value, Expression):
        return False
    return "\n" not in item.value.text or item.value.text.startswith("<<")


def _long(item: Attribute, indent: int) -> Iterator[str]:
    pad = "  " * indent
    if isinstance(item.value, Expression):
        yield f"{pad}{item.name} = {_indented_end(item.value.text, pad)}"
    elif not item.value:
        yield f"{pad}{item.name} = {{}}"
    else:
        yield f"{pad}{item.name} = {{"
        members = tuple(Attribute(_key(key), value) for key, value in item.value.items())
        yield from _lines(members, indent + 1)
        yield f"{pad}}}"


def _aligned(values: "dict[str, Expression | dict[str, Expression]]", indent: int) -> Iterator[str]:
    width = max(len(name) for name in values)
    for name, value in values.items():
        if isinstance(value, Expression):
            yield f"{'  ' * indent}{name.ljust(width)} = {value.text}"


def _indented_end(text: str, pad: str) -> str:
    return f"{text[:-1]}{pad})" if text.endswith("\n)") else text


def _key(key: str) -> str:
    return key if _IDENTIFIER.fullmatch(key) and key not in _KEYWORDS else quoted(key)


def _escape_templates(text: str) -> str:
    return text.replace("${", "$${").replace("%{", "%%{")


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    return _SHORT.get(char) or f"\\u{ord(char):04x}"
