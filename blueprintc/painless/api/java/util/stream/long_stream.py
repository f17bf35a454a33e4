"""``java.util.stream.LongStream``."""

from typing import Any

from blueprintc.jvm.numbers import to_long
from blueprintc.painless.api.java.util.optional_double import OptionalDouble
from blueprintc.painless.api.java.util.optional_long import OptionalLong
from blueprintc.painless.api.java.util.stream.pipeline import SHARED_METHODS, counted
from blueprintc.painless.api.java.util.stream.primitive import METHODS, PrimitiveStream, register
from blueprintc.painless.api.java.util.stream.stream import Builder
from blueprintc.painless.api.native import bind, bind_interface
from blueprintc.painless.values import Runtime


class LongStream(PrimitiveStream):
    """A stream of ``long``."""

    __slots__ = ()
    JAVA_CLASS = "java.util.stream.LongPipeline"
    PRIMITIVE = "long"

    @classmethod
    def optional(cls, found: bool, value: Any) -> OptionalLong:
        return OptionalLong(value if found else None)

    def sum(self) -> int:
        return to_long(sum(self.take()))

    def average(self) -> Any:
        count = total = 0
        for element in self.take():
            total += element
            count += 1
        return OptionalDouble(float(to_long(total)) / count if count else None)


class LongBuilder(Builder):
    """``LongStream.Builder``."""

    __slots__ = ()
    JAVA_CLASS = "java.util.stream.Streams$LongStreamBuilderImpl"
    KIND = LongStream


def _range(runtime: Runtime, first: int, last: int) -> LongStream:
    return LongStream(counted(runtime, range(first, last)), max(last - first, 0))


def _range_closed(runtime: Runtime, first: int, last: int) -> LongStream:
    return _range(runtime, first, last + 1)


LONG_PIPELINE = bind(
    LongStream,
    "java.util.stream.LongPipeline",
    "java.util.stream.LongStream",
    methods=f"{SHARED_METHODS} {METHODS} asDoubleStream/0 mapToDouble/1 mapToInt/1",
)
register(LONG_PIPELINE)

_LONG_STREAM = bind_interface("java.util.stream.LongStream", "java.util.stream.BaseStream")
_LONG_STREAM.methods(LONG_PIPELINE.instance)
_LONG_STREAM.needs_runtime.update(LONG_PIPELINE.needs_runtime)
_LONG_STREAM.statics(
    {
        "builder/0": LongBuilder,
        "concat/2": LongStream.concat,
        "empty/0": LongStream.empty,
        "of/1": LongStream.of_array,
    }
)
_LONG_STREAM.static("range/2", runtime=True)(_range)
_LONG_STREAM.static("rangeClosed/2", runtime=True)(_range_closed)
CLASSES = (
    _LONG_STREAM,
    bind_interface("java.util.stream.LongStream$Builder", "java.util.function.LongConsumer", "accept/1 add/1 build/0"),
)
