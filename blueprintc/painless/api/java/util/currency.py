"""``java.util.Currency``."""

from typing import Any

from blueprintc.errors import UnsupportedError
from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.hashing import string_hash
from blueprintc.painless.api.java.util.currency_names import CURRENCIES
from blueprintc.painless.api.java.util.locale import Locale
from blueprintc.painless.api.native import Native, bind, require
from blueprintc.painless.values import HashSet

_OF_COUNTRY = {"US": ("USD", "$"), "CA": ("CAD", "$"), "GB": ("GBP", "£")}
"""Countries of English locales: their currency, and its symbol at home."""


class Currency(Native):
    """A currency of ISO 4217; there is one object for each."""

    __slots__ = ("code",)
    JAVA_CLASS = "java.util.Currency"

    def __init__(self, code: str) -> None:
        self.code = code

    @staticmethod
    def get_instance(code: str) -> "Currency":
        if len(require(code)) != 3:
            raise JavaError(
                "IllegalArgumentException", f'The input currency code: "{code}" must have a length of 3 characters'
            )
        if not all("A" <= letter <= "Z" for letter in code[:2]):
            raise JavaError("IllegalArgumentException", f'The country code: "{code[:2]}" is not a valid ISO 3166 code')
        if code not in CURRENCIES:
            raise JavaError(
                "IllegalArgumentException", f'The input currency code: "{code}" is not a valid ISO 4217 code'
            )
        return Currency(code)

    @staticmethod
    def get_available_currencies() -> HashSet:
        return HashSet(Currency(code) for code in CURRENCIES)

    def get_currency_code(self) -> str:
        return self.code

    def get_numeric_code(self) -> int:
        return CURRENCIES[self.code][0]

    def get_default_fraction_digits(self) -> int:
        return CURRENCIES[self.code][1]

    def get_symbol_0(self) -> str:
        return CURRENCIES[self.code][2]

    def get_symbol_1(self, locale: Locale) -> str:
        return currency_symbol(self.code, require(locale))

    def get_display_name_0(self) -> str:
        return CURRENCIES[self.code][3]

    def get_display_name_1(self, locale: Locale) -> str:
        if require(locale).language not in ("", "en"):
            raise UnsupportedError(f"names of currencies in the locale {locale} are not supported")
        return CURRENCIES[self.code][3]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Currency) and self.code == other.code

    def hash_code(self) -> int:
        return string_hash(self.code)

    __hash__ = Native.__hash__

    def __str__(self) -> str:
        return self.code


def currency_symbol(code: str, locale: Any) -> str:
    """The symbol in a locale (ROOT and English)."""
    if locale.language not in ("", "en"):
        raise UnsupportedError(f"symbols of currencies in the locale {locale} are not supported")
    home = _OF_COUNTRY.get(locale.country)
    if home is not None and locale.language == "en" and home[0] == code:
        return home[1]
    if locale.language == "en" and locale.country in ("", "US") and code in ("USD", "JPY"):
        return "$" if code == "USD" else "¥"
    return CURRENCIES[code][2]


CLASSES = (
    bind(
        Currency,
        "java.util.Currency",
        statics="getAvailableCurrencies/0 getInstance/1",
        methods="getCurrencyCode/0 getDefaultFractionDigits/0 getDisplayName/0 getDisplayName/1 getNumericCode/0 "
        "getSymbol/0 getSymbol/1",
    ),
)
