"""How a client talks to a cluster: a request in, an answer out. The real one is opened by ``connection``."""

import json
from typing import Protocol

from blueprintc.jsontext import Json
from blueprintc.records import record


@record
class Answer:
    """What a cluster answers to a REST call; ``text`` is the body as it came."""

    status: int
    text: str

    @property
    def json(self) -> Json:
        """The body as JSON; ``None`` where it is none."""
        try:
            value: Json = json.loads(self.text)
        except (ValueError, RecursionError):
            return None
        return value

    @property
    def object(self) -> dict[str, Json]:
        """The body where it is a JSON object, else an empty one."""
        value = self.json
        return value if isinstance(value, dict) else {}

    @property
    def reason(self) -> str:
        """The error's text in any of the shapes that a cluster uses, or the beginning of the body."""
        error = self.object.get("error")
        if isinstance(error, dict):
            for key in ("reason", "details", "type"):
                if isinstance(error.get(key), str):
                    return str(error[key])
        if isinstance(error, str):
            return error
        message = self.object.get("message") or self.object.get("Message")
        return str(message) if message else self.text[:200].strip() or "an empty answer"


class Wire(Protocol):
    """A way to a cluster."""

    def send(self, method: str, path: str, body: str | None = None) -> Answer:
        """One call; ``path`` begins with a slash. Raises ``NoAnswerError``."""
