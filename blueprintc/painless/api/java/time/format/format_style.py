"""``java.time.format.FormatStyle``."""

from blueprintc.painless.api.java.time.format.enums import FormatStyle
from blueprintc.painless.api.native import bind

CLASSES = (bind(FormatStyle, "java.time.format.FormatStyle", "java.lang.Enum", methods=""),)
