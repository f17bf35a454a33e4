"""Full-text queries: match, match_phrase, multi_match, query_string and its simple form."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from blueprintc.emulator.errors import illegal_argument
from blueprintc.errors import UnsupportedError
from blueprintc.jsontext import Json, XContentParser
from blueprintc.jsontext.jackson import END_OBJECT, START_ARRAY, START_OBJECT
from blueprintc.jvm.errors import JavaError
from blueprintc.server.search.analysis import tokens
from blueprintc.server.search.fields import keyword_text, values_at
from blueprintc.server.search.leaves import Everything, Exists, Term, TermPattern
from blueprintc.server.search.query import Query, QueryContext, Scorer, number
from blueprintc.server.search.shard import Shard
from blueprintc.server.search.tree import parsing_error, read_tree
from blueprintc.server.state.store import Document


@dataclass(frozen=True, slots=True)
class Match:
    """``match``: the text's words, of which one (``or``), all (``and``) or some must be there."""

    field: str
    text: Json
    operator: str = "or"
    minimum: Json = None
    boost: float = 1.0
    none_matches_all: bool = False

    def bind(self, shard: Shard, context: QueryContext) -> Scorer:
        """The sum of the words' scores; a field that is no text is matched as a whole."""
        field = shard.fields.get(self.field)
        if field is None or field.kind != "text":
            return Term(self.field, self.text, self.boost).bind(shard, context)
        words = tokens(keyword_text(self.text))
        if not words:
            return (lambda document: self.boost) if self.none_matches_all else (lambda document: None)
        scorers = [shard.term_score(field, word) for word in words]
        needed = len(scorers) if self.operator == "and" else max(1, minimum_should_match(self.minimum, len(scorers)))

        def score(document: Document) -> float | None:
            found = [one for scorer in scorers if (one := scorer(document)) is not None]
            return sum(found) * self.boost if len(found) >= needed else None

        return score


@dataclass(frozen=True, slots=True)
class Phrase:
    """``match_phrase``: the words one after the other."""

    field: str
    text: Json
    slop: int = 0
    boost: float = 1.0

    def bind(self, shard: Shard, context: QueryContext) -> Scorer:
        """The sum of the words' scores, where the phrase is there."""
        field = shard.fields.get(self.field)
        if field is None or field.kind != "text":
            return Term(self.field, self.text, self.boost).bind(shard, context)
        words = tokens(keyword_text(self.text))
        scorers = [shard.term_score(field, word) for word in words]

        def score(document: Document) -> float | None:
            texts = (tokens(keyword_text(value)) for value in values_at(document.source, field.path))
            if not words or not any(_has_phrase(text, words, self.slop) for text in texts):
                return None
            return sum(scorer(document) or 0.0 for scorer in scorers) * self.boost

        return score


@dataclass(frozen=True, slots=True)
class BestOf:
    """``dis_max`` and ``multi_match``: the best score of several queries, with a share of the others'."""

    queries: tuple[Query, ...]
    tie: float = 0.0
    boost: float = 1.0

    def bind(self, shard: Shard, context: QueryContext) -> Scorer:
        """One match is enough."""
        scorers = [query.bind(shard, context) for query in self.queries]

        def score(document: Document) -> float | None:
            found = [one for scorer in scorers if (one := scorer(document)) is not None]
            if not found:
                return None
            best = max(found)
            return (best + self.tie * (sum(found) - best)) * self.boost

        return score


def _has_phrase(text: Sequence[str], words: Sequence[str], slop: int) -> bool:
    for start in range(len(text)):
        if text[start] != words[0]:
            continue
        place, spent = start, 0
        for word in words[1:]:
            nearest = next((at for at in range(place + 1, min(len(text), place + 2 + slop)) if text[at] == word), None)
            if nearest is None:
                break
            spent += nearest - place - 1
            place = nearest
        else:
            if spent <= slop:
                return True
    return False


