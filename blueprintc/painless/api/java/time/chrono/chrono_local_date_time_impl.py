"""``java.time.chrono.ChronoLocalDateTimeImpl``: the run-time class of the calendars other than ISO."""

from blueprintc.painless.api.native import bind_interface

CLASSES = (
    bind_interface("java.time.chrono.ChronoLocalDateTimeImpl", "java.time.chrono.ChronoLocalDateTime", interface=False),
)
