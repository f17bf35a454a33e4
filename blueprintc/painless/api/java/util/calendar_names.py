"""Names of the fields of ``java.util.Calendar`` (``getDisplayName``)."""

from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.java.time.format.enums import TextStyle
from blueprintc.painless.api.java.time.format.names import day_name, is_english, month_name
from blueprintc.painless.api.java.util.calendar_fields import AM_PM, COUNT, DAY_OF_WEEK, ERA, MONTH
from blueprintc.painless.values import HashMap

_STYLES = {1: TextStyle.SHORT, 2: TextStyle.FULL, 4: TextStyle.NARROW}
_VALUES = {ERA: range(2), MONTH: range(12), DAY_OF_WEEK: range(1, 8), AM_PM: range(2)}


def _style(style: int, *, all_styles: bool) -> int:
    plain = style & ~0x8000
    if plain not in _STYLES and not (all_styles and style == 0):
        raise JavaError("IllegalArgumentException")
    return plain


def display_name(field: int, value: int, style: int, locale: Any) -> str | None:
    """The name of a field's value, or None where it has none."""
    if not 0 <= field < COUNT or style == 0:
        raise JavaError("IllegalArgumentException")
    return _name(field, value, _STYLES[_style(style, all_styles=False)], locale)


def _name(field: int, value: int, style: TextStyle, locale: Any) -> str | None:
    if field not in _VALUES:
        return None
    english = is_english(locale)
    if field == MONTH:
        return month_name(value + 1, style, locale)
    if field == DAY_OF_WEEK:
        return day_name((value - 2) % 7 + 1, style, locale)
    if field == AM_PM:
        if style is TextStyle.NARROW and english:
            return ("a", "p")[value]
        return ("AM", "PM")[value]
    if style is TextStyle.NARROW and english:
        return ("B", "A")[value]
    return (("BC", "AD") if english else ("BCE", "CE"))[value]


def display_names(field: int, style: int, locale: Any) -> HashMap | None:
    """All names of a field with their values."""
    chosen = _style(style, all_styles=True)
    if field not in _VALUES:
        return None
    names = HashMap()
    for one in [_STYLES[chosen]] if chosen else [TextStyle.SHORT, TextStyle.FULL]:
        for value in _VALUES[field]:
            name = _name(field, value, one, locale)
            if name is not None:
                names.java_put(name, value)
    return names
