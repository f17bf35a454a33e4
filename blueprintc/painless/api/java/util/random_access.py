"""``java.util.RandomAccess``."""

from blueprintc.painless.api import JavaClass

CLASSES = (JavaClass("java.util.RandomAccess", interface=True),)
