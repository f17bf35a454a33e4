"""``Turn``: one question to an agent, with the conversation that it belongs to."""

from dataclasses import dataclass, field

from blueprintc.jsontext import Json
from blueprintc.server.agents.texts import Parameters
from blueprintc.server.agents.tool_use import ToolUse
from blueprintc.server.context import User
from blueprintc.server.desk import Desk
from blueprintc.server.ml.memory import add_message, messages, timestamp
from blueprintc.server.state.store import Source
from blueprintc.server.state.system_indices import MESSAGES

_HISTORY = 10


@dataclass(slots=True)
class Turn:
    """An agent's document and the parameters of the request. ``memory_id`` and ``message_id`` where it remembers."""

    desk: Desk
    request_id: str
    agent: Source
    parameters: Parameters
    depth: int = 0
    user: User | None = None
    memory_id: str | None = None
    message_id: str | None = None
    traces: int = 0
    info: dict[str, Json] = field(default_factory=dict)

    @property
    def use(self) -> ToolUse:
        """Where tools are used."""
        return ToolUse(self.desk, self.request_id, self.depth, user=self.user)

    @property
    def without_traces(self) -> bool:
        """The parameter ``disable_trace``."""
        return self.parameters.get("disable_trace", "").lower() == "true"

    def history(self) -> list[tuple[str, str]]:
        """The latest questions with their answers, oldest first."""
        if self.memory_id is None:
            return []
        limit = int(self.parameters.get("message_history_limit", _HISTORY))
        latest = messages(self.desk, self.memory_id)[-limit:] if limit > 0 else []
        turns = [(str(one.source.get("input")), str(one.source.get("response") or "")) for one in latest]
        return [(question, answer) for question, answer in turns if answer]

    def trace(self, question: str, answer: str, origin: str) -> None:
        """Note a step of the way to the answer."""
        if self.memory_id is None or self.message_id is None or self.without_traces:
            return
        self.traces += 1
        add_message(
            self.desk,
            self.memory_id,
            input=question,
            response=answer,
            origin=origin,
            parent_message_id=self.message_id,
            trace_number=self.traces,
        )

    def answer(self, **changes: Json) -> None:
        """Write down what the question's message gets: ``response``, ``additional_info``."""
        if self.message_id is not None and self.desk.store.get(MESSAGES, self.message_id) is not None:
            self.desk.change(MESSAGES, self.message_id, {**changes, "updated_time": timestamp(self.desk)})
