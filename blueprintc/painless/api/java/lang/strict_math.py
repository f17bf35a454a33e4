"""``java.lang.StrictMath``."""

import math

from blueprintc.painless.api import JavaClass
from blueprintc.painless.api.java.lang.math_functions import STATICS
from blueprintc.painless.values import Runtime

MATH = JavaClass("java.lang.StrictMath")
CLASSES = (MATH,)

MATH.constants(E=math.e, PI=math.pi)
MATH.statics(STATICS)


@MATH.static("random/0", runtime=True)
def random(runtime: Runtime) -> float:
    """``random()``."""
    return runtime.random.random()
