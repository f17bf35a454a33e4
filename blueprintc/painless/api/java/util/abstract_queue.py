"""``java.util.AbstractQueue``: everything is in its interfaces."""

from blueprintc.painless.api import JavaClass

CLASSES = (JavaClass("java.util.AbstractQueue"),)
