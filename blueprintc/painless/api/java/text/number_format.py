"""``java.text.NumberFormat``: settings, and making formats for locales."""

from decimal import Decimal
from typing import Any

from blueprintc.errors import UnsupportedError
from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.java.math.rounding_mode import RoundingMode
from blueprintc.painless.api.java.text.format import Format, parse_error
from blueprintc.painless.api.java.util.locale import Locale
from blueprintc.painless.api.native import NativeEnum, bind, bind_interface, require

UNLIMITED = 2**31 - 1


class NumberFormat(Format):
    """Digits and grouping; ``DecimalFormat`` and ``ChoiceFormat`` derive from it."""

    __slots__ = ("grouping_used", "integer_only", "least_fraction", "least_integer", "most_fraction", "most_integer")

    def __init__(self) -> None:
        self.grouping_used = True
        self.integer_only = False
        self.least_integer, self.most_integer = 1, 40
        self.least_fraction, self.most_fraction = 0, 3

    # making

    @staticmethod
    def _make(kind: str, locale: Locale) -> "NumberFormat":
        from blueprintc.painless.api.java.text.decimal_format import DecimalFormat
        from blueprintc.painless.api.java.text.decimal_format_symbols import DecimalFormatSymbols

        if require(locale).language not in ("", "en") and kind in ("currency", "percent"):
            raise UnsupportedError(f"{kind} formats of the locale {locale} are not supported")
        if kind == "currency" and locale.country not in ("", "US", "GB", "CA"):
            raise UnsupportedError(f"currency formats of the locale {locale} are not supported")
        currency = "¤#,##0.00" if locale.language == "en" else "¤\u00a0#,##0.00"
        pattern = {"currency": currency, "percent": "#,##0%"}.get(kind, "#,##0.###")
        made = DecimalFormat(pattern, DecimalFormatSymbols(locale))
        if kind == "integer":
            made.set_maximum_fraction_digits(0)
            made.point_always = False
            made.set_parse_integer_only(True)
        if kind == "currency":
            digits = max(made.symbols.currency.get_default_fraction_digits(), 0) if locale.country else 2
            made.set_minimum_fraction_digits(digits)
            made.set_maximum_fraction_digits(digits)
        return made

    @staticmethod
    def get_instance_0() -> "NumberFormat":
        return NumberFormat._make("number", Locale.ROOT)

    @staticmethod
    def get_instance_1(locale: Locale) -> "NumberFormat":
        return NumberFormat._make("number", locale)

    get_number_instance_0 = get_instance_0
    get_number_instance_1 = get_instance_1

    @staticmethod
    def get_integer_instance_0() -> "NumberFormat":
        return NumberFormat._make("integer", Locale.ROOT)

    @staticmethod
    def get_integer_instance_1(locale: Locale) -> "NumberFormat":
        return NumberFormat._make("integer", locale)

    @staticmethod
    def get_percent_instance_0() -> "NumberFormat":
        return NumberFormat._make("percent", Locale.ROOT)

    @staticmethod
    def get_percent_instance_1(locale: Locale) -> "NumberFormat":
        return NumberFormat._make("percent", locale)

    @staticmethod
    def get_currency_instance_0() -> "NumberFormat":
        return NumberFormat._make("currency", Locale.ROOT)

    @staticmethod
    def get_currency_instance_1(locale: Locale) -> "NumberFormat":
        return NumberFormat._make("currency", locale)

    # settings

    def is_grouping_used(self) -> bool:
        return self.grouping_used

    def set_grouping_used(self, value: bool) -> None:
        self.grouping_used = value

    def is_parse_integer_only(self) -> bool:
        return self.integer_only

    def set_parse_integer_only(self, value: bool) -> None:
        self.integer_only = value

    def get_minimum_integer_digits(self) -> int:
        return self.least_integer

    def get_maximum_integer_digits(self) -> int:
        return self.most_integer

    def get_minimum_fraction_digits(self) -> int:
        return self.least_fraction

    def get_maximum_fraction_digits(self) -> int:
        return self.most_fraction

    def set_minimum_integer_digits(self, value: int) -> None:
        self.least_integer = max(0, value)
        self.most_integer = max(self.most_integer, self.least_integer)

    def set_maximum_integer_digits(self, value: int) -> None:
        self.most_integer = max(0, value)
        self.least_integer = min(self.least_integer, self.most_integer)

    def set_minimum_fraction_digits(self, value: int) -> None:
        self.least_fraction = max(0, value)
        self.most_fraction = max(self.most_fraction, self.least_fraction)

    def set_maximum_fraction_digits(self, value: int) -> None:
        self.most_fraction = max(0, value)
        self.least_fraction = min(self.least_fraction, self.most_fraction)

    def get_currency(self) -> Any:
        raise JavaError("UnsupportedOperationException")

    def set_currency(self, currency: Any) -> None:
        raise JavaError("UnsupportedOperationException")

    def get_rounding_mode(self) -> RoundingMode:
        raise JavaError("UnsupportedOperationException")

    def set_rounding_mode(self, mode: RoundingMode) -> None:
        raise JavaError("UnsupportedOperationException")

    # formatting and parsing

    def text_of(self, value: Any) -> str:
        if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
            raise JavaError("IllegalArgumentException", "Cannot format given Object as a Number")
        return self.number_text(value)

    def number_text(self, value: Any) -> str:
        """The text of a number."""
        raise NotImplementedError

    def parse_1(self, text: str) -> Any:
        from blueprintc.painless.api.java.text.parse_position import ParsePosition

        position = ParsePosition(0)
        result = self.parse_2(text, position)
        if position.index == 0:
            raise parse_error(f'Unparseable number: "{text}"', position.error_index)
        return result

    def parse_2(self, text: str, position: Any) -> Any:
        raise NotImplementedError

    def object_at(self, text: str, position: Any) -> Any:
        return self.parse_2(text, position)


