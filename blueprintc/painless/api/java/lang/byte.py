"""``java.lang.Byte``."""

from blueprintc.painless.api import JavaClass
from blueprintc.painless.api.java.lang.integers import (
    compare_difference,
    decode,
    parse_narrow,
    unsigned,
)
from blueprintc.painless.values import Byte

BYTE = JavaClass("java.lang.Byte")
CLASSES = (BYTE,)

_LOW, _HIGH = -128, 127

BYTE.constants(BYTES=1, MAX_VALUE=_HIGH, MIN_VALUE=_LOW, SIZE=8)
BYTE.statics(
    {
        "compare/2": compare_difference,
        "decode/1": lambda text: Byte(decode(text, _LOW, _HIGH, "Byte")),
        "hashCode/1": int,
        "parseByte/1": lambda text: parse_narrow(text, 10, _LOW, _HIGH),
        "parseByte/2": lambda text, radix: parse_narrow(text, radix, _LOW, _HIGH),
        "toString/1": str,
        "toUnsignedInt/1": lambda value: unsigned(value, 8),
        "toUnsignedLong/1": lambda value: unsigned(value, 8),
        "valueOf/1": Byte,
        "valueOf/2": lambda text, radix: Byte(parse_narrow(text, radix, _LOW, _HIGH)),
    }
)
BYTE.methods({"compareTo/1": compare_difference})
