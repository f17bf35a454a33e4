"""Amazon Titan embeddings: texts (version 1 and 2) and multimodal."""

from blueprintc.providers.bedrock.hosts import invoke
from blueprintc.providers.contract import Call, Model, Operation, Value
from blueprintc.providers.reading import member, texts, tokens, whole
from blueprintc.providers.vectors import bits, embed

_DOCS = "https://docs.aws.amazon.com/bedrock/latest/userguide"


def _text(call: Call) -> Value:
    """One vector; version 2 also by type."""
    text = str(call.get("inputText") or "")
    sizes = call.operation.models[0].dimensions
    vector = embed(text, whole(call.get("dimensions"), sizes[0]))
    made: dict[str, Value] = {"embedding": list(vector), "inputTextTokenCount": tokens(text)}
    if call.operation.name == "titan_text_v2":
        by_type: dict[str, Value] = {"float": list(vector), "binary": list(bits(vector))}
        wanted = texts(call.get("embeddingTypes")) or ["float"]
        made["embeddingsByType"] = {name: value for name, value in by_type.items() if name in wanted}
    return made


def _image(call: Call) -> Value:
    """One vector for the text, the picture, or both."""
    text, image = call.get("inputText"), call.get("inputImage")
    given = [one for one in (text, image) if isinstance(one, str)]
    size = whole(member(call.get("embeddingConfig"), "outputEmbeddingLength"), 1024)
    return {
        "embedding": list(embed(" ".join(given), size)),
        "inputTextTokenCount": tokens(text) if isinstance(text, str) else 0,
        "message": None,
    }


OPERATIONS = (
    Operation(
        provider="bedrock",
        name="titan_text_v2",
        title="Titan text embeddings V2",
        tasks=("text_embedding",),
        url=invoke(r"amazon\.titan-embed-text-v2(?::0)?(?::\w+)?"),
        contract="bedrock/titan_text_v2",
        answering=_text,
        models=(Model(name=r".*amazon\.titan-embed-text-v2.*", dimensions=(1024, 512, 256)),),
        documentation=f"{_DOCS}/model-parameters-titan-embed-text.html",
        example={"inputText": "a text", "dimensions": 1024, "normalize": True, "embeddingTypes": ["float", "binary"]},
    ),
    Operation(
        provider="bedrock",
        name="titan_text_v1",
        title="Titan text embeddings G1",
        tasks=("text_embedding",),
        url=invoke(r"amazon\.titan-embed-(?:text-v1|g1-text-02)(?::\w+)*"),
        contract="bedrock/titan_text_v1",
        answering=_text,
        models=(Model(name=r".*amazon\.titan-embed-.*", dimensions=(1536,)),),
        documentation=f"{_DOCS}/model-parameters-titan-embed-text.html",
        example={"inputText": "a text"},
    ),
    Operation(
        provider="bedrock",
        name="titan_image",
        title="Titan multimodal embeddings",
        tasks=("text_embedding", "image_embedding"),
        url=invoke(r"amazon\.titan-embed-image-v1(?::\w+)*"),
        contract="bedrock/titan_image",
        answering=_image,
        models=(Model(name=r".*amazon\.titan-embed-image-v1.*", dimensions=(1024, 384, 256)),),
        documentation=f"{_DOCS}/model-parameters-titan-embed-mm.html",
        example={"inputText": "a text", "embeddingConfig": {"outputEmbeddingLength": 1024}},
    ),
)
