"""``java.time.chrono.ChronoPeriodImpl``: the run-time class of the calendars other than ISO."""

from blueprintc.painless.api.native import bind_interface

CLASSES = (bind_interface("java.time.chrono.ChronoPeriodImpl", "java.time.chrono.ChronoPeriod", interface=False),)
