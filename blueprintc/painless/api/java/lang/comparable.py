"""``java.lang.Comparable``."""

from blueprintc.painless.api import JavaClass
from blueprintc.painless.values import compare

COMPARABLE = JavaClass("java.lang.Comparable", interface=True)
CLASSES = (COMPARABLE,)

COMPARABLE.methods({"compareTo/1": compare})
