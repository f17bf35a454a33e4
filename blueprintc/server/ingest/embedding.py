"""Ingest processors that add vectors: text_embedding, sparse_encoding, text_image_embedding.

Upstream: the plugin neural-search: InferenceProcessor, TextImageEmbeddingProcessor.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprintc.emulator.errors import illegal_argument
from blueprintc.jsontext import Json
from blueprintc.server.ingest.config import Config
from blueprintc.server.ingest.document import Ingested
from blueprintc.server.ingest.pipeline import Run
from blueprintc.server.state.store import Source

if TYPE_CHECKING:
    from blueprintc.server.desk import Desk

Infer = Callable[[str, str, Sequence[str]], Sequence[Json]]
"""The request's id, the model's id and the texts, to one result a text."""

_IMAGE_FIELDS = ("text", "image")


@dataclass(frozen=True, slots=True)
class _Place:
    """Texts of a document, and where their results go."""

    container: Source
    target: str
    texts: list[str]
    is_list: bool


def text_embedding(desk: "Desk", config: Config) -> Run:
    """A dense vector for each mapped text; lists get objects with a vector under ``knn``."""
    from blueprintc.server.ml.embedding import embed_texts

    def infer(request_id: str, model: str, texts: Sequence[str]) -> Sequence[Json]:
        return [[*vector] for vector in embed_texts(desk, request_id, model, texts)]

    return _inference(config, "knn", infer)


def sparse_encoding(desk: "Desk", config: Config) -> Run:
    """Token weights for each mapped text."""
    from blueprintc.server.ml.embedding import weigh_texts

    config.take("prune_type")
    config.take("prune_ratio")

    def infer(request_id: str, model: str, texts: Sequence[str]) -> Sequence[Json]:
        return [dict(weights) for weights in weigh_texts(desk, request_id, model, texts)]

    return _inference(config, "sparse_encoding", infer)


def _inference(config: Config, list_key: str, infer: Infer) -> Run:
    model_id = config.text("model_id")
    field_map = config.required_map("field_map")
    config.take("batch_size")
    config.flag("skip_existing", False)
    if not model_id.strip():
        raise illegal_argument("model_id is null or empty, cannot process it")
    if not field_map or any(not name.strip() or value in (None, "") for name, value in field_map.items()):
        raise illegal_argument("Unable to create the processor as field_map has invalid key or value")
    nested = _nested(field_map)

    def run(document: Ingested, request_id: str) -> bool:
        _check(document.source, nested)
        places: list[_Place] = []
        _collect(document.source, nested, places)
        texts = [text for place in places for text in place.texts]
        if texts:
            results = list(infer(request_id, model_id, texts))
            for place in places:
                mine = [results.pop(0) for _ in place.texts]
                wrapped: list[Json] = [{list_key: result} for result in mine]
                _put(place.container, place.target, wrapped if place.is_list else mine[0])
        return True

    return run


def _nested(field_map: Source) -> Source:
    """Names with dots as objects in objects. Upstream: processNestedKey."""
    made: Source = {}
    for name, target in field_map.items():
        head, _, rest = name.partition(".")
        inner: Json = target if not rest else {rest: target}
        if isinstance(inner, dict):
            below = _nested(inner)
            before = made.get(head)
            made[head] = {**before, **below} if isinstance(before, dict) else below
        else:
            made[head] = inner
    return made


def _check(source: Source, field_map: Source) -> None:
    """Upstream: ProcessorDocumentUtils.validateMapTypeValue, with empty texts allowed."""
    for name, target in field_map.items():
        value = source.get(name)
        if value is None:
            continue
        if isinstance(value, list):
            for item in value:
                if item is None:
                    raise illegal_argument(f"list type field [{name}] has null, cannot process it")
                if isinstance(item, list):
                    raise illegal_argument(f"list type field [{name}] is nested list type, cannot process it")
                if isinstance(item, dict):
                    _check_object(name, item, target)
                elif not isinstance(item, str):
                    raise illegal_argument(f"list type field [{name}] has non string value, cannot process it")
        elif isinstance(value, dict):
            _check_object(name, value, target)
        elif not isinstance(value, str):
            raise illegal_argument(f"map type field [{name}] is neither string nor nested type, cannot process it")


def _check_object(name: str, value: Source, target: Json) -> None:
    if not isinstance(target, dict):
        raise illegal_argument(
            f"[{name}] configuration doesn't match actual value type, configuration type is: java.lang.String, actual"
            " value type is: java.util.HashMap"
        )
    _check(value, target)


def _collect(source: Source, field_map: Source, places: list[_Place]) -> None:
    for name, target in field_map.items():
        value = source.get(name)
        if isinstance(target, dict):
            for item in value if isinstance(value, list) else [value]:
                if isinstance(item, dict):
                    _collect(item, target, places)
        elif isinstance(value, str) and value.strip():
            places.append(_Place(source, str(target), [value], is_list=False))
        elif isinstance(value, list) and value:
            places.append(_Place(source, str(target), [str(item) for item in value], is_list=True))


def _put(container: Source, target: str, value: Json) -> None:
    *parents, last = target.split(".")
    node = container
    for part in parents:
        below = node.get(part)
        if not isinstance(below, dict):
            below = {}
            node[part] = below
        node = below
    node[last] = value


def text_image_embedding(desk: "Desk", config: Config) -> Run:
    """One vector for a text and an image of a document."""
    from blueprintc.server.ml.embedding import embed_image, embed_texts

    model_id = config.text("model_id")
    target = config.text("embedding")
    field_map = config.required_map("field_map")
    config.flag("skip_existing", False)
    if any(name not in _IMAGE_FIELDS for name in field_map):
        raise illegal_argument(
            "Unable to create the TextImageEmbedding processor with provided field name(s). Following names are"
            f" supported [{','.join(_IMAGE_FIELDS)}]"
        )

    def run(document: Ingested, request_id: str) -> bool:
        found = {name: _given(document, str(path)) for name, path in field_map.items()}
        text, image = found.get("text"), found.get("image")
        if image is not None:
            document.put(target, [*embed_image(desk, request_id, model_id, text, image)])
        elif text is not None:
            document.put(target, [*embed_texts(desk, request_id, model_id, [text])[0]])
        return True

    return run


def _given(document: Ingested, path: str) -> str | None:
    if path not in document.source:
        return None
    value = document.source[path]
    wanted = f"Unsupported format of the field in the document, {path} value must be a non-empty string."
    if value is None:
        raise illegal_argument(f"{wanted} Currently it is null")
    if not isinstance(value, str) or not value.strip():
        kind = "java.lang.String" if isinstance(value, str) else "java.lang.Integer"
        raise illegal_argument(f"{wanted} Currently it is '{value}'. Type is class {kind}")
    return value
