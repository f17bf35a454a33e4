"""Texts of months, weekdays, eras, zones and calendars, for the locales ROOT and English.

Other locales are refused by name. The texts are those of Unicode CLDR as the JDK shows them.
"""

from typing import TYPE_CHECKING, Any

from blueprintc.errors import UnsupportedError
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField
from blueprintc.painless.api.java.time.temporal.iso_fields import IsoFields

if TYPE_CHECKING:
    from blueprintc.painless.api.java.time.format.enums import TextStyle

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_ISO_ERAS = {  # width -> (ROOT, English)
    "FULL": (("BCE", "CE"), ("Before Christ", "Anno Domini")),
    "SHORT": (("BCE", "CE"), ("BC", "AD")),
    "NARROW": (("BCE", "CE"), ("B", "A")),
}
_OTHER_ERAS = {
    "ThaiBuddhist": {0: "BC", 1: "BE"},
    "Minguo": {0: "Before R.O.C.", 1: "R.O.C."},
    "Hijrah-umalqura": {1: "AH"},
}
_QUARTERS = ("1st quarter", "2nd quarter", "3rd quarter", "4th quarter")
_DAY_PERIODS = ((21, "at night"), (18, "in the evening"), (12, "in the afternoon"), (6, "in the morning"))
_CHRONOLOGIES = {
    "Hijrah-umalqura": "Hijri Calendar (Umm al-Qura)",
    "Japanese": "Japanese Calendar",
    "ThaiBuddhist": "Buddhist Calendar",
    "Minguo": "Minguo Calendar",
    "ISO": "ISO",
}


def is_english(locale: Any) -> bool:
    """True for English, False for ROOT; any other locale is refused."""
    language = locale.get_language()
    if language in ("", "und"):
        return False
    if language == "en":
        return True
    raise UnsupportedError(f"texts of dates in the locale {locale} are not supported (only ROOT and English)")


def width(style: "TextStyle") -> str:
    """FULL, SHORT or NARROW."""
    return style.as_normal().name()


def month_name(month: int, style: "TextStyle", locale: Any) -> str:
    """``Month.getDisplayName``."""
    english = is_english(locale)
    name = _MONTHS[month - 1]
    if width(style) == "NARROW":
        return name[0] if english else str(month)
    return name if english and width(style) == "FULL" else name[:3]


def day_name(day: int, style: "TextStyle", locale: Any) -> str:
    """``DayOfWeek.getDisplayName``; 1 is Monday."""
    name = _DAYS[day - 1]
    english = is_english(locale)
    if width(style) == "NARROW":
        return name[0]
    return name if english and width(style) == "FULL" else name[:3]


def era_name(era: Any, style: "TextStyle", locale: Any) -> str:
    """``Era.getDisplayName``."""
    value = era.get_value()
    if era.CALENDAR == "ISO":
        if style.is_standalone():
            return str(value)
        return _ISO_ERAS[width(style)][is_english(locale)][value]
    english = is_english(locale)
    if era.CALENDAR == "Japanese":
        return str(era)[0] if width(style) == "NARROW" else str(era)
    if era.CALENDAR == "Minguo" and english:
        return ("B.R.O.C.", "Minguo")[value]
    return _OTHER_ERAS[era.CALENDAR][value]


def field_text(field: Any, value: int, style: "TextStyle", locale: Any) -> str | None:
    """Upstream: DateTimeTextProvider.getText for ISO dates; ``None`` where the field has no texts."""
    if field is ChronoField.MONTH_OF_YEAR and 1 <= value <= 12:
        return month_name(value, style, locale)
    if field is ChronoField.DAY_OF_WEEK and 1 <= value <= 7:
        return day_name(value, style, locale)
    if field is ChronoField.AMPM_OF_DAY and value in (0, 1) and not style.is_standalone():
        if width(style) == "NARROW" and is_english(locale):
            return ("a", "p")[value]
        is_english(locale)
        return ("AM", "PM")[value]
    if field is ChronoField.ERA and value in (0, 1) and not style.is_standalone():
        return _ISO_ERAS[width(style)][is_english(locale)][value]
    if field is IsoFields.QUARTER_OF_YEAR and 1 <= value <= 4:
        return _quarter(value, style, is_english(locale))
    return None


def _quarter(value: int, style: "TextStyle", english: bool) -> str | None:
    if width(style) == "NARROW":
        return str(value) if not style.is_standalone() or english else None
    if not english:
        return None if style.is_standalone() else f"Q{value}"
    return _QUARTERS[value - 1] if width(style) == "FULL" else f"Q{value}"


