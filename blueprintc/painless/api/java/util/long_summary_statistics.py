"""``java.util.LongSummaryStatistics``."""

from blueprintc.painless.api.java.util.summary import METHODS, LongStatistics
from blueprintc.painless.api.native import bind

CLASSES = (
    bind(
        LongStatistics,
        "java.util.LongSummaryStatistics",
        "java.util.function.IntConsumer java.util.function.LongConsumer",
        constructors="0",
        methods=METHODS,
    ),
)
