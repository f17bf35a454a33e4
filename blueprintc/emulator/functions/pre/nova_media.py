"""Amazon Nova embeddings of one kind of media: the first document only."""

from collections.abc import Callable

from blueprintc.data import Target
from blueprintc.emulator.datasets import Dataset
from blueprintc.emulator.errors import illegal_argument
from blueprintc.emulator.functions.builtin import PreFunction, docs_of
from blueprintc.jsontext import Json


def _first_as(parameter: str, what: str) -> Callable[[Dataset, Target], dict[str, Json]]:
    def build(dataset: Dataset, target: Target) -> dict[str, Json]:
        docs = docs_of(dataset)
        if not docs:
            raise illegal_argument(f"No input {what} provided")
        return {parameter: docs[0]}

    return build


def _function(what: str, parameter: str) -> PreFunction:
    return PreFunction(
        name=f"connector.pre_process.bedrock.nova.{what}_embedding",
        since="3.3.2",
        takes="text_docs",
        produces={parameter: "string"},
        documents=1,
        build=_first_as(parameter, what),
    )


# Upstream: ImageEmbeddingPreProcessFunction, VideoEmbeddingPreProcessFunction, AudioEmbeddingPreProcessFunction
FUNCTIONS = (
    _function("image", "inputImage"),
    _function("video", "inputVideo"),
    _function("audio", "inputAudio"),
)
