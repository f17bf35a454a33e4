"""``hashCode`` of Java values, and the order in which ``java.util.HashMap`` iterates."""

import struct
from collections.abc import Iterable, Sequence
from decimal import Decimal

from blueprintc.jvm.numbers import INT_MAX, INT_MIN, LONG_MAX, LONG_MIN, to_int

_SMALL = 8
"""So few keys cannot make a bin into a tree."""


def string_hash(text: str) -> int:
    """``String.hashCode()``: over UTF-16 code units, as a signed int."""
    if text.isascii():
        units: Iterable[int] = text.encode("ascii")
    else:
        data = text.encode("utf-16-le", "surrogatepass")
        units = struct.unpack(f"<{len(data) // 2}H", data)
    result = 0
    for unit in units:
        result = (result * 31 + unit) & 0xFFFFFFFF
    return result - 0x100000000 if result > INT_MAX else result


def hash_of(value: object) -> int:
    """``hashCode()`` of a JSON-like Java value; ``None`` (null) counts as 0, as in collections."""
    match value:
        case None:
            return 0
        case bool():
            return 1231 if value else 1237
        case str():
            return string_hash(value)
        case int():
            return _integer_hash(value)
        case float():
            bits = int(struct.unpack("<Q", struct.pack("<d", value))[0]) if value == value else 0x7FF8000000000000
            return to_int(bits ^ (bits >> 32))
        case Decimal():
            return _decimal_hash(value)
        case dict():
            return to_int(sum(hash_of(key) ^ hash_of(item) for key, item in value.items()))
        case list() | tuple():
            result = 1
            for item in value:
                result = to_int(31 * result + hash_of(item))
            return result
    raise TypeError(f"no Java hash for {type(value).__name__}")


def _integer_hash(value: int) -> int:
    if INT_MIN <= value <= INT_MAX:
        return value
    if LONG_MIN <= value <= LONG_MAX:
        bits = value & 0xFFFFFFFFFFFFFFFF
        return to_int(bits ^ (bits >> 32))
    size = abs(value)
    result = 0
    for shift in range((size.bit_length() - 1) // 32 * 32, -1, -32):
        result = to_int(31 * result + (size >> shift & 0xFFFFFFFF))
    return to_int(-result) if value < 0 else result


def _decimal_hash(value: Decimal) -> int:
    sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        raise TypeError("a BigDecimal is finite")
    unscaled = int("".join(map(str, digits)) or "0")
    if abs(unscaled) <= LONG_MAX:
        # Upstream: BigDecimal.hashCode has its own rule for a compact value.
        magnitude = to_int(to_int(unscaled >> 32) * 31 + (unscaled & 0xFFFFFFFF))
        return to_int(31 * (-magnitude if sign else magnitude) - exponent)
    return to_int(31 * _integer_hash(-unscaled if sign else unscaled) - exponent)


def table_size_for(capacity: int) -> int:
    """The table length for a requested initial capacity: the next power of two."""
    return 1 if capacity <= 1 else 1 << (capacity - 1).bit_length()


def capacity_for_copy(size: int) -> int:
    """The initial capacity that ``new HashMap<>(otherMap)`` computes for ``size`` entries."""
    return -(-size * 4 // 3)


def hashmap_order(keys: Iterable[str], *, capacity: int | None = None) -> list[str]:
    """The keys in the order in which a ``HashMap`` iterates that was filled with them in the given order.

    ``capacity`` is the constructor's argument (``None``: the default constructor, ``capacity_for_copy(n)``: a map
    made from another one). A repeated key counts at its first place. Resizing and tree bins are as in OpenJDK.
    """
    unique = list(dict.fromkeys(keys))
    if capacity == 0:
        length = 1
    else:
        length = 16 if capacity is None else table_size_for(capacity)
    if len(unique) <= _SMALL:
        while len(unique) > length * 3 // 4 and not (length == 1 and not unique):
            length *= 2
        return _simple_order(unique, length)
    from blueprintc.jvm.hash_table import HashTable

    return HashTable(length).fill((spread(key), key) for key in unique)


def spread(text: str) -> int:
    """``HashMap.hash(key)``, unsigned."""
    value = string_hash(text) & 0xFFFFFFFF
    return value ^ (value >> 16)


def _simple_order(keys: Sequence[str], length: int) -> list[str]:
    mask = length - 1
    return sorted(keys, key=lambda key: spread(key) & mask)
