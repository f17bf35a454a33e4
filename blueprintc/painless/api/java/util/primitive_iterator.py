"""``java.util.PrimitiveIterator`` and its three kinds."""

from collections.abc import Iterator
from typing import Any

from blueprintc.painless.api import JavaClass
from blueprintc.painless.api.native import functional
from blueprintc.painless.values import PythonIterator, box


class PrimitiveIterator(PythonIterator):
    """Over plain numbers of one primitive type; ``next()`` gives them boxed."""

    __slots__ = ("primitive",)
    JAVA_CLASS = "java.util.PrimitiveIterator$Plain"

    def __init__(self, source: Iterator[Any], primitive: str) -> None:
        super().__init__(source)
        self.primitive = primitive

    def plain(self) -> Any:
        """``nextInt()`` and its kin."""
        return super().advance()

    def advance(self) -> Any:
        return box(super().advance(), self.primitive)


def _for_each_remaining(self: PrimitiveIterator, consumer: Any) -> None:
    functional(consumer, f"java.util.function.{self.primitive.title()}Consumer")
    while self.has_next():
        consumer(self.plain())


_BASE = JavaClass("java.util.PrimitiveIterator", "java.util.Iterator", interface=True)
_BASE.methods({"forEachRemaining/1": _for_each_remaining})


def _kind(name: str) -> JavaClass:
    java = JavaClass(f"java.util.PrimitiveIterator$Of{name}", "java.util.PrimitiveIterator", interface=True)
    java.methods({"next/0": PrimitiveIterator.advance, f"next{name}/0": PrimitiveIterator.plain})
    return java


_PLAIN = JavaClass(
    "java.util.PrimitiveIterator$Plain", *(f"java.util.PrimitiveIterator$Of{n}" for n in ("Int", "Long", "Double"))
)
CLASSES = (_BASE, _kind("Int"), _kind("Long"), _kind("Double"), _PLAIN)
