"""``Fields``: how the fields of an index are indexed, and the values that a document has in one.

Upstream: MapperService. A field that no mapping names is mapped by its first value: a text with a keyword beside it, a
long, a float, a boolean, a date.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

from blueprintc.jsontext import Json
from blueprintc.records import record
from blueprintc.server.state.store import Document, Source

_DATE = re.compile(
    r"\d{4}(-\d{2}(-\d{2}(T[\d:.,]+(Z|[+-]\d{2}:?\d{2})?)?)?)\Z|\d{4}/\d{2}/\d{2}( \d{2}:\d{2}:\d{2})?\Z"
)
_KEYWORD: Source = {"type": "keyword", "ignore_above": 256}
NUMBERS = frozenset({"long", "integer", "short", "byte", "double", "float", "half_float", "unsigned_long"})
_WHOLE = frozenset({"long", "integer", "short", "byte", "unsigned_long"})


@record
class Field:
    """A field: ``path`` is where its values are in a document, ``kind`` its type."""

    path: str
    kind: str
    mapping: Mapping[str, Json]


class Fields:
    """The fields of one index."""

    def __init__(self, mappings: Mapping[str, Json], documents: Iterable[Document]) -> None:
        properties = mappings.get("properties")
        self._properties: Mapping[str, Json] = properties if isinstance(properties, dict) else {}
        self._documents = documents
        self._known: dict[str, Field | None] = {}

    def get(self, name: str) -> Field | None:
        """A field by its name; ``None`` where nothing has it."""
        if name not in self._known:
            self._known[name] = self._find(name)
        return self._known[name]

    def _find(self, name: str) -> Field | None:
        declared = _declared(self._properties, name.split("."), ())
        if declared is not None:
            return declared
        return self._dynamic(name)

    def _dynamic(self, name: str) -> Field | None:
        base, _, sub = name.rpartition(".")
        for document in self._documents:
            for value in values_at(document.source, name):
                made = dynamic_mapping(value)
                if made is not None:
                    return Field(name, str(made["type"]), made)
            if sub == "keyword" and base and any(isinstance(value, str) for value in values_at(document.source, base)):
                found = self.get(base)
                if found is not None and found.kind == "text" and "fields" in found.mapping:
                    return Field(base, "keyword", _KEYWORD)
        return None


def _declared(properties: Mapping[str, Json], parts: list[str], done: tuple[str, ...]) -> Field | None:
    mapping = properties.get(parts[0])
    path = (*done, parts[0])
    if not isinstance(mapping, dict):
        return None
    kind = str(mapping.get("type", "object"))
    rest = parts[1:]
    if not rest:
        return Field(".".join(path), kind, mapping)
    if kind == "flat_object":
        return Field(".".join([*path, *rest]), "flat_leaf", mapping)
    if kind == "nested":
        # Upstream: fields of nested objects are in documents of their own, which only a nested query reaches
        return Field(".".join([*path, *rest]), "nested_leaf", mapping)
    below = mapping.get("properties")
    if isinstance(below, dict):
        found = _declared(below, rest, path)
        if found is not None:
            return found
    sub = mapping.get("fields")
    if isinstance(sub, dict) and len(rest) == 1 and isinstance(sub.get(rest[0]), dict):
        leaf = sub[rest[0]]
        if isinstance(leaf, dict):
            return Field(".".join(path), str(leaf.get("type")), leaf)
    return None


def dynamic_mapping(value: Json) -> Source | None:
    """The mapping that a first value gives a field; ``None``: none yet."""
    if isinstance(value, bool):
        return {"type": "boolean"}
    if isinstance(value, str):
        if _DATE.match(value):
            return {"type": "date"}
        return {"type": "text", "fields": {"keyword": dict(_KEYWORD)}}
    if isinstance(value, int):
        return {"type": "long"}
    if value is None or isinstance(value, dict | list):
        return None
    return {"type": "float"}


def values_at(value: Json, path: str) -> Iterator[Json]:
    """The values at a path: lists are gone through, at every level. A member's name may hold dots."""
    if isinstance(value, list):
        for item in value:
            yield from values_at(item, path)
    elif not path:
        if value is not None:
            yield value
    elif isinstance(value, dict):
        if path in value:
            yield from values_at(value[path], "")
        head, _, rest = path.partition(".")
        while rest:
            if head in value:
                yield from values_at(value[head], rest)
            step, _, rest = rest.partition(".")
            head = f"{head}.{step}"


def leaves(value: Json) -> Iterator[Json]:
    """All scalars in a value, at any depth: what a ``flat_object`` indexes."""
    if isinstance(value, dict):
        for item in value.values():
            yield from leaves(item)
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item)
    elif value is not None:
        yield value


def keyword_text(value: Json) -> str:
    """A scalar as a keyword field indexes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def number_of(value: Json, kind: str) -> float | int | None:
    """A value as a numeric field has it; ``None``: it is none."""
    if isinstance(value, bool) or value is None:
        return None
    try:
        number = float(str(value))
    except ValueError:
        return None
    return int(number) if kind in _WHOLE else number


def milliseconds_of(value: Json) -> int | None:
    """A date as a date field has it: milliseconds since 1970; ``None``: it is none."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int):
        return value
    text = str(value)
    if text.lstrip("-").isdigit() and len(text) > 4:
        return int(text)
    text = text.replace("/", "-").replace(",", ".")
    for shape in (text, text + "-01", text + "-01-01"):
        try:
            moment = datetime.fromisoformat(shape)
        except ValueError:
            continue
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return int(moment.timestamp() * 1000)
    return None
