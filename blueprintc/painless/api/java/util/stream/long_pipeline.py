"""``java.util.stream.LongPipeline``: the run-time class of ``LongStream``."""

from blueprintc.painless.api.java.util.stream.long_stream import LONG_PIPELINE

CLASSES = (LONG_PIPELINE,)
