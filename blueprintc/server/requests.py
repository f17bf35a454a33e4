"""``RequestLog``: what was asked lately and what went to providers, for ``/_blueprintc/requests``."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from blueprintc.emulator.trace import Trace

if TYPE_CHECKING:
    from blueprintc.emulator.connector import Connector
    from blueprintc.emulator.exchange import Call, Request, RestAnswer

KEPT = 500


@dataclass(frozen=True, slots=True)
class LoggedCall:
    """A call on a model behind a request, with all that its picture needs."""

    connector: "Connector"
    call: "Call"
    answer: "RestAnswer | None"
    trace: Trace


@dataclass(slots=True)
class LoggedRequest:
    """One request to the server: its line, its answer's status, and the traces of the calls behind it.

    ``secrets`` are the credentials of the connectors that were called; nothing that is shown may have them.
    """

    id: str
    method: str
    path: str
    status: int = 0
    milliseconds: float = 0.0
    traces: list[Trace] = field(default_factory=list)
    calls: list[LoggedCall] = field(default_factory=list)
    sent: list["Request"] = field(default_factory=list)
    secrets: set[str] = field(default_factory=set)


class RequestLog:
    """The last requests, oldest first. ``on_done`` is told of each when it has been answered."""

    def __init__(self, kept: int = KEPT) -> None:
        self._lock = threading.Lock()
        self._kept = kept
        self._entries: OrderedDict[str, LoggedRequest] = OrderedDict()
        self.on_done: Callable[[LoggedRequest], None] = lambda entry: None

    def add(self, entry: LoggedRequest) -> None:
        """Keep a request; the oldest one is forgotten."""
        with self._lock:
            self._entries[entry.id] = entry
            while len(self._entries) > self._kept:
                self._entries.popitem(last=False)

    def get(self, id: str) -> LoggedRequest | None:
        """A request by its id."""
        with self._lock:
            return self._entries.get(id)

    def entries(self) -> list[LoggedRequest]:
        """All that are kept."""
        with self._lock:
            return list(self._entries.values())
