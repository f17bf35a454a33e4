"""``java.time.chrono.AbstractChronology``."""

from blueprintc.painless.api.native import bind_interface

CLASSES = (bind_interface("java.time.chrono.AbstractChronology", "java.time.chrono.Chronology", interface=False),)
