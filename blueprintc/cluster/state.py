"""The state file: which things on a cluster are ours. Ids, names of credentials, and what was begun; no secrets.

It can be thrown away: things are found again by their names. What it adds is certainty, and the memory of a call whose
answer never came.
"""

import contextlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import cast

from blueprintc.errors import FileError, UsageError
from blueprintc.files import write_file
from blueprintc.jsontext import Json
from blueprintc.records import record, replace

FORMAT = 1


@record(kw_only=True)
class Entry:
    """What stands on the cluster for one blueprint. ``made`` names the resources that we created: ``connector``,
    ``model group``, ``model``; ``credentials`` are the names of the credentials that we sent last."""

    connector: str | None = None
    group: str | None = None
    model: str | None = None
    credentials: tuple[str, ...] | None = None
    made: tuple[str, ...] = ()


@record
class Pending:
    """A thing whose creation was begun: if the answer is lost, the new one is that which was not there before."""

    resource: str
    key: str
    name: str
    before: tuple[str, ...] = ()


@record
class State:
    """All entries of one cluster by their blueprints' keys, and what was begun and not finished."""

    cluster: str = ""
    entries: Mapping[str, Entry] = field(default_factory=dict)
    pending: tuple[Pending, ...] = ()

    def entry(self, key: str) -> Entry:
        """The entry of a blueprint; an empty one where there is none."""
        return self.entries.get(key) or Entry()

    def with_entry(self, key: str, entry: Entry) -> "State":
        """The state with another entry."""
        return replace(self, entries={**self.entries, key: entry})

    def without(self, key: str) -> "State":
        """The state without a blueprint's entry."""
        return replace(self, entries={other: entry for other, entry in self.entries.items() if other != key})

    def begun(self, pending: Pending) -> "State":
        """The state in which a creation has begun."""
        return replace(self, pending=(*self.pending, pending))

    def finished(self, pending: Pending) -> "State":
        """The state in which it is known how a creation ended."""
        return replace(self, pending=tuple(other for other in self.pending if other != pending))


class StateFile:
    """A state on the disk, for one process at a time."""

    def __init__(self, path: Path, cluster: str) -> None:
        self.path = path
        self._cluster = cluster

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Keep others away; the lock ends with the process, however that ends. Raises ``UsageError`` if it is taken."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        beside = self.path.with_name(self.path.name + ".lock")
        try:
            stream = beside.open("a+b")
        except OSError as error:
            raise FileError(f"{beside}: {error.strerror or error}") from error
        with stream:
            if not _lock(stream.fileno()):
                raise UsageError(f"{self.path}: another deploy is at work with this state file")
            yield

    def read(self) -> State:
        """The state; an empty one where there is no file. Raises ``FileError``, and ``UsageError`` for another's."""
        try:
            text = self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return State(self._cluster)
        except (OSError, UnicodeDecodeError) as error:
            raise FileError(f"{self.path}: {getattr(error, 'strerror', None) or 'it is not UTF-8'}") from error
        state = _parse(text, self.path)
        if state.cluster and self._cluster and state.cluster != self._cluster:
            raise UsageError(f'{self.path} is the state of the cluster "{state.cluster}", not of "{self._cluster}"')
        return state

    def write(self, state: State) -> None:
        """Put the state on the disk in one step. Raises ``FileError``."""
        document: dict[str, Json] = {
            "format": FORMAT,
            "cluster": self._cluster,
            "entries": {key: _entry_json(state.entries[key]) for key in sorted(state.entries)},
            "pending": [
                {"resource": one.resource, "key": one.key, "name": one.name, "before": list(one.before)}
                for one in state.pending
            ],
        }
        write_file(self.path, json.dumps(document, indent=2, ensure_ascii=False) + "\n")


def _entry_json(entry: Entry) -> dict[str, Json]:
    shown: dict[str, Json] = {"connector": entry.connector, "group": entry.group, "model": entry.model}
    if entry.credentials is not None:
        shown["credentials"] = list(entry.credentials)
    shown["made"] = list(entry.made)
    return {name: value for name, value in shown.items() if value is not None}


def _parse(text: str, path: Path) -> State:
    try:
        found = json.loads(text)
        if found["format"] != FORMAT:
            raise UsageError(f"{path} is of format {found['format']}; this blueprintc writes {FORMAT}")
        entries = {key: _entry(value) for key, value in found["entries"].items()}
        pending = [
            Pending(str(one["resource"]), str(one["key"]), str(one["name"]), _texts(one["before"]))
            for one in found["pending"]
        ]
        return State(str(found["cluster"]), entries, tuple(pending))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UsageError(
            f"{path} is no state file; it can be deleted, and deploy finds what is there by name"
        ) from error


def _entry(value: Mapping[str, Json]) -> Entry:
    credentials = value.get("credentials")
    return Entry(
        connector=_text(value.get("connector")),
        group=_text(value.get("group")),
        model=_text(value.get("model")),
        credentials=None if credentials is None else _texts(credentials),
        made=_texts(value.get("made", [])),
    )


def _text(value: Json) -> str | None:
    return None if value is None else str(value)


def _texts(value: Json) -> tuple[str, ...]:
    return tuple(str(item) for item in cast("list[Json]", value))


def _lock(descriptor: int) -> bool:
    try:
        import fcntl
    except ImportError:  # not a POSIX system
        return _lock_windows(descriptor)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _lock_windows(descriptor: int) -> bool:
    import importlib

    msvcrt = importlib.import_module("msvcrt")
    try:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    except OSError:
        return False
    return True
