"""The search processor ``retrieval_augmented_generation``: asks a chat model about what a search has found.

Upstream: GenerativeQAResponseProcessor, DefaultLlmImpl, PromptUtil.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprintc.emulator.errors import ServerError, illegal_argument, ml_exception, null_pointer
from blueprintc.emulator.exchange import Call
from blueprintc.jsontext import Json, print_gson
from blueprintc.server.ingest.config import Config
from blueprintc.server.ingest.search_pipeline import After
from blueprintc.server.search.engine import Found
from blueprintc.server.search.request import SearchRequest
from blueprintc.server.state.store import Source

if TYPE_CHECKING:
    from blueprintc.server.desk import Desk
    from blueprintc.server.indices.searching import Search

KIND = "retrieval_augmented_generation"
_DISABLED = "plugins.ml_commons.rag_pipeline_feature_enabled is not enabled."
_NO_PARAMETERS = (
    "generative_qa_parameters not found. Please provide ext.generative_qa_parameters to proceed. For more info, refer:"
    " https://opensearch.org/docs/latest/search-plugins/conversational-search/#step-6-use-the-pipeline-for-rag"
)
_DEFAULT_PROMPT = (
    "Generate a concise and informative answer in less than 100 words for the given question, taking into context: "
    "- An enumerated list of search results- A rephrase of the question that was used to generate the search results"
    "- The conversation historyCite search results using [${number}] notation.Do not repeat yourself, and NEVER repeat"
    " anything in the chat history.If there are any necessary steps or procedures in your answer, enumerate them."
)
_HISTORY = 10
# Upstream: PromptUtil.NEWLINE is a backslash and an n, not a line end
_NEWLINE = "\\n"
_PREFIXES = {"bedrock/": "bedrock", "cohere/": "cohere", "bedrock-converse/": "bedrock-converse"}
_ANSWER_FIELDS = {"bedrock": "completion", "cohere": "text"}

Turn = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Prompt:
    system: str | None
    instructions: str | None
    question: str
    history: Sequence[Turn]
    contexts: Sequence[str]


def retrieval_augmented_generation(desk: "Desk", config: Config) -> After:
    """The processor."""
    if not desk.cluster.flag("rag_pipeline_feature_enabled", True):
        raise ml_exception(_DISABLED)
    model_id = config.optional_text("model_id")
    llm_model = config.optional_text("llm_model")
    fields = config.required("context_field_list")
    if not isinstance(fields, list):
        raise config.problem("context_field_list", "property isn't a list, but of type [java.lang.String]")
    if not fields:
        raise config.problem("context_field_list", "required property can't be empty.")
    system, instructions = config.optional_text("system_prompt"), config.optional_text("user_instructions")
    if model_id is None:
        raise null_pointer(None)
    names = [str(name) for name in fields]

    def run(search: "Search", request: SearchRequest, found: Found) -> None:
        given = request.ext.get("generative_qa_parameters")
        if not isinstance(given, dict):
            raise illegal_argument(_NO_PARAMETERS)
        question = _required(given, "llm_question")
        model = _text(given.get("llm_model")) or llm_model
        if model is None:
            raise illegal_argument("llm_model cannot be null.")
        memory_id = _text(given.get("memory_id"))
        if memory_id is not None and not memory_id.strip():
            raise illegal_argument("Empty conversation_id is not allowed.")
        prompt = _Prompt(
            _text(given.get("system_prompt")) or system,
            _text(given.get("user_instructions")) or instructions,
            question,
            _history(desk, memory_id, given.get("message_size")),
            _contexts(found, names, given.get("context_size")),
        )
        answer, error = _ask(desk, search.request_id, model_id, model, prompt, _text(given.get("llm_response_field")))
        shown: Source = {}
        if answer is not None:
            shown["answer"] = answer
        if error is not None:
            shown["error"] = error
        if memory_id is not None:
            shown["message_id"] = _remember(desk, memory_id, prompt, answer, system, instructions)
        found.ext[KIND] = shown

    return run


def _required(given: Source, name: str) -> str:
    value = _text(given.get(name))
    if not value:
        raise illegal_argument(f"{name} must be provided.")
    return value


def _text(value: Json) -> str | None:
    return None if value is None else str(value)


def _contexts(found: Found, fields: Sequence[str], wanted: Json) -> list[str]:
    hits = found.hits if not isinstance(wanted, int) else found.hits[:wanted]
    contexts: list[str] = []
    for hit in hits:
        source = hit.get("_source")
        for field in fields:
            value = source.get(field) if isinstance(source, dict) else None
            if value is None:
                shown = json.dumps(hit, indent=2)
                raise ServerError("RuntimeException", f"Context {field} not found in search hit {shown}")
            contexts.append(str(value))
    return contexts


def _history(desk: "Desk", memory_id: str | None, size: Json) -> list[Turn]:
    from blueprintc.server.ml.memory import find_memory, messages

    if memory_id is None:
        return []
    find_memory(desk, memory_id)
    latest = messages(desk, memory_id)[-(size if isinstance(size, int) and size > 0 else _HISTORY) :]
    return [(str(one.source.get("input")), str(one.source.get("response"))) for one in latest]


def _remember(
    desk: "Desk",
    memory_id: str,
    prompt: _Prompt,
    answer: str | None,
    system: str | None,
    instructions: str | None,
) -> str:
    from blueprintc.server.ml.memory import add_message

    template: list[Json] = []
    if system:
        template.append({"role": "system", "content": system})
    if instructions:
        template.append({"role": "user", "content": instructions})
    return add_message(
        desk,
        memory_id,
        input=prompt.question,
        prompt_template=print_gson(template),
        response=answer,
        origin=KIND,
        additional_info={"metadata": print_gson([*prompt.contexts])},
    )


def _ask(
    desk: "Desk", request_id: str, model_id: str, llm_model: str, prompt: _Prompt, response_field: str | None
) -> tuple[str | None, str | None]:
    """The model's answer, or the provider's error. Raises ``JavaError``."""
    from blueprintc.server.ml.embedding import predict_error
    from blueprintc.server.ml.predict import predictor

    provider = next((name for prefix, name in _PREFIXES.items() if llm_model.startswith(prefix)), "openai")
    parameters: Source
    if response_field is not None or provider in _ANSWER_FIELDS:
        parameters = {"inputs": _single_text(prompt)}
    elif provider == "openai":
        parameters = {"model": llm_model, "messages": _messages(prompt, typed=True, with_system=True)}
    else:
        parameters = {"messages": _messages(prompt, typed=False, with_system=False)}
        if prompt.system:
            parameters["system_prompt"] = prompt.system
    answer = predictor(desk, request_id)(model_id, Call("_predict", json.dumps({"parameters": parameters})))
    output: Json = json.loads(answer.text)
    if answer.status != 200:
        raise answer.error or predict_error(output, answer.status)
    return _answer(_first_map(output), provider, response_field)


def _first_map(output: Json) -> Source:
    results = output.get("inference_results") if isinstance(output, dict) else None
    first = results[0] if isinstance(results, list) and results else None
    tensors = first.get("output") if isinstance(first, dict) else None
    tensor = tensors[0] if isinstance(tensors, list) and tensors else None
    data = tensor.get("dataAsMap") if isinstance(tensor, dict) else None
    if not isinstance(data, dict):
        raise null_pointer('Cannot invoke "java.util.Map.get(Object)" because "dataAsMap" is null')
    return data


def _answer(data: Source, provider: str, response_field: str | None) -> tuple[str | None, str | None]:
    field = response_field or _ANSWER_FIELDS.get(provider)
    if field is not None:
        if data.get(field) is not None:
            return str(data[field]), None
        return None, _error_of(data) or "Unknown error or response."
    if provider == "bedrock-converse":
        return _text(_at(data, "output", "message", "content", 0, "text")), None
    if data.get("choices") is None:
        message = _error_of(data)
        if message is None:
            raise null_pointer('Cannot invoke "java.util.Map.get(Object)" because "error" is null')
        return None, message
    return _text(_at(data, "choices", 0, "message", "content")), None


def _error_of(data: Source) -> str | None:
    return _text(_at(data, "error", "message"))


def _at(value: Json, *steps: str | int) -> Json:
    for step in steps:
        if isinstance(step, int):
            value = value[step] if isinstance(value, list) and step < len(value) else None
        else:
            value = value.get(step) if isinstance(value, dict) else None
    return value


def _single_text(prompt: _Prompt) -> str:
    """Upstream: PromptUtil.buildSingleStringPrompt."""
    system = prompt.system if prompt.system or prompt.instructions else _DEFAULT_PROMPT
    parts = [part for part in (system, prompt.instructions) if part]
    parts += [f"SEARCH RESULT {number}: {text}" for number, text in enumerate(prompt.contexts, 1)]
    for question, answer in prompt.history:
        parts += [question, answer]
    parts.append(f"QUESTION: {prompt.question}")
    return "".join(part + _NEWLINE for part in parts)


def _messages(prompt: _Prompt, *, typed: bool, with_system: bool) -> str:
    """Upstream: PromptUtil.buildMessageParameter: neighbours of one role are one message."""
    system = prompt.system if with_system else None
    instructions = prompt.instructions if system or prompt.instructions else _DEFAULT_PROMPT
    messages: list[Json] = []
    if system:
        messages.append(_message("system", [system], typed))
    user = [instructions] if instructions else []
    user += [f"SEARCH RESULT {number}: {text}" for number, text in enumerate(prompt.contexts, 1)]
    closing = [f"QUESTION: {prompt.question}\n", "ANSWER:"]
    if prompt.history:
        (first, reply), *others = prompt.history
        messages += [_message("user", [*user, first], typed), _message("assistant", [reply], typed)]
        for question, answer in others:
            messages += [_message("user", [question], typed), _message("assistant", [answer], typed)]
        messages.append(_message("user", closing, typed))
    else:
        messages.append(_message("user", [*user, *closing], typed))
    return print_gson(messages)


def _message(role: str, texts: Sequence[str], typed: bool) -> Json:
    blocks: list[Json] = [{"type": "text", "text": text} if typed else {"text": text} for text in texts]
    return {"role": role, "content": blocks}
