"""``model_config`` of a request that registers a model: what is wrong with it is refused.

Upstream: RemoteModelConfig, BaseModelConfig (since 3.1), TextEmbeddingModelConfig (before).
"""

from collections.abc import Iterator

from blueprintc.data import Feature, Target
from blueprintc.emulator.errors import illegal_argument
from blueprintc.emulator.java_maps import hash_map
from blueprintc.jsontext import Json, XContentParser
from blueprintc.jvm.strings import to_upper

_FRAMEWORKS = frozenset({"HUGGINGFACE_TRANSFORMERS", "SENTENCE_TRANSFORMERS", "HUGGINGFACE_TRANSFORMERS_NEURON"})
_POOLING_MODES = frozenset({"MEAN", "MEAN_SQRT_LEN", "MAX", "WEIGHTED_MEAN", "CLS", "LAST_TOKEN"})


def check_model_config(
    parser: XContentParser, members: Iterator[str], *, is_remote: bool, target: Target
) -> dict[str, Json]:
    """Read the object that ``members`` walk through; its fields as they are stored. Raises ``JavaError``.

    ``is_remote``: ``function_name`` stood before it and is ``remote``.
    """
    typed = target.has(Feature.REMOTE_MODEL_CONFIG)
    given: dict[str, Json] = {}
    for name in members:
        match name:
            case "model_type" | "all_config":
                given[name] = parser.text()
            case "query_prefix" | "passage_prefix" if not (typed and is_remote):
                given[name] = parser.text()
            case "embedding_dimension" | "model_max_length":
                given[name] = parser.integer()
            case "framework_type":
                given[name] = _one_of(parser.text(), _FRAMEWORKS, "Wrong framework type")
            case "pooling_mode":
                given[name] = _one_of(parser.text(), _POOLING_MODES, "Wrong pooling method")
            case "normalize_result":
                given[name] = parser.boolean()
            case "additional_config" if typed:
                given[name] = dict(parser.map())
            case _:
                parser.skip_children()
    if "model_type" not in given:
        raise illegal_argument("model type is null")
    if not typed:
        _require(given, "embedding_dimension", "embedding dimension is null")
        _require(given, "framework_type", "framework type is null")
        return given
    _check_duplicates(given, target)
    if is_remote and str(given["model_type"]).lower() == "text_embedding":
        kind = "for remote text embedding model"
        _require(given, "embedding_dimension", f"Embedding dimension must be provided {kind}")
        _require(given, "framework_type", f"Framework type must be provided {kind}")
        additional = given.get("additional_config")
        if not isinstance(additional, dict) or "space_type" not in additional:
            raise illegal_argument(f"Space type must be provided in additional_config {kind}")
    return given


def _one_of(text: str, names: frozenset[str], message: str) -> str:
    name = to_upper(text)
    if name not in names:
        raise illegal_argument(message)
    return name


def _require(given: dict[str, Json], name: str, message: str) -> None:
    if name not in given:
        raise illegal_argument(message)


def _check_duplicates(given: dict[str, Json], target: Target) -> None:
    """Upstream: BaseModelConfig.validateNoDuplicateKeys."""
    text, additional = given.get("all_config"), given.get("additional_config")
    if not isinstance(text, str) or not isinstance(additional, dict) or not additional:
        return
    parser = XContentParser(text, generation=3 if target.has(Feature.XCONTENT_JACKSON_3) else 2, from_bytes=False)
    twice = [name for name in parser.map() if name in additional]
    if twice:
        names = ", ".join(hash_map(dict.fromkeys(twice, None)))
        raise illegal_argument(f"Duplicate keys found in both all_config and additional_config: {names}")
