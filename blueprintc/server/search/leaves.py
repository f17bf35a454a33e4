"""Queries on the values of single fields: term, terms, range, exists, ids, wildcard, prefix, regexp, match_all."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from blueprintc.emulator.errors import illegal_argument
from blueprintc.errors import UnsupportedError
from blueprintc.jsontext import Json, XContentParser
from blueprintc.jsontext.jackson import END_OBJECT, START_ARRAY, START_OBJECT
from blueprintc.jvm.regex import compile_pattern
from blueprintc.server.search.date_math import date_math, is_date_math
from blueprintc.server.search.fields import (
    NUMBERS,
    Field,
    keyword_text,
    leaves,
    milliseconds_of,
    number_of,
    values_at,
)
from blueprintc.server.search.query import Query, QueryContext, Scorer, number
from blueprintc.server.search.shard import Shard, field_terms
from blueprintc.server.search.tree import parsing_error, read_tree
from blueprintc.server.state.store import Document


@dataclass(frozen=True, slots=True)
class Everything:
    """``match_all``."""

    boost: float = 1.0

    def bind(self, shard: Shard, context: QueryContext) -> Scorer:
        """Every document, with the same score."""
        return lambda document: self.boost


@dataclass(frozen=True, slots=True)
class Nothing:
    """``match_none``."""

    def bind(self, shard: Shard, context: QueryContext) -> Scorer:
        """No document."""
        return lambda document: None


@dataclass(frozen=True, slots=True)
class Term:
    """``term``: a value exactly as it is indexed."""

    field: str
    value: Json
    boost: float = 1.0
    ignore_case: bool = False

    def bind(self, shard: Shard, context: QueryContext) -> Scorer:
        """Scored by how rare the term is; numbers and dates all alike."""
        if self.field == "_id":
            wanted = keyword_text(self.value)
            return lambda document: self.boost if document.id == wanted else None
        if self.field == "_index":
            return lambda document: self.boost if shard.index.name == self.value else None
        field = shard.fields.get(self.field)
        if field is None:
            return lambda document: None
        if field.kind in NUMBERS or field.kind == "date":
            wanted_number = _point(self.value, field, self.field)
            return lambda document: self.boost if wanted_number in _points(document, field) else None
        text = keyword_text(self.value)
        if self.ignore_case:
            lower = text.lower()
            return lambda document: (
                self.boost if any(term.lower() == lower for term in field_terms(document.source, field)) else None
            )
        score = shard.term_score(field, text)
        return lambda document: None if (found := score(document)) is None else found * self.boost


@dataclass(frozen=True, slots=True)
class AnyTerm:
    """``terms``, ``ids``: one of several values; all that match score alike."""

    field: str
    values: tuple[Json, ...]
    boost: float = 1.0

    def bind(self, shard: Shard, context: QueryContext) -> Scorer:
        """The boost, for a document that has one of the values."""
        scorers = [Term(self.field, value).bind(shard, context) for value in self.values]
        return lambda document: self.boost if any(score(document) is not None for score in scorers) else None


@dataclass(frozen=True, slots=True)
class Exists:
    """``exists``: a field that has a value."""

    field: str
    boost: float = 1.0

    def bind(self, shard: Shard, context: QueryContext) -> Scorer:
        """Objects exist where something in them does."""

        def score(document: Document) -> float | None:
            values = values_at(document.source, self.field)
            found = any(any(True for _ in leaves(value)) or (value == {} and False) for value in values)
            return self.boost if found else None

        return score


@dataclass(frozen=True, slots=True)
class Range:
    """``range``: between two bounds; each with whether the bound itself counts."""

    field: str
    low: Json
    low_included: bool
    high: Json
    high_included: bool
    boost: float = 1.0

    def bind(self, shard: Shard, context: QueryContext) -> Scorer:
        """Numbers and dates by size, texts by their characters."""
        field = shard.fields.get(self.field)
        if field is None:
            return lambda document: None
        if field.kind in NUMBERS or field.kind == "date":
            low = None if self.low is None else _bound(self.low, field, context, up=not self.low_included)
            high = None if self.high is None else _bound(self.high, field, context, up=self.high_included)
            return lambda document: (
                self.boost if any(self._holds(point, low, high) for point in _points(document, field)) else None
            )
        low_text = None if self.low is None else keyword_text(self.low)
        high_text = None if self.high is None else keyword_text(self.high)
        return lambda document: (
            self.boost
            if any(self._text_holds(term, low_text, high_text) for term in field_terms(document.source, field))
            else None
        )

    def _holds(self, value: float, low: float | None, high: float | None) -> bool:
        above = low is None or (value >= low if self.low_included else value > low)
        return above and (high is None or (value <= high if self.high_included else value < high))

    def _text_holds(self, value: str, low: str | None, high: str | None) -> bool:
        above = low is None or (value >= low if self.low_included else value > low)
        return above and (high is None or (value <= high if self.high_included else value < high))


@dataclass(frozen=True, slots=True)
class TermPattern:
    """``wildcard``, ``prefix``, ``regexp``: terms that fit; all that match score alike."""

    field: str
    fits: Callable[[str], bool]
    boost: float = 1.0

    def bind(self, shard: Shard, context: QueryContext) -> Scorer:
        """The boost, for a document with such a term."""
        if self.field == "_id":
            return lambda document: self.boost if self.fits(document.id) else None
        field = shard.fields.get(self.field)
        if field is None:
            return lambda document: None
        return lambda document: self.boost if any(map(self.fits, field_terms(document.source, field))) else None


def _bound(value: Json, field: Field, context: QueryContext, *, up: bool) -> float:
    """A bound, which may count from now (``now-1d/d``, ``2024-01-01||+1M``)."""
    if field.kind == "date" and isinstance(value, str) and is_date_math(value):
        return date_math(value, context.now(), up=up)
    return _point(value, field, field.path)


def _points(document: Document, field: Field) -> list[float]:
    read = milliseconds_of if field.kind == "date" else lambda value: number_of(value, field.kind)
    return [point for value in values_at(document.source, field.path) if (point := read(value)) is not None]


def _point(value: Json, field: Field, name: str) -> float:
    point = milliseconds_of(value) if field.kind == "date" else number_of(value, field.kind)
    if point is None:
        shown = f"failed to parse date field [{value}]" if field.kind == "date" else f'For input string: "{value}"'
        raise illegal_argument(shown if field.kind == "date" else f"failed to create query: {shown}")
    return point


# reading


def read_match_all(parser: XContentParser) -> Query:
    """``{"match_all": {}}``."""
    return Everything(_boost(_body(parser)))


def read_match_none(parser: XContentParser) -> Query:
    """``{"match_none": {}}``."""
    _body(parser)
    return Nothing()


def read_term(parser: XContentParser) -> Query:
    """``{"term": {"f": "v"}}`` or ``{"term": {"f": {"value": "v"}}}``."""
    field, given = _single(parser, "term", "value")
    if isinstance(given, dict):
        if given.get("value") is None:
            raise illegal_argument("value cannot be null")
        return Term(field, given["value"], _boost(given), given.get("case_insensitive") is True)
    if given is None:
        raise illegal_argument("value cannot be null")
    return Term(field, given)


def read_terms(parser: XContentParser) -> Query:
    """``{"terms": {"f": ["a", "b"]}}``."""
    body = _body(parser)
    boost = _boost(body)
    fields = {name: value for name, value in body.items() if name not in ("boost", "_name", "value_type")}
    if len(fields) != 1:
        raise parsing_error(
            parser, "[terms] query requires a field name, followed by array of terms or a document lookup"
        )
    (field, values), *_ = fields.items()
    if not isinstance(values, list | dict):
        raise parsing_error(parser, f"[terms] query does not support [{field}]")
    if isinstance(values, dict):
        raise UnsupportedError("a terms query that looks its terms up in a document")
    return AnyTerm(field, tuple(values), boost)


def read_ids(parser: XContentParser) -> Query:
    """``{"ids": {"values": [...]}}``."""
    body = _body(parser)
    values = body.get("values", [])
    return AnyTerm("_id", tuple(values) if isinstance(values, list) else (values,), _boost(body))


def read_exists(parser: XContentParser) -> Query:
    """``{"exists": {"field": "f"}}``."""
    body = _body(parser)
    if not isinstance(body.get("field"), str):
        raise parsing_error(parser, "[exists] must be provided with a [field]")
    return Exists(str(body["field"]), _boost(body))


def read_range(parser: XContentParser) -> Query:
    """``{"range": {"f": {"gte": 1, "lt": 5}}}``."""
    field, given = _single(parser, "range", None)
    if not isinstance(given, dict):
        raise parsing_error(parser, f"[range] query does not support [{field}]")
    low, low_included, high, high_included = None, True, None, True
    for name, value in given.items():
        match name:
            case "gt" | "gte" | "from":
                low, low_included = value, name != "gt"
            case "lt" | "lte" | "to":
                high, high_included = value, name != "lt"
            case "include_lower":
                low_included = value is True
            case "include_upper":
                high_included = value is True
            case "boost" | "format" | "time_zone" | "relation" | "_name":
                pass
            case _:
                raise parsing_error(parser, f"[range] query does not support [{name}]")
    return Range(field, low, low_included, high, high_included, _boost(given))


def read_wildcard(parser: XContentParser) -> Query:
    """``{"wildcard": {"f": "a*"}}``."""
    field, pattern, boost, ignore_case = _pattern(parser, "wildcard", ("wildcard", "value"))
    flags = re.DOTALL | (re.IGNORECASE if ignore_case else 0)
    parts = (".*" if char == "*" else "." if char == "?" else re.escape(char) for char in pattern)
    compiled = re.compile("".join(parts), flags)
    return TermPattern(field, lambda term: compiled.fullmatch(term) is not None, boost)


def read_prefix(parser: XContentParser) -> Query:
    """``{"prefix": {"f": "a"}}``."""
    field, prefix, boost, ignore_case = _pattern(parser, "prefix", ("value", "prefix"))
    if ignore_case:
        lower = prefix.lower()
        return TermPattern(field, lambda term: term.lower().startswith(lower), boost)
    return TermPattern(field, lambda term: term.startswith(prefix), boost)


def read_regexp(parser: XContentParser) -> Query:
    """``{"regexp": {"f": "a.*"}}``; the pattern is read as Java's, which agrees for the usual operators."""
    field, text, boost, ignore_case = _pattern(parser, "regexp", ("value",))
    pattern = compile_pattern(text, "i" if ignore_case else "")
    return TermPattern(field, lambda term: pattern.matches(term) is not None, boost)


