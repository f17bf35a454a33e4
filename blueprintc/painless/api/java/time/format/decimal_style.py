"""``java.time.format.DecimalStyle``."""

from typing import Any, ClassVar

from blueprintc.errors import UnsupportedError
from blueprintc.painless.api.native import Native, bind, require
from blueprintc.painless.values import HashSet


class DecimalStyle(Native):
    """Zero digit, signs and decimal separator (as characters)."""

    __slots__ = ("negative", "positive", "separator", "zero")
    JAVA_CLASS = "java.time.format.DecimalStyle"
    STANDARD: "ClassVar[DecimalStyle]"

    def __init__(self, zero: str, positive: str, negative: str, separator: str) -> None:
        self.zero = zero
        self.positive = positive
        self.negative = negative
        self.separator = separator

    @staticmethod
    def of(locale: Any) -> "DecimalStyle":
        """The style of a locale, from its number symbols."""
        from blueprintc.painless.api.java.text.decimal_format_symbols import DecimalFormatSymbols

        symbols = DecimalFormatSymbols.of(require(locale, "locale"))
        style = DecimalStyle(symbols.zero, "+", symbols.minus, symbols.decimal)
        return DecimalStyle.STANDARD if style == DecimalStyle.STANDARD else style

    @staticmethod
    def of_default_locale() -> "DecimalStyle":
        return DecimalStyle.STANDARD

    @staticmethod
    def get_available_locales() -> HashSet:
        raise UnsupportedError("java.time.format.DecimalStyle.getAvailableLocales is not supported")

    def get_zero_digit(self) -> int:
        return ord(self.zero)

    def get_positive_sign(self) -> int:
        return ord(self.positive)

    def get_negative_sign(self) -> int:
        return ord(self.negative)

    def get_decimal_separator(self) -> int:
        return ord(self.separator)

    def with_zero_digit(self, char: int) -> "DecimalStyle":
        return DecimalStyle(chr(char), self.positive, self.negative, self.separator)

    def with_positive_sign(self, char: int) -> "DecimalStyle":
        return DecimalStyle(self.zero, chr(char), self.negative, self.separator)

    def with_negative_sign(self, char: int) -> "DecimalStyle":
        return DecimalStyle(self.zero, self.positive, chr(char), self.separator)

    def with_decimal_separator(self, char: int) -> "DecimalStyle":
        return DecimalStyle(self.zero, self.positive, self.negative, chr(char))

    def digit(self, char: str) -> int:
        """The value of a digit, negative for any other character."""
        value = ord(char) - ord(self.zero)
        return value if 0 <= value <= 9 else -1

    def localized(self, digits: str) -> str:
        """ASCII digits with this style's zero."""
        if self.zero == "0":
            return digits
        shift = ord(self.zero) - ord("0")
        return "".join(chr(ord(char) + shift) for char in digits)

    def _key(self) -> tuple[str, str, str, str]:
        return self.zero, self.positive, self.negative, self.separator

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DecimalStyle) and self._key() == other._key()

    def hash_code(self) -> int:
        return sum(map(ord, self._key()))

    __hash__ = Native.__hash__

    def __str__(self) -> str:
        return f"DecimalStyle[{self.zero}{self.positive}{self.negative}{self.separator}]"


DecimalStyle.STANDARD = DecimalStyle("0", "+", "-", ".")

CLASSES = (
    bind(
        DecimalStyle,
        "java.time.format.DecimalStyle",
        constants="STANDARD",
        statics="of/1 ofDefaultLocale/0",
        methods="getDecimalSeparator/0 getNegativeSign/0 getPositiveSign/0 getZeroDigit/0 withDecimalSeparator/1 "
        "withNegativeSign/1 withPositiveSign/1 withZeroDigit/1",
    ),
)
