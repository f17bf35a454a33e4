"""``java.util.OptionalLong``."""

from collections.abc import Callable
from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.native import Native, bind, throwable
from blueprintc.painless.values import ToText, box, equals, hash_code


class OptionalLong(Native):
    """An optional ``long``; ``value`` is None when it is empty."""

    __slots__ = ("value",)
    JAVA_CLASS = "java.util.OptionalLong"

    def __init__(self, value: int | None = None) -> None:
        self.value = value

    @staticmethod
    def empty() -> "OptionalLong":
        return OptionalLong()

    @staticmethod
    def of(value: int) -> "OptionalLong":
        return OptionalLong(value)

    def is_present(self) -> bool:
        return self.value is not None

    def if_present(self, consumer: Callable[[int], Any]) -> None:
        if self.value is not None:
            consumer(self.value)

    def get_as_long(self) -> int:
        if self.value is None:
            raise JavaError("NoSuchElementException", "No value present")
        return self.value

    def or_else(self, default: int) -> int:
        return default if self.value is None else self.value

    def or_else_get(self, supplier: Callable[[], int]) -> int:
        return supplier() if self.value is None else self.value

    def or_else_throw(self, supplier: Callable[[], Exception]) -> int:
        if self.value is None:
            raise throwable(supplier())
        return self.value

    def java_text(self, text: ToText) -> str:
        return "OptionalLong.empty" if self.value is None else f"OptionalLong[{text(box(self.value, 'long'))}]"

    def java_equals(self, other: Any) -> bool:
        return isinstance(other, OptionalLong) and equals(self._boxed(), other._boxed())

    def _boxed(self) -> Any:
        return None if self.value is None else box(self.value, "long")

    def hash_code(self) -> int:
        return 0 if self.value is None else hash_code(box(self.value, "long"))


CLASSES = (
    bind(
        OptionalLong,
        "java.util.OptionalLong",
        statics="empty/0 of/1",
        methods="getAsLong/0 ifPresent/1 isPresent/0 orElse/1 orElseGet/1 orElseThrow/1",
    ),
)