def _pattern(parser: XContentParser, query: str, keys: tuple[str, ...]) -> tuple[str, str, float, bool]:
    field, given = _single(parser, query, "value")
    if isinstance(given, dict):
        text = next((given[key] for key in keys if given.get(key) is not None), None)
        if text is None:
            raise illegal_argument("value cannot be null")
        return field, keyword_text(text), _boost(given), given.get("case_insensitive") is True
    return field, keyword_text(given), 1.0, False


def _single(parser: XContentParser, query: str, short: str | None) -> tuple[str, Json]:
    """The one field of a query's body, and what is said of it."""
    field: str | None = None
    given: Json = None
    while parser.next_token() is not END_OBJECT:
        name = parser.current_name() or ""
        token = parser.next_token()
        if token is START_ARRAY:
            raise parsing_error(parser, f"[{query}] query does not support array of values")
        if token is not START_OBJECT and name in ("boost", "_name"):
            read_tree(parser)
            continue
        if token is not START_OBJECT and short is None:
            raise parsing_error(parser, f"[{query}] query does not support [{name}]")
        if field is not None:
            raise parsing_error(
                parser, f"[{query}] query doesn't support multiple fields, found [{field}] and [{name}]"
            )
        field, given = name, read_tree(parser)
    if field is None:
        raise illegal_argument("field name is null or empty")
    return field, given


def _body(parser: XContentParser) -> dict[str, Json]:
    value = read_tree(parser)
    return value if isinstance(value, dict) else {}


def _boost(body: dict[str, Json]) -> float:
    return number(body["boost"], "boost") if "boost" in body else 1.0