def texts(field: Any, style: "TextStyle | None", locale: Any) -> list[tuple[str, int]]:
    """Texts and values of a field for parsing, longest first; all styles where ``style`` is None."""
    from blueprintc.painless.api.java.time.format.enums import TextStyle

    if field is not IsoFields.QUARTER_OF_YEAR and not field.is_chrono:
        return []
    found: dict[tuple[str, str], int] = {}
    for one in (style,) if style is not None else TextStyle.CONSTANTS:
        for value in range(13):
            text = field_text(field, value, one, locale)
            if text is not None:
                found[one.name(), text] = value
    pairs = [(text, value) for (_, text), value in found.items()]
    return sorted(pairs, key=lambda pair: -len(pair[0]))


def day_period(minute_of_day: int, style: "TextStyle", locale: Any) -> str:
    """Text of the letter ``B``."""
    hour, minute = divmod(minute_of_day, 60)
    if not is_english(locale):
        return "AM" if hour < 12 else "PM"
    narrow = width(style) == "NARROW"
    if minute == 0 and hour == 0:
        return "mi" if narrow else "midnight"
    if minute == 0 and hour == 12:
        return "n" if narrow else "noon"
    return next((text for start, text in _DAY_PERIODS if hour >= start), "at night")


def zone_name(zone: Any, style: "TextStyle", locale: Any, *, moment: int | None = None) -> str:
    """Text of a zone; ``moment`` (epoch second) where one is known, else the generic name."""
    name: str = zone.get_id()
    english = is_english(locale)
    if zone.JAVA_CLASS == "java.time.ZoneOffset":
        return name
    full = width(style) == "FULL"
    rules = zone.get_rules()
    if name in ("UTC", "UT", "Etc/UTC", "Etc/UCT", "UCT", "Zulu", "Etc/Zulu", "Universal", "Etc/Universal"):
        return ("Coordinated Universal Time" if english else "GMT") if full else "UTC"
    if name in ("GMT", "Etc/GMT", "GMT0", "Greenwich", "Etc/Greenwich"):
        return "Greenwich Mean Time" if english and full else "GMT"
    if name.startswith(("GMT+", "GMT-", "UTC+", "UTC-", "UT+", "UT-")):
        return "GMT" + str(rules.offset_at(0))
    if full or english:
        raise UnsupportedError(f"the name of the time zone {name} as a text is not supported")
    offset = rules.offset_at(moment) if moment is not None else rules.offset_at(1 << 33)
    return "GMT" if offset.total_seconds == 0 else f"GMT{offset}"


def chronology_name(name: str, style: "TextStyle", locale: Any) -> str:
    """``Chronology.getDisplayName``."""
    return _CHRONOLOGIES[name] if is_english(locale) else name


# date patterns and time patterns: FULL, LONG, MEDIUM, SHORT
_PATTERNS = {
    "root": (
        ("y MMMM d, EEEE", "y MMMM d", "y MMM d", "y-MM-dd"),
        ("HH:mm:ss zzzz", "HH:mm:ss z", "HH:mm:ss", "HH:mm"),
        " ",
    ),
    "en": (
        ("EEEE, MMMM d, y", "MMMM d, y", "MMM d, y", "M/d/yy"),
        ("h:mm:ss\u202fa zzzz", "h:mm:ss\u202fa z", "h:mm:ss\u202fa", "h:mm\u202fa"),
        ", ",
    ),
    "en_GB": (
        ("EEEE, d MMMM y", "d MMMM y", "d MMM y", "dd/MM/y"),
        ("HH:mm:ss zzzz", "HH:mm:ss z", "HH:mm:ss", "HH:mm"),
        ", ",
    ),
}  # fmt: skip


def localized_pattern(date: Any, time: Any, locale: Any) -> str:
    """``DateTimeFormatterBuilder.getLocalizedDateTimePattern`` for ISO; a style may be None."""
    key = "root" if not is_english(locale) else ("en_GB" if locale.get_country() == "GB" else "en")
    if locale.get_country() not in ("", "US", "GB"):
        raise UnsupportedError(f"date patterns of the locale {locale} are not supported")
    dates, times, between = _PATTERNS[key]
    parts = [dates[date.ordinal()]] if date is not None else []
    if time is not None:
        parts.append(times[time.ordinal()])
    return between.join(parts)
