"""Azure AI Foundry: models of all makers behind one inference API in OpenAI's shapes; Cohere's rerank there."""

from blueprintc.providers import azure_openai, cohere_answers
from blueprintc.providers.contract import Model, Operation, Provider
from blueprintc.providers.openai_like import chat, embeddings

_HOST = r"https?://[^/]+\.(?:services\.ai\.azure\.com/(?:models|openai/v1)|models\.ai\.azure\.com(?:/v1)?)"
_QUERY = r"(?:\?.*)?"
_DOCS = "https://learn.microsoft.com/rest/api/aifoundry/modelinference"
PROVIDER = Provider(
    name="azure_ai_foundry",
    title="Azure AI Foundry",
    operations=(
        chat("azure_ai_foundry", "Azure AI Foundry", f"{_HOST}/chat/completions{_QUERY}", "a-deployment", docs=_DOCS),
        embeddings(
            "azure_ai_foundry",
            "Azure AI Foundry",
            f"{_HOST}/embeddings{_QUERY}",
            "Cohere-embed-v3-english",
            models=(
                Model(name=r"(?i)cohere-embed-v3-.*", dimensions=(1024,)),
                Model(name=r"(?i)text-embedding-3-large", dimensions=(3072,)),
            ),
            docs=_DOCS,
        ),
        Operation(
            provider="azure_ai_foundry",
            name="rerank",
            title="rerank on Azure AI Foundry",
            tasks=("rerank",),
            url=r"https?://[^/]+\.(?:services\.ai|models\.ai)\.azure\.com/(?:providers/cohere/)?v[12]/rerank" + _QUERY,
            contract="cohere/rerank_v1",
            answering=cohere_answers.rerank,
            documentation=_DOCS,
            example={"query": "cats", "documents": ["dogs bark", "cats purr"], "top_n": 2},
        ),
    ),
    errors=azure_openai.PROVIDER.errors,
    refuse=azure_openai.PROVIDER.refuse,
    credentials=("api-key", "Authorization"),
    documentation=_DOCS,
)
