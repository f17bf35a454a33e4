"""``java.text.ParsePosition``."""

from blueprintc.painless.api.native import Native, bind


class ParsePosition(Native):
    """Where a parse goes on, and where it failed (-1: it did not)."""

    __slots__ = ("error_index", "index")
    JAVA_CLASS = "java.text.ParsePosition"

    def __init__(self, index: int) -> None:
        self.index = index
        self.error_index = -1

    @staticmethod
    def new_1(index: int) -> "ParsePosition":
        return ParsePosition(index)

    def get_index(self) -> int:
        return self.index

    def set_index(self, index: int) -> None:
        self.index = index

    def get_error_index(self) -> int:
        return self.error_index

    def set_error_index(self, index: int) -> None:
        self.error_index = index

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ParsePosition) and (self.index, self.error_index) == (other.index, other.error_index)

    def hash_code(self) -> int:
        shifted = self.error_index << 16 | self.index
        return (shifted + 0x80000000) % (1 << 32) - 0x80000000

    __hash__ = Native.__hash__

    def __str__(self) -> str:
        return f"java.text.ParsePosition[index={self.index},errorIndex={self.error_index}]"


CLASSES = (
    bind(
        ParsePosition,
        "java.text.ParsePosition",
        constructors="1",
        methods="getErrorIndex/0 getIndex/0 setErrorIndex/1 setIndex/1",
    ),
)
