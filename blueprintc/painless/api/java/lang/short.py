"""``java.lang.Short``."""

from blueprintc.painless.api import JavaClass
from blueprintc.painless.api.java.lang.integers import (
    compare_difference,
    decode,
    parse_narrow,
    signed,
    unsigned,
)
from blueprintc.painless.values import Short

SHORT = JavaClass("java.lang.Short")
CLASSES = (SHORT,)

_LOW, _HIGH = -32768, 32767

SHORT.constants(BYTES=2, MAX_VALUE=_HIGH, MIN_VALUE=_LOW, SIZE=16)
SHORT.statics(
    {
        "compare/2": compare_difference,
        "decode/1": lambda text: Short(decode(text, _LOW, _HIGH, "Short")),
        "hashCode/1": int,
        "parseShort/1": lambda text: parse_narrow(text, 10, _LOW, _HIGH),
        "parseShort/2": lambda text, radix: parse_narrow(text, radix, _LOW, _HIGH),
        "reverseBytes/1": lambda value: signed((value & 0xFF) << 8 | value >> 8 & 0xFF, 16),
        "toString/1": str,
        "toUnsignedInt/1": lambda value: unsigned(value, 16),
        "toUnsignedLong/1": lambda value: unsigned(value, 16),
        "valueOf/1": Short,
        "valueOf/2": lambda text, radix: Short(parse_narrow(text, radix, _LOW, _HIGH)),
    }
)
SHORT.methods({"compareTo/1": compare_difference})
