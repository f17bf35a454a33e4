"""``java.text.DateFormat``: settings, and making formats for styles."""

from typing import Any

from blueprintc.errors import UnsupportedError
from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.java.text.format import Format, parse_error
from blueprintc.painless.api.java.text.number_format import NumberFormat
from blueprintc.painless.api.java.util.calendar_fields import NAMES
from blueprintc.painless.api.java.util.date import Date
from blueprintc.painless.api.java.util.gregorian_calendar import GregorianCalendar
from blueprintc.painless.api.java.util.locale import Locale
from blueprintc.painless.api.java.util.time_zone import TimeZone
from blueprintc.painless.api.native import Native, bind, bind_interface, require
from blueprintc.painless.values import Array

_FIELDS = (
    "ERA", "YEAR", "MONTH", "DATE", "HOUR_OF_DAY1", "HOUR_OF_DAY0", "MINUTE", "SECOND", "MILLISECOND", "DAY_OF_WEEK",
    "DAY_OF_YEAR", "DAY_OF_WEEK_IN_MONTH", "WEEK_OF_YEAR", "WEEK_OF_MONTH", "AM_PM", "HOUR1", "HOUR0", "TIMEZONE",
)  # fmt: skip


class DateFormat(Format):
    """A calendar and a number format; ``SimpleDateFormat`` derives from it."""

    __slots__ = ("calendar", "numbers")

    def __init__(self, calendar: GregorianCalendar) -> None:
        self.calendar = calendar
        self.numbers = NumberFormat.get_integer_instance_0()
        self.numbers.set_grouping_used(False)

    # making

    @staticmethod
    def _make(date: int | None, time: int | None, locale: Locale) -> "DateFormat":
        from blueprintc.painless.api.java.text.simple_date_format import SimpleDateFormat
        from blueprintc.painless.api.java.time.format.enums import FormatStyle
        from blueprintc.painless.api.java.time.format.names import localized_pattern

        for what, style in (("time", time), ("date", date)):
            if style is not None and not 0 <= style <= 3:
                raise JavaError("IllegalArgumentException", f"Illegal {what} style {style}")
        pattern = localized_pattern(
            None if date is None else FormatStyle.CONSTANTS[date],
            None if time is None else FormatStyle.CONSTANTS[time],
            require(locale),
        )
        return SimpleDateFormat.new_2(pattern, locale)

    @staticmethod
    def get_instance() -> "DateFormat":
        return DateFormat._make(3, 3, Locale.ROOT)

    @staticmethod
    def get_date_instance_0() -> "DateFormat":
        return DateFormat._make(2, None, Locale.ROOT)

    @staticmethod
    def get_date_instance_1(style: int) -> "DateFormat":
        return DateFormat._make(style, None, Locale.ROOT)

    @staticmethod
    def get_date_instance_2(style: int, locale: Locale) -> "DateFormat":
        return DateFormat._make(style, None, locale)

    @staticmethod
    def get_time_instance_0() -> "DateFormat":
        return DateFormat._make(None, 2, Locale.ROOT)

    @staticmethod
    def get_time_instance_1(style: int) -> "DateFormat":
        return DateFormat._make(None, style, Locale.ROOT)

    @staticmethod
    def get_time_instance_2(style: int, locale: Locale) -> "DateFormat":
        return DateFormat._make(None, style, locale)

    @staticmethod
    def get_date_time_instance_0() -> "DateFormat":
        return DateFormat._make(2, 2, Locale.ROOT)

    @staticmethod
    def get_date_time_instance_2(date: int, time: int) -> "DateFormat":
        return DateFormat._make(date, time, Locale.ROOT)

    @staticmethod
    def get_date_time_instance_3(date: int, time: int, locale: Locale) -> "DateFormat":
        return DateFormat._make(date, time, locale)

    @staticmethod
    def get_available_locales() -> Array:
        raise UnsupportedError("the list of locales of the JDK is not supported")

    # settings

    def get_calendar(self) -> GregorianCalendar:
        return self.calendar

    def set_calendar(self, calendar: GregorianCalendar) -> None:
        self.calendar = calendar

    def get_number_format(self) -> NumberFormat:
        return self.numbers

    def set_number_format(self, numbers: NumberFormat) -> None:
        raise UnsupportedError("java.text.DateFormat.setNumberFormat is not supported")

    def get_time_zone(self) -> TimeZone:
        return self.calendar.zone

    def set_time_zone(self, zone: TimeZone) -> None:
        self.calendar.set_time_zone(zone)

    def is_lenient(self) -> bool:
        return self.calendar.is_lenient()

    def set_lenient(self, value: bool) -> None:
        self.calendar.set_lenient(value)

    # formatting and parsing

    def text_of(self, value: Any) -> str:
        if isinstance(value, Date):
            return self.date_text(value.millis)
        if isinstance(value, int | float) and not isinstance(value, bool) and not hasattr(value, "text"):
            from blueprintc.painless.api.java.lang.number import long_value

            return self.date_text(long_value(value))
        raise JavaError("IllegalArgumentException", "Cannot format given Object as a Date")

    def date_text(self, millis: int) -> str:
        """The text of a time."""
        raise NotImplementedError

    def parse_1(self, text: str) -> Date:
        from blueprintc.painless.api.java.text.parse_position import ParsePosition

        position = ParsePosition(0)
        result = self.parse_2(text, position)
        if position.index == 0 or result is None:
            raise parse_error(f'Unparseable date: "{text}"', position.error_index)
        return result

    def parse_2(self, text: str, position: Any) -> Date | None:
        raise NotImplementedError

    def object_at(self, text: str, position: Any) -> Any:
        return self.parse_2(text, position)


