"""``nested_scorer``: a query on the objects of a nested field, each as a document of its own."""

from blueprintc.jsontext import Json
from blueprintc.server.search.fields import values_at
from blueprintc.server.search.query import Query, QueryContext, Scorer
from blueprintc.server.search.shard import Shard
from blueprintc.server.state.store import Document, Index, Source


def nested_scorer(shard: Shard, path: str, query: Query, context: QueryContext) -> Scorer:
    """The average score of the objects that match. Upstream: ToParentBlockJoinQuery, score_mode avg."""
    inner: dict[str, list[Document]] = {}
    everything: dict[str, Document] = {}
    for document in shard.documents:
        found: list[Document] = []
        for number, value in enumerate(values_at(document.source, path)):
            objects = value if isinstance(value, list) else [value]
            for part, one in enumerate(objects):
                made = Document(f"{document.id}\0{number}\0{part}", _wrapped(path, one), 0, 1)
                found.append(made)
                everything[made.id] = made
        inner[document.id] = found
    index = shard.index
    mappings = _unnested(index.mappings, path.split("."))
    below = Shard(Index(index.name, {}, mappings, {}, index.uuid, index.created, everything))
    scorer = query.bind(below, context)

    def score(document: Document) -> float | None:
        scores = [one for part in inner.get(document.id, []) if (one := scorer(part)) is not None]
        return sum(scores) / len(scores) if scores else None

    return score


def _wrapped(path: str, value: Json) -> Source:
    made: Json = value
    for part in reversed(path.split(".")):
        made = {part: made}
    return made if isinstance(made, dict) else {}


def _unnested(mappings: Source, parts: list[str]) -> Source:
    """The same mappings with the field as a plain object."""
    properties = mappings.get("properties")
    if not isinstance(properties, dict) or not isinstance(properties.get(parts[0]), dict):
        return mappings
    field = properties[parts[0]]
    inner: Source = dict(field) if isinstance(field, dict) else {}
    if len(parts) == 1:
        inner.pop("type", None)
    else:
        inner = _unnested(inner, parts[1:])
    return {**mappings, "properties": {**properties, parts[0]: inner}}
