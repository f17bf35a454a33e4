"""OpenAI: chat, completions, embeddings, batches, moderations."""

from blueprintc.providers import openai_answers as answers
from blueprintc.providers.contract import Model, ModelStatus, Operation, Provider
from blueprintc.providers.openai_errors import errors, refuse

_HOST = r"https?://api\.openai\.com/v1"
_DOCS = "https://platform.openai.com/docs/api-reference"
_ENDED_COMPLETIONS = Model(
    name=r"text-(?:davinci|curie|babbage|ada)-00\d|davinci|curie|babbage|ada|code-.*",
    status=ModelStatus.RETIRED,
    date="2024-01-04",
    replacement="a chat model, with chat completions",
    source="https://developers.openai.com/api/docs/deprecations",
    as_of="2026-11-24",
)
EMBEDDING_MODELS = (
    Model(name="text-embedding-3-small", dimensions=(1536,)),
    Model(name="text-embedding-3-large", dimensions=(3072,)),
    Model(name="text-embedding-ada-002", dimensions=(1536,)),
)

PROVIDER = Provider(
    name="openai",
    title="OpenAI",
    operations=(
        Operation(
            provider="openai",
            name="chat",
            title="a chat completion of OpenAI",
            tasks=("chat",),
            url=_HOST + r"/chat/completions",
            contract="openai/chat",
            answering=answers.chat,
            model_table="openai",
            needs_model=True,
            documentation=f"{_DOCS}/chat/create",
            example={"model": "gpt-4o-mini", "messages": [{"role": "user", "content": "Hello"}]},
        ),
        Operation(
            provider="openai",
            name="embeddings",
            title="OpenAI's embeddings",
            tasks=("text_embedding",),
            url=_HOST + r"/embeddings",
            contract="openai/embeddings",
            answering=answers.embeddings,
            models=EMBEDDING_MODELS,
            model_table="openai",
            needs_model=True,
            documentation=f"{_DOCS}/embeddings/create",
            example={"model": "text-embedding-3-small", "input": ["first", "second"]},
        ),
        Operation(
            provider="openai",
            name="completions",
            title="a completion of OpenAI",
            tasks=("completion",),
            url=_HOST + r"/completions",
            contract="openai/completions",
            answering=answers.completion,
            models=(_ENDED_COMPLETIONS,),
            model_table="openai",
            needs_model=True,
            documentation=f"{_DOCS}/completions/create",
            example={"model": "gpt-3.5-turbo-instruct", "prompt": "Say hello"},
        ),
        Operation(
            provider="openai",
            name="create_batch",
            title="a batch job of OpenAI",
            tasks=("batch",),
            url=_HOST + r"/batches",
            contract="openai/create_batch",
            answering=answers.batch_created,
            documentation=f"{_DOCS}/batch/create",
            example={"input_file_id": "file-abc123", "endpoint": "/v1/embeddings", "completion_window": "24h"},
        ),
        Operation(
            provider="openai",
            name="get_batch",
            title="the status of a batch job of OpenAI",
            tasks=("batch_status",),
            method="GET",
            url=_HOST + r"/batches/(?P<id>[^/?]+)",
            contract="openai/batch",
            answering=answers.batch_status,
            documentation=f"{_DOCS}/batch/retrieve",
            example=None,
        ),
        Operation(
            provider="openai",
            name="cancel_batch",
            title="a cancelled batch job of OpenAI",
            tasks=("cancel_batch",),
            url=_HOST + r"/batches/(?P<id>[^/?]+)/cancel",
            contract="openai/batch",
            answering=answers.batch_cancelled,
            documentation=f"{_DOCS}/batch/cancel",
            example=None,
        ),
        Operation(
            provider="openai",
            name="moderations",
            title="OpenAI's moderations",
            tasks=("guardrail",),
            url=_HOST + r"/moderations",
            contract="openai/moderations",
            answering=answers.moderations,
            documentation=f"{_DOCS}/moderations/create",
            example={"model": "omni-moderation-latest", "input": "a harmless text"},
        ),
    ),
    errors=errors(),
    refuse=refuse,
    documentation=_DOCS,
)
