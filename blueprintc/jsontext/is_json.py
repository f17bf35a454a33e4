"""``is_json``: what ML Commons takes for a JSON object or array, which is not quite what JSON is.

Upstream: StringUtils.isJson: org.json must read an object or array at the start of the text, and (since 2.12) Gson
must read the whole of it.
"""

import json
import re

from blueprintc.jsontext.gson import NESTING_LIMIT, accepts_gson, may_be_deep
from blueprintc.jsontext.org_json import starts_with_org_json
from blueprintc.jvm.strings import is_blank, trim

_LINE = re.compile(r"\r?\n")


class _Doubtful(ValueError):
    """Equal names, or a constant that JSON does not know."""


def _no_duplicates(members: list[tuple[str, object]]) -> None:
    if len({name for name, _ in members}) != len(members):
        raise _Doubtful


def _refuse(constant: str) -> object:
    raise _Doubtful(constant)


_STRICT = json.JSONDecoder(object_pairs_hook=_no_duplicates, parse_constant=_refuse)


def is_json(text: str | None, *, by_gson: bool = True, nesting_limit: int | None = NESTING_LIMIT) -> bool:
    """Whether the text is an object or array by that rule. ``by_gson``: releases from 2.12 on."""
    if text is None:
        return False
    start = text.lstrip()[:1] if text[:1].isspace() or text[:1] < "!" else text[:1]
    if start not in ("{", "["):
        # org.json skips every character up to the space, which lstrip does not
        if not text or text[0] > " " or is_blank(text):
            return False
    elif not may_be_deep(text, nesting_limit) and _is_strict(text):
        return True
    return starts_with_org_json(text) and (not by_gson or accepts_gson(text, nesting_limit=nesting_limit))


def _is_strict(text: str) -> bool:
    """A fast and certain yes: strict JSON without equal names is JSON for both parsers."""
    try:
        _STRICT.decode(text)
    except (ValueError, RecursionError):
        return False
    return True


def is_json_or_ndjson(text: str | None) -> bool:
    """``isJsonOrNdjson`` (since 3.5): the whole text, or every line that is not blank."""
    if text is None or is_blank(text):
        return False
    if is_json(text):
        return True
    lines = (trim(line) for line in _LINE.split(text))
    return all(is_json(line) for line in lines if line)
