"""Cohere's embeddings, and the reranking models, by ``invoke``; the rerank operation of knowledge bases."""

from blueprintc.providers import cohere_answers
from blueprintc.providers.bedrock.hosts import AGENT_RUNTIME, USER_GUIDE, invoke
from blueprintc.providers.contract import Call, Model, Operation, Value
from blueprintc.providers.reading import fields, items, member, whole, written
from blueprintc.providers.vectors import relevance


def _embed(call: Call) -> Value:
    return {name: value for name, value in fields(cohere_answers.embed_v1(call)).items() if name != "meta"}


def _rerank(call: Call) -> Value:
    return {"results": fields(cohere_answers.rerank(call))["results"]}


def _agent_rerank(call: Call) -> Value:
    """The sources by relevance, best first; at most ``numberOfResults``."""
    query = str(member(call.get("queries"), 0, "textQuery", "text") or "")
    sources = [_source_text(source) for source in items(call.get("sources"))]
    wanted = member(call.get("rerankingConfiguration"), "bedrockRerankingConfiguration", "numberOfResults")
    scores = sorted(((relevance(query, text), -index) for index, text in enumerate(sources)), reverse=True)
    return {
        "results": [
            {"index": -negative, "relevanceScore": score} for score, negative in scores[: whole(wanted, len(sources))]
        ]
    }


def _source_text(source: Value) -> str:
    inline = member(source, "inlineDocumentSource")
    text = member(inline, "textDocument", "text")
    return text if isinstance(text, str) else written(member(inline, "jsonDocument"))


OPERATIONS = (
    Operation(
        provider="bedrock",
        name="cohere_embed",
        title="Cohere's embeddings on Bedrock",
        tasks=("text_embedding", "image_embedding"),
        url=invoke(r"cohere\.embed-[^/?]+"),
        contract="bedrock/cohere_embed",
        answering=_embed,
        models=(
            Model(name=r".*cohere\.embed-v4.*", dimensions=(1536, 1024, 512, 256)),
            Model(name=r".*cohere\.embed-(?:english|multilingual)-v3.*", dimensions=(1024,)),
        ),
        documentation=f"{USER_GUIDE}/model-parameters-embed.html",
        example={"texts": ["first", "second"], "input_type": "search_document", "truncate": "END"},
    ),
    Operation(
        provider="bedrock",
        name="cohere_rerank",
        title="rerank on Bedrock",
        tasks=("rerank",),
        url=invoke(r"cohere\.rerank-[^/?]+"),
        contract="bedrock/cohere_rerank",
        answering=_rerank,
        model_table="bedrock",
        documentation=f"{USER_GUIDE}/model-parameters-cohere-rerank.html",
        example={"query": "cats", "documents": ["dogs bark", "cats purr"], "api_version": 2},
    ),
    Operation(
        provider="bedrock",
        name="amazon_rerank",
        title="rerank on Bedrock",
        tasks=("rerank",),
        url=invoke(r"amazon\.rerank-[^/?]+"),
        contract="bedrock/amazon_rerank",
        answering=_rerank,
        model_table="bedrock",
        documentation=f"{USER_GUIDE}/rerank-supported.html",
        example={"query": "cats", "documents": ["dogs bark", "cats purr"]},
    ),
    Operation(
        provider="bedrock",
        name="agent_rerank",
        title="Bedrock's rerank",
        tasks=("rerank",),
        url=AGENT_RUNTIME + "/rerank",
        contract="bedrock/agent_rerank",
        answering=_agent_rerank,
        documentation="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_agent-runtime_Rerank.html",
        example={
            "queries": [{"type": "TEXT", "textQuery": {"text": "cats"}}],
            "sources": [
                {
                    "type": "INLINE",
                    "inlineDocumentSource": {"type": "TEXT", "textDocument": {"text": text}},
                }
                for text in ("dogs bark", "cats purr")
            ],
            "rerankingConfiguration": {
                "type": "BEDROCK_RERANKING_MODEL",
                "bedrockRerankingConfiguration": {
                    "modelConfiguration": {
                        "modelArn": "arn:aws:bedrock:us-west-2::foundation-model/amazon.rerank-v1:0"
                    },
                },
            },
        },
    ),
)
