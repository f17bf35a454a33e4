"""``Store``: indices and their documents, and named things beside them, kept in SQLite.

Everything is held in memory too, so that a read costs nothing; a write goes to both before it returns. What was
written when the process is killed is there at the next start.
"""

import json
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from blueprintc.errors import FileError
from blueprintc.jsontext import Json

Source = dict[str, Json]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS indices (name TEXT PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS documents (
    name TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL, version INTEGER NOT NULL, source TEXT NOT NULL,
    PRIMARY KEY (name, id)
);
CREATE TABLE IF NOT EXISTS named (kind TEXT NOT NULL, name TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, name));
"""


@dataclass(slots=True)
class Document:
    """A document as it is stored. ``source`` is never changed in place: a write puts another document."""

    id: str
    source: Source
    seq: int
    version: int


@dataclass(slots=True)
class Index:
    """An index: its settings and mappings, and its documents in the order in which they came."""

    name: str
    settings: Source
    mappings: Source
    aliases: Source
    uuid: str
    created: int
    documents: dict[str, Document]
    next_seq: int = 0

    def put(self, id: str, source: Source) -> Document:
        """Put a document in its place."""
        old = self.documents.get(id)
        made = Document(id, source, self.next_seq, 1 if old is None else old.version + 1)
        self.next_seq += 1
        self.documents[id] = made
        return made

    def to_json(self) -> Source:
        """What is kept of the index itself."""
        return {
            "settings": self.settings,
            "mappings": self.mappings,
            "aliases": self.aliases,
            "uuid": self.uuid,
            "created": self.created,
        }


class Store:
    """All that is kept. ``lock`` makes several steps one; every method takes it itself."""

    def __init__(self, path: Path | None = None) -> None:
        """Open a state file, or begin an empty state in memory. Raises ``FileError``."""
        self.lock = threading.RLock()
        self.indices: dict[str, Index] = {}
        self._named: dict[str, dict[str, Json]] = {}
        try:
            self._database = sqlite3.connect(
                ":memory:" if path is None else path, check_same_thread=False, isolation_level=None
            )
            self._database.execute("PRAGMA journal_mode=WAL")
            # what is in the log survives the death of the process; only a crash of the machine may lose the last writes
            self._database.execute("PRAGMA synchronous=NORMAL")
            self._database.executescript(_SCHEMA)
            self._load()
        except (sqlite3.Error, ValueError, KeyError, TypeError) as error:
            raise FileError(f"{path}: this is no state file ({error})") from error

    def close(self) -> None:
        """Close the file."""
        with self.lock:
            self._database.close()

    def _load(self) -> None:
        for name, body in self._database.execute("SELECT name, body FROM indices ORDER BY rowid"):
            kept = json.loads(body)
            self.indices[name] = Index(name=name, documents={}, **kept)
        rows = self._database.execute("SELECT name, id, seq, version, source FROM documents ORDER BY seq")
        for name, id, seq, version, source in rows:
            index = self.indices[name]
            index.documents[id] = Document(id, json.loads(source), seq, version)
            index.next_seq = seq + 1
        for kind, name, body in self._database.execute("SELECT kind, name, body FROM named ORDER BY rowid"):
            self._named.setdefault(kind, {})[name] = json.loads(body)

    # indices

    def put_index(self, index: Index) -> None:
        """Make an index, or keep what has changed of one."""
        with self.lock:
            self.indices[index.name] = index
            self._write("INSERT OR REPLACE INTO indices VALUES (?, ?)", index.name, _dump(index.to_json()))

    def drop_index(self, name: str) -> None:
        """Remove an index with its documents."""
        with self.lock:
            del self.indices[name]
            self._write("DELETE FROM documents WHERE name = ?", name)
            self._write("DELETE FROM indices WHERE name = ?", name)

    # documents

    def get(self, index: str, id: str) -> Document | None:
        """A document, or ``None`` where it or its index is not there."""
        found = self.indices.get(index)
        return None if found is None else found.documents.get(id)

    def documents(self, index: str) -> Iterator[Document]:
        """The documents of an index, oldest first; none where it is not there."""
        with self.lock:
            found = self.indices.get(index)
            return iter([] if found is None else list(found.documents.values()))

    def put(self, index: str, id: str, source: Source) -> Document:
        """Put a document into an index that exists."""
        with self.lock:
            made = self.indices[index].put(id, source)
            self._write(
                "INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?, ?)",
                index,
                id,
                made.seq,
                made.version,
                _dump(source),
            )
            return made

    def delete(self, index: str, id: str) -> Document | None:
        """Remove a document from an index that exists; what it was."""
        with self.lock:
            found = self.indices[index]
            found.next_seq += 1
            old = found.documents.pop(id, None)
            if old is not None:
                self._write("DELETE FROM documents WHERE name = ? AND id = ?", index, id)
            return old

    # named things: settings, pipelines

    def named(self, kind: str) -> dict[str, Json]:
        """All things of a kind, by name."""
        with self.lock:
            return dict(self._named.get(kind, {}))

    def put_named(self, kind: str, name: str, body: Json) -> None:
        """Keep a thing under its name."""
        with self.lock:
            self._named.setdefault(kind, {})[name] = body
            self._write("INSERT OR REPLACE INTO named VALUES (?, ?, ?)", kind, name, _dump(body))

    def drop_named(self, kind: str, name: str) -> None:
        """Forget a thing."""
        with self.lock:
            self._named.get(kind, {}).pop(name, None)
            self._write("DELETE FROM named WHERE kind = ? AND name = ?", kind, name)

    def _write(self, statement: str, *values: object) -> None:
        try:
            self._database.execute(statement, values)
        except sqlite3.Error as error:
            raise FileError(f"the state cannot be written: {error}") from error


def merged(old: Source, change: Mapping[str, Json]) -> Source:
    """A document after a partial update: objects are merged, everything else is replaced. Upstream: UpdateHelper."""
    made = dict(old)
    for name, value in change.items():
        before = made.get(name)
        made[name] = merged(before, value) if isinstance(before, dict) and isinstance(value, dict) else value
    return made


def _dump(value: Json) -> str:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"), default=_number)


def _number(value: object) -> float:
    """Numbers of other kinds, as they come out of pipelines."""
    return float(str(value))
