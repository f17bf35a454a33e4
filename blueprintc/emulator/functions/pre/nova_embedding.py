"""Amazon Nova's unified embedding: the first document says by its key which kind of media it is."""

from blueprintc.data import Target
from blueprintc.emulator.datasets import Dataset
from blueprintc.emulator.errors import illegal_argument
from blueprintc.emulator.functions.builtin import PreFunction, docs_of
from blueprintc.jsontext import Json, print_jackson
from blueprintc.jsontext.jackson_tree import read_jackson
from blueprintc.jvm.errors import JavaError

# Upstream: NovaMultiModalEmbeddingPreProcessFunction: the two lookups have different orders
_NAME_ORDER = ("text", "image", "video", "audio")
_CONTENT_ORDER = ("text", "image", "audio", "video")


def _build(dataset: Dataset, target: Target) -> dict[str, Json]:
    docs = docs_of(dataset)
    if not docs or docs == [None]:
        raise illegal_argument("No input provided")
    document = docs[0]
    if document is None:
        raise illegal_argument('argument "content" is null')
    try:
        tree = read_jackson(document, generation=3 if target.at_least("3.7.0") else 2)
    except JavaError:
        return {"text": document}
    if not isinstance(tree, dict):
        return {"text": document}
    name = next((key for key in _NAME_ORDER if key in tree), "text")
    found = next((key for key in _CONTENT_ORDER if key in tree), None)
    if found is None or not document.startswith("{"):
        return {name: document}
    return {name: _text_of(tree[found], document, target)}


def _text_of(value: Json, document: str, target: Target) -> str:
    """``JsonNode.asText`` (Jackson 2) or ``asString`` (3.7+, Jackson 3), which refuses objects and arrays."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict | list):
        return document if target.at_least("3.7.0") else ""
    if value is None:
        return "" if target.at_least("3.7.0") else "null"
    return print_jackson(value)


FUNCTIONS = (
    PreFunction(
        name="connector.pre_process.bedrock.nova.embedding",
        since="3.5.0",
        takes="text_docs",
        produces={"text": "string", "image": "string", "video": "string", "audio": "string"},
        documents=1,
        build=_build,
    ),
)
