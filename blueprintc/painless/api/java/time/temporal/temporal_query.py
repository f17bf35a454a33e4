"""``java.time.temporal.TemporalQuery``."""

from blueprintc.painless.api.native import bind_interface

CLASSES = (bind_interface("java.time.temporal.TemporalQuery", methods="queryFrom/1"),)
