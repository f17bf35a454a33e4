"""``java.time.temporal.ValueRange``."""

from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.numbers import INT_MAX, INT_MIN, to_int
from blueprintc.painless.api.java.time.civil import date_time_error
from blueprintc.painless.api.native import Native, bind


class ValueRange(Native):
    """The valid values of a field: smallest and largest minimum and maximum."""

    __slots__ = ("largest_min", "max", "min", "smallest_max")
    JAVA_CLASS = "java.time.temporal.ValueRange"

    def __init__(self, min_: int, largest_min: int, smallest_max: int, max_: int) -> None:
        self.min = min_
        self.largest_min = largest_min
        self.smallest_max = smallest_max
        self.max = max_

    @staticmethod
    def of_2(min_: int, max_: int) -> "ValueRange":
        """A fixed range."""
        if min_ > max_:
            raise JavaError("IllegalArgumentException", "Minimum value must be less than maximum value")
        return ValueRange(min_, min_, max_, max_)

    @staticmethod
    def of_3(min_: int, smallest_max: int, max_: int) -> "ValueRange":
        """A range with a varying maximum."""
        if min_ > smallest_max:
            raise JavaError("IllegalArgumentException", "Minimum value must be less than smallest maximum value")
        return ValueRange.of_4(min_, min_, smallest_max, max_)

    @staticmethod
    def of_4(min_: int, largest_min: int, smallest_max: int, max_: int) -> "ValueRange":
        """A range with varying ends."""
        if min_ > largest_min:
            raise JavaError(
                "IllegalArgumentException", "Smallest minimum value must be less than largest minimum value"
            )
        if smallest_max > max_:
            raise JavaError(
                "IllegalArgumentException", "Smallest maximum value must be less than largest maximum value"
            )
        if largest_min > max_:
            raise JavaError("IllegalArgumentException", "Largest minimum value must be less than largest maximum value")
        if min_ > smallest_max:
            raise JavaError(
                "IllegalArgumentException", "Smallest minimum value must be less than smallest maximum value"
            )
        return ValueRange(min_, largest_min, smallest_max, max_)

    def is_fixed(self) -> bool:
        return self.min == self.largest_min and self.smallest_max == self.max

    def get_minimum(self) -> int:
        return self.min

    def get_largest_minimum(self) -> int:
        return self.largest_min

    def get_smallest_maximum(self) -> int:
        return self.smallest_max

    def get_maximum(self) -> int:
        return self.max

    def is_int_value(self) -> bool:
        return self.min >= INT_MIN and self.max <= INT_MAX

    def is_valid_value(self, value: int) -> bool:
        return self.min <= value <= self.max

    def is_valid_int_value(self, value: int) -> bool:
        return self.is_int_value() and self.is_valid_value(value)

    def check_valid_value(self, value: int, field: object) -> int:
        if not self.is_valid_value(value):
            self._refuse(value, field)
        return value

    def check_valid_int_value(self, value: int, field: object) -> int:
        if not self.is_valid_int_value(value):
            self._refuse(value, field)
        return value

    def _refuse(self, value: int, field: object) -> None:
        of = f" for {field}" if field is not None else ""
        date_time_error(f"Invalid value{of} (valid values {self}): {value}")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ValueRange) and self._key() == other._key()

    def _key(self) -> tuple[int, int, int, int]:
        return self.min, self.largest_min, self.smallest_max, self.max

    def hash_code(self) -> int:
        total = (
            self.min
            + (self.largest_min << 16)
            + (self.largest_min >> 48)
            + (self.smallest_max << 32)
            + (self.smallest_max >> 32)
            + (self.max << 48)
            + (self.max >> 16)
        )
        total &= 0xFFFFFFFFFFFFFFFF
        return to_int(total ^ (total >> 32))

    __hash__ = Native.__hash__

    def __str__(self) -> str:
        low = f"{self.min}" + (f"/{self.largest_min}" if self.min != self.largest_min else "")
        return f"{low} - {self.smallest_max}" + (f"/{self.max}" if self.smallest_max != self.max else "")


CLASSES = (
    bind(
        ValueRange,
        "java.time.temporal.ValueRange",
        statics="of/2 of/3 of/4",
        methods="checkValidIntValue/2 checkValidValue/2 getLargestMinimum/0 getMaximum/0 getMinimum/0 "
        "getSmallestMaximum/0 isFixed/0 isIntValue/0 isValidIntValue/1 isValidValue/1",
    ),
)
