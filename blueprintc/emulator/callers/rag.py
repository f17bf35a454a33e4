"""``rag``: the retrieval-augmented-generation response processor, which asks a chat model about search results."""

import json

from blueprintc.data import Target
from blueprintc.emulator.callers.answer import failure, first_map, request_findings
from blueprintc.emulator.callers.contract import CallerCall, Finding, Inputs
from blueprintc.emulator.exchange import Call, Outcome
from blueprintc.errors import UsageError
from blueprintc.jsontext import Json

_PROVIDERS = ("openai", "bedrock", "cohere", "bedrock-converse")
_ANSWER_FIELDS = {"bedrock": "completion", "cohere": "text"}
# Upstream: PromptUtil.NEWLINE is a backslash and an n, not a line end
_NEWLINE = "\\n"


class Rag:
    """Upstream: GenerativeQAResponseProcessor, DefaultLlmImpl, PromptUtil."""

    name = "rag"
    who = "the RAG processor"

    def supply(self, inputs: Inputs, target: Target) -> list[CallerCall]:
        """One call with the question (``query``), the search results (``docs``) and the history."""
        if inputs.query is None:
            raise UsageError("the caller rag needs a question (query)")
        provider = inputs.provider or "openai"
        if provider not in _PROVIDERS:
            raise UsageError(f"the caller rag knows no provider {provider!r}; it knows {', '.join(_PROVIDERS)}")
        system = inputs.system_prompt or "Answer the question."
        if provider == "openai":
            parameters = {"model": "gpt-4o", "messages": _messages(inputs, system, target)}
        elif provider == "bedrock-converse":
            parameters = {"messages": _messages(inputs, None, target), "system_prompt": system}
        else:
            parameters = {"inputs": _prompt(inputs, system)}
        call = Call("_predict", json.dumps({"parameters": parameters}))
        texts = [inputs.query, *inputs.docs]
        return [
            CallerCall(title=f"question in the form for {provider}", call=call, texts=texts, count=None, inputs=inputs)
        ]

    def verify(self, outcome: Outcome, made: CallerCall, target: Target) -> list[Finding]:
        """A text where the provider's answers have it, in ``dataAsMap`` of the first tensor."""
        failed = failure(outcome, self.who)
        findings = request_findings(outcome, made, self.who)
        if failed is not None:
            return [failed, *findings]
        data = first_map(outcome)
        if data is None:
            message = f'the first tensor has no "dataAsMap"; {self.who} fails with a NullPointerException'
            return [*findings, Finding(slug="no-map", message=message)]
        path, found = _answer(data, made.inputs)
        if isinstance(found, str):
            return findings
        shown = "nothing" if found is None else f"no text but {json.dumps(found, ensure_ascii=False)[:80]}"
        keys = ", ".join(data) or "no fields"
        return [
            *findings,
            Finding(
                slug="no-answer-text",
                message=f"{self.who} looks for the answer at {path} and finds {shown} (the answer has {keys})",
                help="remove response_filter from the connector, or set llm_response_field in the request",
            ),
        ]


def _answer(data: dict[str, Json], inputs: Inputs) -> tuple[str, Json]:
    """Where the processor looks, and what is there."""
    if inputs.response_field is not None:
        return inputs.response_field, data.get(inputs.response_field)
    provider = inputs.provider or "openai"
    if provider == "openai":
        return "choices[0].message.content", _at(data, "choices", 0, "message", "content")
    if provider == "bedrock-converse":
        return "output.message.content[0].text", _at(data, "output", "message", "content", 0, "text")
    field = _ANSWER_FIELDS[provider]
    return field, data.get(field)


def _at(value: Json, *steps: str | int) -> Json:
    for step in steps:
        if isinstance(step, int):
            value = value[step] if isinstance(value, list) and step < len(value) else None
        else:
            value = value.get(step) if isinstance(value, dict) else None
    return value


def _prompt(inputs: Inputs, system: str) -> str:
    """One text for models without roles. Upstream: PromptUtil.buildSingleStringPrompt."""
    parts = [system, *(f"SEARCH RESULT {number}: {text}" for number, text in enumerate(inputs.docs, 1))]
    for question, answer in inputs.chat_history:
        parts += [question, answer]
    parts.append(f"QUESTION: {inputs.query}")
    return "".join(part + _NEWLINE for part in parts)


def _messages(inputs: Inputs, system: str | None, target: Target) -> str:
    """The JSON array of messages. Upstream: PromptUtil.buildMessageParameter; contents are blocks since 2.18.0."""
    typed = inputs.provider != "bedrock-converse"
    user = [f"SEARCH RESULT {number}: {text}" for number, text in enumerate(inputs.docs, 1)]
    closing = [f"QUESTION: {inputs.query}\n", "ANSWER:"]
    messages: list[Json] = []
    if not target.at_least("2.18.0"):
        turns = [("system", system or "")] + [("user", text) for text in user]
        for question, answer in inputs.chat_history:
            turns += [("user", question), ("assistant", answer)]
        turns += [("user", text) for text in closing]
        return _compact([{"role": role, "content": text} for role, text in turns])
    if system is not None:
        messages.append(_message("system", [system], typed))
    if inputs.chat_history:
        (first, reply), *others = inputs.chat_history
        messages += [_message("user", [*user, first], typed), _message("assistant", [reply], typed)]
        for question, answer in others:
            messages += [_message("user", [question], typed), _message("assistant", [answer], typed)]
        messages.append(_message("user", closing, typed))
    else:
        messages.append(_message("user", [*user, *closing], typed))
    return _compact(messages)


def _message(role: str, texts: list[str], typed: bool) -> Json:
    blocks: list[Json] = [{"type": "text", "text": text} if typed else {"text": text} for text in texts]
    return {"role": role, "content": blocks}


def _compact(messages: list[Json]) -> str:
    return json.dumps(messages, separators=(",", ":"), ensure_ascii=False)


CALLER = Rag()
