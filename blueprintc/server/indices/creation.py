"""Making, showing and changing indices: settings, mappings, aliases."""

from collections.abc import Mapping

from blueprintc.emulator.errors import ServerError, illegal_argument
from blueprintc.jsontext import Json
from blueprintc.server.desk import Desk
from blueprintc.server.indices.names import check_name
from blueprintc.server.search.fields import dynamic_mapping
from blueprintc.server.state.settings import flatten, nest, setting_value
from blueprintc.server.state.store import Index, Source, merged

_TYPES = frozenset(
    [
        "alias", "binary", "boolean", "byte", "completion", "constant_keyword", "date", "date_nanos", "date_range",
        "double", "flat_object", "float", "geo_point", "geo_shape", "half_float", "integer", "integer_range", "ip",
        "keyword", "knn_vector", "long", "match_only_text", "nested", "object", "percolator", "rank_feature",
        "rank_features", "search_as_you_type", "semantic", "short", "text", "token_count", "unsigned_long",
        "wildcard", "join",
    ]
)  # fmt: skip
_VERSION_MASK = 0x08000000


def create_index(desk: Desk, name: str, body: Mapping[str, Json]) -> Index:
    """Make an index. Raises ``ServerError`` (400) for bad names, settings and mappings, and where it is there."""
    check_name(name)
    unknown = sorted(set(body) - {"settings", "mappings", "aliases"})
    if unknown:
        raise ServerError(
            "org.opensearch.OpenSearchParseException", f"unknown key [{unknown[0]}] for create index", status=400
        )
    with desk.store.lock:
        if name in desk.store.indices:
            uuid = desk.store.indices[name].uuid
            raise ServerError(
                "org.opensearch.ResourceAlreadyExistsException",
                f"index [{name}/{uuid}] already exists",
                status=400,
                details={"index": name, "index_uuid": uuid},
            )
        mappings = body.get("mappings")
        aliases = body.get("aliases")
        made = desk.new_index(
            name,
            {"number_of_shards": "1", "number_of_replicas": "1", **index_settings(body.get("settings"))},
            checked_mappings(mappings),
            dict(aliases) if isinstance(aliases, dict) else {},
        )
        desk.store.put_index(made)
        return made


def index_settings(given: Json) -> Source:
    """Settings by their names below ``index.``, as texts."""
    flat = flatten(given) if isinstance(given, dict) else {}
    return {name.removeprefix("index."): setting_value(value) for name, value in flat.items() if value is not None}


def checked_mappings(given: Json) -> Source:
    """Mappings that can be: known types, vectors with a dimension. Raises ``ServerError`` (400)."""
    mappings: Source = dict(given) if isinstance(given, dict) else {}
    properties = mappings.get("properties")
    if isinstance(properties, dict):
        _check_properties(properties)
    return mappings


def _check_properties(properties: Mapping[str, Json]) -> None:
    for name, field in properties.items():
        if not isinstance(field, dict):
            raise _mapper_error(
                f"Expected map for property [fields] on field [{name}] but got a class java.lang.String"
            )
        kind = field.get("type")
        if kind is None and "properties" not in field:
            raise _mapper_error(f"No type specified for field [{name}]")
        if kind is not None and kind not in _TYPES:
            raise _mapper_error(f"No handler for type [{kind}] declared on field [{name}]")
        if kind == "knn_vector" and "dimension" not in field and "model_id" not in field:
            raise _mapper_error(f"Dimension value missing for vector: {name}")
        below = field.get("properties")
        if isinstance(below, dict):
            _check_properties(below)


def _mapper_error(message: str) -> ServerError:
    cause = ServerError("org.opensearch.index.mapper.MapperParsingException", message, status=400)
    return ServerError(
        "org.opensearch.index.mapper.MapperParsingException",
        f"Failed to parse mapping [_doc]: {message}",
        cause=cause,
        status=400,
    )


def put_mapping(desk: Desk, index: Index, given: Json) -> None:
    """Add fields to an index. Raises ``ServerError`` (400) where a field would change its type."""
    added = checked_mappings(given)
    with desk.store.lock:
        _check_types(index.mappings.get("properties"), added.get("properties"), "")
        index.mappings = merged(index.mappings, added)
        desk.store.put_index(index)


def _check_types(old: Json, new: Json, prefix: str) -> None:
    if not isinstance(old, dict) or not isinstance(new, dict):
        return
    for name, field in new.items():
        before = old.get(name)
        if not isinstance(before, dict) or not isinstance(field, dict):
            continue
        if before.get("type", "object") != field.get("type", "object"):
            raise illegal_argument(
                f"mapper [{prefix}{name}] cannot be changed from type [{before.get('type', 'object')}] to"
                f" [{field.get('type', 'object')}]"
            )
        _check_types(before.get("properties"), field.get("properties"), f"{prefix}{name}.")


def shown_settings(desk: Desk, index: Index) -> Source:
    """The settings as ``GET`` shows them, by their full names. Upstream: IndexMetadata, IndexSettings."""
    shown: Source = {f"index.{name}": value for name, value in index.settings.items()}
    shown["index.creation_date"] = str(index.created)
    shown["index.provided_name"] = index.name
    shown["index.replication.type"] = "DOCUMENT"
    shown["index.uuid"] = index.uuid
    shown["index.version.created"] = str(version_id(desk))
    return dict(sorted(shown.items()))


def version_id(desk: Desk) -> int:
    """A release as a number. Upstream: Version.id of OpenSearch, which a mask tells from Elasticsearch's."""
    major, minor = (int(part) for part in desk.target.name.split(".")[:2])
    return (major * 1_000_000 + minor * 10_000 + 99) ^ _VERSION_MASK


def shown_mappings(index: Index) -> Source:
    """The mappings with what the documents have added."""
    properties = index.mappings.get("properties")
    known: Source = dict(properties) if isinstance(properties, dict) else {}
    if index.mappings.get("dynamic") not in (False, "false", "strict"):
        for document in index.documents.values():
            _add_dynamic(known, document.source)
    shown = {name: value for name, value in index.mappings.items() if name != "properties"}
    return {**shown, "properties": known} if known else shown


def _add_dynamic(known: Source, source: Mapping[str, Json]) -> None:
    for name, value in source.items():
        field = known.get(name)
        values = value if isinstance(value, list) else [value]
        for item in values:
            if isinstance(item, dict):
                inner = dict(field) if isinstance(field, dict) else {}
                if inner.get("type") not in (None, "nested", "object"):
                    continue
                below = inner.get("properties")
                properties: Source = dict(below) if isinstance(below, dict) else {}
                _add_dynamic(properties, item)
                if properties:
                    field = known[name] = {**inner, "properties": properties}
            elif field is None:
                made = dynamic_mapping(item)
                if made is not None:
                    field = known[name] = made


def shown_index(desk: Desk, index: Index) -> Source:
    """What ``GET /{index}`` shows."""
    return {
        "aliases": index.aliases,
        "mappings": shown_mappings(index),
        "settings": nest(shown_settings(desk, index)),
    }
