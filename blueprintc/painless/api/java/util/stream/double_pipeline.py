"""``java.util.stream.DoublePipeline``: the run-time class of ``DoubleStream``."""

from blueprintc.painless.api.java.util.stream.double_stream import DOUBLE_PIPELINE

CLASSES = (DOUBLE_PIPELINE,)
