"""``java.math.RoundingMode``."""

from typing import ClassVar

from blueprintc.painless.api.native import NativeEnum, bind


class RoundingMode(NativeEnum):
    """How digits are dropped."""

    __slots__ = ()
    JAVA_CLASS = "java.math.RoundingMode"
    UP: "ClassVar[RoundingMode]"
    DOWN: "ClassVar[RoundingMode]"
    CEILING: "ClassVar[RoundingMode]"
    FLOOR: "ClassVar[RoundingMode]"
    HALF_UP: "ClassVar[RoundingMode]"
    HALF_DOWN: "ClassVar[RoundingMode]"
    HALF_EVEN: "ClassVar[RoundingMode]"
    UNNECESSARY: "ClassVar[RoundingMode]"


RoundingMode._declare("UP", "DOWN", "CEILING", "FLOOR", "HALF_UP", "HALF_DOWN", "HALF_EVEN", "UNNECESSARY")

CLASSES = (bind(RoundingMode, "java.math.RoundingMode", "java.lang.Enum"),)
