"""The statistics classes (``IntSummaryStatistics`` …) and Java's way of adding doubles."""

import math
from collections.abc import Iterable
from typing import Any

from blueprintc.jvm.numbers import INT_MAX, INT_MIN, LONG_MAX, LONG_MIN, to_long
from blueprintc.painless.api.decimals import fixed
from blueprintc.painless.api.native import Native
from blueprintc.painless.values import ToText, compare_doubles


class CompensatedSum:
    """Upstream: java.util.stream.Collectors.sumWithCompensation, with the sign of the correction since JDK 17."""

    __slots__ = ("correction", "plain", "total")

    def __init__(self) -> None:
        self.total = self.correction = self.plain = 0.0

    def add(self, value: float) -> None:
        """Add a number."""
        self.plain += value
        adjusted = value - self.correction
        total = self.total + adjusted
        self.correction = (total - self.total) - adjusted
        self.total = total

    def result(self) -> float:
        """The sum."""
        result = self.total - self.correction
        return self.plain if math.isnan(result) and math.isinf(self.plain) else result


def compensated_sum(values: Iterable[float]) -> float:
    """``DoubleStream.sum``."""
    total = CompensatedSum()
    for value in values:
        total.add(value)
    return total.result()


def maximum(left: float, right: float) -> float:
    """``Math.max``: NaN wins, 0.0 is more than -0.0."""
    if left != left or right != right:
        return math.nan
    return left if compare_doubles(left, right) >= 0 else right


def minimum(left: float, right: float) -> float:
    """``Math.min``: NaN wins, -0.0 is less than 0.0."""
    if left != left or right != right:
        return math.nan
    return left if compare_doubles(left, right) <= 0 else right


class Statistics(Native):
    """Count, sum, least and greatest of numbers."""

    __slots__ = ("count", "greatest", "least", "total")

    def __init__(self, least: Any, greatest: Any) -> None:
        self.count = 0
        self.total: Any = 0
        self.least = least
        self.greatest = greatest

    @staticmethod
    def of(primitive: str) -> "Statistics":
        """The statistics of ``int``, ``long`` or ``double``."""
        return {"int": IntStatistics, "long": LongStatistics, "double": DoubleStatistics}[primitive]()

    def accept(self, value: Any) -> None:
        self.count += 1
        self.total = to_long(self.total + value)
        self.least = min(self.least, value)
        self.greatest = max(self.greatest, value)

    def combine(self, other: "Statistics") -> None:
        self.count += other.count
        self.total = to_long(self.total + other.total)
        self.least = min(self.least, other.least)
        self.greatest = max(self.greatest, other.greatest)

    def get_count(self) -> int:
        return self.count

    def get_sum(self) -> Any:
        return self.total

    def get_min(self) -> Any:
        return self.least

    def get_max(self) -> Any:
        return self.greatest

    def get_average(self) -> float:
        return float(self.get_sum()) / self.count if self.count else 0.0

    def java_text(self, text: ToText) -> str:
        def shown(value: Any) -> str:
            return fixed(value, 6) if isinstance(value, float) and math.isfinite(value) else _number(value)

        parts = (
            f"count={self.count}, sum={shown(self.get_sum())}, min={shown(self.get_min())}, "
            f"average={shown(self.get_average())}, max={shown(self.get_max())}"
        )
        return f"{self.JAVA_CLASS.rpartition('.')[2]}{{{parts}}}"


def _number(value: Any) -> str:
    if isinstance(value, float):
        return "NaN" if value != value else ("Infinity" if value > 0 else "-Infinity")
    return str(value)


class IntStatistics(Statistics):
    """``java.util.IntSummaryStatistics``."""

    __slots__ = ()
    JAVA_CLASS = "java.util.IntSummaryStatistics"

    def __init__(self) -> None:
        super().__init__(INT_MAX, INT_MIN)

    @staticmethod
    def new_0() -> "IntStatistics":
        return IntStatistics()


class LongStatistics(Statistics):
    """``java.util.LongSummaryStatistics``."""

    __slots__ = ()
    JAVA_CLASS = "java.util.LongSummaryStatistics"

    def __init__(self) -> None:
        super().__init__(LONG_MAX, LONG_MIN)

    @staticmethod
    def new_0() -> "LongStatistics":
        return LongStatistics()


class DoubleStatistics(Statistics):
    """``java.util.DoubleSummaryStatistics``."""

    __slots__ = ("_sum",)
    JAVA_CLASS = "java.util.DoubleSummaryStatistics"

    def __init__(self) -> None:
        super().__init__(math.inf, -math.inf)
        self._sum = CompensatedSum()

    @staticmethod
    def new_0() -> "DoubleStatistics":
        return DoubleStatistics()

    def accept(self, value: float) -> None:
        self.count += 1
        self._sum.add(value)
        self.least = minimum(self.least, value)
        self.greatest = maximum(self.greatest, value)

    def combine(self, other: Statistics) -> None:
        assert isinstance(other, DoubleStatistics)  # noqa: S101
        self.count += other.count
        plain = self._sum.plain + other._sum.plain
        self._sum.add(other._sum.total)
        self._sum.add(-other._sum.correction)
        self._sum.plain = plain
        self.least = minimum(self.least, other.least)
        self.greatest = maximum(self.greatest, other.greatest)

    def get_sum(self) -> float:
        return self._sum.result()


METHODS = "accept/1 combine/1 getAverage/0 getCount/0 getMax/0 getMin/0 getSum/0"
