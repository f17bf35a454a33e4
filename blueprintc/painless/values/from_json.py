"""JSON values as the script sees them: Jackson's classes (ML Commons 3.5 and newer) or Gson's (before)."""

from decimal import Decimal
from typing import Any, Literal

from blueprintc.jvm.numbers import INT_MAX, INT_MIN, LONG_MAX, LONG_MIN
from blueprintc.painless.values.boxes import BigInteger, Float, Long
from blueprintc.painless.values.maps import HashedMap, LinkedHashMap, LinkedTreeMap

Numbers = Literal["jackson", "gson"]

_PLAIN = frozenset({str, float, bool, type(None)})


def from_json(value: Any, numbers: Numbers = "jackson") -> Any:
    """A new Java value for a JSON value (dict, list, str, int, float, Decimal, bool, None).

    With ``jackson`` maps are LinkedHashMap and integers Integer, Long or BigInteger by magnitude; with ``gson``
    maps are LinkedTreeMap and every number is a Double. Decimals (BigDecimal) stay what they are for ``jackson``.
    Values that already are Java values of ``values`` (Long, maps) are taken as they are.
    """
    return _Reader(numbers).read(value)


class _Reader:
    def __init__(self, numbers: Numbers) -> None:
        self._gson = numbers == "gson"
        self._map: type[HashedMap] = LinkedTreeMap if self._gson else LinkedHashMap

    def read(self, value: Any) -> Any:
        kind = type(value)
        if kind in _PLAIN:
            return value
        if kind is int:
            return float(value) if self._gson else _integer(value)
        if isinstance(value, HashedMap):
            return value
        if isinstance(value, dict):
            made = self._map()
            for key, inner in value.items():
                made[key] = self.read(inner)
            return made
        if isinstance(value, list | tuple):
            return self._list(value)
        if kind is Decimal:
            return float(value) if self._gson else value
        if isinstance(value, Long | BigInteger | Float):
            return value
        raise TypeError(f"{kind.__name__} is no JSON value")

    def _list(self, values: Any) -> list[Any]:
        kinds = set(map(type, values))
        if kinds <= _PLAIN:
            return list(values)
        if kinds == {int} or kinds == {int, float}:
            if self._gson:
                return list(map(float, values))
            if min(values) >= INT_MIN and max(values) <= INT_MAX:
                return list(values)
        return [self.read(value) for value in values]


def _integer(value: int) -> int:
    if INT_MIN <= value <= INT_MAX:
        return value
    return Long(value) if LONG_MIN <= value <= LONG_MAX else BigInteger(value)
