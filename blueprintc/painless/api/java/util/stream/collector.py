"""``java.util.stream.Collector``."""

from collections.abc import Callable
from typing import Any, ClassVar

from blueprintc.painless.api.native import Native, NativeEnum, bind, bind_interface, require
from blueprintc.painless.values import Lambda, LinkedHashSet


class Characteristics(NativeEnum):
    """``Collector.Characteristics``."""

    __slots__ = ()
    JAVA_CLASS = "java.util.stream.Collector$Characteristics"
    CONCURRENT: "ClassVar[Characteristics]"
    UNORDERED: "ClassVar[Characteristics]"
    IDENTITY_FINISH: "ClassVar[Characteristics]"


Characteristics._declare("CONCURRENT", "UNORDERED", "IDENTITY_FINISH")


class Collector(Native):
    """Supplier, accumulator and finisher of a container."""

    __slots__ = ("_accumulator", "_combiner", "_finisher", "_flags", "_supplier")
    JAVA_CLASS = "java.util.stream.Collectors$CollectorImpl"

    def __init__(
        self,
        supplier: Callable[[], Any],
        accumulator: Callable[[Any, Any], Any],
        finisher: Callable[[Any], Any] | None = None,
        combiner: Callable[[Any, Any], Any] | None = None,
        flags: tuple[Characteristics, ...] = (),
    ) -> None:
        self._supplier = supplier
        self._accumulator = accumulator
        self._finisher = finisher
        self._combiner = combiner
        self._flags = flags

    @staticmethod
    def of_4(supplier: Any, accumulator: Any, combiner: Any, flags: Any) -> "Collector":
        known = tuple(require(flags))
        identity = Characteristics.IDENTITY_FINISH
        return Collector(
            require(supplier, "supplier"),
            require(accumulator, "accumulator"),
            None,
            require(combiner, "combiner"),
            known if identity in known else (*known, identity),
        )

    @staticmethod
    def of_5(supplier: Any, accumulator: Any, combiner: Any, finisher: Any, flags: Any) -> "Collector":
        return Collector(
            require(supplier, "supplier"),
            require(accumulator, "accumulator"),
            require(finisher, "finisher"),
            require(combiner, "combiner"),
            tuple(require(flags, "characteristics")),
        )

    def supplier(self) -> Lambda:
        return Lambda("java.util.function.Supplier", self._supplier)

    def accumulator(self) -> Lambda:
        return Lambda("java.util.function.BiConsumer", self._accumulator)

    def combiner(self) -> Lambda:
        return Lambda("java.util.function.BinaryOperator", self._combiner or (lambda left, right: left))

    def finisher(self) -> Lambda:
        return Lambda("java.util.function.Function", self._finisher or (lambda container: container))

    def characteristics(self) -> Any:
        from blueprintc.painless.api.java.util.immutable import EmptySet, UnmodifiableSet

        in_order = sorted(self._flags, key=Characteristics.ordinal)
        return UnmodifiableSet(LinkedHashSet(in_order)) if in_order else EmptySet()


_METHODS = "accumulator/0 characteristics/0 combiner/0 finisher/0 supplier/0"
_COLLECTOR = bind_interface("java.util.stream.Collector", methods=_METHODS)
_COLLECTOR.static_methods.update(bind(Collector, "java.util.stream.Collector", statics="of/4 of/5").static_methods)
COLLECTOR_IMPL = bind(
    Collector, "java.util.stream.Collectors$CollectorImpl", "java.util.stream.Collector", methods=_METHODS
)
CLASSES = (
    _COLLECTOR,
    bind(Characteristics, "java.util.stream.Collector$Characteristics", "java.lang.Enum"),
)
