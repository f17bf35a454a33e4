"""``java.time.temporal.UnsupportedTemporalTypeException``."""

from blueprintc.painless.api.exceptions import exception_class

CLASSES = (exception_class("java.time.temporal.UnsupportedTemporalTypeException", "java.time.DateTimeException", "1"),)
