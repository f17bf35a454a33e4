"""``java.lang.StringBuilder``."""

from blueprintc.painless.api import JavaClass
from blueprintc.painless.api.java.lang.builders import TextBuilder, register


class StringBuilder(TextBuilder):
    """``java.lang.StringBuilder``."""

    __slots__ = ()
    JAVA_CLASS = "java.lang.StringBuilder"


STRING_BUILDER = JavaClass("java.lang.StringBuilder")
CLASSES = (STRING_BUILDER,)
register(STRING_BUILDER, StringBuilder)
