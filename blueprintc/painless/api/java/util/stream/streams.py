"""``java.util.stream.Streams``: the run-time classes of the builders."""

from blueprintc.painless.api.native import bind_interface

CLASSES = (
    bind_interface("java.util.stream.Streams$StreamBuilderImpl", "java.util.stream.Stream$Builder", interface=False),
    bind_interface(
        "java.util.stream.Streams$IntStreamBuilderImpl", "java.util.stream.IntStream$Builder", interface=False
    ),
    bind_interface(
        "java.util.stream.Streams$LongStreamBuilderImpl", "java.util.stream.LongStream$Builder", interface=False
    ),
    bind_interface(
        "java.util.stream.Streams$DoubleStreamBuilderImpl", "java.util.stream.DoubleStream$Builder", interface=False
    ),
)
