"""``java.math.MathContext``."""

from typing import ClassVar

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.java.math.rounding_mode import RoundingMode
from blueprintc.painless.api.native import Native, bind, require


class MathContext(Native):
    """Precision (0: unlimited) and rounding mode."""

    __slots__ = ("precision", "rounding")
    JAVA_CLASS = "java.math.MathContext"
    UNLIMITED: "ClassVar[MathContext]"
    DECIMAL32: "ClassVar[MathContext]"
    DECIMAL64: "ClassVar[MathContext]"
    DECIMAL128: "ClassVar[MathContext]"

    def __init__(self, precision: int, rounding: RoundingMode) -> None:
        self.precision = precision
        self.rounding = rounding

    @staticmethod
    def new_1(precision: int) -> "MathContext":
        return MathContext.new_2(precision, RoundingMode.HALF_UP)

    @staticmethod
    def new_2(precision: int, rounding: RoundingMode) -> "MathContext":
        if precision < 0:
            raise JavaError("IllegalArgumentException", "Digits < 0")
        return MathContext(precision, require(rounding, "null RoundingMode"))

    def get_precision(self) -> int:
        return self.precision

    def get_rounding_mode(self) -> RoundingMode:
        return self.rounding

    def __eq__(self, other: object) -> bool:
        return isinstance(other, MathContext) and (self.precision, self.rounding) == (other.precision, other.rounding)

    __hash__ = Native.__hash__

    def __str__(self) -> str:
        return f"precision={self.precision} roundingMode={self.rounding}"


MathContext.UNLIMITED = MathContext(0, RoundingMode.HALF_UP)
MathContext.DECIMAL32 = MathContext(7, RoundingMode.HALF_EVEN)
MathContext.DECIMAL64 = MathContext(16, RoundingMode.HALF_EVEN)
MathContext.DECIMAL128 = MathContext(34, RoundingMode.HALF_EVEN)

CLASSES = (
    bind(
        MathContext,
        "java.math.MathContext",
        constants="DECIMAL128 DECIMAL32 DECIMAL64 UNLIMITED",
        constructors="1 2",
        methods="getPrecision/0 getRoundingMode/0",
    ),
)
