"""``java.time.temporal.TemporalAmount``."""

from blueprintc.painless.api.native import bind_interface

CLASSES = (bind_interface("java.time.temporal.TemporalAmount", methods="addTo/1 get/1 getUnits/0 subtractFrom/1"),)
