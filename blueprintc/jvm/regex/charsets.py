"""Sets of characters: exact ranges, Unicode properties, and what classes make of them."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TypeAlias

from blueprintc.jvm.strings import simple_lower, simple_upper
from blueprintc.records import record

LAST = 0x10FFFF

Span: TypeAlias = tuple[int, int]


@record
class Ranges:
    """Code points as sorted spans that neither touch nor overlap."""

    spans: tuple[Span, ...]


@record
class Property:
    """A Unicode property in the spelling of the ``regex`` module: one item of a class, such as ``\\p{Lu}``."""

    item: str


@record
class Union:
    """What is in one of the parts."""

    parts: tuple["CharSet", ...]


@record
class Intersection:
    """What is in both."""

    left: "CharSet"
    right: "CharSet"


@record
class Complement:
    """What is not in it."""

    inner: "CharSet"


CharSet: TypeAlias = Ranges | Property | Union | Intersection | Complement


def ranges(*spans: Span) -> Ranges:
    """The spans, sorted and merged."""
    merged: list[Span] = []
    for first, last in sorted(spans):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return Ranges(tuple(merged))


def characters(text: Iterable[str]) -> Ranges:
    """Single characters."""
    return ranges(*((ord(char), ord(char)) for char in text))


def union(left: CharSet, right: CharSet) -> CharSet:
    """Either; exact ranges are merged."""
    if isinstance(left, Ranges) and isinstance(right, Ranges):
        return ranges(*left.spans, *right.spans)
    parts: list[CharSet] = []
    for part in (left, right):
        parts.extend(part.parts if isinstance(part, Union) else [part])
    exact = [part for part in parts if isinstance(part, Ranges)]
    rest: list[CharSet] = [part for part in parts if not isinstance(part, Ranges)]
    if exact:
        rest.insert(0, ranges(*(span for part in exact for span in part.spans)))
    return rest[0] if len(rest) == 1 else Union(tuple(rest))


def intersection(left: CharSet, right: CharSet) -> CharSet:
    """Both; exact ranges are cut."""
    if not (isinstance(left, Ranges) and isinstance(right, Ranges)):
        return Intersection(left, right)
    spans = []
    for first, last in left.spans:
        for other_first, other_last in right.spans:
            low, high = max(first, other_first), min(last, other_last)
            if low <= high:
                spans.append((low, high))
    return ranges(*spans)


def complement(inner: CharSet) -> CharSet:
    """Everything else."""
    if isinstance(inner, Complement):
        return inner.inner
    if not isinstance(inner, Ranges):
        return Complement(inner)
    spans, start = [], 0
    for first, last in inner.spans:
        if start < first:
            spans.append((start, first - 1))
        start = last + 1
    if start <= LAST:
        spans.append((start, LAST))
    return Ranges(tuple(spans))


ALL = ranges((0, LAST))
DIGIT = characters("0123456789")
WORD = ranges((48, 57), (65, 90), (95, 95), (97, 122))
SPACE = ranges((9, 13), (32, 32))
HORIZONTAL = ranges((9, 9), (32, 32), (0xA0, 0xA0), (0x1680, 0x1680), (0x180E, 0x180E), (0x2000, 0x200A),
                    (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000))  # fmt: skip
VERTICAL = ranges((10, 13), (0x85, 0x85), (0x2028, 0x2029))
LINE_ENDS = characters("\n\r\x85\u2028\u2029")


@cache
def _cased() -> tuple[tuple[int, int, int], ...]:
    """Code points with case: itself, upper, lower of upper."""
    found = []
    for code in range(0x1E944):
        char = chr(code)
        upper = simple_upper(char)
        folded = simple_lower(upper)
        if upper != char or folded != char:
            found.append((code, ord(upper), ord(folded)))
    return tuple(found)


@cache
def _variants() -> dict[int, tuple[int, ...]]:
    """For each folded code point those that fold to it."""
    groups: dict[int, list[int]] = {}
    for code, _, folded in _cased():
        groups.setdefault(folded, [folded]).append(code)
    return {folded: tuple(dict.fromkeys(codes)) for folded, codes in groups.items()}


def fold(code: int) -> int:
    """``toLowerCase(toUpperCase(c))``."""
    return ord(simple_lower(simple_upper(chr(code))))


def ignoring_case(code: int, *, unicode: bool) -> Ranges:
    """A character in all its cases; of ASCII letters only without ``unicode``."""
    if unicode:
        return ranges(*((other, other) for other in _variants().get(fold(code), (code,))), (code, code))
    if code < 128 and chr(code).isalpha():
        return characters(chr(code).lower() + chr(code).upper())
    return ranges((code, code))


def range_ignoring_case(first: int, last: int, *, unicode: bool) -> Ranges:
    """A range with the characters whose other case is in it."""
    spans: list[Span] = [(first, last)]
    if unicode:
        for code, upper, folded in _cased():
            if first <= upper <= last or first <= folded <= last:
                spans.append((code, code))
    else:
        for code in [*range(65, 91), *range(97, 123)]:
            if first <= code <= last:
                spans.append((code ^ 32, code ^ 32))
    return ranges(*spans)


def is_exact(chars: CharSet) -> bool:
    """Whether the set is ranges only, which the standard library's engine understands."""
    return isinstance(chars, Ranges)


def class_text(chars: CharSet) -> str:
    """The set as a class ``[…]``; nested sets need version 1 of the ``regex`` module."""
    if isinstance(chars, Ranges):
        if not chars.spans:
            return "(?!)"
        if chars == ALL:
            return "(?s:.)"
        negated = complement(chars)
        if isinstance(negated, Ranges) and chars.spans[0][0] == 0 and len(negated.spans) <= len(chars.spans):
            return f"[^{_span_items(negated.spans)}]"
        if len(chars.spans) == 1 and chars.spans[0][0] == chars.spans[0][1]:
            return literal(chars.spans[0][0])
        return f"[{_span_items(chars.spans)}]"
    if isinstance(chars, Complement):
        return f"[^{_items(chars.inner)}]"
    return f"[{_items(chars)}]"


def _items(chars: CharSet) -> str:
    match chars:
        case Ranges(spans):
            return _span_items(spans) or "[^\\x00-\\U0010FFFF]"
        case Property(item):
            return item
        case Union(parts):
            return "".join(_items(part) for part in parts)
        case Intersection(left, right):
            return f"[[{_items(left)}]&&[{_items(right)}]]"
        case Complement(inner):
            return f"[^{_items(inner)}]"


def _span_items(spans: Sequence[Span]) -> str:
    parts = []
    for first, last in spans:
        parts.append(literal(first))
        if last > first:
            parts.append(("-" if last > first + 1 else "") + literal(last))
    return "".join(parts)


def literal(code: int) -> str:
    """One character, safe inside and outside of classes."""
    char = chr(code)
    if code < 128:
        if char.isalnum() or char == "_":
            return char
        return f"\\x{code:02x}" if code < 32 or code == 127 else f"\\{char}"
    if code > 0xFFFF:
        return f"\\U{code:08x}"
    return f"\\u{code:04x}"
