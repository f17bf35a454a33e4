"""Ollama: its own API and OpenAI's, at any address."""

import json

from blueprintc.providers.contract import Answer, Call, ErrorBody, Operation, Provider, Value
from blueprintc.providers.instances import instance
from blueprintc.providers.openai_like import chat, embeddings
from blueprintc.providers.reading import echo, last_text, texts, tokens, whole, written
from blueprintc.providers.refusals import NO_SUCH_MODEL
from blueprintc.providers.vectors import embed

_ANY = r"https?://[^/?]+/api"
_V1 = r"https?://[^/?]+:11434/v1"
_DOCS = "https://github.com/ollama/ollama/blob/main/docs/api.md"
_HEADERS = (("Content-Type", "application/json; charset=utf-8"),)
_SIZES = {"nomic-embed-text": 768, "mxbai-embed-large": 1024, "all-minilm": 384, "bge-m3": 1024}
_TIME = "2026-01-01T00:00:00Z"


def _size(call: Call) -> int:
    return whole(call.get("dimensions"), _SIZES.get(call.model.partition(":")[0], 768))


def _done(prompt: str, text: str) -> dict[str, Value]:
    return {
        "done": True,
        "done_reason": "stop",
        "total_duration": 420000000,
        "load_duration": 20000000,
        "prompt_eval_count": tokens(prompt),
        "prompt_eval_duration": 100000000,
        "eval_count": tokens(text),
        "eval_duration": 300000000,
    }


def _words(call: Call, prompt: str) -> str:
    wanted = call.get("format")
    if isinstance(wanted, dict):
        return written(instance(wanted))
    return written({"answer": "This is a stub's answer."}) if wanted == "json" else echo(prompt)


def _chat(call: Call) -> Value:
    prompt = last_text(call.get("messages"))
    text = _words(call, prompt)
    message: Value = {"role": "assistant", "content": text}
    return {"model": call.model, "created_at": _TIME, "message": message, **_done(prompt, text)}


def _generate(call: Call) -> Value:
    prompt = str(call.get("prompt") or "")
    text = _words(call, prompt)
    return {"model": call.model, "created_at": _TIME, "response": text, **_done(prompt, text)}


def _embed(call: Call) -> Value:
    given = texts(call.get("input"))
    return {
        "model": call.model,
        "embeddings": [list(embed(text, _size(call))) for text in given],
        "total_duration": 14143917,
        "load_duration": 1019500,
        "prompt_eval_count": tokens(*given),
    }


def _embeddings(call: Call) -> Value:
    return {"embedding": list(embed(str(call.get("prompt") or ""), _size(call)))}


def _refuse(status: int, kind: str, message: str, place: str) -> Answer:
    if kind == NO_SUCH_MODEL:
        message = f'model "{message}" not found, try pulling it first'
    return Answer(status, _HEADERS, json.dumps({"error": message}).encode())


def _error(name: str, status: int, message: str) -> ErrorBody:
    return ErrorBody(
        name=name,
        status=status,
        body=json.dumps({"error": message}),
        headers=_HEADERS,
        source="https://docs.ollama.com/api/errors (as of 2026-11-24)",
    )


_HELLO: Value = {"model": "llama3.2", "messages": [{"role": "user", "content": "Hello"}], "stream": False}
PROVIDER = Provider(
    name="ollama",
    title="Ollama",
    operations=(
        Operation(
            provider="ollama",
            name="native_chat",
            title="a message of Ollama",
            tasks=("chat",),
            url=_ANY + "/chat",
            contract="ollama/chat",
            answering=_chat,
            needs_model=True,
            is_by_host=False,
            documentation=_DOCS,
            example=_HELLO,
        ),
        Operation(
            provider="ollama",
            name="generate",
            title="a completion of Ollama",
            tasks=("completion",),
            url=_ANY + "/generate",
            contract="ollama/generate",
            answering=_generate,
            needs_model=True,
            is_by_host=False,
            documentation=_DOCS,
            example={"model": "llama3.2", "prompt": "Say hello", "stream": False},
        ),
        Operation(
            provider="ollama",
            name="embed",
            title="Ollama's embeddings",
            tasks=("text_embedding",),
            url=_ANY + "/embed",
            contract="ollama/embed",
            answering=_embed,
            needs_model=True,
            is_by_host=False,
            documentation=_DOCS,
            example={"model": "nomic-embed-text", "input": ["first", "second"]},
        ),
        Operation(
            provider="ollama",
            name="old_embeddings",
            title="Ollama's embedding",
            tasks=("text_embedding",),
            url=_ANY + "/embeddings",
            contract="ollama/embeddings",
            answering=_embeddings,
            needs_model=True,
            is_by_host=False,
            documentation=_DOCS,
            example={"model": "nomic-embed-text", "prompt": "a text"},
        ),
        chat("ollama", "Ollama", _V1 + "/chat/completions", "llama3.2", docs=_DOCS),
        embeddings("ollama", "Ollama", _V1 + "/embeddings", "nomic-embed-text", docs=_DOCS),
    ),
    errors=(
        _error("bad request", 400, "invalid input type"),
        _error("unknown model", 404, 'model "no-such-model" not found, try pulling it first'),
        _error("rate limit", 429, "too many requests"),
        _error("server error", 500, "the model failed to generate a response"),
        _error("unreachable", 502, "a cloud model cannot be reached"),
        _error("overloaded", 503, "server busy, please try again. maximum pending requests exceeded"),
    ),
    refuse=_refuse,
    credentials=(),
    documentation=_DOCS,
)
