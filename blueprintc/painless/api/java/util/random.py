"""``java.util.Random``: the linear congruential generator of its specification."""

import math
from collections.abc import Callable, Iterator
from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.numbers import to_byte, to_int, to_long
from blueprintc.painless.api import Implementation
from blueprintc.painless.api.native import Native, bind, require
from blueprintc.painless.values import Array, Runtime

_MULTIPLIER, _MASK = 0x5DEECE66D, (1 << 48) - 1


def strict_log(value: float) -> float:
    """Upstream: StrictMath.log, the algorithm of fdlibm, which may differ from the C library in the last bit."""
    mantissa, exponent = math.frexp(value)
    if mantissa < math.sqrt(0.5):
        mantissa, exponent = mantissa * 2, exponent - 1
    rest = mantissa - 1.0
    part = rest / (2.0 + rest)
    square = part * part
    fourth = square * square
    even = fourth * (0.3999999999940941908 + fourth * (0.2222219843214978396 + fourth * 0.1531383769920937332))
    odd = square * (
        0.6666666666666735130
        + fourth * (0.2857142874366239149 + fourth * (0.1818357216161805012 + fourth * 0.1479819860511658591))
    )
    series = even + odd
    half = 0.5 * rest * rest
    high, low = exponent * 6.93147180369123816490e-01, exponent * 1.90821492927058770002e-10
    if exponent == 0:
        return rest - (half - part * (half + series))
    return high - ((half - (part * (half + series) + low)) - rest)


class Random(Native):
    """A generator with a seed."""

    __slots__ = ("_gaussian", "_seed")
    JAVA_CLASS = "java.util.Random"

    def __init__(self, seed: int) -> None:
        self.set_seed(seed)

    @staticmethod
    def new_1(seed: int) -> "Random":
        return Random(seed)

    def set_seed(self, seed: int) -> None:
        self._seed = (seed ^ _MULTIPLIER) & _MASK
        self._gaussian: float | None = None

    def next(self, bits: int) -> int:
        """``next(bits)``: a signed int of so many random bits."""
        self._seed = (self._seed * _MULTIPLIER + 0xB) & _MASK
        return to_int(self._seed >> (48 - bits))

    def next_int_0(self) -> int:
        return self.next(32)

    def next_int_1(self, bound: int) -> int:
        if bound <= 0:
            raise JavaError("IllegalArgumentException", "bound must be positive")
        value = self.next(31)
        mask = bound - 1
        if bound & mask == 0:
            return bound * value >> 31
        while True:
            result = value % bound
            if value - result + mask < 1 << 31:
                return result
            value = self.next(31)

    def next_long(self) -> int:
        return to_long((self.next(32) << 32) + self.next(32))

    def next_boolean(self) -> bool:
        return self.next(1) != 0

    def next_float(self) -> float:
        return self.next(24) / (1 << 24)

    def next_double(self) -> float:
        return ((self.next(26) << 27) + self.next(27)) * 2.0**-53

    def next_gaussian(self) -> float:
        """Upstream: Random.nextGaussian, the polar method."""
        if self._gaussian is not None:
            value, self._gaussian = self._gaussian, None
            return value
        while True:
            first, second = 2 * self.next_double() - 1, 2 * self.next_double() - 1
            square = first * first + second * second
            if 0 < square < 1:
                factor = math.sqrt(-2 * strict_log(square) / square)
                self._gaussian = second * factor
                return first * factor

    def next_bytes(self, target: Array) -> None:
        index = 0
        while index < len(require(target)):
            value = self.next_int_0()
            for _ in range(min(len(target) - index, 4)):
                target[index] = to_byte(value)
                value >>= 8
                index += 1

    def bounded_int(self, low: int, high: int) -> int:
        """Upstream: RandomSupport.boundedNextInt."""
        span = high - low
        if span <= 2**31 - 1:
            return self.next_int_1(span) + low
        while True:
            value = self.next_int_0()
            if low <= value < high:
                return value

    def bounded_long(self, low: int, high: int) -> int:
        """Upstream: RandomSupport.boundedNextLong."""
        value = self.next_long()
        span = high - low
        mask = span - 1
        if span > 2**63 - 1:
            while not low <= value < high:
                value = self.next_long()
            return value
        if span & mask == 0:
            return (value & mask) + low
        half = (value & 0xFFFFFFFFFFFFFFFF) >> 1
        while True:
            result = half % span
            if half + mask - result < 1 << 63:
                return result + low
            half = (self.next_long() & 0xFFFFFFFFFFFFFFFF) >> 1

    def bounded_double(self, low: float, high: float) -> float:
        """Upstream: RandomSupport.boundedNextDouble."""
        value = self.next_double()
        if low < high:
            value = value * (high - low) + low
            if value >= high:
                value = math.nextafter(high, -math.inf)
        return value


def _stream(runtime: Runtime, kind: str, count: int, draw: Callable[[], Any]) -> Any:
    from importlib import import_module

    if count < 0:
        raise JavaError("IllegalArgumentException", "size must be non-negative")

    def values() -> Iterator[Any]:
        for _ in range(count):
            runtime.step(1)
            yield draw()

    module = import_module(f"blueprintc.painless.api.java.util.stream.{kind.lower()}_stream")
    return getattr(module, f"{kind}Stream")(values(), count)


def _checked(low: Any, high: Any) -> None:
    if not (low < high and high - low < math.inf):
        raise JavaError("IllegalArgumentException", "bound must be greater than origin")


def _bounded(kind: str, draw: Callable[[Random, Any, Any], Any]) -> Callable[[Runtime, Random, int, Any, Any], Any]:
    def make(runtime: Runtime, self: Random, count: int, low: Any, high: Any) -> Any:
        if count < 0:
            raise JavaError("IllegalArgumentException", "size must be non-negative")
        _checked(low, high)
        return _stream(runtime, kind, count, lambda: draw(self, low, high))

    return make


def _free(kind: str, draw: Callable[[Random], Any]) -> Callable[[Runtime, Random, int], Any]:
    return lambda runtime, self, count: _stream(runtime, kind, count, lambda: draw(self))


_RANDOM = bind(
    Random,
    "java.util.Random",
    constructors="1",
    methods="nextBoolean/0 nextBytes/1 nextDouble/0 nextFloat/0 nextGaussian/0 nextInt/0 nextInt/1 nextLong/0 "
    "setSeed/1",
)


@_RANDOM.constructor(0, runtime=True)
def _seeded(runtime: Runtime) -> Random:
    return Random(runtime.random.getrandbits(48))


_WITH_RUNTIME: dict[str, Implementation] = {
    "doubles/1": _free("Double", Random.next_double),
    "doubles/3": _bounded("Double", Random.bounded_double),
    "ints/1": _free("Int", Random.next_int_0),
    "ints/3": _bounded("Int", Random.bounded_int),
    "longs/1": _free("Long", Random.next_long),
    "longs/3": _bounded("Long", Random.bounded_long),
}
for _key, _function in _WITH_RUNTIME.items():
    _RANDOM.method(_key, runtime=True)(_function)
CLASSES = (_RANDOM,)
