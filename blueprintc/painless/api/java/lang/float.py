"""``java.lang.Float``."""

import math
import struct

from blueprintc.jvm.numbers import parse_float, to_float32
from blueprintc.painless.api import JavaClass
from blueprintc.painless.api.java.lang.floats import register, to_hex
from blueprintc.painless.values import Float, null_pointer
from blueprintc.painless.values.semantics import float_hash

FLOAT = JavaClass("java.lang.Float")
CLASSES = (FLOAT,)

_CANONICAL_NAN = 0x7FC00000


def _bits(value: float) -> int:
    return _CANONICAL_NAN if value != value else int(struct.unpack("<i", struct.pack("<f", value))[0])


def _from_bits(bits: int) -> float:
    return float(struct.unpack("<f", struct.pack("<i", bits))[0])


def _parse(text: str | None) -> float:
    if text is None:
        raise null_pointer()
    return parse_float(text)


def _hex(value: float) -> str:
    return to_hex(value, single=True)


register(FLOAT, Float, float_hash, to_float32)
FLOAT.constants(
    BYTES=4,
    MAX_EXPONENT=127,
    MIN_EXPONENT=-126,
    SIZE=32,
    MAX_VALUE=3.4028234663852886e38,
    MIN_NORMAL=1.1754943508222875e-38,
    MIN_VALUE=1.401298464324817e-45,
    NEGATIVE_INFINITY=-math.inf,
    NaN=math.nan,
    POSITIVE_INFINITY=math.inf,
)
FLOAT.statics(
    {
        "floatToIntBits/1": _bits,
        "floatToRawIntBits/1": _bits,
        "intBitsToFloat/1": _from_bits,
        "parseFloat/1": _parse,
        "toHexString/1": _hex,
    }
)
