"""``java.text.DateFormatSymbols``."""

from typing import Any

from blueprintc.errors import UnsupportedError
from blueprintc.painless.api.java.time.format.names import is_english
from blueprintc.painless.api.java.util.locale import Locale
from blueprintc.painless.api.native import Native, bind, require
from blueprintc.painless.values import Array

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
_DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]


class DateFormatSymbols(Native):
    """The names that ``SimpleDateFormat`` prints and parses."""

    __slots__ = ("am_pm", "eras", "letters", "locale", "months", "short_months", "short_weekdays", "weekdays")
    JAVA_CLASS = "java.text.DateFormatSymbols"

    def __init__(self, locale: Locale) -> None:
        english = is_english(locale)
        self.locale = locale
        self.short_months = [name[:3] for name in _MONTHS] + [""]
        self.months = [*_MONTHS, ""] if english else list(self.short_months)
        self.short_weekdays = ["", *(name[:3] for name in _DAYS)]
        self.weekdays = ["", *_DAYS] if english else list(self.short_weekdays)
        self.am_pm = ["AM", "PM"]
        self.eras = ["BC", "AD"] if english else ["BCE", "CE"]
        self.letters = "GyMdkHmsSEDFwWahKzZ"

    @staticmethod
    def new_0() -> "DateFormatSymbols":
        return DateFormatSymbols(Locale.ROOT)

    @staticmethod
    def new_1(locale: Locale) -> "DateFormatSymbols":
        return DateFormatSymbols(require(locale))

    get_instance_0 = new_0
    get_instance_1 = new_1

    @staticmethod
    def get_available_locales() -> Array:
        raise UnsupportedError("the list of locales of the JDK is not supported")

    def get_local_pattern_chars(self) -> str:
        return self.letters

    def set_local_pattern_chars(self, letters: str) -> None:
        self.letters = require(letters)

    def clone(self) -> "DateFormatSymbols":
        made = DateFormatSymbols(self.locale)
        for name in self.__slots__:
            value = getattr(self, name)
            setattr(made, name, list(value) if isinstance(value, list) else value)
        return made

    def _key(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self.__slots__ if name != "locale")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DateFormatSymbols) and self._key() == other._key()

    __hash__ = Native.__hash__


_CLASS = bind(
    DateFormatSymbols,
    "java.text.DateFormatSymbols",
    constructors="0 1",
    statics="getInstance/0 getInstance/1",
    methods="clone/0 getLocalPatternChars/0 setLocalPatternChars/1",
)


def _names(java_name: str, attribute: str) -> None:
    def read(self: DateFormatSymbols) -> Array:
        return Array("java.lang.String", getattr(self, attribute))

    def write(self: DateFormatSymbols, names: Array) -> None:
        setattr(self, attribute, list(require(names)))

    _CLASS.methods({f"get{java_name}/0": read, f"set{java_name}/1": write})


for _name, _attribute in {
    "AmPmStrings": "am_pm",
    "Eras": "eras",
    "Months": "months",
    "ShortMonths": "short_months",
    "ShortWeekdays": "short_weekdays",
    "Weekdays": "weekdays",
}.items():
    _names(_name, _attribute)
CLASSES = (_CLASS,)
