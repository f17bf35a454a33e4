"""What the built-in pre-process functions produce: parameter name to JSON type.

From ML Commons' own sources (``MLPreProcessFunction`` and the classes that it names, 2.11 and later).
"""

_DOCUMENTS = {"input": "array"}
_RERANK = {"query": "string", "documents": "array", "top_n": "integer"}

BUILTIN_OUTPUTS: dict[str, dict[str, str]] = {
    "connector.pre_process.openai.embedding": _DOCUMENTS,
    "connector.pre_process.default.embedding": _DOCUMENTS,
    "connector.pre_process.cohere.embedding": {"texts": "array"},
    "connector.pre_process.cohere.multimodal_embedding": {"images": "array"},
    "connector.pre_process.bedrock.embedding": {"inputText": "string"},
    "connector.pre_process.bedrock.nova.text_embedding": {"inputText": "string"},
    "connector.pre_process.bedrock.multimodal_embedding": {"inputText": "string", "inputImage": "string"},
    "connector.pre_process.bedrock.nova.image_embedding": {"inputImage": "string"},
    "connector.pre_process.bedrock.nova.video_embedding": {"inputVideo": "string"},
    "connector.pre_process.bedrock.nova.audio_embedding": {"inputAudio": "string"},
    "connector.pre_process.bedrock.nova.embedding": {
        "text": "string",
        "image": "string",
        "video": "string",
        "audio": "string",
    },
    "connector.pre_process.cohere.rerank": _RERANK,
    "connector.pre_process.default.rerank": _RERANK,
    "connector.pre_process.bedrock.rerank": {
        "queries": "array",
        "sources": "array",
        "numberOfResults": "integer",
    },
}
