"""Amazon Nova: multimodal embeddings, and its chat models by ``invoke``."""

from blueprintc.providers.bedrock.hosts import USER_GUIDE, invoke
from blueprintc.providers.contract import Call, Model, Operation, Value
from blueprintc.providers.reading import echo, last_text, member, tokens, whole
from blueprintc.providers.vectors import embed

_DOCS = "https://docs.aws.amazon.com/nova/latest/userguide"


def _embed(call: Call) -> Value:
    """One vector for the input that is not null."""
    wanted = call.get("singleEmbeddingParams")
    size = whole(member(wanted, "embeddingDimension"), 3072)
    embeddings: list[Value] = []
    for kind in ("text", "image", "video", "audio"):
        given = member(wanted, kind, "value") or member(wanted, kind, "source", "bytes")
        if isinstance(given, str):
            embeddings.append({"embeddingType": kind.upper(), "embedding": list(embed(given, size))})
    if not embeddings:  # a location in S3, which a stub cannot read
        embeddings.append({"embeddingType": "TEXT", "embedding": list(embed("", size))})
    return {"embeddings": embeddings}


def _chat(call: Call) -> Value:
    prompt = last_text(call.get("messages"))
    text = echo(prompt)
    return {
        "output": {"message": {"role": "assistant", "content": [{"text": text}]}},
        "stopReason": "end_turn",
        "usage": {
            "inputTokens": tokens(prompt),
            "outputTokens": tokens(text),
            "totalTokens": tokens(prompt) + tokens(text),
        },
    }


OPERATIONS = (
    Operation(
        provider="bedrock",
        name="nova_embed",
        title="Nova multimodal embeddings",
        tasks=("text_embedding", "image_embedding"),
        url=invoke(r"amazon\.nova-2-multimodal-embeddings-v1(?::\w+)*"),
        contract="bedrock/nova_embed",
        answering=_embed,
        models=(Model(name=r".*amazon\.nova-2-multimodal-embeddings.*", dimensions=(3072, 1024, 384, 256)),),
        documentation=f"{_DOCS}/embeddings-schema.html",
        example={
            "taskType": "SINGLE_EMBEDDING",
            "singleEmbeddingParams": {
                "embeddingPurpose": "GENERIC_INDEX",
                "embeddingDimension": 1024,
                "text": {"truncationMode": "END", "value": "a text"},
            },
        },
    ),
    Operation(
        provider="bedrock",
        name="nova",
        title="a message of Nova",
        tasks=("chat",),
        url=invoke(r"amazon\.nova-(?!2-multimodal-embeddings|canvas|reel|sonic)[^/?]+"),
        contract="bedrock/nova",
        answering=_chat,
        model_table="bedrock",
        documentation=f"{_DOCS}/complete-request-schema.html; {USER_GUIDE}",
        example={"messages": [{"role": "user", "content": [{"text": "Hello"}]}]},
    ),
)
