"""Google's Gemini API: contents, and embeddings."""

from blueprintc.providers.contract import Call, Model, ModelStatus, Operation, Provider, Value
from blueprintc.providers.gemini_answers import generate, parts_text
from blueprintc.providers.google_errors import errors, refuse
from blueprintc.providers.reading import items, member, whole
from blueprintc.providers.vectors import embed

_MODEL = r"https?://generativelanguage\.googleapis\.com/v1(?:beta|alpha)?/models/(?P<model>[^/:?]+)"
_QUERY = r"(?:\?.*)?"
_DOCS = "https://ai.google.dev/api"


def _ended(name: str, date: str, replacement: str) -> Model:
    return Model(
        name=name,
        status=ModelStatus.RETIRED,
        date=date,
        replacement=replacement,
        source="https://ai.google.dev/gemini-api/docs/deprecations",
        as_of="2026-11-24",
    )


_CHAT_MODELS = (
    _ended(r"gemini-2\.0-flash(?:-lite)?(?:-001)?", "2026-06-01", "gemini-3.5-flash"),
    _ended(r"gemini-1\.5-(?:flash|flash-8b|pro)(?:-\w+)?", "2025-09-24", "gemini-3.5-flash"),
    _ended(r"gemini-(?:1\.0-)?pro(?:-vision|-001)?", "2025-02-15", "gemini-3.5-flash"),
)
_EMBEDDING_MODELS = (
    Model(name=r"gemini-embedding-.*", dimensions=(3072, 1536, 768)),
    _ended(r"text-embedding-004", "2026-01-14", "gemini-embedding-001"),
    _ended(r"(?:text-)?embedding-(?:gecko-)?001", "2025-10-30", "gemini-embedding-001"),
)


def _vector(call: Call, request: Value) -> Value:
    sizes = call.operation.dimensions(call.model)
    given = member(request, "outputDimensionality") or member(request, "output_dimensionality")
    size = whole(given, sizes[0] if sizes else 768)
    return {"values": list(embed(parts_text(member(request, "content")), size))}


def _embed(call: Call) -> Value:
    return {"embedding": _vector(call, call.body)}


def _batch_embed(call: Call) -> Value:
    return {"embeddings": [_vector(call, request) for request in items(call.get("requests"))]}


def _text(text: str) -> Value:
    return {"parts": [{"text": text}]}


PROVIDER = Provider(
    name="gemini",
    title="Google Gemini",
    operations=(
        Operation(
            provider="gemini",
            name="generate_content",
            title="Gemini",
            tasks=("chat",),
            url=f"{_MODEL}:generateContent{_QUERY}",
            contract="gemini/generate_content",
            answering=generate,
            models=_CHAT_MODELS,
            model_table="gemini",
            documentation=f"{_DOCS}/generate-content",
            example={"contents": [{"role": "user", "parts": [{"text": "Hello"}]}]},
        ),
        Operation(
            provider="gemini",
            name="embed_content",
            title="Gemini's embedding",
            tasks=("text_embedding",),
            url=f"{_MODEL}:embedContent{_QUERY}",
            contract="gemini/embed_content",
            answering=_embed,
            models=_EMBEDDING_MODELS,
            model_table="gemini",
            documentation=f"{_DOCS}/embeddings",
            example={"content": _text("a text"), "outputDimensionality": 768},
        ),
        Operation(
            provider="gemini",
            name="batch_embed_contents",
            title="Gemini's embeddings",
            tasks=("text_embedding",),
            url=f"{_MODEL}:batchEmbedContents{_QUERY}",
            contract="gemini/batch_embed_contents",
            answering=_batch_embed,
            models=_EMBEDDING_MODELS,
            model_table="gemini",
            documentation=f"{_DOCS}/embeddings",
            example={
                "requests": [
                    {"model": "models/gemini-embedding-001", "content": _text("first")},
                    {"model": "models/gemini-embedding-001", "content": _text("second")},
                ]
            },
        ),
    ),
    errors=errors("https://ai.google.dev/gemini-api/docs/troubleshooting (as of 2026-11-24)"),
    refuse=refuse,
    credentials=("x-goog-api-key", "?key", "Authorization"),
    documentation=_DOCS,
)
