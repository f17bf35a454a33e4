"""What a plain YAML scalar means, where all versions of YAML agree; and what is doubtful where they do not."""

import functools
import re

#: Longest integer that is read as a number; Python refuses to convert more than 4,300 digits.
_MAX_DIGITS = 1000

_WORDS: dict[str, None | bool] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}

_YAML11_BOOLEANS = frozenset(
    form for word in ("yes", "no", "on", "off", "y", "n") for form in (word, word.capitalize(), word.upper())
)

_NUMBER_START = frozenset("0123456789+-.")


@functools.cache
def _json_number() -> re.Pattern[str]:
    return re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")


@functools.cache
def _other_number() -> re.Pattern[str]:
    """Numbers of YAML 1.1 or 1.2 that JSON does not spell so; without base 60 and dates, which nobody means."""
    return re.compile(
        r"""[-+]?(?:
            (?P<binary>0b[0-1_]+) | (?P<hex>0x[0-9a-fA-F_]+) | (?P<octal>0o[0-7]+) | (?P<zero>0[0-9_]+)
          | (?P<grouped>[1-9][0-9]*_[0-9_]*(?:\.[0-9_]*)?)
          | (?P<decimal>(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?)
          | (?P<special>\.(?:inf|Inf|INF|nan|NaN|NAN))
        )""",
        re.VERBOSE,
    )


_WHAT = {
    "binary": "a binary number in YAML 1.1 and a text in YAML 1.2",
    "hex": "a hexadecimal number, which JSON cannot spell",
    "octal": "an octal number in YAML 1.2 and a text in YAML 1.1",
    "zero": "an octal number in YAML 1.1 and a decimal number in YAML 1.2",
    "grouped": "a number in YAML 1.1 and a text in YAML 1.2",
    "decimal": "a number that JSON does not spell so",
    "special": "a number that JSON does not have",
}


def resolve(text: str) -> tuple[None | bool | int | float | str, str]:
    """The value of a plain scalar, and what is doubtful about it (empty: nothing).

    A number is one only where its spelling is JSON's; ``yes``, ``010``, ``0o7``, ``1_000``, ``.5`` … stay texts with a
    doubt. Dates and times are texts.
    """
    if text in _WORDS:
        return _WORDS[text], ""
    if text[0] in _NUMBER_START:
        return _resolve_number(text)
    if len(text) <= 3 and text in _YAML11_BOOLEANS:
        return text, "a boolean in YAML 1.1 and a text in YAML 1.2"
    return text, ""


def _resolve_number(text: str) -> tuple[int | float | str, str]:
    match = _json_number().fullmatch(text)
    if match is not None:
        if match.group(1) is None and match.group(2) is None:
            return (int(text), "") if len(text) <= _MAX_DIGITS else (text, "a number of too many digits")
        number = float(text)
        if number in (float("inf"), float("-inf")):
            return text, "a number that is too large"
        return number, ""
    other = _other_number().fullmatch(text)
    if other is not None and other.lastgroup is not None:
        return text, _WHAT[other.lastgroup]
    return text, ""
