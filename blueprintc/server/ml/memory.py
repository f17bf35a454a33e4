"""Conversations and their messages: what agents and the RAG processor remember.

Upstream: the module memory: ConversationMetaIndex, InteractionsIndex.
"""

from datetime import UTC, datetime

from blueprintc.emulator.errors import ServerError
from blueprintc.jsontext import Json
from blueprintc.server.desk import Desk
from blueprintc.server.state.store import Document, Source
from blueprintc.server.state.system_indices import MEMORY, MESSAGES

_DISABLED = (
    "The Conversation Memory feature is not enabled. To enable, please update the setting"
    " plugins.ml_commons.memory_feature_enabled"
)


def check_enabled(desk: Desk) -> None:
    """Raise ``ServerError`` (500) where the feature is switched off."""
    if not desk.cluster.flag("memory_feature_enabled", True):
        raise ServerError("org.opensearch.OpenSearchException", _DISABLED, status=500)


def timestamp(desk: Desk) -> str:
    """The time as memory documents have it."""
    return desk.now().astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def as_time(text: Json) -> datetime:
    """A time of a memory document."""
    return datetime.fromisoformat(str(text).replace("Z", "+00:00"))


def new_memory(desk: Desk, name: str | None, **more: Json) -> str:
    """Begin a conversation; its id."""
    now = timestamp(desk)
    source: Source = {"name": name, "create_time": now, "updated_time": now, **more}
    return desk.add(MEMORY, {key: value for key, value in source.items() if value is not None}).id


def find_memory(desk: Desk, id: str) -> Document:
    """A conversation. Raises ``ServerError`` (404)."""
    found = desk.store.get(MEMORY, id)
    if found is None:
        raise ServerError(
            "org.opensearch.ResourceNotFoundException",
            f"Conversation [{id}] not found" if MEMORY in desk.store.indices else f"Memory [{id}] not found",
            status=404,
        )
    return found


def add_message(desk: Desk, memory_id: str, **fields: Json) -> str:
    """Add a message to a conversation; its id."""
    now = timestamp(desk)
    source: Source = {"memory_id": memory_id, "create_time": now, "updated_time": now, **fields}
    with desk.store.lock:
        made = desk.add(MESSAGES, {key: value for key, value in source.items() if value is not None})
        if desk.store.get(MEMORY, memory_id) is not None:
            desk.change(MEMORY, memory_id, {"updated_time": now})
        return made.id


def messages(desk: Desk, memory_id: str) -> list[Document]:
    """The messages of a conversation, oldest first, without traces."""
    return [
        document
        for document in desk.store.documents(MESSAGES)
        if document.source.get("memory_id") == memory_id and document.source.get("trace_number") is None
    ]


def traces(desk: Desk, message_id: str) -> list[Document]:
    """The steps behind a message, in order."""
    return [
        document
        for document in desk.store.documents(MESSAGES)
        if document.source.get("parent_message_id") == message_id and document.source.get("trace_number") is not None
    ]


def shown_memory(document: Document) -> Source:
    """Upstream: ConversationMeta.toXContent."""
    return {"memory_id": document.id, **document.source}


def shown_message(document: Document) -> Source:
    """Upstream: Interaction.toXContent."""
    source = dict(document.source)
    memory_id = source.pop("memory_id", None)
    return {"memory_id": memory_id, "message_id": document.id, **source}


def delete_memory(desk: Desk, id: str) -> bool:
    """Forget a conversation with its messages; whether it was there."""
    with desk.store.lock:
        if desk.store.get(MEMORY, id) is None:
            return False
        gone = [document.id for document in desk.store.documents(MESSAGES) if document.source.get("memory_id") == id]
        for message_id in gone:
            desk.store.delete(MESSAGES, message_id)
        desk.store.delete(MEMORY, id)
        return True
