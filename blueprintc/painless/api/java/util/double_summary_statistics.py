"""``java.util.DoubleSummaryStatistics``."""

from blueprintc.painless.api.java.util.summary import METHODS, DoubleStatistics
from blueprintc.painless.api.native import bind

CLASSES = (
    bind(
        DoubleStatistics,
        "java.util.DoubleSummaryStatistics",
        "java.util.function.DoubleConsumer",
        constructors="0",
        methods=METHODS,
    ),
)
