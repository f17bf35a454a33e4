"""``Ingested``: a document on its way through a pipeline. Upstream: IngestDocument."""

from dataclasses import dataclass, field

from blueprintc.emulator.errors import ServerError, illegal_argument
from blueprintc.jsontext import Json
from blueprintc.server.state.store import Source

_METADATA = ("_index", "_id", "_routing", "_version", "_version_type")


@dataclass(slots=True)
class Ingested:
    """Where the document goes, what it holds, and the time of its ingestion."""

    index: str
    id: str | None
    source: Source
    timestamp: str = ""
    metadata: Source = field(default_factory=dict)

    def everything(self) -> Source:
        """The source with the metadata beside it, as processors see it."""
        return {**self.source, "_index": self.index, "_id": self.id}

    def has(self, path: str) -> bool:
        """Whether there is something at a path, null too."""
        try:
            self._walk(path.split("."))
        except (KeyError, IndexError):
            return False
        return True

    def get(self, path: str) -> Json:
        """The value at a path. Raises ``ServerError`` (400) where it leads nowhere."""
        try:
            return self._walk(path.split("."))
        except (KeyError, IndexError):
            missing = path.split(".")[-1]
            raise illegal_argument(f"field [{missing}] not present as part of path [{path}]") from None

    def _walk(self, parts: list[str]) -> Json:
        if parts[0] in _METADATA and len(parts) == 1:
            return self.index if parts[0] == "_index" else self.id if parts[0] == "_id" else None
        if parts[0] == "_source":
            parts = parts[1:]
        if parts[0] == "_ingest":
            value: Json = {"timestamp": self.timestamp, **self.metadata}
            parts = parts[1:]
        else:
            value = self.source
        for part in parts:
            if isinstance(value, list):
                if not part.isdecimal():
                    raise KeyError(part)
                value = value[int(part)]
            elif isinstance(value, dict):
                value = value[part]
            else:
                raise KeyError(part)
        return value

    def put(self, path: str, value: Json) -> None:
        """Set the value at a path; objects on the way are made. Raises ``ServerError`` where a scalar is in the way."""
        if path == "_index":
            self.index = str(value)
            return
        if path == "_id":
            self.id = str(value)
            return
        *parents, last = path.removeprefix("_source.").split(".")
        node: Json = self.source
        if parents and parents[0] == "_ingest":
            node, parents = self.metadata, parents[1:]
        for part in parents:
            node = self._step(node, part, path)
        if isinstance(node, dict):
            node[last] = value
        elif isinstance(node, list) and last.isdecimal() and int(last) < len(node):
            node[int(last)] = value
        else:
            raise _blocked(node, path)

    def _step(self, node: Json, part: str, path: str) -> Json:
        if isinstance(node, dict):
            if node.get(part) is None:
                made: Source = {}
                node[part] = made
                return made
            return node[part]
        if isinstance(node, list) and part.isdecimal() and int(part) < len(node):
            return node[int(part)]
        raise _blocked(node, path)

    def remove(self, path: str) -> None:
        """Remove what is at a path. Raises ``ServerError`` where nothing is."""
        self.get(path)
        *parents, last = path.removeprefix("_source.").split(".")
        node: Json = self.source
        if parents and parents[0] == "_ingest":
            node, parents = self.metadata, parents[1:]
        for part in parents:
            node = node[int(part)] if isinstance(node, list) else node[part] if isinstance(node, dict) else None
        if isinstance(node, list):
            del node[int(last)]
        elif isinstance(node, dict):
            del node[last]


def _blocked(node: Json, path: str) -> ServerError:
    names = {str: "java.lang.String", int: "java.lang.Integer", float: "java.lang.Double", bool: "java.lang.Boolean"}
    found = names.get(type(node), "java.util.ArrayList")
    *_, last = path.split(".")
    return illegal_argument(f"cannot set [{last}] with parent object of type [{found}] as part of path [{path}]")
