"""``java.util.stream.ReferencePipeline``: the run-time class of ``Stream``."""

from blueprintc.painless.api.java.util.stream.stream import REFERENCE_PIPELINE

CLASSES = (REFERENCE_PIPELINE,)
