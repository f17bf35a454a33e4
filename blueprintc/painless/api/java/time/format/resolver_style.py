"""``java.time.format.ResolverStyle``."""

from blueprintc.painless.api.java.time.format.enums import ResolverStyle
from blueprintc.painless.api.native import bind

CLASSES = (bind(ResolverStyle, "java.time.format.ResolverStyle", "java.lang.Enum", methods=""),)
