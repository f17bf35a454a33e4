"""Rerank inputs: query and documents for Cohere's form, and for Bedrock's."""

from blueprintc.data import Target
from blueprintc.emulator.datasets import Dataset
from blueprintc.emulator.functions.builtin import PreFunction, not_null, similarity_of
from blueprintc.jsontext import Json


def _cohere(dataset: Dataset, target: Target) -> dict[str, Json]:
    # Upstream: CohereRerankPreProcessFunction.process
    data = similarity_of(dataset)
    return {"query": not_null(data.query_text), "documents": [*data.text_docs], "top_n": len(data.text_docs)}


def _bedrock(dataset: Dataset, target: Target) -> dict[str, Json]:
    # Upstream: BedrockRerankPreProcessFunction.process: the key order of Map.of varies between JVM runs
    data = similarity_of(dataset)
    queries: list[Json] = [{"textQuery": {"text": not_null(data.query_text)}, "type": "TEXT"}]
    sources: list[Json] = [
        {"inlineDocumentSource": {"textDocument": {"text": not_null(text)}, "type": "TEXT"}, "type": "INLINE"}
        for text in data.text_docs
    ]
    return {"queries": queries, "sources": sources, "numberOfResults": len(data.text_docs)}


def _cohere_form(name: str) -> PreFunction:
    return PreFunction(
        name=name,
        since="2.12.0",
        takes="text_similarity",
        produces={"query": "string", "documents": "array", "top_n": "integer"},
        build=_cohere,
    )


FUNCTIONS = (
    _cohere_form("connector.pre_process.cohere.rerank"),
    _cohere_form("connector.pre_process.default.rerank"),
    PreFunction(
        name="connector.pre_process.bedrock.rerank",
        since="2.19.0",
        takes="text_similarity",
        produces={"queries": "array", "sources": "array", "numberOfResults": "integer"},
        build=_bedrock,
    ),
)
