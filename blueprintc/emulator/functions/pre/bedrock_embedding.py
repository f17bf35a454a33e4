"""Bedrock text embedding: the first document only, as a plain string."""

from blueprintc.data import Target
from blueprintc.emulator.datasets import Dataset
from blueprintc.emulator.functions.builtin import PreFunction, docs_of, not_null
from blueprintc.jsontext import Json


def _input_text(dataset: Dataset, target: Target) -> dict[str, Json]:
    # Upstream: BedrockEmbeddingPreProcessFunction.process: Map.of refuses a null document
    return {"inputText": not_null(docs_of(dataset)[0])}


FUNCTIONS = (
    PreFunction(
        name="connector.pre_process.bedrock.embedding",
        since="2.12.0",
        takes="text_docs",
        produces={"inputText": "string"},
        documents=1,
        build=_input_text,
    ),
    PreFunction(
        name="connector.pre_process.bedrock.nova.text_embedding",
        since="3.3.2",
        takes="text_docs",
        produces={"inputText": "string"},
        documents=1,
        build=_input_text,
    ),
)
