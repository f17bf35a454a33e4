"""Answers in pieces, as providers send them where a request asks for a stream: what OpenSearch cannot read as JSON."""

import json
from collections.abc import Callable, Iterator
from functools import partial

from blueprintc.providers.contract import Answer, Call, Value
from blueprintc.providers.reading import fields, items, member

_EVENTS = (("Content-Type", "text/event-stream"),)
_LINES = (("Content-Type", "application/x-ndjson"),)


def streamed(call: Call, whole: Value) -> Answer | None:
    """The whole answer in pieces; none where the request asks for no stream, or the operation has none."""
    made = _STREAMS.get(call.operation.contract)
    # Ollama's own API sends pieces unless it is told not to.
    is_default = call.operation.contract.startswith("ollama/")
    wanted = call.get("stream")
    if made is None or not (wanted is True or (is_default and wanted is None)):
        return None
    return made(whole)


def _events(pieces: Iterator[tuple[str, Value]], end: str = "") -> Answer:
    text = ""
    for name, piece in pieces:
        text += (f"event: {name}\n" if name else "") + f"data: {_compact(piece)}\n\n"
    return Answer(200, _EVENTS, (text + end).encode("utf-8", "surrogatepass"))


def _compact(value: Value) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _openai(kind: str, whole: Value) -> Answer:
    """Chunks with ``delta`` (of a chat) or ``text`` (of a completion), and ``[DONE]``."""
    head = {name: value for name, value in fields(whole).items() if name not in ("choices", "usage")}

    def chunks() -> Iterator[tuple[str, Value]]:
        for choice in items(member(whole, "choices")):
            index = member(choice, "index")
            message = fields(member(choice, "message"))
            delta: Value = {name: value for name, value in message.items() if value and name != "annotations"}
            first: dict[str, Value] = {"delta": delta} if message else {"text": member(choice, "text")}
            last: dict[str, Value] = {"delta": {}} if message else {"text": ""}
            for part, reason in ((first, None), (last, "stop")):
                row: Value = {"index": index, **part, "finish_reason": reason}
                yield "", {**head, "object": kind, "choices": [row]}

    return _events(chunks(), "data: [DONE]\n\n")


def _anthropic(whole: Value) -> Answer:
    """The events from ``message_start`` to ``message_stop``."""

    def events() -> Iterator[tuple[str, Value]]:
        yield "message_start", {"type": "message_start", "message": {**fields(whole), "content": []}}
        for index, block in enumerate(items(member(whole, "content"))):
            text = member(block, "text")
            empty: Value = {**fields(block), **({"text": ""} if isinstance(text, str) else {})}
            yield "content_block_start", {"type": "content_block_start", "index": index, "content_block": empty}
            delta: Value = {"type": "text_delta", "text": text if isinstance(text, str) else ""}
            yield "content_block_delta", {"type": "content_block_delta", "index": index, "delta": delta}
            yield "content_block_stop", {"type": "content_block_stop", "index": index}
        yield "message_delta", {"type": "message_delta", "delta": {"stop_reason": member(whole, "stop_reason")}}
        yield "message_stop", {"type": "message_stop"}

    return _events(events())


def _cohere(whole: Value) -> Answer:
    """The events of Cohere's chat, version 2."""

    def events() -> Iterator[tuple[str, Value]]:
        yield "message-start", {"type": "message-start", "id": member(whole, "id")}
        for index, block in enumerate(items(member(whole, "message", "content"))):
            delta: Value = {"message": {"content": {"text": member(block, "text")}}}
            yield "content-delta", {"type": "content-delta", "index": index, "delta": delta}
        end: Value = {"finish_reason": member(whole, "finish_reason"), "usage": member(whole, "usage")}
        yield "message-end", {"type": "message-end", "delta": end}

    return _events(events())


def _ollama(whole: Value) -> Answer:
    """One object a line; the last one is ``done``."""
    answer = fields(whole)
    head = {name: value for name, value in answer.items() if name in ("model", "created_at")}
    text = {name: value for name, value in answer.items() if name in ("message", "response")}
    blank: Value = {"message": {"role": "assistant", "content": ""}} if "message" in answer else {"response": ""}
    lines: tuple[Value, ...] = ({**head, **text, "done": False}, {**answer, **fields(blank)})
    return Answer(200, _LINES, "".join(_compact(line) + "\n" for line in lines).encode("utf-8", "surrogatepass"))


_CHAT: Callable[[Value], Answer] = partial(_openai, "chat.completion.chunk")
_COMPLETION: Callable[[Value], Answer] = partial(_openai, "text_completion")
_STREAMS: dict[str, Callable[[Value], Answer]] = {
    **{f"{name}/chat": _CHAT for name in ("openai", "azure_openai", "openai_compatible")},
    **{f"{name}/completions": _COMPLETION for name in ("openai", "azure_openai", "openai_compatible")},
    "anthropic/messages": _anthropic,
    "cohere/chat_v2": _cohere,
    "ollama/chat": _ollama,
    "ollama/generate": _ollama,
}
