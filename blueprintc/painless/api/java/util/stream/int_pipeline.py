"""``java.util.stream.IntPipeline``: the run-time class of ``IntStream``."""

from blueprintc.painless.api.java.util.stream.int_stream import INT_PIPELINE

CLASSES = (INT_PIPELINE,)
