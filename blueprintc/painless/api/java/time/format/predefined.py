"""The predefined formatters (``ISO_DATE`` and the like)."""

from functools import cache
from typing import Any

from blueprintc.painless.api.java.time.chrono.chronology import find
from blueprintc.painless.api.java.time.format.date_time_formatter import DateTimeFormatter
from blueprintc.painless.api.java.time.format.date_time_formatter_builder import DateTimeFormatterBuilder as Builder
from blueprintc.painless.api.java.time.format.elements import Composite
from blueprintc.painless.api.java.time.format.enums import ResolverStyle, SignStyle, TextStyle
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField as F
from blueprintc.painless.api.java.time.temporal.iso_fields import IsoFields
from blueprintc.painless.api.java.util.locale import Locale


@cache
def formatter(name: str) -> DateTimeFormatter:
    """The formatter of that name."""
    builder, chronology, style = _MAKERS[name]()
    made: DateTimeFormatter = builder.to_formatter_1(Locale.ROOT)
    return made._with(chronology=find("ISO") if chronology else None, resolver_style=style)


def instant_elements(digits: int) -> Composite:
    """Upstream: InstantPrinterParser.parse."""
    least, most = (0, 9) if digits < 0 else (digits, digits)
    builder = Builder().append(formatter("ISO_LOCAL_DATE")).append_literal("T").append_value_2(F.HOUR_OF_DAY, 2)
    builder.append_literal(":").append_value_2(F.MINUTE_OF_HOUR, 2).append_literal(":")
    builder.append_value_2(F.SECOND_OF_MINUTE, 2)
    if most:
        builder.append_fraction(F.NANO_OF_SECOND, least, most, True)
    return builder.append_offset_id().composite()


_STRICT, _SMART = ResolverStyle.STRICT, ResolverStyle.SMART


def _date(builder: Builder) -> Builder:
    builder.append_value_4(F.YEAR, 4, 10, SignStyle.EXCEEDS_PAD).append_literal("-")
    return builder.append_value_2(F.MONTH_OF_YEAR, 2).append_literal("-").append_value_2(F.DAY_OF_MONTH, 2)


def _insensitive(name: str) -> Builder:
    return Builder().parse_case_insensitive().append(formatter(name))


def _lenient_offset(builder: Builder) -> Builder:
    return builder.parse_lenient().append_offset_id().parse_strict()


def _region(builder: Builder) -> Builder:
    builder.optional_start().append_literal("[").parse_case_sensitive().append_zone_region_id()
    return builder.append_literal("]")


def _local_date() -> Any:
    return _date(Builder()), True, _STRICT


def _local_time() -> Any:
    builder = Builder().append_value_2(F.HOUR_OF_DAY, 2).append_literal(":").append_value_2(F.MINUTE_OF_HOUR, 2)
    builder.optional_start().append_literal(":").append_value_2(F.SECOND_OF_MINUTE, 2)
    return builder.optional_start().append_fraction(F.NANO_OF_SECOND, 0, 9, True), False, _STRICT


def _local_date_time() -> Any:
    return _insensitive("ISO_LOCAL_DATE").append_literal("T").append(formatter("ISO_LOCAL_TIME")), True, _STRICT


def _offset_date_time() -> Any:
    builder = Builder().parse_case_insensitive().append(formatter("ISO_LOCAL_DATE_TIME"))
    return _lenient_offset(builder), True, _STRICT


def _zoned_date_time() -> Any:
    return _region(Builder().append(formatter("ISO_OFFSET_DATE_TIME"))), True, _STRICT


def _date_time() -> Any:
    builder = Builder().append(formatter("ISO_LOCAL_DATE_TIME")).optional_start().append_offset_id()
    return _region(builder), True, _STRICT


def _ordinal_date() -> Any:
    builder = Builder().parse_case_insensitive().append_value_4(F.YEAR, 4, 10, SignStyle.EXCEEDS_PAD)
    builder.append_literal("-").append_value_2(F.DAY_OF_YEAR, 3)
    return builder.optional_start().append_offset_id(), True, _STRICT


