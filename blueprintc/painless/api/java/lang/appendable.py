"""``java.lang.Appendable``."""

from blueprintc.painless.api import JavaClass
from blueprintc.painless.api.java.lang.builders import append_range

APPENDABLE = JavaClass("java.lang.Appendable", interface=True)
CLASSES = (APPENDABLE,)

APPENDABLE.method("append/3", runtime=True)(append_range)
