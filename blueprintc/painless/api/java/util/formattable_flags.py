"""``java.util.FormattableFlags``."""

from blueprintc.painless.api import JavaClass

_FLAGS = JavaClass("java.util.FormattableFlags")
_FLAGS.constants(LEFT_JUSTIFY=1, UPPERCASE=2, ALTERNATE=4)
CLASSES = (_FLAGS,)
