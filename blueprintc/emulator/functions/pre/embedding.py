"""Embedding inputs: all documents as one JSON array (``openai``, ``default``, ``cohere``)."""

from blueprintc.data import Target
from blueprintc.emulator.datasets import Dataset
from blueprintc.emulator.functions.builtin import PreFunction, docs_of
from blueprintc.jsontext import Json


def _input(dataset: Dataset, target: Target) -> dict[str, Json]:
    return {"input": [*docs_of(dataset)]}


def _texts(dataset: Dataset, target: Target) -> dict[str, Json]:
    return {"texts": [*docs_of(dataset)]}


FUNCTIONS = (
    # Upstream: OpenAIEmbeddingPreProcessFunction
    PreFunction(
        name="connector.pre_process.openai.embedding",
        since="2.11.0",
        takes="text_docs",
        produces={"input": "array"},
        build=_input,
    ),
    PreFunction(
        name="connector.pre_process.default.embedding",
        since="2.11.0",
        takes="text_docs",
        produces={"input": "array"},
        build=_input,
    ),
    # Upstream: CohereEmbeddingPreProcessFunction
    PreFunction(
        name="connector.pre_process.cohere.embedding",
        since="2.11.0",
        takes="text_docs",
        produces={"texts": "array"},
        build=_texts,
    ),
)
