"""``/_plugins/_ml/memory``: conversations and their messages."""

from blueprintc.emulator.errors import ServerError, illegal_argument
from blueprintc.jsontext import Json
from blueprintc.server.context import Action, Answer, RequestContext
from blueprintc.server.desk import Desk
from blueprintc.server.ml.embedding import query_context
from blueprintc.server.ml.memory import (
    add_message,
    check_enabled,
    delete_memory,
    find_memory,
    messages,
    new_memory,
    shown_memory,
    shown_message,
    timestamp,
    traces,
)
from blueprintc.server.rest.router import Route
from blueprintc.server.routes.indices import body_object
from blueprintc.server.search.engine import search
from blueprintc.server.search.request import read_search
from blueprintc.server.state.store import Document, Source
from blueprintc.server.state.system_indices import MEMORY, MESSAGES

_PATH = "/_plugins/_ml/memory"
_ONE = _PATH + "/{memory_id}"
_MESSAGE = _PATH + "/message/{message_id}"
_PAGE = 10
_FIELDS = ("input", "prompt_template", "response", "origin", "additional_info", "parent_message_id", "trace_number")


def create(context: RequestContext, desk: Desk) -> Action:
    """``POST``."""
    body = body_object(context, desk)
    check_enabled(desk)
    name = body.get("name")
    more = {key: body[key] for key in ("application_type", "additional_info") if key in body}
    return lambda: Answer(body={"memory_id": new_memory(desk, None if name is None else str(name), **more)})


def get(context: RequestContext, desk: Desk) -> Action:
    """``GET {id}``."""
    check_enabled(desk)
    return lambda: Answer(body=shown_memory(find_memory(desk, context.value("memory_id"))))


def get_all(context: RequestContext, desk: Desk) -> Action:
    """``GET``: the newest first."""
    check_enabled(desk)
    size, start = _page(context)

    def act() -> Answer:
        found = list(desk.store.documents(MEMORY))[::-1]
        return Answer(body=_paged("memories", [shown_memory(one) for one in found], start, size))

    return act


def _page(context: RequestContext) -> tuple[int, int]:
    """``max_results`` and ``next_token``."""
    numbers = []
    for name, default in (("max_results", _PAGE), ("next_token", 0)):
        text = context.parameter(name, str(default)) or ""
        if not text.isdecimal():
            raise illegal_argument(f'For input string: "{text}"')
        numbers.append(int(text))
    return numbers[0], numbers[1]


def _paged(name: str, items: list[Source], start: int, size: int) -> Json:
    page: list[Json] = [*items[start : start + size]]
    shown: Source = {name: page}
    if len(items) > start + size:
        shown["next_token"] = start + size
    return shown


def change(context: RequestContext, desk: Desk) -> Action:
    """``PUT {id}``."""
    id = context.value("memory_id")
    body = body_object(context, desk)
    check_enabled(desk)

    def act() -> Answer:
        find_memory(desk, id)
        kept: Source = {name: body[name] for name in ("name", "additional_info") if name in body}
        made = desk.change(MEMORY, id, {**kept, "updated_time": timestamp(desk)})
        return Answer(body=_updated(MEMORY, made))

    return act


def _updated(index: str, made: Document) -> Json:
    return {
        "_index": index,
        "_id": made.id,
        "_version": made.version,
        "result": "updated",
        "_shards": {"total": 1, "successful": 1, "failed": 0},
        "_seq_no": made.seq,
        "_primary_term": 1,
    }


def delete(context: RequestContext, desk: Desk) -> Action:
    """``DELETE {id}``."""
    check_enabled(desk)
    id = context.value("memory_id")

    def act() -> Answer:
        find_memory(desk, id)
        return Answer(body={"success": delete_memory(desk, id)})

    return act


def add(context: RequestContext, desk: Desk) -> Action:
    """``POST {id}/messages``."""
    id = context.value("memory_id")
    body = body_object(context, desk)
    check_enabled(desk)

    def act() -> Answer:
        find_memory(desk, id)
        made = add_message(desk, id, **{name: body[name] for name in _FIELDS if name in body})
        return Answer(body={"memory_id": made, "message_id": made} if "trace_number" in body else {"message_id": made})

    return act


