"""``Locale.LanguageRange`` and ``Locale.FilteringMode``."""

import re

from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.hashing import string_hash
from blueprintc.jvm.numbers import to_int
from blueprintc.painless.api.native import Native, NativeEnum, bind, require
from blueprintc.painless.values.semantics import double_text


class FilteringMode(NativeEnum):
    """How locales are filtered."""

    __slots__ = ()
    JAVA_CLASS = "java.util.Locale$FilteringMode"


FilteringMode._declare(
    "AUTOSELECT_FILTERING",
    "EXTENDED_FILTERING",
    "IGNORE_EXTENDED_RANGES",
    "MAP_EXTENDED_RANGES",
    "REJECT_EXTENDED_RANGES",
)


class LanguageRange(Native):
    """``Locale.LanguageRange``."""

    __slots__ = ("range", "weight")
    JAVA_CLASS = "java.util.Locale$LanguageRange"
    MAX_WEIGHT = 1.0
    MIN_WEIGHT = 0.0

    def __init__(self, range_: str, weight: float = 1.0) -> None:
        self.range = range_.lower()
        self.weight = weight

    @staticmethod
    def new_1(range_: str) -> "LanguageRange":
        return LanguageRange.new_2(range_, 1.0)

    @staticmethod
    def new_2(range_: str, weight: float) -> "LanguageRange":
        if not 0.0 <= weight <= 1.0:
            raise JavaError("IllegalArgumentException", f"weight={double_text(weight)}")
        lowered = require(range_).lower()
        if not re.fullmatch(r"(?:\*|[a-z]{1,8})(?:-(?:\*|[a-z0-9]{1,8}))*", lowered):
            raise JavaError("IllegalArgumentException", f"range={lowered}")
        return LanguageRange(lowered, weight)

    @staticmethod
    def parse_1(text: str) -> list["LanguageRange"]:
        from blueprintc.painless.api.java.util.locale_matching import parse_ranges

        return [LanguageRange(range_, weight) for range_, weight in parse_ranges(require(text))]

    def get_range(self) -> str:
        return self.range

    def get_weight(self) -> float:
        return self.weight

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LanguageRange) and (self.range, self.weight) == (other.range, other.weight)

    def hash_code(self) -> int:
        from blueprintc.painless.values.semantics import double_hash

        return to_int(37 * (37 * 17 + string_hash(self.range)) + double_hash(self.weight))

    __hash__ = Native.__hash__

    def __str__(self) -> str:
        from blueprintc.jvm.numbers import double_to_string

        return self.range if self.weight == 1.0 else f"{self.range};q={double_to_string(self.weight)}"


RANGE_CLASSES = (
    bind(FilteringMode, "java.util.Locale$FilteringMode", "java.lang.Enum"),
    bind(
        LanguageRange,
        "java.util.Locale$LanguageRange",
        constructors="1 2",
        constants="MAX_WEIGHT MIN_WEIGHT",
        statics="parse/1",
        methods="getRange/0 getWeight/0",
    ),
)
