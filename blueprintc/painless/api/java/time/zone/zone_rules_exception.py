"""``java.time.zone.ZoneRulesException``."""

from blueprintc.painless.api.exceptions import exception_class

CLASSES = (exception_class("java.time.zone.ZoneRulesException", "java.time.DateTimeException", "1"),)
