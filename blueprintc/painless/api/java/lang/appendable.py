"""``java.lang.Appendable``."""

from blueprintc.painless.api import JavaClass

APPENDABLE = JavaClass("java.lang.Appendable", interface=True)
CLASSES = (APPENDABLE,)
