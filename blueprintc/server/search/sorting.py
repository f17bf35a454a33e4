"""``sort``: how hits are ordered. Upstream: SortBuilder, FieldSortBuilder."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cmp_to_key

from blueprintc.emulator.errors import ServerError, illegal_argument
from blueprintc.errors import UnsupportedError
from blueprintc.jsontext import Json
from blueprintc.server.search.fields import NUMBERS, keyword_text, milliseconds_of, number_of, values_at
from blueprintc.server.search.shard import Shard
from blueprintc.server.state.store import Document

_TEXT_SORT = (
    "Text fields are not optimised for operations that require per-document field data like aggregations and sorting,"
    " so these operations are disabled by default. Please use a keyword field instead. Alternatively, set"
    " fielddata=true on [{0}] in order to load field data by uninverting the inverted index. Note that this can use"
    " significant memory."
)


@dataclass(frozen=True, slots=True)
class SortKey:
    """One key; ``missing`` is ``_last``, ``_first`` or a value."""

    field: str
    descending: bool
    missing: Json = "_last"
    unmapped_type: str | None = None
    mode: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that matches."""

    shard: Shard
    document: Document
    score: float
    values: tuple[Json, ...] = ()


def read_sort(value: Json) -> tuple[SortKey, ...]:
    """The keys of a ``sort``. Raises ``ServerError``."""
    items = value if isinstance(value, list) else [value]
    keys: list[SortKey] = []
    for item in items:
        if isinstance(item, dict):
            keys += [_key(name, options) for name, options in item.items()]
        elif isinstance(item, str):
            name, _, order = item.partition(":")
            keys.append(_key(name, order or None))
        else:
            raise illegal_argument(
                "malformed sort format, within the sort array, an object, or an actual string are allowed"
            )
    return tuple(keys)


def _key(name: str, options: Json) -> SortKey:
    given: dict[str, Json] = options if isinstance(options, dict) else {}
    order = options if isinstance(options, str) else given.get("order")
    if name.startswith("_") and name not in ("_score", "_doc", "_id", "_seq_no"):
        raise UnsupportedError(f"sorting by {name}")
    default = "desc" if name == "_score" else "asc"
    text = str(order or default).lower()
    if text not in ("asc", "desc"):
        raise illegal_argument(f"No enum constant org.opensearch.search.sort.SortOrder.{text.upper()}")
    unmapped, mode = given.get("unmapped_type"), given.get("mode")
    return SortKey(
        name,
        text == "desc",
        given.get("missing", "_last"),
        None if unmapped is None else str(unmapped),
        None if mode is None else str(mode),
    )


def sort_hits(hits: list[Hit], keys: Sequence[SortKey], shards: Sequence[Shard]) -> list[Hit]:
    """The hits in order, each with its sort values. Raises ``ServerError`` for a field that cannot be sorted by."""
    for shard in shards:
        for key in keys:
            check_sortable(shard, key)
    valued = [Hit(hit.shard, hit.document, hit.score, tuple(_value(hit, key) for key in keys)) for hit in hits]

    def compare(one: Hit, other: Hit) -> int:
        for key, left, right in zip(keys, one.values, other.values, strict=True):
            order = _compare(left, right, key)
            if order:
                return order
        return 0

    return sorted(valued, key=cmp_to_key(compare))


def check_sortable(shard: Shard, key: SortKey) -> None:
    """Raise ``ServerError`` where a field has nothing to sort by."""
    if key.field in ("_score", "_doc", "_id", "_seq_no"):
        return
    field = shard.fields.get(key.field)
    if field is None:
        if key.unmapped_type is None:
            raise ServerError(
                "org.opensearch.index.query.QueryShardException",
                f"No mapping found for [{key.field}] in order to sort on",
                status=400,
                details={"index": shard.index.name, "index_uuid": shard.index.uuid},
            )
    elif field.kind == "text":
        raise illegal_argument(_TEXT_SORT.format(key.field))


def _value(hit: Hit, key: SortKey) -> Json:
    if key.field == "_score":
        return hit.score
    if key.field in ("_doc", "_seq_no"):
        return hit.document.seq
    if key.field == "_id":
        return hit.document.id
    field = hit.shard.fields.get(key.field)
    if field is None:
        return None
    values = list(values_at(hit.document.source, field.path))
    if field.kind == "date":
        points: list[Json] = [point for value in values if (point := milliseconds_of(value)) is not None]
    elif field.kind in NUMBERS:
        points = [size for value in values if (size := number_of(value, field.kind)) is not None]
    else:
        points = [keyword_text(value) for value in values if not isinstance(value, dict)]
    if not points:
        return None if key.missing in ("_last", "_first") else key.missing
    ordered = sorted(points, key=lambda point: (isinstance(point, str), point))
    return ordered[-1] if (key.mode == "max" or (key.mode is None and key.descending)) else ordered[0]


def _compare(left: Json, right: Json, key: SortKey) -> int:
    if left is None or right is None:
        if left is right:
            return 0
        last = key.missing != "_first"
        return 1 if (left is None) == last else -1
    if left == right:
        return 0
    smaller = str(left) < str(right) if isinstance(left, str) else left < right  # type: ignore[operator]
    return -1 if smaller != key.descending else 1
