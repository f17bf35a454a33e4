"""``java.util.BitSet``: the bits of a Python integer."""

from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.numbers import to_byte, to_int, to_long
from blueprintc.painless.api.native import Native, bind, require
from blueprintc.painless.values import Array, Runtime

_WORD = (1 << 64) - 1


def _bounds(message: str) -> JavaError:
    return JavaError("IndexOutOfBoundsException", message)


class BitSet(Native):
    """``bits`` are the set bits; ``words`` the 64-bit words that Java would have allocated."""

    __slots__ = ("bits", "words")
    JAVA_CLASS = "java.util.BitSet"

    def __init__(self, bits: int = 0, words: int = 1) -> None:
        self.bits = bits
        self.words = words

    @staticmethod
    def new_0() -> "BitSet":
        return BitSet()

    @staticmethod
    def new_1(size: int) -> "BitSet":
        if size < 0:
            raise JavaError("NegativeArraySizeException", f"nbits < 0: {size}")
        return BitSet(0, (size + 63) // 64)

    @staticmethod
    def value_of(words: Array) -> "BitSet":
        bits = sum((word & _WORD) << (64 * index) for index, word in enumerate(require(words)))
        return BitSet(bits, (bits.bit_length() + 63) // 64)

    @staticmethod
    def _index(index: int, name: str = "bitIndex") -> int:
        if index < 0:
            raise _bounds(f"{name} < 0: {index}")
        return index

    @staticmethod
    def _span(start: int, end: int) -> int:
        if start < 0:
            raise _bounds(f"fromIndex < 0: {start}")
        if end < 0:
            raise _bounds(f"toIndex < 0: {end}")
        if start > end:
            raise _bounds(f"fromIndex: {start} > toIndex: {end}")
        return (1 << end) - (1 << start)

    def _grow(self, bits: int) -> None:
        needed = (bits + 63) // 64
        if needed > self.words:
            self.words = max(2 * self.words, needed)

    def _put(self, bits: int) -> None:
        self._grow(bits.bit_length())
        self.bits = bits

    def clear_0(self) -> None:
        self.bits = 0

    def clear_1(self, index: int) -> None:
        self.bits &= ~(1 << min(self._index(index), self.bits.bit_length() + 1))

    def clear_2(self, start: int, end: int) -> None:
        top = self.bits.bit_length() + 1
        if start < 0 or end < 0 or start > end:
            self._span(start, end)
        self.bits &= ~self._span(min(start, top), min(end, top))

    def intersects(self, other: "BitSet") -> bool:
        return bool(self.bits & require(other).bits)

    def and_(self, other: "BitSet") -> None:
        self.bits &= require(other).bits

    def and_not(self, other: "BitSet") -> None:
        self.bits &= ~require(other).bits

    def or_(self, other: "BitSet") -> None:
        self._put(self.bits | require(other).bits)

    def xor(self, other: "BitSet") -> None:
        self._put(self.bits ^ require(other).bits)

    def is_empty(self) -> bool:
        return not self.bits

    def cardinality(self) -> int:
        return self.bits.bit_count()

    def length(self) -> int:
        return self.bits.bit_length()

    def size(self) -> int:
        return self.words * 64

    def next_set_bit(self, start: int) -> int:
        rest = self.bits >> self._index(start, "fromIndex") if start < self.bits.bit_length() else 0
        return start + (rest & -rest).bit_length() - 1 if rest else -1

    def next_clear_bit(self, start: int) -> int:
        if self._index(start, "fromIndex") >= self.bits.bit_length():
            return start
        rest = ~(self.bits >> start)
        return start + (rest & -rest).bit_length() - 1

    def _previous(self, bits: int, start: int) -> int:
        if start < 0:
            if start == -1:
                return -1
            raise _bounds(f"fromIndex < -1: {start}")
        return (bits & (1 << (start + 1)) - 1).bit_length() - 1

    def previous_set_bit(self, start: int) -> int:
        return self._previous(self.bits, min(start, self.bits.bit_length()))

    def previous_clear_bit(self, start: int) -> int:
        if start > self.bits.bit_length():
            return start
        return self._previous(~self.bits, start)

    def to_long_array(self) -> Array:
        count = (self.bits.bit_length() + 63) // 64
        return Array("long", (to_long(self.bits >> (64 * index)) for index in range(count)))

    def to_byte_array(self) -> Array:
        data = self.bits.to_bytes((self.bits.bit_length() + 7) // 8, "little")
        return Array("byte", map(to_byte, data))

    def clone(self) -> "BitSet":
        return BitSet(self.bits, max((self.bits.bit_length() + 63) // 64, self.words))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, BitSet) and self.bits == other.bits

    def hash_code(self) -> int:
        result = 1234
        for index, word in enumerate(self.to_long_array()):
            result ^= (word & _WORD) * (index + 1)
        result &= _WORD
        return to_int(result >> 32 ^ result)

    __hash__ = Native.__hash__

    def __str__(self) -> str:
        text = bin(self.bits)[:1:-1] if self.bits else ""
        return "{" + ", ".join(str(index) for index, bit in enumerate(text) if bit == "1") + "}"


_BIT_SET = bind(
    BitSet,
    "java.util.BitSet",
    constructors="0 1",
    statics="valueOf/1",
    methods="and/1 andNot/1 cardinality/0 clear/0 clear/1 clear/2 clone/0 intersects/1 isEmpty/0 length/0 "
    "nextClearBit/1 "
    "nextSetBit/1 or/1 previousClearBit/1 previousSetBit/1 size/0 toByteArray/0 toLongArray/0 xor/1",
)


def _change(runtime: Runtime, self: BitSet, bits: int, operation: str) -> None:
    runtime.charge(bits.bit_length() // 8)
    self._grow(bits.bit_length())
    if operation == "flip":
        self.bits ^= bits
    elif operation == "set":
        self.bits |= bits
    else:
        self.bits &= ~bits


def _one(operation: str) -> object:
    def change(runtime: Runtime, self: BitSet, index: int) -> None:
        runtime.charge(self._index(index) // 8)
        _change(runtime, self, 1 << index, operation)

    return change


def _many(operation: str) -> object:
    def change(runtime: Runtime, self: BitSet, start: int, end: int) -> None:
        runtime.charge(max(start, end, 0) // 8)
        _change(runtime, self, self._span(start, end), operation)

    return change


def _set_to(runtime: Runtime, self: BitSet, start: int, end: int, value: bool) -> None:
    if value:
        runtime.charge(max(start, end, 0) // 8)
        _change(runtime, self, self._span(start, end), "set")
    else:
        self.clear_2(start, end)


for _name in ("set", "flip"):
    _BIT_SET.method(f"{_name}/1", runtime=True)(_one(_name))  # type: ignore[type-var]
    _BIT_SET.method(f"{_name}/2", runtime=True)(_many(_name))  # type: ignore[type-var]
_BIT_SET.method("set/3", runtime=True)(_set_to)
CLASSES = (_BIT_SET,)
