"""``java.util.StringJoiner``."""

from typing import Any

from blueprintc.jvm.strings import utf16_length
from blueprintc.painless.api import JavaClass
from blueprintc.painless.api.java.lang.char_sequence import text_of
from blueprintc.painless.api.native import require
from blueprintc.painless.values import JavaObject, Runtime, ToText

STRING_JOINER = JavaClass("java.util.StringJoiner")
CLASSES = (STRING_JOINER,)


class StringJoiner(JavaObject):
    """Texts with a separator, between prefix and suffix."""

    __slots__ = ("empty", "parts", "prefix", "separator", "suffix")
    JAVA_CLASS = "java.util.StringJoiner"

    def __init__(self, separator: str, prefix: str = "", suffix: str = "") -> None:
        self.separator = separator
        self.prefix = prefix
        self.suffix = suffix
        self.parts: list[str] = []
        self.empty: str | None = None

    def inner(self) -> str:
        """Without prefix and suffix."""
        return self.separator.join(self.parts)

    def text(self) -> str:
        """``toString()``."""
        if not self.parts and self.empty is not None:
            return self.empty
        return self.prefix + self.inner() + self.suffix

    def java_text(self, text: ToText) -> str:
        return self.text()


def _new(separator: Any, prefix: Any = "", suffix: Any = "") -> StringJoiner:
    require(prefix, "The prefix must not be null")
    require(separator, "The delimiter must not be null")
    require(suffix, "The suffix must not be null")
    return StringJoiner(text_of(separator), text_of(prefix), text_of(suffix))


@STRING_JOINER.method("add/1", runtime=True)
def _add(runtime: Runtime, self: StringJoiner, text: Any) -> StringJoiner:
    added = "null" if text is None else text_of(text)
    runtime.charge(len(added) + len(self.separator))
    self.parts.append(added)
    return self


def _merge(self: StringJoiner, other: StringJoiner) -> StringJoiner:
    if require(other).parts:
        self.parts.append(other.inner())
    return self


def _set_empty(self: StringJoiner, text: Any) -> StringJoiner:
    self.empty = text_of(require(text, "The empty value must not be null"))
    return self


STRING_JOINER.constructors.update({1: _new, 3: _new})
STRING_JOINER.methods(
    {"length/0": lambda self: utf16_length(self.text()), "merge/1": _merge, "setEmptyValue/1": _set_empty}
)
