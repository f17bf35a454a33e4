"""Embeddings: a list of vectors becomes one tensor each."""

from blueprintc.emulator.errors import illegal_argument, null_pointer
from blueprintc.emulator.functions.builtin import PostFunction
from blueprintc.emulator.java_values import cast_list, is_number, to_number_array
from blueprintc.emulator.tensors import ModelTensor, new_tensor
from blueprintc.jsontext import Json

_NO_LISTS = "The embedding should be a non-empty List containing List of Float values."
_NO_NUMBERS = "The embedding should be a non-empty List containing Float values."


def _build(found: Json, data_type: str | None) -> list[ModelTensor]:
    # Upstream: EmbeddingPostProcessFunction.validate looks at the first vector and its first number only
    if not isinstance(found, list):
        raise illegal_argument("Post process function input is not a List.")
    if found:
        first = found[0]
        if not isinstance(first, list):
            raise illegal_argument(_NO_LISTS)
        if not first or not is_number(first[0]):
            raise illegal_argument(_NO_NUMBERS)
    return [_tensor(vector, data_type) for vector in found]


def _tensor(vector: Json, data_type: str | None) -> ModelTensor:
    numbers = cast_list(vector)
    if numbers is None:
        raise null_pointer('Cannot invoke "java.util.List.size()" because "embedding" is null')
    return new_tensor(
        name="sentence_embedding",
        data_type=data_type or "FLOAT32",
        shape=[len(numbers)],
        data=to_number_array(numbers),
    )


def _function(name: str, since: str, default_filter: str) -> PostFunction:
    return PostFunction(
        name=f"connector.post_process.{name}",
        since=since,
        default_filter=default_filter,
        gives="embedding",
        build=_build,
    )


FUNCTIONS = (
    _function("openai.embedding", "2.11.0", "$.data[*].embedding"),
    _function("cohere.embedding", "2.11.0", "$.embeddings"),
    _function("default.embedding", "2.11.0", "$[*]"),
    _function("cohere_v2.embedding.float", "3.0.0", "$.embeddings.float"),
    _function("cohere_v2.embedding.int8", "3.0.0", "$.embeddings.int8"),
    _function("cohere_v2.embedding.uint8", "3.0.0", "$.embeddings.uint8"),
    _function("cohere_v2.embedding.binary", "3.0.0", "$.embeddings.binary"),
    _function("cohere_v2.embedding.ubinary", "3.0.0", "$.embeddings.ubinary"),
    _function("bedrock.nova.embedding", "3.3.2", "$.embeddings[*].embedding"),
)
