"""``java.time.format.TextStyle``."""

from blueprintc.painless.api.java.time.format.enums import TextStyle
from blueprintc.painless.api.native import bind

CLASSES = (
    bind(TextStyle, "java.time.format.TextStyle", "java.lang.Enum", methods="isStandalone/0 asStandalone/0 asNormal/0"),
)