class Field(Native):
    """``DateFormat.Field``."""

    __slots__ = ("calendar_field", "name")
    JAVA_CLASS = "java.text.DateFormat$Field"

    def __init__(self, name: str, calendar_field: int) -> None:
        self.name = name
        self.calendar_field = calendar_field

    @staticmethod
    def of_calendar_field(field: int) -> "Field | None":
        from blueprintc.jvm.errors import JavaError as Error

        if not 0 <= field < len(NAMES):
            raise Error("IllegalArgumentException", f"Unknown Calendar constant {field}")
        return next((known for known in FIELDS.values() if known.calendar_field == field), None)

    def get_calendar_field(self) -> int:
        return self.calendar_field

    def __str__(self) -> str:
        return f"java.text.DateFormat$Field({self.name})"


FIELDS = {
    name: Field(text, number)
    for name, text, number in (
        ("ERA", "era", 0), ("YEAR", "year", 1), ("MONTH", "month", 2), ("DAY_OF_MONTH", "day of month", 5),
        ("HOUR_OF_DAY1", "hour of day 1", -1), ("HOUR_OF_DAY0", "hour of day", 11), ("MINUTE", "minute", 12),
        ("SECOND", "second", 13), ("MILLISECOND", "millisecond", 14), ("DAY_OF_WEEK", "day of week", 7),
        ("DAY_OF_YEAR", "day of year", 6), ("DAY_OF_WEEK_IN_MONTH", "day of week in month", 8),
        ("WEEK_OF_YEAR", "week of year", 3), ("WEEK_OF_MONTH", "week of month", 4), ("AM_PM", "am pm", 9),
        ("HOUR1", "hour 1", -1), ("HOUR0", "hour", 10), ("TIME_ZONE", "time zone", -1),
    )
}  # fmt: skip

_DATE_FORMAT = bind_interface(
    "java.text.DateFormat",
    "java.text.Format",
    "getCalendar/0 getNumberFormat/0 getTimeZone/0 isLenient/0 parse/1 parse/2 setCalendar/1 setLenient/1 "
    "setTimeZone/1",
    interface=False,
)
_DATE_FORMAT.static_methods.update(
    bind(
        DateFormat,
        "java.text.DateFormat",
        statics="getDateInstance/0 getDateInstance/1 getDateInstance/2 getDateTimeInstance/0 getDateTimeInstance/2 "
        "getDateTimeInstance/3 getInstance/0 getTimeInstance/0 getTimeInstance/1 getTimeInstance/2",
    ).static_methods
)
_DATE_FORMAT.constants(
    FULL=0, LONG=1, MEDIUM=2, DEFAULT=2, SHORT=3, **{f"{name}_FIELD": number for number, name in enumerate(_FIELDS)}
)
_FIELD = bind(
    Field,
    "java.text.DateFormat$Field",
    "java.text.Format$Field",
    statics="ofCalendarField/1",
    methods="getCalendarField/0",
)
_FIELD.constants(**FIELDS)
CLASSES = (_DATE_FORMAT, _FIELD)
