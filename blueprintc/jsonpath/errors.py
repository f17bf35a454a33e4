"""Jayway's exceptions, as ``JavaError`` with Jayway's own inheritance."""

from blueprintc.jvm import JavaError


class JsonPathError(JavaError):
    """``JsonPathException``, the root of Jayway's own exceptions."""

    java_name = "JsonPathException"

    def __init__(self, message: str | None = None) -> None:
        super().__init__(f"com.jayway.jsonpath.{self.java_name}", message)


class InvalidPathError(JsonPathError):
    """``InvalidPathException``: the path cannot be compiled or applied. A filter takes it for "does not match"."""

    java_name = "InvalidPathException"

    @classmethod
    def caused_by(cls, cause: JavaError) -> "InvalidPathError":
        """The exception around another one, whose text is its message."""
        error = cls(str(cause))
        error.__cause__ = cause
        return error


class PathNotFoundError(InvalidPathError):
    """``PathNotFoundException``: a definite path leads nowhere. The only one that ML Commons forgives."""

    java_name = "PathNotFoundException"


class InvalidJsonError(JsonPathError):
    """``InvalidJsonException``: json-smart refuses the document."""

    java_name = "InvalidJsonException"


class InvalidModificationError(JsonPathError):
    """``InvalidModificationException``: a write that makes no sense at its place."""

    java_name = "InvalidModificationException"
