"""``java.text.FieldPosition``. Formatting here does not fill it in."""

from typing import Any

from blueprintc.painless.api.native import Native, bind


class FieldPosition(Native):
    """A field and where it begins and ends."""

    __slots__ = ("attribute", "begin", "end", "field")
    JAVA_CLASS = "java.text.FieldPosition"

    def __init__(self, attribute: Any, field: int) -> None:
        self.attribute = attribute
        self.field = field
        self.begin = self.end = 0

    @staticmethod
    def new_1(field: int) -> "FieldPosition":
        return FieldPosition(None, field)

    @staticmethod
    def new_2(attribute: Any, field: int) -> "FieldPosition":
        return FieldPosition(attribute, field)

    def get_field(self) -> int:
        return self.field

    def get_field_attribute(self) -> Any:
        return self.attribute

    def get_begin_index(self) -> int:
        return self.begin

    def get_end_index(self) -> int:
        return self.end

    def set_begin_index(self, index: int) -> None:
        self.begin = index

    def set_end_index(self, index: int) -> None:
        self.end = index

    def _key(self) -> tuple[Any, ...]:
        return self.attribute, self.field, self.begin, self.end

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FieldPosition) and self._key() == other._key()

    def hash_code(self) -> int:
        mixed = self.field << 24 | self.begin << 16 | self.end
        return (mixed + 0x80000000) % (1 << 32) - 0x80000000

    __hash__ = Native.__hash__

    def __str__(self) -> str:
        attribute = "null" if self.attribute is None else self.attribute
        return (
            f"java.text.FieldPosition[field={self.field},attribute={attribute},beginIndex={self.begin},"
            f"endIndex={self.end}]"
        )


CLASSES = (
    bind(
        FieldPosition,
        "java.text.FieldPosition",
        constructors="1 2",
        methods="getBeginIndex/0 getEndIndex/0 getField/0 getFieldAttribute/0 setBeginIndex/1 setEndIndex/1",
    ),
)
