"""``Document``: a JSON text as Jayway holds it, for reading and writing by path."""

from blueprintc.errors import UnsupportedError
from blueprintc.jsonpath import delete, parse_document, put, read, set_value
from blueprintc.jsontext import Json
from blueprintc.jvm import JavaError


class Document:
    """A parsed text. Every method raises ``JavaError`` where Jayway throws."""

    __slots__ = ("_value",)

    def __init__(self, text: str) -> None:
        self._value = parse_document(text)
        if self._value is None:
            raise JavaError("IllegalArgumentException", "json can not be null")

    @property
    def json(self) -> Json:
        """The document in its present state."""
        return self._value

    def read(self, path: str) -> Json:
        """What a path finds."""
        return read(self._value, path)

    def set(self, path: str, value: Json) -> None:
        """Replace what a path finds; a path that finds nothing is an error."""
        set_value(self._value, path, value)
        self._refuse_cycle(value)

    def put(self, path: str, key: str, value: Json) -> None:
        """Set a member of the object that a path finds."""
        put(self._value, path, key, value)
        self._refuse_cycle(value)

    def delete(self, path: str) -> None:
        """Remove what a path finds."""
        delete(self._value, path)

    def _refuse_cycle(self, value: Json) -> None:
        """Jayway sets references, so a part can come to hold itself; the server then dies of a StackOverflowError."""
        if isinstance(value, dict | list) and _holds_itself(self._value):
            raise UnsupportedError("a processor that sets a part of a document into itself")


def _holds_itself(root: Json) -> bool:
    """Whether a walk through the containers comes back to one that it is inside of."""
    inside: set[int] = set()
    done: set[int] = set()
    stack: list[tuple[Json, bool]] = [(root, False)]
    while stack:
        value, leaving = stack.pop()
        if not isinstance(value, dict | list) or (id(value) in done and not leaving):
            continue
        if leaving:
            inside.discard(id(value))
            done.add(id(value))
            continue
        if id(value) in inside:
            return True
        inside.add(id(value))
        stack.append((value, True))
        members = value.values() if isinstance(value, dict) else value
        stack.extend((item, False) for item in members)
    return False


def set_or_create(document: Document, path: str, value: Json) -> bool:
    """Set a value; a missing last member is created if its parent is there.

    Upstream: MLSetFieldProcessor.setValueAtPath, createAndSetPath.
    """
    try:
        document.set(path, value)
    except JavaError:
        last_dot, last_bracket = path.rfind("."), path.rfind("[")
        if last_dot <= last_bracket:
            return False
        try:
            document.put(path[:last_dot], path[last_dot + 1 :], value)
        except JavaError:
            return False
    return True
