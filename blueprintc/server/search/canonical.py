"""``canonical_search``: a search body as the server prints it again. Upstream: SearchSourceBuilder.toXContent.

Short forms become long ones (``{"match": {"f": "x"}}`` → ``{"match": {"f": {"query": "x", …}}}``), so that a path of a
processor finds what it looks for.
"""

from collections.abc import Callable

from blueprintc.jsontext import Json
from blueprintc.server.state.store import Source

_MATCH: Source = {
    "operator": "OR",
    "prefix_length": 0,
    "max_expansions": 50,
    "fuzzy_transpositions": True,
    "lenient": False,
    "zero_terms_query": "NONE",
    "auto_generate_synonyms_phrase_query": True,
    "boost": 1.0,
}
_BOOST: Source = {"boost": 1.0}


def canonical_search(body: Source) -> Source:
    """The body in its long form; what is not known stays as it is."""
    made = dict(body)
    if isinstance(made.get("query"), dict):
        made["query"] = _query(made["query"])
    return made


def _query(query: Json) -> Json:
    if not isinstance(query, dict) or len(query) != 1:
        return query
    (kind, given), *_ = query.items()
    change = _FORMS.get(kind)
    return {kind: given if change is None else change(given)}


def _fields(short: str, defaults: Source) -> Callable[[Json], Json]:
    def change(given: Json) -> Json:
        if not isinstance(given, dict):
            return given
        return {
            name: {**defaults, **(options if isinstance(options, dict) else {short: options})}
            if name not in ("boost", "_name")
            else options
            for name, options in given.items()
        }

    return change


def _bool(given: Json) -> Json:
    if not isinstance(given, dict):
        return given
    made: Source = {}
    for name, clauses in given.items():
        if name in ("must", "should", "must_not", "filter"):
            made[name] = [_query(clause) for clause in (clauses if isinstance(clauses, list) else [clauses])]
        else:
            made[name] = clauses
    return {"adjust_pure_negative": True, "boost": 1.0, **made}


def _nested(given: Json) -> Json:
    if not isinstance(given, dict):
        return given
    return {name: _query(value) if name == "query" else value for name, value in given.items()}


_FORMS: dict[str, Callable[[Json], Json]] = {
    "bool": _bool,
    "match": _fields("query", _MATCH),
    "match_all": lambda given: {**_BOOST, **(given if isinstance(given, dict) else {})},
    "match_phrase": _fields("query", {"slop": 0, "zero_terms_query": "NONE", "boost": 1.0}),
    "nested": _nested,
    "prefix": _fields("value", _BOOST),
    "term": _fields("value", _BOOST),
    "wildcard": _fields("wildcard", _BOOST),
}
