"""``java.time.temporal.TemporalField``."""

from typing import TYPE_CHECKING, Any, ClassVar

from blueprintc.painless.api.native import Native, bind_interface

if TYPE_CHECKING:
    from blueprintc.painless.api.java.time.temporal.temporal_unit import TemporalUnit
    from blueprintc.painless.api.java.time.temporal.value_range import ValueRange


class TemporalField(Native):
    """A field of dates or times. ``is_chrono``: one of ``ChronoField``."""

    __slots__ = ()
    is_chrono: ClassVar[bool] = False

    def range(self) -> "ValueRange":
        raise NotImplementedError

    def get_base_unit(self) -> "TemporalUnit":
        raise NotImplementedError

    def get_range_unit(self) -> "TemporalUnit":
        raise NotImplementedError

    def is_date_based(self) -> bool:
        raise NotImplementedError

    def is_time_based(self) -> bool:
        raise NotImplementedError

    def is_supported_by(self, temporal: Any) -> bool:
        raise NotImplementedError

    def range_refined_by(self, temporal: Any) -> "ValueRange":
        raise NotImplementedError

    def get_from(self, temporal: Any) -> int:
        raise NotImplementedError

    def adjust_into(self, temporal: Any, value: int) -> Any:
        raise NotImplementedError

    def resolve(self, values: Any, partial: Any, style: Any) -> Any:
        """Nothing to resolve, except where a field says how."""
        return None

    def get_display_name(self, locale: object) -> str:
        """The field's name."""
        return str(self)


CLASSES = (
    bind_interface(
        "java.time.temporal.TemporalField",
        methods="adjustInto/2 getBaseUnit/0 getDisplayName/1 getFrom/1 getRangeUnit/0 isDateBased/0 isSupportedBy/1 "
        "isTimeBased/0 range/0 rangeRefinedBy/1 resolve/3",
    ),
)
