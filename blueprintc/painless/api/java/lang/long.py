"""``java.lang.Long``."""

from blueprintc.painless.api import JavaClass
from blueprintc.painless.api.java.lang.integers import compare_to, register_bits, signed
from blueprintc.painless.values import Long
from blueprintc.painless.values.semantics import long_hash

LONG = JavaClass("java.lang.Long")
CLASSES = (LONG,)

register_bits(LONG, 64, Long, long_hash)
LONG.constants(BYTES=8, MAX_VALUE=0x7FFFFFFFFFFFFFFF, MIN_VALUE=-0x8000000000000000, SIZE=64)
LONG.statics({"sum/2": lambda left, right: signed(left + right, 64)})
LONG.methods({"compareTo/1": compare_to})
