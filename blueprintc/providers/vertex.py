"""Google's Vertex AI: predictions of its own models, and Gemini there."""

from blueprintc.providers.contract import Call, Model, ModelStatus, Operation, Provider, Value
from blueprintc.providers.gemini_answers import generate
from blueprintc.providers.google_errors import errors, refuse
from blueprintc.providers.reading import echo, items, member, tokens, whole
from blueprintc.providers.vectors import embed

_HOST = r"https?://(?:[\w-]+-)?aiplatform\.googleapis\.com/v1(?:beta1)?/projects/[^/]+/locations/[^/]+"
_MODEL = _HOST + r"/publishers/google/models/(?P<model>[^/:?]+)"
_DOCS = "https://cloud.google.com/vertex-ai/generative-ai/docs/model-reference"


def _ended(name: str, date: str, replacement: str) -> Model:
    return Model(
        name=name,
        status=ModelStatus.RETIRED,
        date=date,
        replacement=replacement,
        source="https://cloud.google.com/vertex-ai/generative-ai/docs/learn/model-versions",
        as_of="2026-11-24",
    )


def _predict(call: Call) -> Value:
    """A vector an instance."""
    sizes = call.operation.dimensions(call.model)
    size = whole(member(call.get("parameters"), "outputDimensionality"), sizes[0] if sizes else 768)
    predictions: list[Value] = []
    for one in items(call.get("instances")):
        text = str(member(one, "content") or "")
        statistics: Value = {"token_count": tokens(text), "truncated": False}
        predictions.append({"embeddings": {"values": list(embed(text, size)), "statistics": statistics}})
    characters = sum(len(str(member(one, "content") or "")) for one in items(call.get("instances")))
    return {"predictions": predictions, "metadata": {"billableCharacterCount": characters}}


def _predict_text(call: Call) -> Value:
    """A generated text an instance; a vector where an instance is written as embeddings take it."""
    instances = items(call.get("instances"))
    if all(member(one, "content") is not None and member(one, "prompt") is None for one in instances):
        return _predict(call)
    predictions: list[Value] = []
    for one in instances:
        given = member(one, "prompt") or member(one, "content") or ""
        predictions.append({"content": echo(str(given)), "safetyAttributes": {"blocked": False, "scores": []}})
    return {"predictions": predictions, "metadata": {}}


PROVIDER = Provider(
    name="vertex",
    title="Google Vertex AI",
    operations=(
        Operation(
            provider="vertex",
            name="predict",
            title="Vertex AI's embeddings",
            tasks=("text_embedding",),
            url=_HOST
            + r"/publishers/google/models/(?P<model>(?:text-?embedding|text-multilingual|gemini-embedding)[^/:?]*)"
            + ":predict",
            contract="vertex/predict",
            answering=_predict,
            models=(
                _ended(r"textembedding-gecko(?:-multilingual)?(?:@\w+)?", "2025-05-24", "text-embedding-005"),
                Model(name=r"text-(?:multilingual-)?embedding-00[245]", dimensions=(768,)),
                Model(name=r"gemini-embedding-.*", dimensions=(3072,)),
            ),
            model_table="vertex",
            documentation=f"{_DOCS}/text-embeddings-api",
            example={"instances": [{"content": "first"}, {"content": "second"}]},
        ),
        Operation(
            provider="vertex",
            name="predict_text",
            title="a prediction of Vertex AI",
            tasks=("completion",),
            url=rf"(?:{_MODEL}|{_HOST}/endpoints/[^/:?]+):predict",
            contract="vertex/predict_text",
            answering=_predict_text,
            models=(_ended(r"(?:text|chat|code)-(?:bison|unicorn).*", "2025-04-09", "gemini-3.5-flash"),),
            documentation="https://cloud.google.com/vertex-ai/docs/reference/rest/v1/projects.locations.endpoints/predict",
            example={"instances": [{"prompt": "Say hello"}]},
        ),
        Operation(
            provider="vertex",
            name="generate_content",
            title="Gemini on Vertex AI",
            tasks=("chat",),
            url=f"{_MODEL}:generateContent",
            contract="gemini/generate_content",
            answering=generate,
            model_table="vertex",
            documentation=f"{_DOCS}/inference",
            example={"contents": [{"role": "user", "parts": [{"text": "Hello"}]}]},
        ),
    ),
    errors=errors(f"{_DOCS}/api-errors (as of 2026-11-24)"),
    refuse=refuse,
    documentation=_DOCS,
)
