"""``java.time.temporal.TemporalAdjuster``."""

from blueprintc.painless.api.native import bind_interface

CLASSES = (bind_interface("java.time.temporal.TemporalAdjuster", methods="adjustInto/1"),)
