"""``java.time.DateTimeException``."""

from blueprintc.painless.api.exceptions import exception_class

CLASSES = (exception_class("java.time.DateTimeException", "java.lang.RuntimeException", "1"),)
