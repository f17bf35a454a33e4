"""Format strings of ``java.util.Formatter``: parsing and the checks that come before any argument is looked at."""

import re
from dataclasses import dataclass

from blueprintc.painless.api.java.util.format_exceptions import (
    duplicate_flags,
    flags_mismatch,
    illegal_flags,
    illegal_precision,
    illegal_width,
    missing_width,
    unknown_conversion,
)

_SPECIFIER = re.compile(r"(?:(\d+)\$)?([-#+ 0,(<]*)(\d+)?(?:\.(\d+))?([tT])?([a-zA-Z%])")
_FLAG_ORDER = "-#+ 0,(<"
_CONVERSIONS = "bBhHsScCdoxXeEgGfaA%n"
_DATE_LETTERS = "HIklMNLQSpszZaAbhBCdejmyYrRTcDF"


@dataclass(frozen=True, slots=True)
class Specifier:
    """``%index$flags width.precision conversion``; ``date`` is ``t`` or ``T`` for date conversions."""

    index: int
    flags: str
    width: int
    precision: int
    date: str
    conversion: str
    upper: bool

    def __str__(self) -> str:
        flags = "".join(flag for flag in _FLAG_ORDER if flag in self.flags)
        return (
            "%"
            + flags
            + (f"{self.index}$" if self.index > 0 and self.conversion != "%" else "")
            + ("" if self.width < 0 else str(self.width))
            + ("" if self.precision < 0 else f".{self.precision}")
            + (self.date if not self.upper else self.date.upper())
            + (self.conversion.upper() if self.upper else self.conversion)
        )

    @property
    def flag_text(self) -> str:
        """The flags in Java's order, with its sign for upper case."""
        upper = "^" if self.upper else ""
        rest = "".join(flag for flag in _FLAG_ORDER[1:] if flag in self.flags)
        return ("-" if "-" in self.flags else "") + upper + rest


def parse(text: str) -> list[str | Specifier]:
    """Fixed texts and specifiers, or the exception of the first bad one."""
    parts: list[str | Specifier] = []
    at = 0
    while at < len(text):
        start = text.find("%", at)
        if start < 0:
            parts.append(text[at:])
            break
        if start > at:
            parts.append(text[at:start])
        match = _SPECIFIER.match(text, start + 1)
        if match is None:
            raise unknown_conversion(text[start + 1 : start + 2] or "%")
        parts.append(_specifier(*match.groups()))
        at = match.end()
    return parts


def _specifier(
    index: str | None, flags: str, width: str | None, precision: str | None, date: str | None, conversion: str
) -> Specifier:
    for position, flag in enumerate(flags):
        if flag in flags[:position]:
            raise duplicate_flags(flag)
    upper = date == "T" if date else conversion.isupper()
    spec = Specifier(
        int(index) if index else (-1 if "<" in flags else 0),
        flags,
        _number(width),
        _number(precision),
        (date or "").lower(),
        conversion if date else conversion.lower(),
        upper,
    )
    if not date and conversion not in _CONVERSIONS:
        raise unknown_conversion(conversion)
    _check(spec, conversion)
    return spec


def _number(digits: str | None) -> int:
    if digits is None:
        return -1
    value = int(digits)
    return value if value <= 2**31 - 1 else -1


def _check(spec: Specifier, letter: str) -> None:
    if spec.date:
        if spec.precision >= 0:
            raise illegal_precision(spec.precision)
        if spec.conversion not in _DATE_LETTERS:
            raise unknown_conversion("t" + spec.conversion)
        bad_flags(spec, "#+ 0,(")
        _needs_width(spec, "-")
    elif spec.conversion in "bhs":
        if spec.conversion in "bh" and "#" in spec.flags:
            raise flags_mismatch("#", ord(spec.conversion))
        _needs_width(spec, "-")
        bad_flags(spec, "+ 0,(")
    elif spec.conversion == "c":
        _no_precision(spec)
        bad_flags(spec, "#+ 0,(")
        _needs_width(spec, "-")
    elif spec.conversion in "dox":
        _numeric(spec)
        _no_precision(spec)
        bad_flags(spec, "#" if spec.conversion == "d" else ",")
    elif spec.conversion in "efga":
        _numeric(spec)
        bad_flags(spec, {"a": "(,", "e": ",", "g": "#", "f": ""}[spec.conversion])
    elif spec.conversion == "%":
        _no_precision(spec)
        if spec.flags not in ("", "-"):
            raise illegal_flags(spec.flag_text)
        _needs_width(spec, "-")
    else:
        _no_precision(spec)
        if spec.width >= 0:
            raise illegal_width(spec.width)
        if spec.flags:
            raise illegal_flags(spec.flag_text)


def _no_precision(spec: Specifier) -> None:
    if spec.precision >= 0:
        raise illegal_precision(spec.precision)


def bad_flags(spec: Specifier, flags: str) -> None:
    """The exception of flags that the conversion does not allow."""
    bad = "".join(flag for flag in _FLAG_ORDER if flag in flags and flag in spec.flags)
    if bad:
        raise flags_mismatch(bad, ord(spec.conversion))


def _needs_width(spec: Specifier, flags: str) -> None:
    if spec.width < 0 and any(flag in spec.flags for flag in flags):
        raise missing_width(str(spec))


def _numeric(spec: Specifier) -> None:
    _needs_width(spec, "-0")
    if ("+" in spec.flags and " " in spec.flags) or ("-" in spec.flags and "0" in spec.flags):
        raise illegal_flags(spec.flag_text)
