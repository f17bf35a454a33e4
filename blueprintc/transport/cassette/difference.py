"""``first_difference``: where two bodies differ, for people."""

import json

from blueprintc.jsontext import Json

_LONGEST = 60


def first_difference(recorded: bytes | None, now: bytes | None) -> str:
    """``$.input[0] was "a", is "b"``; for other bodies than JSON only their sizes."""
    try:
        before: Json = json.loads(recorded or b"")
        after: Json = json.loads(now or b"")
    except (ValueError, RecursionError):
        return f"{len(recorded or b'')} bytes were recorded, now there are {len(now or b'')}"
    return _differ("$", before, after) or "only in the spelling of numbers"


def _differ(path: str, before: Json, after: Json) -> str:
    if isinstance(before, dict) and isinstance(after, dict):
        for name in (*before, *(name for name in after if name not in before)):
            if name not in before:
                return f"{path}.{name} is new"
            if name not in after:
                return f"{path}.{name} is missing"
            if told := _differ(f"{path}.{name}", before[name], after[name]):
                return told
        return ""
    if isinstance(before, list) and isinstance(after, list):
        for index, (old, new) in enumerate(zip(before, after, strict=False)):
            if told := _differ(f"{path}[{index}]", old, new):
                return told
        if len(before) != len(after):
            return f"{path} had {len(before)} items, has {len(after)}"
        return ""
    if type(before) is type(after) and before == after:
        return ""
    return f"{path} was {_short(before)}, is {_short(after)}"


def _short(value: Json) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + " …"
