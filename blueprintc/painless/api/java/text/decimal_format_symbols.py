"""``java.text.DecimalFormatSymbols``."""

from typing import Any

from blueprintc.errors import UnsupportedError
from blueprintc.painless.api.java.util.locale import Locale
from blueprintc.painless.api.native import Native, bind, require
from blueprintc.painless.values import Array

# language -> decimal, grouping, minus (Unicode CLDR, Unicode License v3)
_SYMBOLS = {
    "": (".", ",", "-"),
    "en": (".", ",", "-"),
    "de": (",", ".", "-"),
    "fr": (",", "\u202f", "-"),
    "it": (",", ".", "-"),
    "ja": (".", ",", "-"),
    "ko": (".", ",", "-"),
    "zh": (".", ",", "-"),
}
_NOT_KNOWN = {("de", "AT"), ("de", "CH"), ("de", "LI"), ("fr", "CH"), ("fr", "LU"), ("it", "CH"), ("fr", "CA")}


class DecimalFormatSymbols(Native):
    """The characters of a number format."""

    __slots__ = (
        "currency", "currency_symbol", "decimal", "digit", "exponent", "grouping", "infinity", "international",
        "locale",
        "minus", "money_decimal", "nan", "pattern_separator", "per_mill", "percent", "zero",
    )  # fmt: skip
    JAVA_CLASS = "java.text.DecimalFormatSymbols"

    def __init__(self, locale: Locale) -> None:
        language = locale.language
        if language not in _SYMBOLS or (language, locale.country) in _NOT_KNOWN:
            raise UnsupportedError(f"number symbols of the locale {locale} are not supported")
        self.decimal, self.grouping, self.minus = _SYMBOLS[language]
        self.zero, self.digit, self.pattern_separator = "0", "#", ";"
        self.percent, self.per_mill, self.exponent = "%", "‰", "E"
        self.infinity, self.nan = "∞", "NaN"
        self.money_decimal = self.decimal
        self.locale = locale
        self.currency = _currency(locale)
        self.international = "XXX" if self.currency is None else self.currency.code
        self.currency_symbol = "¤" if self.currency is None else self.currency.get_symbol_1(locale)

    @staticmethod
    def of(locale: Locale) -> "DecimalFormatSymbols":
        """The symbols of a locale, or UnsupportedError."""
        return DecimalFormatSymbols(locale)

    @staticmethod
    def new_0() -> "DecimalFormatSymbols":
        return DecimalFormatSymbols(Locale.ROOT)

    @staticmethod
    def new_1(locale: Locale) -> "DecimalFormatSymbols":
        return DecimalFormatSymbols(require(locale))

    get_instance_0 = new_0
    get_instance_1 = new_1

    @staticmethod
    def get_available_locales() -> Array:
        raise UnsupportedError("the list of locales of the JDK is not supported")

    def clone(self) -> "DecimalFormatSymbols":
        made = DecimalFormatSymbols(self.locale)
        for name in self.__slots__:
            setattr(made, name, getattr(self, name))
        return made

    def get_currency(self) -> Any:
        return self.currency

    def set_currency(self, currency: Any) -> None:
        self.currency = require(currency)
        self.international = currency.code
        self.currency_symbol = currency.get_symbol_1(self.locale)

    def get_currency_symbol(self) -> str:
        return self.currency_symbol

    def set_currency_symbol(self, text: str) -> None:
        self.currency_symbol = text

    def get_international_currency_symbol(self) -> str:
        return self.international

    def set_international_currency_symbol(self, text: str) -> None:
        from blueprintc.painless.api.java.util.currency import Currency
        from blueprintc.painless.api.java.util.currency_names import CURRENCIES

        self.international = text
        self.currency = None
        if text in CURRENCIES:
            self.currency = Currency(text)
            self.currency_symbol = self.currency.get_symbol_1(self.locale)

    def get_exponent_separator(self) -> str:
        return self.exponent

    def set_exponent_separator(self, text: str) -> None:
        self.exponent = require(text)

    def get_infinity(self) -> str:
        return self.infinity

    def set_infinity(self, text: str) -> None:
        self.infinity = text

    def get_na_n(self) -> str:
        return self.nan

    def set_na_n(self, text: str) -> None:
        self.nan = text

    def _key(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self.__slots__)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DecimalFormatSymbols) and self._key() == other._key()

    def hash_code(self) -> int:
        return (ord(self.zero) * 37 + ord(self.grouping)) * 37 + ord(self.decimal)

    __hash__ = Native.__hash__


def _currency(locale: Locale) -> Any:
    from blueprintc.painless.api.java.util.currency import Currency

    codes = {
        "US": "USD", "GB": "GBP", "CA": "CAD", "DE": "EUR", "FR": "EUR", "IT": "EUR", "JP": "JPY", "CN": "CNY",
        "KR": "KRW", "TW": "TWD",
    }  # fmt: skip
    if locale.country == "":
        return Currency("XXX")
    if locale.country not in codes or locale.language not in ("", "en"):
        raise UnsupportedError(f"the currency of the locale {locale} is not supported")
    return Currency(codes[locale.country])


_CLASS = bind(
    DecimalFormatSymbols,
    "java.text.DecimalFormatSymbols",
    constructors="0 1",
    statics="getInstance/0 getInstance/1",
    methods="clone/0 getCurrency/0 getCurrencySymbol/0 getExponentSeparator/0 getInfinity/0 "
    "getInternationalCurrencySymbol/0 setCurrency/1 setCurrencySymbol/1 setExponentSeparator/1 setInfinity/1 "
    "setInternationalCurrencySymbol/1",
)
_CLASS.methods({"getNaN/0": DecimalFormatSymbols.get_na_n, "setNaN/1": DecimalFormatSymbols.set_na_n})


def _character(java_name: str, attribute: str) -> None:
    def read(self: DecimalFormatSymbols) -> int:
        return ord(getattr(self, attribute))

    def write(self: DecimalFormatSymbols, char: int) -> None:
        setattr(self, attribute, chr(char))

    _CLASS.methods({f"get{java_name}/0": read, f"set{java_name}/1": write})


for _name, _attribute in {
    "DecimalSeparator": "decimal",
    "Digit": "digit",
    "GroupingSeparator": "grouping",
    "MinusSign": "minus",
    "MonetaryDecimalSeparator": "money_decimal",
    "PatternSeparator": "pattern_separator",
    "PerMill": "per_mill",
    "Percent": "percent",
    "ZeroDigit": "zero",
}.items():
    _character(_name, _attribute)
CLASSES = (_CLASS,)