def minimum_should_match(given: Json, clauses: int) -> int:
    """How many clauses must match. Upstream: Queries.calculateMinShouldMatch; combinations are not read."""
    if given is None:
        return 0
    text = str(given).strip()
    if "<" in text:
        raise UnsupportedError(f"the minimum_should_match {text}")
    try:
        if text.endswith("%"):
            percent = float(text[:-1])
            count = math.trunc(clauses * percent / 100)
            wanted = clauses + count if percent < 0 else count
        else:
            wanted = int(text)
            wanted = clauses + wanted if wanted < 0 else wanted
    except ValueError as error:
        raise illegal_argument(f'For input string: "{text}"') from error
    return max(0, min(clauses, wanted))


# reading


def read_match(parser: XContentParser) -> Query:
    """``{"match": {"f": "text"}}`` or ``{"match": {"f": {"query": "text", "operator": "and"}}}``."""
    field, given = _field(parser, "match")
    if not isinstance(given, dict):
        return Match(field, given)
    for name in given:
        if name in ("fuzziness", "analyzer"):
            raise UnsupportedError(f"{name} of the query match")
    return Match(
        field,
        given["query"],
        str(given.get("operator", "or")).lower(),
        given.get("minimum_should_match"),
        number(given["boost"], "boost") if "boost" in given else 1.0,
        given.get("zero_terms_query") == "all",
    )


def read_match_phrase(parser: XContentParser) -> Query:
    """``{"match_phrase": {"f": "text"}}``."""
    field, given = _field(parser, "match_phrase")
    if not isinstance(given, dict):
        return Phrase(field, given)
    return Phrase(field, given["query"], int(number(given.get("slop", 0), "slop")))


def _field(parser: XContentParser, query: str) -> tuple[str, Json]:
    """The field and its text or options. Upstream: MatchQueryBuilder.fromXContent."""
    field: str | None = None
    given: Json = None
    while parser.next_token() is not END_OBJECT:
        name = parser.current_name() or ""
        token = parser.next_token()
        if token is START_ARRAY:
            raise parsing_error(parser, f"[{query}] unknown token [START_ARRAY] after [{name}]")
        if field is not None:
            raise parsing_error(
                parser, f"[{query}] query doesn't support multiple fields, found [{field}] and [{name}]"
            )
        field = name
        given = read_tree(parser)
        if token is START_OBJECT:
            _check_options(parser, query, given)
        elif given is None:
            raise illegal_argument(f"[{query}] requires query value")
    if field is None:
        raise illegal_argument(f"[{query}] requires fieldName")
    return field, given


_OPTIONS = frozenset(
    [
        "query",
        "operator",
        "minimum_should_match",
        "boost",
        "zero_terms_query",
        "fuzziness",
        "analyzer",
        "slop",
        "lenient",
        "prefix_length",
        "max_expansions",
        "fuzzy_rewrite",
        "fuzzy_transpositions",
        "auto_generate_synonyms_phrase_query",
        "_name",
        "cutoff_frequency",
    ]
)


def _check_options(parser: XContentParser, query: str, given: Json) -> None:
    if not isinstance(given, dict):
        return
    for name in given:
        if name not in _OPTIONS:
            raise parsing_error(parser, f"[{query}] query does not support [{name}]")
    if given.get("query") is None:
        raise illegal_argument(f"[{query}] requires query value")


def read_multi_match(parser: XContentParser) -> Query:
    """``{"multi_match": {"query": "text", "fields": ["a^2", "b"]}}``."""
    body = read_tree(parser)
    given = body if isinstance(body, dict) else {}
    if given.get("query") is None:
        raise parsing_error(parser, "No text specified for multi_match query")
    fields = given.get("fields", [])
    names = [str(name) for name in fields] if isinstance(fields, list) else [str(fields)]
    kind = str(given.get("type", "best_fields"))
    if kind not in ("best_fields", "most_fields", "phrase"):
        raise UnsupportedError(f"a multi_match query of type {kind}")
    queries: list[Query] = []
    for name in names:
        field, _, boost = name.partition("^")
        weight = number(boost, "boost") if boost else 1.0
        if "*" in field:
            raise UnsupportedError("a multi_match query on a pattern of fields")
        if kind == "phrase":
            queries.append(Phrase(field, given["query"], boost=weight))
        else:
            operator = str(given.get("operator", "or")).lower()
            queries.append(Match(field, given["query"], operator, given.get("minimum_should_match"), weight))
    tie = 1.0 if kind == "most_fields" else number(given.get("tie_breaker", 0), "tie_breaker")
    return BestOf(tuple(queries), tie)


