"""``java.time.temporal.TemporalUnit``."""

from typing import TYPE_CHECKING

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.native import Native, bind_interface, require

if TYPE_CHECKING:
    from blueprintc.painless.api.java.time.duration import Duration
    from blueprintc.painless.api.java.time.temporal.temporal import Temporal


class TemporalUnit(Native):
    """A unit of time."""

    __slots__ = ()

    if TYPE_CHECKING:

        def name(self) -> str: ...

    def get_duration(self) -> "Duration":
        raise NotImplementedError

    def is_date_based(self) -> bool:
        raise NotImplementedError

    def is_time_based(self) -> bool:
        raise NotImplementedError

    def is_duration_estimated(self) -> bool:
        raise NotImplementedError

    def is_supported_by(self, temporal: "Temporal") -> bool:
        """Whether the temporal can be counted in this unit."""
        return require(temporal).is_supported_unit(self)

    def add_to(self, temporal: "Temporal", amount: int) -> "Temporal":
        """The temporal, so many units later."""
        return require(temporal).plus_2(amount, self)  # type: ignore[no-any-return]

    def between(self, start: "Temporal", end: "Temporal") -> int:
        """Complete units from start to end."""
        if start is None:
            raise JavaError(
                "NullPointerException",
                'Cannot invoke "java.time.temporal.Temporal.until(java.time.temporal.Temporal, '
                'java.time.temporal.TemporalUnit)" because "temporal1Inclusive" is null',
            )
        return start.until_2(end, self)


CLASSES = (
    bind_interface(
        "java.time.temporal.TemporalUnit",
        methods="addTo/2 between/2 getDuration/0 isDateBased/0 isDurationEstimated/0 isSupportedBy/1 isTimeBased/0",
    ),
)