def get_messages(context: RequestContext, desk: Desk) -> Action:
    """``GET {id}/messages``: the newest first."""
    check_enabled(desk)
    size, start = _page(context)
    id = context.value("memory_id")

    def act() -> Answer:
        find_memory(desk, id)
        found = messages(desk, id)[::-1]
        return Answer(body=_paged("messages", [shown_message(one) for one in found], start, size))

    return act


def get_message(context: RequestContext, desk: Desk) -> Action:
    """``GET message/{id}``."""
    check_enabled(desk)
    return lambda: Answer(body=shown_message(_find_message(desk, context.value("message_id"))))


def _find_message(desk: Desk, id: str) -> Document:
    found = desk.store.get(MESSAGES, id)
    if found is None:
        raise ServerError("org.opensearch.ResourceNotFoundException", f"Interaction [{id}] not found", status=404)
    return found


def change_message(context: RequestContext, desk: Desk) -> Action:
    """``PUT message/{id}``."""
    id = context.value("message_id")
    body = body_object(context, desk)
    check_enabled(desk)

    def act() -> Answer:
        _find_message(desk, id)
        kept: Source = {name: body[name] for name in ("additional_info", "response") if name in body}
        return Answer(body=_updated(MESSAGES, desk.change(MESSAGES, id, {**kept, "updated_time": timestamp(desk)})))

    return act


def get_traces(context: RequestContext, desk: Desk) -> Action:
    """``GET message/{id}/traces``."""
    check_enabled(desk)
    size, start = _page(context)
    id = context.value("message_id")
    return lambda: Answer(body=_paged("traces", [shown_message(one) for one in traces(desk, id)], start, size))


def find(context: RequestContext, desk: Desk) -> Action:
    """``POST _search``, of conversations, or of the messages of one."""
    check_enabled(desk)
    memory_id = context.path_values.get("memory_id")
    request = read_search(context.body, desk.target)
    request.version = request.seq_no = True

    def visible(source: Source) -> bool:
        return memory_id is None or source.get("memory_id") == memory_id

    def act() -> Answer:
        with desk.store.lock:
            index = desk.store.indices.get(MEMORY if memory_id is None else MESSAGES)
            found = search(
                request,
                [] if index is None else [index],
                query_context(desk, context.request_id),
                node_id=desk.node_id,
                visible=visible,
            )
        return Answer(body=found.to_json())

    return act


_RIGHT = "cluster:admin/opensearch/ml/memory/"
ROUTES = (
    Route("POST", _PATH, create, f"{_RIGHT}conversation/create"),
    Route("GET", _PATH, get_all, f"{_RIGHT}conversation/list"),
    Route("POST", f"{_PATH}/_search", find, f"{_RIGHT}conversation/search"),
    Route("GET", f"{_PATH}/_search", find, f"{_RIGHT}conversation/search"),
    Route("GET", _ONE, get, f"{_RIGHT}conversation/get"),
    Route("PUT", _ONE, change, f"{_RIGHT}conversation/update"),
    Route("DELETE", _ONE, delete, f"{_RIGHT}conversation/delete"),
    Route("POST", f"{_ONE}/messages", add, f"{_RIGHT}interaction/create"),
    Route("GET", f"{_ONE}/messages", get_messages, f"{_RIGHT}interaction/list"),
    Route("POST", f"{_ONE}/_search", find, f"{_RIGHT}interaction/search"),
    Route("GET", f"{_ONE}/_search", find, f"{_RIGHT}interaction/search"),
    Route("GET", _MESSAGE, get_message, f"{_RIGHT}interaction/get"),
    Route("PUT", _MESSAGE, change_message, f"{_RIGHT}interaction/update"),
    Route("GET", f"{_MESSAGE}/traces", get_traces, f"{_RIGHT}trace/get"),
)
