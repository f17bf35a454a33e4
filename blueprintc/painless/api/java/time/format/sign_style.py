"""``java.time.format.SignStyle``."""

from blueprintc.painless.api.java.time.format.enums import SignStyle
from blueprintc.painless.api.native import bind

CLASSES = (bind(SignStyle, "java.time.format.SignStyle", "java.lang.Enum", methods=""),)
