"""Mistral: chat completions and embeddings in OpenAI's shapes."""

from blueprintc.providers.contract import Model, Provider
from blueprintc.providers.openai_errors import errors, refuse
from blueprintc.providers.openai_like import chat, embeddings

_DOCS = "https://docs.mistral.ai/api"
_HOST = r"https?://api\.mistral\.ai/v1"
PROVIDER = Provider(
    name="mistral",
    title="Mistral",
    operations=(
        chat("mistral", "Mistral", _HOST + "/chat/completions", "mistral-small-latest", table="mistral", docs=_DOCS),
        embeddings(
            "mistral",
            "Mistral",
            _HOST + "/embeddings",
            "mistral-embed",
            models=(
                Model(name=r"mistral-embed.*", dimensions=(1024,)),
                Model(name=r"codestral-embed.*", dimensions=(1536,)),
            ),
            table="mistral",
            docs=_DOCS,
        ),
    ),
    errors=errors(f"{_DOCS} (as of 2026-11-24)", "https://console.mistral.ai"),
    refuse=refuse,
    invalid_status=422,
    documentation=_DOCS,
)
