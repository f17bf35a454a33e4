"""Bedrock embeddings: one flat vector becomes one tensor."""

from blueprintc.emulator.errors import illegal_argument
from blueprintc.emulator.functions.builtin import PostFunction
from blueprintc.emulator.java_values import is_number, to_number_array
from blueprintc.emulator.tensors import ModelTensor, new_tensor
from blueprintc.jsontext import Json


def _build(found: Json, data_type: str | None) -> list[ModelTensor]:
    # Upstream: BedrockEmbeddingPostProcessFunction: an empty vector passes and gives an empty tensor
    if not isinstance(found, list):
        raise illegal_argument("Post process function input is not a List.")
    if found and not is_number(found[0]):
        raise illegal_argument("The embedding should be a non-empty List containing Float values.")
    return [
        new_tensor(
            name="sentence_embedding",
            data_type=data_type or "FLOAT32",
            shape=[len(found)],
            data=to_number_array(found),
        )
    ]


def _function(name: str, since: str, default_filter: str) -> PostFunction:
    return PostFunction(
        name=f"connector.post_process.{name}",
        since=since,
        default_filter=default_filter,
        gives="embedding",
        build=_build,
    )


FUNCTIONS = (
    _function("bedrock.embedding", "2.12.0", "$.embedding"),
    _function("bedrock_v2.embedding.float", "3.0.0", "$.embeddingsByType.float"),
    _function("bedrock_v2.embedding.binary", "3.0.0", "$.embeddingsByType.binary"),
)
