"""``java.util.OptionalDouble``."""

from collections.abc import Callable
from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.native import Native, bind, throwable
from blueprintc.painless.values import ToText, box, equals, hash_code


class OptionalDouble(Native):
    """An optional ``double``; ``value`` is None when it is empty."""

    __slots__ = ("value",)
    JAVA_CLASS = "java.util.OptionalDouble"

    def __init__(self, value: float | None = None) -> None:
        self.value = value

    @staticmethod
    def empty() -> "OptionalDouble":
        return OptionalDouble()

    @staticmethod
    def of(value: float) -> "OptionalDouble":
        return OptionalDouble(value)

    def is_present(self) -> bool:
        return self.value is not None

    def if_present(self, consumer: Callable[[float], Any]) -> None:
        if self.value is not None:
            consumer(self.value)

    def get_as_double(self) -> float:
        if self.value is None:
            raise JavaError("NoSuchElementException", "No value present")
        return self.value

    def or_else(self, default: float) -> float:
        return default if self.value is None else self.value

    def or_else_get(self, supplier: Callable[[], float]) -> float:
        return supplier() if self.value is None else self.value

    def or_else_throw(self, supplier: Callable[[], Exception]) -> float:
        if self.value is None:
            raise throwable(supplier())
        return self.value

    def java_text(self, text: ToText) -> str:
        return "OptionalDouble.empty" if self.value is None else f"OptionalDouble[{text(box(self.value, 'double'))}]"

    def java_equals(self, other: Any) -> bool:
        return isinstance(other, OptionalDouble) and equals(self._boxed(), other._boxed())

    def _boxed(self) -> Any:
        return None if self.value is None else box(self.value, "double")

    def hash_code(self) -> int:
        return 0 if self.value is None else hash_code(box(self.value, "double"))


CLASSES = (
    bind(
        OptionalDouble,
        "java.util.OptionalDouble",
        statics="empty/0 of/1",
        methods="getAsDouble/0 ifPresent/1 isPresent/0 orElse/1 orElseGet/1 orElseThrow/1",
    ),
)
