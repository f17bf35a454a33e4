"""``java.text.Format``: formatting and parsing any object, ``FieldPosition``, and ``ParseException``."""

import copy
from typing import Any

from blueprintc.errors import UnsupportedError
from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.native import Native, bind_interface, require
from blueprintc.painless.values import class_name


def parse_error(message: str | None, index: int) -> JavaError:
    """A ``ParseException``."""
    error = JavaError("java.text.ParseException", message)
    error.error_index = index  # type: ignore[attr-defined]
    return error


class Format(Native):
    """Subclasses define ``text_of`` and ``object_at``."""

    __slots__ = ()

    def text_of(self, value: Any) -> str:
        """``format(value)``."""
        raise NotImplementedError

    def object_at(self, text: str, position: Any) -> Any:
        """``parseObject(text, position)``."""
        raise NotImplementedError

    def format_1(self, value: Any) -> str:
        return self.text_of(value)

    def format_3(self, value: Any, target: Any, field: Any) -> Any:
        from blueprintc.painless.api.text_targets import append_text

        require(field)
        append_text(require(target), self.text_of(value))
        return target

    def parse_object_1(self, text: str) -> Any:
        from blueprintc.painless.api.java.text.parse_position import ParsePosition

        position = ParsePosition(0)
        result = self.object_at(text, position)
        if position.index == 0:
            raise parse_error("Format.parseObject(String) failed", position.error_index)
        return result

    def parse_object_2(self, text: str, position: Any) -> Any:
        return self.object_at(text, position)

    def format_to_character_iterator(self, value: Any) -> Any:
        raise UnsupportedError(f"{class_name(self)}.formatToCharacterIterator is not supported")

    def clone(self) -> Any:
        return copy.copy(self)


_FORMAT = bind_interface(
    "java.text.Format", methods="clone/0 format/1 format/3 parseObject/1 parseObject/2", interface=False
)
_FIELD = bind_interface("java.text.Format$Field", "java.text.AttributedCharacterIterator$Attribute", interface=False)
CLASSES = (_FORMAT, _FIELD)
