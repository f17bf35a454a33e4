"""``java.util.UUID``."""

import hashlib
from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.numbers import to_int, to_long
from blueprintc.painless.api.native import Native, bind, require
from blueprintc.painless.values import Array, Runtime


class UUID(Native):
    """128 bits; ``high`` and ``low`` are signed longs."""

    __slots__ = ("high", "low")
    JAVA_CLASS = "java.util.UUID"

    def __init__(self, high: int, low: int) -> None:
        self.high = high
        self.low = low

    @staticmethod
    def new_2(high: int, low: int) -> "UUID":
        return UUID(high, low)

    @staticmethod
    def from_bytes(data: bytes, version: int) -> "UUID":
        """Sixteen bytes with version and variant set."""
        changed = bytearray(data)
        changed[6] = changed[6] & 0x0F | version << 4
        changed[8] = changed[8] & 0x3F | 0x80
        return UUID(int.from_bytes(changed[:8], "big", signed=True), int.from_bytes(changed[8:], "big", signed=True))

    @staticmethod
    def name_uuid_from_bytes(name: Array) -> "UUID":
        data = bytes(byte & 0xFF for byte in require(name))
        return UUID.from_bytes(hashlib.md5(data, usedforsecurity=False).digest(), 3)

    @staticmethod
    def from_string(text: str) -> "UUID":
        """Upstream: UUID.fromString; each part may be shorter or longer than usual."""
        if len(require(text)) > 36:
            raise JavaError("IllegalArgumentException", "UUID string too large")
        parts = text.split("-")
        if len(parts) != 5:
            raise JavaError("IllegalArgumentException", f"Invalid UUID string: {text}")
        numbers = [_hex(part) for part in parts]
        high = (numbers[0] & 0xFFFFFFFF) << 32 | (numbers[1] & 0xFFFF) << 16 | numbers[2] & 0xFFFF
        low = (numbers[3] & 0xFFFF) << 48 | numbers[4] & 0xFFFFFFFFFFFF
        return UUID(to_long(high), to_long(low))

    def get_most_significant_bits(self) -> int:
        return self.high

    def get_least_significant_bits(self) -> int:
        return self.low

    def version(self) -> int:
        return self.high >> 12 & 0x0F

    def variant(self) -> int:
        low = self.low & 0xFFFFFFFFFFFFFFFF
        if not low >> 63:
            return 0
        return 2 if not low >> 62 & 1 else low >> 61

    def _time_based(self) -> None:
        if self.version() != 1:
            raise JavaError("UnsupportedOperationException", "Not a time-based UUID")

    def timestamp(self) -> int:
        self._time_based()
        high = self.high & 0xFFFFFFFFFFFFFFFF
        return (high & 0x0FFF) << 48 | (high >> 16 & 0xFFFF) << 32 | high >> 32

    def clock_sequence(self) -> int:
        self._time_based()
        return self.low >> 48 & 0x3FFF

    def node(self) -> int:
        self._time_based()
        return self.low & 0xFFFFFFFFFFFF

    def compare_to(self, other: "UUID") -> int:
        """Signed comparison of the halves."""
        mine, others = (self.high, self.low), (require(other).high, other.low)
        return (mine > others) - (mine < others)

    def java_compare(self, other: Any) -> int:
        return self.compare_to(other)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, UUID) and (self.high, self.low) == (other.high, other.low)

    def hash_code(self) -> int:
        mixed = (self.high ^ self.low) & 0xFFFFFFFFFFFFFFFF
        return to_int(mixed >> 32 ^ mixed)

    __hash__ = Native.__hash__

    def __str__(self) -> str:
        digits = f"{self.high & 0xFFFFFFFFFFFFFFFF:016x}{self.low & 0xFFFFFFFFFFFFFFFF:016x}"
        return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def _hex(digits: str) -> int:
    # Upstream: Long.parseLong(CharSequence, int, int, int); a part may have its own sign
    body = digits[1:] if digits[:1] in ("-", "+") else digits
    if not body:
        raise JavaError("NumberFormatException", "")
    for index, char in enumerate(digits):
        if not (char in "0123456789abcdefABCDEF" or (index == 0 and char in "+-")):
            raise JavaError("NumberFormatException", f'Error at index {index} in: "{digits}"')
    return int(digits, 16)


_UUID = bind(
    UUID,
    "java.util.UUID",
    "java.lang.Comparable",
    constructors="2",
    statics="fromString/1",
    methods="clockSequence/0 compareTo/1 getLeastSignificantBits/0 getMostSignificantBits/0 node/0 timestamp/0 "
    "variant/0 version/0",
)
_UUID.statics({"nameUUIDFromBytes/1": UUID.name_uuid_from_bytes})


@_UUID.static("randomUUID/0", runtime=True)
def _random(runtime: Runtime) -> UUID:
    return UUID.from_bytes(runtime.random.randbytes(16), 4)


CLASSES = (_UUID,)
