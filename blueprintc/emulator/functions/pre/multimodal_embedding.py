"""Text and image embeddings: Bedrock (document 0 is text, document 1 an image) and Cohere (all are images)."""

from blueprintc.data import Target
from blueprintc.emulator.datasets import Dataset
from blueprintc.emulator.errors import illegal_argument
from blueprintc.emulator.functions.builtin import PreFunction, docs_of
from blueprintc.jsontext import Json


def _text_and_image(dataset: Dataset, target: Target) -> dict[str, Json]:
    # Upstream: MultiModalConnectorPreProcessFunction: a null document ends as the string "null"
    docs = docs_of(dataset)
    if not docs or docs == [None]:
        raise illegal_argument("No input text or image provided")
    values: dict[str, Json] = {"inputText": docs[0]}
    if len(docs) > 1:
        values["inputImage"] = docs[1]
    return values


def _images(dataset: Dataset, target: Target) -> dict[str, Json]:
    # Upstream: CohereMultiModalEmbeddingPreProcessFunction
    docs = docs_of(dataset)
    if not docs or docs[0] is None:
        raise illegal_argument("No image provided")
    return {"images": [*docs]}


FUNCTIONS = (
    PreFunction(
        name="connector.pre_process.bedrock.multimodal_embedding",
        since="2.16.0",
        takes="text_docs",
        produces={"inputText": "string", "inputImage": "string"},
        documents=2,
        build=_text_and_image,
    ),
    PreFunction(
        name="connector.pre_process.cohere.multimodal_embedding",
        since="2.19.0",
        takes="text_docs",
        produces={"images": "array"},
        build=_images,
    ),
)
