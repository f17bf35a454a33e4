"""``java.util.stream.IntStream``."""

from typing import Any

from blueprintc.jvm.numbers import to_int, to_long
from blueprintc.painless.api.java.util.optional_double import OptionalDouble
from blueprintc.painless.api.java.util.optional_int import OptionalInt
from blueprintc.painless.api.java.util.stream.pipeline import SHARED_METHODS, counted
from blueprintc.painless.api.java.util.stream.primitive import METHODS, PrimitiveStream, register
from blueprintc.painless.api.java.util.stream.stream import Builder
from blueprintc.painless.api.native import bind, bind_interface
from blueprintc.painless.values import Runtime


class IntStream(PrimitiveStream):
    """A stream of ``int``."""

    __slots__ = ()
    JAVA_CLASS = "java.util.stream.IntPipeline"
    PRIMITIVE = "int"

    @classmethod
    def optional(cls, found: bool, value: Any) -> OptionalInt:
        return OptionalInt(value if found else None)

    def sum(self) -> int:
        return to_int(sum(self.take()))

    def average(self) -> Any:
        count = total = 0
        for element in self.take():
            total += element
            count += 1
        return OptionalDouble(float(to_long(total)) / count if count else None)


class IntBuilder(Builder):
    """``IntStream.Builder``."""

    __slots__ = ()
    JAVA_CLASS = "java.util.stream.Streams$IntStreamBuilderImpl"
    KIND = IntStream


def _range(runtime: Runtime, first: int, last: int) -> IntStream:
    return IntStream(counted(runtime, range(first, last)), max(last - first, 0))


def _range_closed(runtime: Runtime, first: int, last: int) -> IntStream:
    return _range(runtime, first, last + 1)


INT_PIPELINE = bind(
    IntStream,
    "java.util.stream.IntPipeline",
    "java.util.stream.IntStream",
    methods=f"{SHARED_METHODS} {METHODS} asDoubleStream/0 asLongStream/0 mapToDouble/1 mapToLong/1",
)
register(INT_PIPELINE)

_INT_STREAM = bind_interface("java.util.stream.IntStream", "java.util.stream.BaseStream")
_INT_STREAM.methods(INT_PIPELINE.instance)
_INT_STREAM.needs_runtime.update(INT_PIPELINE.needs_runtime)
_INT_STREAM.statics(
    {
        "builder/0": IntBuilder,
        "concat/2": IntStream.concat,
        "empty/0": IntStream.empty,
        "of/1": IntStream.of_array,
    }
)
_INT_STREAM.static("range/2", runtime=True)(_range)
_INT_STREAM.static("rangeClosed/2", runtime=True)(_range_closed)
CLASSES = (
    _INT_STREAM,
    bind_interface("java.util.stream.IntStream$Builder", "java.util.function.IntConsumer", "accept/1 add/1 build/0"),
)
