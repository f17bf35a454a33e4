"""``java.time.temporal.TemporalAccessor``: reading fields."""

from typing import TYPE_CHECKING, Any

from blueprintc.painless.api.java.time.civil import date_time_error, unsupported
from blueprintc.painless.api.native import Native, bind_interface, call, require

if TYPE_CHECKING:
    from blueprintc.painless.api.java.time.temporal.temporal_field import TemporalField
    from blueprintc.painless.api.java.time.temporal.value_range import ValueRange


class TemporalAccessor(Native):
    """Something with fields. Subclasses define ``is_supported`` and ``get_long``, and refine ``range``."""

    __slots__ = ()

    def is_supported(self, field: "TemporalField | None") -> bool:
        raise NotImplementedError

    def get_long(self, field: "TemporalField") -> int:
        raise NotImplementedError

    def range(self, field: "TemporalField") -> "ValueRange":
        """The valid values of the field for this object."""
        if require(field, "field").is_chrono:
            if self.is_supported(field):
                return field.range()
            unsupported(f"Unsupported field: {field}")
        return field.range_refined_by(self)

    def get(self, field: "TemporalField") -> int:
        """The value of a field whose values are all ints."""
        range_ = self.range(field)
        if not range_.is_int_value():
            unsupported(f"Invalid field {field} for get() method, use getLong() instead")
        value = self.get_long(field)
        if not range_.is_valid_value(value):
            date_time_error(f"Invalid value for {field} (valid values {range_}): {value}")
        return value

    def query(self, query: object) -> Any:
        """What the query finds out about this object."""
        kind = getattr(require(query), "kind", None)
        if kind is not None:
            own = self.answer(kind)
            if own is not None or kind in ("zone_id", "chronology", "precision"):
                return own
        return call(query, "query_from", self)

    def answer(self, kind: str) -> Any:
        """The object's own answer to a query of ``TemporalQueries`` (``None``: the query looks at the fields)."""
        return None


CLASSES = (
    bind_interface("java.time.temporal.TemporalAccessor", methods="get/1 getLong/1 isSupported/1 query/1 range/1"),
)
