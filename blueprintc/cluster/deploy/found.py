"""Creating a thing exactly once, although answers can be lost.

Before the call, the state file gets the ids of all things of that name. Where no answer comes, the new one is the one
that is not among them; a later run looks again before it creates anything.
"""

import time
from collections.abc import Callable, Container, Iterable, Mapping
from typing import Protocol, TypeVar

from blueprintc.cluster.client import Client
from blueprintc.cluster.errors import NoAnswerError, RefusedError
from blueprintc.cluster.state import Pending, State, StateFile
from blueprintc.jsontext import Json

_T = TypeVar("_T")
_LOOKS = 5
#: What two connectors or models have in common that stand for the same blueprint.
_CONTENT = frozenset({"name", "description", "version", "protocol", "parameters", "actions", "client_config", "url",
                      "headers", "access", "backend_roles", "connector_id", "interface"})  # fmt: skip
_PAUSE_SECONDS = 0.5


class Clock(Protocol):
    """Time that can be waited for."""

    def sleep(self, seconds: float) -> None:
        """Wait."""


class RealClock:
    """The machine's clock."""

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


class Journal:
    """The state of a running deployment; every change of it is on the disk before the next call goes out."""

    def __init__(self, file: StateFile) -> None:
        self._file = file
        self.state = file.read()

    def keep(self, state: State) -> None:
        """Make a state the current one."""
        self._file.write(state)
        self.state = state


def existing(client: Client, resource: str, name: str) -> list[str]:
    """The ids of the things of a name."""
    search = {"connector": client.connectors, "model group": client.groups, "model": client.models}[resource]
    return [found for found, _ in search(name)]


def create_once(
    client: Client,
    journal: Journal,
    pending: Pending,
    create: Callable[[], _T],
    adopt: Callable[[str], _T],
    clock: Clock,
) -> _T:
    """What ``create`` gives; where its answer is lost, what ``adopt`` makes of the id of the thing that is new.

    Raises ``RefusedError`` where the cluster says no, ``NoAnswerError`` where nothing new can be found.
    """
    journal.keep(journal.state.begun(pending))
    try:
        made = create()
    except RefusedError as error:
        if error.answer.status < 500:
            journal.keep(journal.state.finished(pending))
            raise
        found = _look(client, pending, clock)  # something between us and the cluster may have given up on it
        if found is None:
            journal.keep(journal.state.finished(pending))
            raise
        return adopt(found)
    except NoAnswerError as error:
        if not error.was_sent:
            journal.keep(journal.state.finished(pending))
            raise
        found = _look(client, pending, clock)
        if found is None:
            raise
        return adopt(found)
    return made


def lost_thing(client: Client, pending: Pending) -> str | None:
    """The id of the thing whose creation was begun in an earlier run, if it is there."""
    return _first_new(existing(client, pending.resource, pending.name), pending.before)


def older_twin(client: Client, resource: str, name: str, held: str, ours: Container[str]) -> str | None:
    """The id of an older thing that is equal to the new ``held`` and is not another one of ``ours``.

    It came after the plan, which would have taken it: two deployments with state files of their own make one each. Both
    see the same documents, so both keep the same.
    """
    search = {"connector": client.connectors, "model": client.models}[resource]
    found = {found: body for found, body in search(name) if found == held or found not in ours}
    own = found.get(held)
    if own is None:
        return None
    content = _content(own)
    first = min((other for other in found if _content(found[other]) == content), key=lambda id: _age(id, found[id]))
    return None if first == held else first


def _age(thing_id: str, body: Mapping[str, Json]) -> tuple[float, str]:
    time = body.get("created_time")
    return (time if isinstance(time, int | float) else 0, thing_id)


def _content(body: Mapping[str, Json]) -> dict[str, Json]:
    return {name: value for name, value in body.items() if name in _CONTENT}


def _look(client: Client, pending: Pending, clock: Clock) -> str | None:
    for turn in range(_LOOKS):
        if turn:
            clock.sleep(_PAUSE_SECONDS)
        try:
            found = lost_thing(client, pending)
        except (NoAnswerError, RefusedError):
            continue
        if found is not None:
            return found
    return None


def _first_new(ids: Iterable[str], before: Iterable[str]) -> str | None:
    known = set(before)
    return next((found for found in ids if found not in known), None)
