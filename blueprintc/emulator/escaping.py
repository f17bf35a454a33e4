"""The three ways in which ML Commons escapes texts for JSON (reference, 2.4)."""

import re
from collections.abc import Mapping

from blueprintc.data import Feature, Target
from blueprintc.emulator.java_maps import hash_map
from blueprintc.jsontext import gson_quote, is_json
from blueprintc.jsontext.printing import gson_html_quote

NO_ESCAPE_PARAMS = "no_escape_params"

_SPECIAL = re.compile(r"[^ !#-.0-\[\]-~]")
_SHORT = {'"': '\\"', "\\": "\\\\", "/": "\\/", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}


class _Escapes(dict[int, str]):
    """For ``str.translate``: what becomes of a character, by its code."""

    def __missing__(self, code: int) -> str:
        if code < 0x10000:
            self[code] = shown = f"\\u{code:04X}"
            return shown
        code -= 0x10000
        return f"\\u{0xD800 + (code >> 10):04X}\\u{0xDC00 + (code & 0x3FF):04X}"


_ESCAPES = _Escapes({code: chr(code) for code in range(0x20, 0x7F)})
_ESCAPES.update({ord(char): shown for char, shown in _SHORT.items()})


def escape_json(text: str) -> str:
    """``StringEscapeUtils.escapeJson``: ``/`` is escaped too, all but printable ASCII is ``\\uXXXX``."""
    return text.translate(_ESCAPES) if _SPECIAL.search(text) else text


def process_text_doc(text: str, target: Target) -> str:
    """``StringUtils.processTextDoc``: a Gson string literal without its quotes."""
    return gson_literal(text, target)[1:-1]


def gson_literal(text: str, target: Target) -> str:
    """``gson.toJson(text)`` with ML Commons' own Gson."""
    return gson_quote(text) if target.has(Feature.GSON_NULLS_AND_NO_HTML) else gson_html_quote(text)


def is_json_value(text: str | None, target: Target) -> bool:
    """``StringUtils.isJson`` of a release."""
    return is_json(text, by_gson=target.has(Feature.IS_JSON_BY_GSON), nesting_limit=nesting_limit(target))


def nesting_limit(target: Target) -> int | None:
    """Levels that the release's Gson reads."""
    return 255 if target.has(Feature.GSON_NESTING_LIMIT) else None


def escape_parameters(parameters: Mapping[str, str | None], target: Target) -> dict[str, str | None]:
    """``ConnectorUtils.escapeRemoteInferenceInputData``: values that are JSON stay, others are escaped."""
    raw: set[str] = set()
    listed = parameters.get(NO_ESCAPE_PARAMS)
    if listed and target.has(Feature.NO_ESCAPE_PARAMS):
        raw.update(name.strip() for name in listed.split(","))
    escaped: dict[str, str | None] = {}
    for name, value in parameters.items():
        if value is None or name in raw or is_json_value(value, target):
            escaped[name] = value
        else:
            escaped[name] = escape_json(value)
    return hash_map(escaped)
