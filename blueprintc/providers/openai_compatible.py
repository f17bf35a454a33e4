"""Servers that speak OpenAI's API at any address: vLLM, Groq, OpenRouter, NVIDIA NIM, Together, LM Studio, LiteLLM …"""

from blueprintc.providers.contract import Provider
from blueprintc.providers.openai_errors import errors, refuse
from blueprintc.providers.openai_like import chat, completions, embeddings

_ANY = r"https?://[^/?]+(?:/[^?]*)?/v1"
_WHO = "an OpenAI-compatible server"
_DOCS = "https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html"
_QUERY = r"(?:\?.*)?"
PROVIDER = Provider(
    name="openai_compatible",
    title="OpenAI-compatible servers",
    operations=(
        chat("openai_compatible", _WHO, f"{_ANY}/chat/completions{_QUERY}", "a-model", docs=_DOCS, by_host=False),
        embeddings("openai_compatible", _WHO, f"{_ANY}/embeddings{_QUERY}", "a-model", docs=_DOCS, by_host=False),
        completions("openai_compatible", _WHO, f"{_ANY}/completions{_QUERY}", "a-model", docs=_DOCS, by_host=False),
    ),
    errors=errors(f"{_DOCS} (as of 2026-11-24)", "https://example.com"),
    refuse=refuse,
    documentation=_DOCS,
)
