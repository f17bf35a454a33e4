"""``java.util.IntSummaryStatistics``."""

from blueprintc.painless.api.java.util.summary import METHODS, IntStatistics
from blueprintc.painless.api.native import bind

CLASSES = (
    bind(
        IntStatistics,
        "java.util.IntSummaryStatistics",
        "java.util.function.IntConsumer",
        constructors="0",
        methods=METHODS,
    ),
)
