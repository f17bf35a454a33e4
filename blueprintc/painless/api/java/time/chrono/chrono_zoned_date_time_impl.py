"""``java.time.chrono.ChronoZonedDateTimeImpl``: the run-time class of the calendars other than ISO."""

from blueprintc.painless.api.native import bind_interface

CLASSES = (
    bind_interface("java.time.chrono.ChronoZonedDateTimeImpl", "java.time.chrono.ChronoZonedDateTime", interface=False),
)