class NumberField(NativeEnum):
    """``NumberFormat.Field`` constants (not an enum in Java, but they only have a name)."""

    __slots__ = ()
    JAVA_CLASS = "java.text.NumberFormat$Field"

    def __str__(self) -> str:
        return f"java.text.NumberFormat$Field({_FIELD_NAMES.get(self._name) or self._name.lower().replace('_', ' ')})"


_FIELD_NAMES = {"PERMILLE": "per mille"}
NumberField._declare(
    "INTEGER", "FRACTION", "EXPONENT", "DECIMAL_SEPARATOR", "SIGN", "GROUPING_SEPARATOR", "EXPONENT_SYMBOL", "PERCENT",
    "PERMILLE", "CURRENCY", "EXPONENT_SIGN",
)  # fmt: skip

_NUMBER_FORMAT = bind_interface(
    "java.text.NumberFormat",
    "java.text.Format",
    "getCurrency/0 getMaximumFractionDigits/0 getMaximumIntegerDigits/0 getMinimumFractionDigits/0 "
    "getMinimumIntegerDigits/0 getRoundingMode/0 isGroupingUsed/0 isParseIntegerOnly/0 parse/1 parse/2 setCurrency/1 "
    "setGroupingUsed/1 setMaximumFractionDigits/1 setMaximumIntegerDigits/1 setMinimumFractionDigits/1 "
    "setMinimumIntegerDigits/1 setParseIntegerOnly/1 setRoundingMode/1",
    interface=False,
)
_NUMBER_FORMAT.constants(INTEGER_FIELD=0, FRACTION_FIELD=1)
_NUMBER_FORMAT.static_methods.update(
    bind(
        NumberFormat,
        "java.text.NumberFormat",
        statics="getCurrencyInstance/0 getCurrencyInstance/1 getInstance/0 getInstance/1 getIntegerInstance/0 "
        "getIntegerInstance/1 getNumberInstance/0 getNumberInstance/1 getPercentInstance/0 getPercentInstance/1",
    ).static_methods
)


def _fields() -> Any:
    from blueprintc.painless.api import JavaClass

    java = JavaClass("java.text.NumberFormat$Field", "java.text.Format$Field")
    java.constants(**{field.name(): field for field in NumberField.CONSTANTS})
    return java


CLASSES = (_NUMBER_FORMAT, _fields())
