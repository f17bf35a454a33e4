"""Search processors that call no model, and ``rerank``."""

from typing import TYPE_CHECKING

from blueprintc.emulator.errors import illegal_argument
from blueprintc.errors import UnsupportedError
from blueprintc.jsontext import Json
from blueprintc.server.ingest.config import Config
from blueprintc.server.ingest.search_pipeline import After, Before
from blueprintc.server.search.engine import Found
from blueprintc.server.search.query import number
from blueprintc.server.search.request import SearchRequest
from blueprintc.server.state.store import Source

if TYPE_CHECKING:
    from blueprintc.server.desk import Desk
    from blueprintc.server.indices.searching import Search

_DEFAULT_SIZE = 10


def filter_query(desk: "Desk", config: Config) -> Before:
    """Adds a filter to the query."""
    query = config.required_map("query")

    def run(search: "Search") -> None:
        own = search.body.get("query")
        bool_query: Source = {"filter": [query]}
        if own is not None:
            bool_query["must"] = [own]
        search.body["query"] = {"bool": bool_query}

    return run


def oversample(desk: "Desk", config: Config) -> Before:
    """Asks for more hits than wanted."""
    factor = number(config.required("sample_factor"), "sample_factor")
    prefix = config.optional_text("context_prefix")
    if factor < 1:
        raise illegal_argument("Value must be >= 1.0")

    def run(search: "Search") -> None:
        size = search.body.get("size", _DEFAULT_SIZE)
        wanted = size if isinstance(size, int) else _DEFAULT_SIZE
        search.notes[_noted(prefix, "original_size")] = wanted
        search.body["size"] = -int(-wanted * factor // 1)

    return run


def truncate_hits(desk: "Desk", config: Config) -> After:
    """Keeps the first hits."""
    target = config.take("target_size")
    prefix = config.optional_text("context_prefix")

    def run(search: "Search", request: SearchRequest, found: Found) -> None:
        size = target if target is not None else search.notes.get(_noted(prefix, "original_size"))
        if size is None:
            raise illegal_argument("Must specify target_size unless an earlier processor set original_size")
        del found.hits[int(number(size, "target_size")) :]

    return run


def _noted(prefix: str | None, name: str) -> str:
    return name if prefix is None else f"{prefix}.{name}"


def rename_field(desk: "Desk", config: Config) -> After:
    """Gives a field of every hit another name."""
    field, target = config.text("field"), config.text("target_field")
    ignore_missing = config.flag("ignore_missing", False)

    def run(search: "Search", request: SearchRequest, found: Found) -> None:
        for hit in found.hits:
            source = hit.get("_source")
            if isinstance(source, dict) and field in source:
                hit["_source"] = {target if name == field else name: value for name, value in source.items()}
            elif not ignore_missing:
                raise illegal_argument(f"Document with id {hit['_id']} is missing field {field}")

    return run


def neural_query_enricher(desk: "Desk", config: Config) -> Before:
    """Gives neural queries without a model one. Upstream: NeuralQueryEnricherProcessor."""
    default = config.optional_text("default_model_id")
    by_field = config.optional_map("neural_field_default_id") or {}
    if default is None and not by_field:
        raise illegal_argument("model Id or neural field map either of them should be provided")

    def run(search: "Search") -> None:
        _enrich(search.body.get("query"), default, by_field)

    return run


def _enrich(value: Json, default: str | None, by_field: Source) -> None:
    if isinstance(value, list):
        for item in value:
            _enrich(item, default, by_field)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name in ("neural", "neural_sparse") and isinstance(item, dict):
                for field, options in item.items():
                    model = by_field.get(field, default)
                    if isinstance(options, dict) and "model_id" not in options and model is not None:
                        options["model_id"] = model
            else:
                _enrich(item, default, by_field)


def rerank(desk: "Desk", config: Config) -> After:
    """Orders hits by a cross-encoder's scores, or by a field. Upstream: RerankProcessorFactory."""
    similarity = config.optional_map("ml_opensearch")
    by_field = config.optional_map("by_field")
    context = config.optional_map("context")
    if by_field is not None:
        return _rerank_by_field(by_field)
    if similarity is None:
        raise illegal_argument("no rerank type found")
    model_id = similarity.get("model_id")
    if model_id is None:
        raise config.problem("model_id", "required property is missing")
    fields = None if context is None else context.get("document_fields")
    if not isinstance(fields, list) or not fields:
        raise config.problem("document_fields", "required property is missing")

    def run(search: "Search", request: SearchRequest, found: Found) -> None:
        from blueprintc.server.ml.embedding import rerank_scores

        query = _query_text(search, request)
        if not found.hits:
            return
        texts = [_context(hit, [str(name) for name in fields]) for hit in found.hits]
        scores = rerank_scores(desk, search.request_id, str(model_id), query, texts)
        if len(scores) != len(found.hits):
            raise illegal_argument("scores and hits are not the same length")
        _reorder(found, scores)

    return run


def _query_text(search: "Search", request: SearchRequest) -> str:
    """Upstream: QueryContextSourceFetcher: ``ext.rerank.query_context``."""
    ext = request.ext.get("rerank")
    given = ext.get("query_context") if isinstance(ext, dict) else None
    if not isinstance(given, dict):
        raise illegal_argument("No query context was provided in the request: set ext.rerank.query_context")
    if "query_text" in given:
        return str(given["query_text"])
    if "query_text_path" not in given:
        raise illegal_argument("Must specify either query_text or query_text_path")
    value: Json = search.body
    path = str(given["query_text_path"])
    for part in path.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    if not isinstance(value, str):
        raise illegal_argument(f"query_text_path must be a string at: {path}")
    return value


def _context(hit: Source, fields: list[str]) -> str:
    """The texts of a hit's fields, one a line. Upstream: DocumentContextSourceFetcher."""
    texts = []
    for field in fields:
        value: Json = hit.get("_source")
        for part in field.split("."):
            value = value.get(part) if isinstance(value, dict) else None
        texts.append("" if value is None else str(value))
    return "\n".join(texts)


def _rerank_by_field(options: Source) -> After:
    target = options.get("target_field")
    if not isinstance(target, str):
        raise illegal_argument("[target_field] required property is missing")
    remove = options.get("remove_target_field") is True
    keep = options.get("keep_previous_score") is True
    if remove and "." in target:
        raise UnsupportedError("remove_target_field of a rerank processor with a nested field")

    def run(search: "Search", request: SearchRequest, found: Found) -> None:
        scores: list[float] = []
        for hit in found.hits:
            source = hit.get("_source")
            value: Json = source
            for part in target.split("."):
                value = value.get(part) if isinstance(value, dict) else None
            if isinstance(value, bool) or not isinstance(value, int | float):
                raise illegal_argument(
                    f"The field mapping to rerank [{target}: {value}] is not Numerical"
                    if value is not None
                    else f"The field mapping to rerank by [{target}] is not found within SearchHit [{hit['_id']}]"
                )
            if isinstance(source, dict):
                changed = {name: item for name, item in source.items() if not (remove and name == target)}
                if keep:
                    changed["previous_score"] = hit.get("_score")
                hit["_source"] = changed
            scores.append(float(value))
        _reorder(found, scores)

    return run


def _reorder(found: Found, scores: list[float]) -> None:
    order = sorted(range(len(scores)), key=lambda place: -scores[place])
    hits = [{**found.hits[place], "_score": scores[place]} for place in order]
    found.hits[:] = hits
    found.max_score = max(scores, default=None)
