"""Operations of providers that speak OpenAI's API at their own addresses."""

from blueprintc.providers import openai_answers as answers
from blueprintc.providers.contract import Model, Operation


def chat(
    provider: str, title: str, url: str, model: str, *, table: str = "", docs: str = "", by_host: bool = True
) -> Operation:
    """Chat completions; ``title`` is the provider's name, ``model`` that of the example."""
    return Operation(
        provider=provider,
        name="chat",
        title=f"a chat completion of {title}",
        tasks=("chat",),
        url=url,
        contract="openai_compatible/chat",
        answering=answers.chat,
        model_table=table,
        needs_model=True,
        is_by_host=by_host,
        documentation=docs,
        example={"model": model, "messages": [{"role": "user", "content": "Hello"}]},
    )


def embeddings(
    provider: str,
    title: str,
    url: str,
    model: str,
    *,
    models: tuple[Model, ...] = (),
    table: str = "",
    docs: str = "",
    by_host: bool = True,
) -> Operation:
    """Embeddings."""
    return Operation(
        provider=provider,
        name="embeddings",
        title=f"embeddings of {title}",
        tasks=("text_embedding",),
        url=url,
        contract="openai_compatible/embeddings",
        answering=answers.embeddings,
        models=models,
        model_table=table,
        needs_model=True,
        is_by_host=by_host,
        documentation=docs,
        example={"model": model, "input": ["first", "second"]},
    )


def completions(provider: str, title: str, url: str, model: str, *, docs: str = "", by_host: bool = True) -> Operation:
    """Text completions."""
    return Operation(
        provider=provider,
        name="completions",
        title=f"a completion of {title}",
        tasks=("completion",),
        url=url,
        contract="openai_compatible/completions",
        answering=answers.completion,
        needs_model=True,
        is_by_host=by_host,
        documentation=docs,
        example={"model": model, "prompt": "Say hello"},
    )
