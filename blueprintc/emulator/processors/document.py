"""``Document``: a JSON text as Jayway holds it, for reading and writing by path."""

from blueprintc.jsonpath import delete, parse_document, put, read, set_value
from blueprintc.jsontext import Json
from blueprintc.jvm import JavaError


class Document:
    """A parsed text. Every method raises ``JavaError`` where Jayway throws."""

    __slots__ = ("_value",)

    def __init__(self, text: str) -> None:
        self._value = parse_document(text)

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

    def put(self, path: str, key: str, value: Json) -> None:
        """Set a member of the object that a path finds."""
        put(self._value, path, key, value)

    def delete(self, path: str) -> None:
        """Remove what a path finds."""
        delete(self._value, path)


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