def _week_date() -> Any:
    builder = Builder().parse_case_insensitive()
    builder.append_value_4(IsoFields.WEEK_BASED_YEAR, 4, 10, SignStyle.EXCEEDS_PAD).append_literal("-W")
    builder.append_value_2(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 2).append_literal("-").append_value_2(F.DAY_OF_WEEK, 1)
    return builder.optional_start().append_offset_id(), True, _STRICT


def _basic_date() -> Any:
    builder = Builder().parse_case_insensitive().append_value_2(F.YEAR, 4).append_value_2(F.MONTH_OF_YEAR, 2)
    builder.append_value_2(F.DAY_OF_MONTH, 2).optional_start().parse_lenient()
    return builder.append_offset("+HHMMss", "Z").parse_strict(), True, _STRICT


def _rfc_1123() -> Any:
    days = dict(enumerate(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"], 1))
    months = dict(enumerate(["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"], 1))
    from blueprintc.painless.api.java.time.format.text_elements import FieldText

    builder = Builder().parse_case_insensitive().parse_lenient().optional_start()
    builder.add(FieldText(F.DAY_OF_WEEK, TextStyle.FULL, days)).append_literal(", ").optional_end()
    builder.append_value_4(F.DAY_OF_MONTH, 1, 2, SignStyle.NOT_NEGATIVE).append_literal(" ")
    builder.add(FieldText(F.MONTH_OF_YEAR, TextStyle.FULL, months)).append_literal(" ").append_value_2(F.YEAR, 4)
    builder.append_literal(" ").append_value_2(F.HOUR_OF_DAY, 2).append_literal(":")
    builder.append_value_2(F.MINUTE_OF_HOUR, 2).optional_start().append_literal(":")
    builder.append_value_2(F.SECOND_OF_MINUTE, 2).optional_end().append_literal(" ")
    return builder.append_offset("+HHMM", "GMT"), True, _SMART


_MAKERS: dict[str, Any] = {
    "ISO_LOCAL_DATE": _local_date,
    "ISO_OFFSET_DATE": lambda: (_insensitive("ISO_LOCAL_DATE").append_offset_id(), True, _STRICT),
    "ISO_DATE": lambda: (_insensitive("ISO_LOCAL_DATE").optional_start().append_offset_id(), True, _STRICT),
    "ISO_LOCAL_TIME": _local_time,
    "ISO_OFFSET_TIME": lambda: (_insensitive("ISO_LOCAL_TIME").append_offset_id(), False, _STRICT),
    "ISO_TIME": lambda: (_insensitive("ISO_LOCAL_TIME").optional_start().append_offset_id(), False, _STRICT),
    "ISO_LOCAL_DATE_TIME": _local_date_time,
    "ISO_OFFSET_DATE_TIME": _offset_date_time,
    "ISO_ZONED_DATE_TIME": _zoned_date_time,
    "ISO_DATE_TIME": _date_time,
    "ISO_ORDINAL_DATE": _ordinal_date,
    "ISO_WEEK_DATE": _week_date,
    "ISO_INSTANT": lambda: (Builder().parse_case_insensitive().append_instant_0(), False, _STRICT),
    "BASIC_ISO_DATE": _basic_date,
    "RFC_1123_DATE_TIME": _rfc_1123,
    # the parsers of Year, YearMonth and MonthDay
    "YEAR": lambda: (Builder().parse_lenient().append_value_4(F.YEAR, 1, 10, SignStyle.NORMAL), False, _SMART),
    "YEAR_MONTH": lambda: (
        Builder()
        .append_value_4(F.YEAR, 4, 10, SignStyle.EXCEEDS_PAD)
        .append_literal("-")
        .append_value_2(F.MONTH_OF_YEAR, 2),
        False,
        _SMART,
    ),
    "MONTH_DAY": lambda: (
        Builder()
        .append_literal("--")
        .append_value_2(F.MONTH_OF_YEAR, 2)
        .append_literal("-")
        .append_value_2(F.DAY_OF_MONTH, 2),
        False,
        _SMART,
    ),
}
