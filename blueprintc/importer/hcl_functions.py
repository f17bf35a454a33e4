"""The functions of Terraform that make a text of what stands in the file."""

import json
from collections.abc import Callable, Iterable

from blueprintc.importer.unresolved import is_unresolved
from blueprintc.model import Mapping, Node, Scalar, Sequence, plain


def text_of(node: Node) -> str | None:
    """A scalar as Terraform makes a text of it; none for other values."""
    if isinstance(node, Scalar) and node.value is not None and not is_unresolved(node):
        return node.text.value if not isinstance(node.value, bool) else str(node.value).lower()
    return None


def _chomp(node: Node) -> str | None:
    text = text_of(node)
    return None if text is None else text.rstrip("\r\n")


def _trim(node: Node) -> str | None:
    text = text_of(node)
    return None if text is None else text.strip()


def _file(node: Node) -> str | None:
    path = text_of(node)
    return None if path is None else f"<file:{path}>"


def _json(node: Node) -> str | None:
    if _has_unresolved(node):
        return None
    # Upstream: go-cty json.Marshal: no spaces, sorted keys, and HTML characters escaped.
    text = json.dumps(plain(node), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def _has_unresolved(node: Node) -> bool:
    match node:
        case Mapping(members=members):
            return any(_has_unresolved(member.value) for member in members)
        case Sequence(items=items):
            return any(_has_unresolved(item) for item in items)
        case _:
            return is_unresolved(node)


#: By name: what a function makes of its one argument, or none.
FUNCTIONS: dict[str, Callable[[Node], str | None]] = {
    "chomp": _chomp,
    "trimspace": _trim,
    "tostring": text_of,
    "file": _file,
    "jsonencode": _json,
}


def least_indent(lines: Iterable[str]) -> int:
    """How many blanks each of the lines begins with; lines of blanks do not count."""
    return min((len(line) - len(line.lstrip(" \t")) for line in lines if line.strip()), default=0)
