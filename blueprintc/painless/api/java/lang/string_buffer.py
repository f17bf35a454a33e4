"""``java.lang.StringBuffer``."""

from blueprintc.painless.api import JavaClass
from blueprintc.painless.api.java.lang.builders import TextBuilder, register


class StringBuffer(TextBuilder):
    """``java.lang.StringBuffer``."""

    __slots__ = ()
    JAVA_CLASS = "java.lang.StringBuffer"


STRING_BUFFER = JavaClass("java.lang.StringBuffer")
CLASSES = (STRING_BUFFER,)
register(STRING_BUFFER, StringBuffer)
