"""``java.lang.Double``."""

import math
import struct
import sys

from blueprintc.jvm.numbers import parse_double
from blueprintc.painless.api import JavaClass
from blueprintc.painless.api.java.lang.floats import register, to_hex
from blueprintc.painless.values import null_pointer
from blueprintc.painless.values.semantics import double_hash

DOUBLE = JavaClass("java.lang.Double")
CLASSES = (DOUBLE,)

_CANONICAL_NAN = 0x7FF8000000000000


def _raw_bits(value: float) -> int:
    return int(struct.unpack("<q", struct.pack("<d", value))[0])


def _bits(value: float) -> int:
    return _CANONICAL_NAN if value != value else _raw_bits(value)


def _from_bits(bits: int) -> float:
    return float(struct.unpack("<d", struct.pack("<q", bits))[0])


def _parse(text: str | None) -> float:
    if text is None:
        raise null_pointer()
    return parse_double(text)


def _same(value: float) -> float:
    return value


register(DOUBLE, _same, double_hash, _same)
DOUBLE.constants(
    BYTES=8,
    MAX_EXPONENT=1023,
    MIN_EXPONENT=-1022,
    SIZE=64,
    MAX_VALUE=sys.float_info.max,
    MIN_NORMAL=sys.float_info.min,
    MIN_VALUE=5e-324,
    NEGATIVE_INFINITY=-math.inf,
    NaN=math.nan,
    POSITIVE_INFINITY=math.inf,
)
DOUBLE.statics(
    {
        "doubleToLongBits/1": _bits,
        "doubleToRawLongBits/1": _raw_bits,
        "longBitsToDouble/1": _from_bits,
        "parseDouble/1": _parse,
        "toHexString/1": to_hex,
    }
)
