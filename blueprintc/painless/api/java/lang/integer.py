"""``java.lang.Integer``."""

from blueprintc.painless.api import JavaClass
from blueprintc.painless.api.java.lang.integers import compare_to, register_bits, unsigned

INTEGER = JavaClass("java.lang.Integer")
CLASSES = (INTEGER,)

register_bits(INTEGER, 32, int, int)
INTEGER.constants(BYTES=4, MAX_VALUE=0x7FFFFFFF, MIN_VALUE=-0x80000000, SIZE=32)
INTEGER.statics({"toUnsignedLong/1": lambda value: unsigned(value, 32)})
INTEGER.methods({"compareTo/1": compare_to})
