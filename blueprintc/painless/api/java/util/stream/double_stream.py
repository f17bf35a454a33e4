"""``java.util.stream.DoubleStream``."""

import struct
from functools import cmp_to_key
from typing import Any

from blueprintc.painless.api.java.util.optional_double import OptionalDouble
from blueprintc.painless.api.java.util.stream.pipeline import SHARED_METHODS
from blueprintc.painless.api.java.util.stream.primitive import METHODS, PrimitiveStream, register
from blueprintc.painless.api.java.util.stream.stream import Builder
from blueprintc.painless.api.java.util.summary import compensated_sum, maximum, minimum
from blueprintc.painless.api.native import bind, bind_interface
from blueprintc.painless.values import compare_doubles


class DoubleStream(PrimitiveStream):
    """A stream of ``double``."""

    __slots__ = ()
    JAVA_CLASS = "java.util.stream.DoublePipeline"
    PRIMITIVE = "double"

    @classmethod
    def optional(cls, found: bool, value: Any) -> OptionalDouble:
        return OptionalDouble(value if found else None)

    def sum(self) -> float:
        return compensated_sum(self.take())

    def average(self) -> OptionalDouble:
        elements = list(self.take())
        return OptionalDouble(compensated_sum(elements) / len(elements) if elements else None)

    def max(self) -> Any:
        return self.reduce_1(maximum)

    def min(self) -> Any:
        return self.reduce_1(minimum)

    @staticmethod
    def key(element: float) -> Any:
        return struct.pack("<d", element) if element == element else None

    @staticmethod
    def arranged(elements: list[float]) -> list[float]:
        return sorted(elements, key=cmp_to_key(compare_doubles))


class DoubleBuilder(Builder):
    """``DoubleStream.Builder``."""

    __slots__ = ()
    JAVA_CLASS = "java.util.stream.Streams$DoubleStreamBuilderImpl"
    KIND = DoubleStream


DOUBLE_PIPELINE = bind(
    DoubleStream,
    "java.util.stream.DoublePipeline",
    "java.util.stream.DoubleStream",
    methods=f"{SHARED_METHODS} {METHODS} mapToInt/1 mapToLong/1",
)
register(DOUBLE_PIPELINE)

_DOUBLE_STREAM = bind_interface("java.util.stream.DoubleStream", "java.util.stream.BaseStream")
_DOUBLE_STREAM.methods(DOUBLE_PIPELINE.instance)
_DOUBLE_STREAM.needs_runtime.update(DOUBLE_PIPELINE.needs_runtime)
_DOUBLE_STREAM.statics(
    {
        "builder/0": DoubleBuilder,
        "concat/2": DoubleStream.concat,
        "empty/0": DoubleStream.empty,
        "of/1": DoubleStream.of_array,
    }
)
CLASSES = (
    _DOUBLE_STREAM,
    bind_interface(
        "java.util.stream.DoubleStream$Builder", "java.util.function.DoubleConsumer", "accept/1 add/1 build/0"
    ),
)
