"""``java.text.ChoiceFormat``."""

import math
from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.numbers import double_to_string
from blueprintc.painless.api.java.text.number_format import NumberFormat
from blueprintc.painless.api.native import bind, require
from blueprintc.painless.values import Array


class ChoiceFormat(NumberFormat):
    """Texts by number: each goes from its limit to the next."""

    __slots__ = ("formats", "limits")
    JAVA_CLASS = "java.text.ChoiceFormat"

    def __init__(self, limits: list[float], formats: list[str]) -> None:
        super().__init__()
        self.limits = limits
        self.formats = formats

    @staticmethod
    def new_1(pattern: str) -> "ChoiceFormat":
        made = ChoiceFormat([], [])
        made.apply_pattern(require(pattern))
        return made

    @staticmethod
    def new_2(limits: Array, formats: Array) -> "ChoiceFormat":
        made = ChoiceFormat([], [])
        made.set_choices(limits, formats)
        return made

    @staticmethod
    def next_double_1(value: float) -> float:
        return math.nextafter(value, math.inf)

    @staticmethod
    def next_double_2(value: float, up: bool) -> float:
        return math.nextafter(value, math.inf if up else -math.inf)

    @staticmethod
    def previous_double(value: float) -> float:
        return math.nextafter(value, -math.inf)

    def set_choices(self, limits: Array, formats: Array) -> None:
        if len(require(limits)) != len(require(formats)):
            raise JavaError("IllegalArgumentException", "Input arrays must be of the same length.")
        self.limits, self.formats = list(limits), list(formats)

    def apply_pattern(self, pattern: str) -> None:
        """Upstream: ChoiceFormat.applyPattern, since JDK 22: ``limit#text|limit<text``."""
        limits: list[float] = []
        formats: list[str] = []
        segment = ["", ""]
        part = 0
        quoted = False
        at = 0
        old = math.nan
        value = 0.0
        while at < len(pattern):
            char = pattern[at]
            if char == "'":
                if pattern[at + 1 : at + 2] == "'":
                    segment[part] += char
                    at += 1
                else:
                    quoted = not quoted
            elif quoted:
                segment[part] += char
            elif part == 0 and char in "<#≤":
                value = self._limit(segment[0], char)
                if value <= old:
                    raise JavaError(
                        "IllegalArgumentException", "Incorrect order of intervals, must be in ascending order"
                    )
                segment[0] = ""
                part = 1
            elif char == "|" and part == 1:
                limits.append(value)
                formats.append(segment[1])
                old, segment[1], part = value, "", 0
            else:
                segment[part] += char
            at += 1
        if part == 1:
            limits.append(value)
            formats.append(segment[1])
        self.limits, self.formats = limits, formats

    @staticmethod
    def _limit(text: str, relation: str) -> float:
        if not text:
            raise JavaError("IllegalArgumentException", "Each interval must contain a number before a format")
        stripped = text.strip()
        if stripped in ("∞", "-∞"):
            value = math.inf if stripped == "∞" else -math.inf
        else:
            from blueprintc.jvm.numbers import parse_double

            try:
                value = parse_double(text)
            except JavaError as error:
                raise JavaError("IllegalArgumentException", error.message) from None
        if relation == "<" and not math.isinf(value):
            return math.nextafter(value, math.inf)
        return value

    def to_pattern(self) -> str:
        """Upstream: ChoiceFormat.toPattern."""
        parts = []
        for limit, text in zip(self.limits, self.formats, strict=True):
            less = math.nextafter(limit, -math.inf)
            whole = abs(math.remainder(limit, 1.0)) if not math.isinf(limit) else math.nan
            below = abs(math.remainder(less, 1.0)) if not math.isinf(less) else math.nan
            if whole < below:
                shown = double_to_string(limit) + "#"
            elif math.isinf(limit):
                shown = ("∞" if limit > 0 else "-∞") + ("<" if limit > 0 else "#")
            else:
                shown = double_to_string(less) + "<"
            quote = any(char in text for char in "<#≤|")
            escaped = text.replace("'", "''")
            parts.append(shown + (f"'{escaped}'" if quote else escaped))
        return "|".join(parts)

    def get_limits(self) -> Array:
        return Array("double", self.limits)

    def get_formats(self) -> Array:
        return Array("java.lang.String", self.formats)

    def number_text(self, value: Any) -> str:
        if not self.limits:
            raise JavaError("ArrayIndexOutOfBoundsException", "Index 0 out of bounds for length 0")
        number = float(value)
        index = 0
        while index < len(self.limits) and number >= self.limits[index]:
            index += 1
        return self.formats[max(index - 1, 0)]

    def parse_2(self, text: str, position: Any) -> float:
        start = furthest = require(position).index
        best = math.nan
        for limit, candidate in zip(self.limits, self.formats, strict=True):
            if text.startswith(candidate, start) and start + len(candidate) > furthest:
                furthest, best = start + len(candidate), limit
                if furthest == len(text):
                    break
        position.index = furthest
        if furthest == start:
            position.error_index = furthest
        return best

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ChoiceFormat) and (self.limits, self.formats) == (other.limits, other.formats)

    def hash_code(self) -> int:
        from blueprintc.jvm.hashing import string_hash

        return len(self.limits) ^ (string_hash(self.formats[-1]) if self.formats else 0)

    def __hash__(self) -> int:
        return self.hash_code()

    def __str__(self) -> str:
        return f'ChoiceFormat [pattern: "{self.to_pattern()}"]\n'


CLASSES = (
    bind(
        ChoiceFormat,
        "java.text.ChoiceFormat",
        "java.text.NumberFormat",
        constructors="1 2",
        statics="nextDouble/1 nextDouble/2 previousDouble/1",
        methods="applyPattern/1 getFormats/0 getLimits/0 setChoices/2 toPattern/0",
    ),
)