_PART = re.compile(r'\s*(?:(AND|OR|NOT|&&|\|\|)\b|([-+!]?)(?:([\w.*-]+):)?(?:"([^"]*)"|(\S+)))')


def read_query_string(parser: XContentParser) -> Query:
    """``{"query_string": {"query": "name:beta AND gpt"}}``: fields, phrases, wildcards, AND, OR, NOT; no brackets."""
    body = read_tree(parser)
    given = body if isinstance(body, dict) else {}
    if not isinstance(given.get("query"), str):
        raise parsing_error(parser, "query_string must be provided with a [query]")
    return _string_query(str(given["query"]), _default_fields(given), str(given.get("default_operator", "or")).lower())


def read_simple_query_string(parser: XContentParser) -> Query:
    """``{"simple_query_string": {"query": "…", "fields": […]}}``: words, phrases, minus; no brackets."""
    body = read_tree(parser)
    given = body if isinstance(body, dict) else {}
    if not isinstance(given.get("query"), str):
        raise parsing_error(parser, "[simple_query_string] query text missing")
    text = str(given["query"]).replace(" | ", " OR ").replace(" + ", " AND ")
    return _string_query(text, _default_fields(given), str(given.get("default_operator", "or")).lower())


def _default_fields(given: dict[str, Json]) -> list[str]:
    fields = given.get("fields", [])
    if isinstance(fields, list) and fields:
        return [str(field).partition("^")[0] for field in fields]
    return [str(given["default_field"])] if "default_field" in given else ["*"]


def _string_query(text: str, fields: list[str], operator: str) -> Query:
    from blueprintc.server.search.compound import Bool

    if text.strip() in ("*", "*:*"):
        return Everything()
    if "(" in text or "[" in text or "~" in text:
        raise UnsupportedError("brackets and fuzzy words in a query_string query")
    must: list[Query] = []
    should: list[Query] = []
    must_not: list[Query] = []
    pending = ""
    for part in _PART.finditer(text):
        if part[1]:
            pending = {"&&": "AND", "||": "OR"}.get(part[1], part[1])
            if pending == "AND" and should and not must:
                must.append(should.pop())
            continue
        names = [part[3]] if part[3] else fields
        query = BestOf(tuple(_string_part(name, part[4], part[5]) for name in names))
        if part[2] in ("-", "!") or pending == "NOT":
            must_not.append(query)
        elif part[2] == "+" or pending == "AND" or (operator == "and" and pending != "OR"):
            must.append(query)
        else:
            should.append(query)
        pending = ""
    return Bool(tuple(must), tuple(should), tuple(must_not), ())


def _string_part(field: str, phrase: str | None, word: str) -> Query:
    if field == "_exists_":
        return Exists(word)
    if phrase is not None:
        return AnyField(phrase, is_phrase=True) if field == "*" else Phrase(field, phrase)
    if "*" in word or "?" in word:
        pattern = re.compile("".join(".*" if c == "*" else "." if c == "?" else re.escape(c) for c in word.lower()))
        return TermPattern(field, lambda term: pattern.fullmatch(term.lower()) is not None)
    return AnyField(word) if field == "*" else Match(field, word)


@dataclass(frozen=True, slots=True)
class AnyField:
    """A word in whatever field has it: what ``query_string`` means without a field."""

    text: str
    is_phrase: bool = False

    def bind(self, shard: Shard, context: QueryContext) -> Scorer:
        """The best of all fields that a document has."""
        names = sorted({name for document in shard.documents for name in _names(document.source, "")})
        one = Phrase if self.is_phrase else Match
        fitting: list[Query] = []
        for name in names:
            try:
                one(name, self.text).bind(shard, context)
            except JavaError:
                continue  # Upstream: all fields make the query lenient: a text that is no number or date fits none
            fitting.append(one(name, self.text))
        return BestOf(tuple(fitting)).bind(shard, context)


def _names(value: Json, prefix: str) -> list[str]:
    if not isinstance(value, dict):
        return []
    found: list[str] = []
    for name, item in value.items():
        found += _names(item, f"{prefix}{name}.") if isinstance(item, dict) else [prefix + name]
    return found
