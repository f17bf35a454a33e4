"""``sun.util.calendar.ZoneInfo``: the run-time class of time zones."""

from blueprintc.painless.api.native import bind_interface

CLASSES = (bind_interface("sun.util.calendar.ZoneInfo", "java.util.TimeZone", interface=False),)
