"""Aggregations: terms and the usual figures, nested as one likes. Others are refused by name."""

from collections.abc import Callable, Sequence

from blueprintc.emulator.errors import illegal_argument
from blueprintc.errors import UnsupportedError
from blueprintc.jsontext import Json
from blueprintc.server.search.fields import NUMBERS, keyword_text, milliseconds_of, number_of, values_at
from blueprintc.server.search.shard import field_terms
from blueprintc.server.search.sorting import Hit, SortKey, check_sortable
from blueprintc.server.state.store import Source


def aggregate(aggregations: Json, hits: Sequence[Hit]) -> Source:
    """The results by name. Raises ``ServerError``."""
    results: Source = {}
    for name, given in (aggregations if isinstance(aggregations, dict) else {}).items():
        body = given if isinstance(given, dict) else {}
        inner = body.get("aggs", body.get("aggregations"))
        kinds = [kind for kind in body if kind not in ("aggs", "aggregations", "meta")]
        if len(kinds) != 1:
            raise illegal_argument(f"Expected exactly one aggregation type in [{name}]")
        options = body[kinds[0]]
        results[name] = _run(kinds[0], options if isinstance(options, dict) else {}, inner, hits)
    return results


def _run(kind: str, options: Source, inner: Json, hits: Sequence[Hit]) -> Source:
    if kind == "terms":
        return _terms(options, inner, hits)
    if kind in _FIGURES:
        return _FIGURES[kind](_numbers(str(options.get("field")), hits))
    if kind == "value_count":
        field = str(options.get("field"))
        return {"value": sum(1 for hit in hits for _ in values_at(hit.document.source, field))}
    if kind == "cardinality":
        field = str(options.get("field"))
        return {"value": len({key for hit in hits for key, _ in _keys(field, hit)})}
    raise UnsupportedError(f"the aggregation {kind}")


def _terms(options: Source, inner: Json, hits: Sequence[Hit]) -> Source:
    field = str(options.get("field"))
    size = options.get("size", 10)
    groups: dict[Json, list[Hit]] = {}
    shown: dict[Json, Source] = {}
    for hit in hits:
        check_sortable(hit.shard, SortKey(field, descending=False, unmapped_type="keyword"))
        for key, extra in _keys(field, hit):
            groups.setdefault(key, []).append(hit)
            shown[key] = extra
    ordered = sorted(groups, key=lambda key: (-len(groups[key]), _order(key)))
    order = options.get("order")
    if isinstance(order, dict) and "_key" in order:
        ordered = sorted(groups, key=_order, reverse=order["_key"] == "desc")
    wanted = ordered[: size if isinstance(size, int) else 10]
    buckets: list[Json] = []
    for key in wanted:
        bucket: Source = {"key": key, **shown[key], "doc_count": len(groups[key])}
        bucket.update(aggregate(inner, groups[key]))
        buckets.append(bucket)
    rest = sum(len(groups[key]) for key in ordered) - sum(len(groups[key]) for key in wanted)
    return {"doc_count_error_upper_bound": 0, "sum_other_doc_count": rest, "buckets": buckets}


def _order(key: Json) -> tuple[int, float, str]:
    return (1, 0.0, key) if isinstance(key, str) else (0, float(str(key)), "")


def _keys(name: str, hit: Hit) -> list[tuple[Json, Source]]:
    """The different keys of a document, each with what a bucket shows beside it."""
    field = hit.shard.fields.get(name)
    if field is None:
        return []
    values = list(values_at(hit.document.source, field.path))
    if field.kind == "boolean":
        truths = {keyword_text(value) == "true" for value in values}
        return [(int(truth), {"key_as_string": "true" if truth else "false"}) for truth in sorted(truths)]
    if field.kind in NUMBERS:
        return [(number, {}) for number in {number_of(value, field.kind) for value in values} if number is not None]
    if field.kind == "date":
        return [(point, {}) for point in {milliseconds_of(value) for value in values} if point is not None]
    return [(term, {}) for term in dict.fromkeys(field_terms(hit.document.source, field))]


def _numbers(name: str, hits: Sequence[Hit]) -> list[float]:
    found: list[float] = []
    for hit in hits:
        field = hit.shard.fields.get(name)
        if field is None:
            continue
        for value in values_at(hit.document.source, field.path):
            number = milliseconds_of(value) if field.kind == "date" else number_of(value, "double")
            if number is not None:
                found.append(float(number))
    return found


def _stats(values: list[float]) -> Source:
    total = sum(values)
    return {
        "count": len(values),
        "min": min(values, default=None),
        "max": max(values, default=None),
        "avg": total / len(values) if values else None,
        "sum": total,
    }


_FIGURES: dict[str, Callable[[list[float]], Source]] = {
    "min": lambda values: {"value": min(values, default=None)},
    "max": lambda values: {"value": max(values, default=None)},
    "sum": lambda values: {"value": sum(values)},
    "avg": lambda values: {"value": sum(values) / len(values) if values else None},
    "stats": _stats,
}
