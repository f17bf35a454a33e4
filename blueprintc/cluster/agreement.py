"""``disagreements``: whether a cluster's answer is of the kind that the emulator gives for the same call.

The provider was asked twice, and need not say the same again. So what is compared is the form: fields, their order in
lists of tensors, kinds of values, shapes and data types; numbers of tensors within a tolerance; texts of a provider
not at all. Statuses and texts of errors must be the same.
"""

import json
import math
from collections.abc import Iterator

from blueprintc.jsontext import Json

#: Fields whose texts ML Commons writes itself.
_OWN_TEXTS = frozenset({"name", "data_type", "type"})
#: Below these stands what the provider said.
_PROVIDERS = frozenset({"dataAsMap", "result"})
_RELATIVE, _ABSOLUTE = 0.05, 0.005


def disagreements(cluster: tuple[int, str], emulated: tuple[int, str]) -> list[str]:
    """What differs between two answers (status, text), each with its place; ``$`` is the whole answer."""
    if cluster[0] != emulated[0]:
        return [f"the cluster answers with status {cluster[0]}, the emulator with {emulated[0]}"]
    try:
        here, there = json.loads(cluster[1]), json.loads(emulated[1])
    except (ValueError, RecursionError):
        return [] if cluster[1] == emulated[1] else ["the answers are no JSON and differ"]
    return list(_values(here, there, "$", is_error=cluster[0] >= 400, is_providers=False))


def _values(here: Json, there: Json, at: str, *, is_error: bool, is_providers: bool) -> Iterator[str]:
    if isinstance(here, dict) and isinstance(there, dict):
        if not is_providers and set(here) != set(there):
            yield f"{at}: the cluster has {_names(here, there)}, the emulator has {_names(there, here)}"
        for name in here:
            if name in there:
                below = is_providers or name in _PROVIDERS
                yield from _values(here[name], there[name], f"{at}.{name}", is_error=is_error, is_providers=below)
    elif isinstance(here, list) and isinstance(there, list):
        yield from _lists(here, there, at, is_error=is_error, is_providers=is_providers)
    elif _kind(here) != _kind(there):
        if not is_providers or None not in (here, there):
            yield f"{at}: the cluster has {_kind(here)}, the emulator {_kind(there)}"
    elif is_providers:
        return
    elif isinstance(here, bool | str):
        own = is_error or at.rsplit(".", 1)[-1] in _OWN_TEXTS or isinstance(here, bool)
        if own and here != there:
            yield f"{at}: the cluster says {here!r}, the emulator {there!r}"
    elif isinstance(here, int | float) and isinstance(there, int | float):
        if not math.isclose(here, there, rel_tol=_RELATIVE, abs_tol=_ABSOLUTE):
            yield f"{at}: the cluster has {here}, the emulator {there}"


def _lists(here: list[Json], there: list[Json], at: str, *, is_error: bool, is_providers: bool) -> Iterator[str]:
    if is_providers:
        return
    if len(here) != len(there):
        yield f"{at}: the cluster has {len(here)} items, the emulator {len(there)}"
        return
    for number, (left, right) in enumerate(zip(here, there, strict=True)):
        found = list(_values(left, right, f"{at}[{number}]", is_error=is_error, is_providers=False))
        yield from found[:1]
        if found:
            return  # a vector that differs does so in most of its numbers


def _names(here: dict[str, Json], there: dict[str, Json]) -> str:
    return ", ".join(name for name in here if name not in there) or "nothing else"


def _kind(value: Json) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "a boolean"
    if isinstance(value, str):
        return "a text"
    return "an object" if isinstance(value, dict) else "a list" if isinstance(value, list) else "a number"
