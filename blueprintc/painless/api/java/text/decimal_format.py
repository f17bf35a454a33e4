"""``java.text.DecimalFormat``."""

import math
from decimal import Context, Decimal
from typing import Any

from blueprintc.jvm.numbers import LONG_MAX, LONG_MIN, double_to_string
from blueprintc.painless.api.java.math.rounding_mode import RoundingMode
from blueprintc.painless.api.java.math.unscaled import rescaled
from blueprintc.painless.api.java.text import decimal_pattern
from blueprintc.painless.api.java.text.decimal_format_symbols import DecimalFormatSymbols
from blueprintc.painless.api.java.text.decimal_pattern import affix_pattern
from blueprintc.painless.api.java.text.number_format import NumberFormat
from blueprintc.painless.api.native import bind, require
from blueprintc.painless.values import Long

_MOST_FRACTION_OF_DOUBLE = 340
_DIGITS_OF_JDK = 17
"""Upstream: DigitList still takes the digits of the older FloatingDecimal, in every release."""


class DecimalFormat(NumberFormat):
    """A format by pattern. Affixes are kept in pattern form (see ``decimal_pattern``)."""

    __slots__ = (
        "affixes", "big_decimals", "exponent_digits", "grouping_size", "multiplier", "point_always", "rounding",
        "symbols",
    )  # fmt: skip
    JAVA_CLASS = "java.text.DecimalFormat"

    def __init__(self, pattern: str, symbols: DecimalFormatSymbols) -> None:
        super().__init__()
        self.symbols = symbols
        self.rounding = RoundingMode.HALF_EVEN
        self.big_decimals = False
        self.apply_pattern(pattern)

    @staticmethod
    def new_0() -> "DecimalFormat":
        return DecimalFormat("#,##0.###", DecimalFormatSymbols.new_0())

    @staticmethod
    def new_1(pattern: str) -> "DecimalFormat":
        return DecimalFormat(require(pattern), DecimalFormatSymbols.new_0())

    @staticmethod
    def new_2(pattern: str, symbols: DecimalFormatSymbols) -> "DecimalFormat":
        return DecimalFormat(require(pattern), require(symbols).clone())

    # pattern

    def apply_pattern(self, pattern: str) -> None:
        parsed = decimal_pattern.parse(require(pattern))
        self.affixes = [
            parsed.positive_prefix,
            parsed.positive_suffix,
            parsed.negative_prefix,
            parsed.negative_suffix,
        ]
        self.multiplier = parsed.multiplier
        self.grouping_size, self.grouping_used = parsed.grouping, parsed.grouping_used
        self.least_integer, self.most_integer = parsed.least_integer, parsed.most_integer
        self.least_fraction, self.most_fraction = parsed.least_fraction, parsed.most_fraction
        self.point_always = parsed.point_always
        self.exponent_digits = parsed.exponent_digits

    def apply_localized_pattern(self, pattern: str) -> None:
        symbols = self.symbols
        table = {symbols.decimal: ".", symbols.grouping: ",", symbols.zero: "0"}
        self.apply_pattern("".join(table.get(char, char) for char in require(pattern)))

    def to_localized_pattern(self) -> str:
        table = {".": self.symbols.decimal, ",": self.symbols.grouping, "0": self.symbols.zero}
        return "".join(table.get(char, char) for char in self.to_pattern())

    def to_pattern(self) -> str:
        """Upstream: DecimalFormat.toPattern."""
        number = self._number_pattern()
        prefix, suffix, negative_prefix, negative_suffix = self.affixes
        text = affix_pattern(prefix) + number + affix_pattern(suffix)
        if negative_suffix == suffix and negative_prefix == "'-" + prefix:
            return text
        return f"{text};{affix_pattern(negative_prefix)}{number}{affix_pattern(negative_suffix)}"

    def _number_pattern(self) -> str:
        exponential = self.exponent_digits > 0
        digits = self.most_integer if exponential else max(self.grouping_size, self.least_integer) + 1
        out = []
        for index in range(digits, 0, -1):
            if index != digits and self.grouping_used and self.grouping_size and index % self.grouping_size == 0:
                out.append(",")
            out.append("0" if index <= self.least_integer else "#")
        if self.most_fraction > 0 or self.point_always:
            out.append(".")
        shown = min(self.most_fraction, _MOST_FRACTION_OF_DOUBLE)
        out.append("0" * self.least_fraction + "#" * (shown - self.least_fraction))
        if exponential:
            out.append("E" + "0" * self.exponent_digits)
        return "".join(out)

    # settings

    def get_decimal_format_symbols(self) -> DecimalFormatSymbols:
        return self.symbols.clone()

    def set_decimal_format_symbols(self, symbols: DecimalFormatSymbols) -> None:
        self.symbols = require(symbols).clone()

    def get_grouping_size(self) -> int:
        return self.grouping_size

    def set_grouping_size(self, size: int) -> None:
        from blueprintc.jvm.errors import JavaError

        if not 0 <= size <= 127:
            raise JavaError("IllegalArgumentException", f"newValue is out of valid range. value: {size}")
        self.grouping_size = size

    def get_multiplier(self) -> int:
        return self.multiplier

    def set_multiplier(self, value: int) -> None:
        self.multiplier = value

    def is_decimal_separator_always_shown(self) -> bool:
        return self.point_always

    def set_decimal_separator_always_shown(self, value: bool) -> None:
        self.point_always = value

    def is_parse_big_decimal(self) -> bool:
        return self.big_decimals

    def set_parse_big_decimal(self, value: bool) -> None:
        self.big_decimals = value

    def get_rounding_mode(self) -> RoundingMode:
        return self.rounding

    def set_rounding_mode(self, mode: RoundingMode) -> None:
        self.rounding = require(mode)

    def get_currency(self) -> Any:
        return self.symbols.currency

    def set_currency(self, currency: Any) -> None:
        if currency is not self.symbols.currency:
            self.symbols.set_currency(currency)

    def get_positive_prefix(self) -> str:
        return self._expanded(0)

    def get_positive_suffix(self) -> str:
        return self._expanded(1)

    def get_negative_prefix(self) -> str:
        return self._expanded(2)

    def get_negative_suffix(self) -> str:
        return self._expanded(3)

    def set_positive_prefix(self, text: str) -> None:
        self._set_affix(0, text)

    def set_positive_suffix(self, text: str) -> None:
        self._set_affix(1, text)

    def set_negative_prefix(self, text: str) -> None:
        self._set_affix(2, text)

    def set_negative_suffix(self, text: str) -> None:
        self._set_affix(3, text)

    def _set_affix(self, index: int, text: str) -> None:
        self.affixes[index] = require(text).replace("'", "''")

    def _expanded(self, index: int) -> str:
        """The affix as it is printed."""
        affix = self.affixes[index]
        out = []
        at = 0
        while at < len(affix):
            char = affix[at]
            if char == "'" and at + 1 < len(affix):
                at += 1
                char = affix[at]
                if char == "¤":
                    double = affix[at + 1 : at + 2] == "¤"
                    at += 1 if double else 0
                    char = self.symbols.international if double else self.symbols.currency_symbol
                else:
                    char = {
                        "%": self.symbols.percent,
                        "‰": self.symbols.per_mill,
                        "-": self.symbols.minus,
                    }.get(char, char)
            out.append(char)
            at += 1
        return "".join(out)

    # formatting

    def number_text(self, value: Any) -> str:
        if isinstance(value, float):
            return self._double_text(float(value))
        if isinstance(value, Decimal):
            number = value * self.multiplier if self.multiplier != 1 else value
            return self._signed(value < 0, abs(number), number.copy_abs())
        number = Decimal(int(value) * self.multiplier)
        return self._signed(number < 0, abs(number), abs(number))

    def _double_text(self, value: float) -> str:
        if value != value:
            return self.symbols.nan
        if self.multiplier != 1:
            value *= self.multiplier
        negative = math.copysign(1.0, value) < 0
        if math.isinf(value):
            return self._enclosed(negative, self.symbols.infinity)
        shortest = Decimal(double_to_string(abs(value), jdk=_DIGITS_OF_JDK))
        return self._signed(negative != (self.multiplier < 0), shortest, Decimal(abs(value)))

    def _enclosed(self, negative: bool, text: str) -> str:
        first = 2 if negative else 0
        return self._expanded(first) + text + self._expanded(first + 1)

    def _signed(self, negative: bool, shortest: Decimal, exact: Decimal) -> str:
        if self.exponent_digits:
            return self._enclosed(negative, self._scientific(negative, shortest, exact))
        fraction = min(self.most_fraction, _MOST_FRACTION_OF_DOUBLE)
        if -(shortest.adjusted() + 1) > fraction:
            # Upstream: DigitList.set: what is too small is zero, whatever the rounding mode
            shortest = exact = Decimal(0)
        number = self._rounded(negative, shortest, exact, fraction)
        return self._enclosed(negative, self._plain(number))

    def _rounded(self, negative: bool, shortest: Decimal, exact: Decimal, places: int) -> Decimal:
        """Rounded to a number of places. Upstream: DigitList.shouldRoundUp: halves are decided by the exact value."""
        digits = -int(shortest.as_tuple().exponent)
        if digits <= places:
            return shortest
        source = exact if self.rounding.name().startswith("HALF") else shortest
        unscaled, scale = int(source.as_tuple().exponent), 0
        scale = -unscaled
        whole = int("".join(map(str, source.as_tuple().digits)) or "0")
        result = rescaled(-whole if negative else whole, scale, places, self.rounding)
        return Decimal(abs(result)).scaleb(-places, Context(prec=2000))

    def _plain(self, number: Decimal) -> str:
        whole, _, fraction = format(number, "f").partition(".")
        whole = whole.lstrip("0")
        if len(whole) > self.most_integer:
            whole = whole[len(whole) - self.most_integer :]
        fraction = fraction.rstrip("0").ljust(self.least_fraction, "0")
        whole = whole.rjust(self.least_integer, "0")
        if not whole and not fraction:
            whole = "0"
        if self.grouping_used and self.grouping_size:
            groups = []
            while len(whole) > self.grouping_size:
                groups.append(whole[-self.grouping_size :])
                whole = whole[: -self.grouping_size]
            whole = self.symbols.grouping.join([whole, *reversed(groups)])
        point = self.symbols.decimal if fraction or self.point_always else ""
        return self._localized(whole) + point + self._localized(fraction)

    def _localized(self, digits: str) -> str:
        shift = ord(self.symbols.zero) - ord("0")
        if not shift:
            return digits
        return "".join(chr(ord(char) + shift) if char.isascii() and char.isdigit() else char for char in digits)

    def _scientific(self, negative: bool, shortest: Decimal, exact: Decimal) -> str:
        """Upstream: DecimalFormat.subformat with exponents."""
        significant = self.most_integer + self.most_fraction
        number = shortest
        if significant and not shortest.is_zero():
            number = self._rounded(negative, shortest, exact, significant - shortest.adjusted() - 1)
        digits = "".join(map(str, number.as_tuple().digits)).strip("0") if not number.is_zero() else ""
        point_at = number.adjusted() + 1 if not number.is_zero() else 0
        exponent, repeat, least = point_at, self.most_integer, self.least_integer
        if repeat > 1 and repeat > self.least_integer:
            base = exponent - 1 if exponent >= 1 else exponent - repeat
            exponent = int(base / repeat) * repeat
            least = 1
        else:
            exponent -= least
        whole = least if number.is_zero() else point_at - exponent
        total = max(len(digits), self.least_integer + self.least_fraction, whole)
        if number.is_zero():
            exponent = 0
        shown = digits.ljust(total, "0")
        text = self._localized(shown[:whole])
        if total > whole or self.point_always:
            text += self.symbols.decimal + self._localized(shown[whole:])
        sign = self.symbols.minus if exponent < 0 else ""
        return (
            text + self.symbols.exponent + sign + self._localized(str(abs(exponent)).rjust(self.exponent_digits, "0"))
        )

    # parsing

    def parse_2(self, text: str, position: Any) -> Any:
        """Upstream: DecimalFormat.parse and subparse."""
        start = require(position).index
        symbols = self.symbols
        if require(text).startswith(symbols.nan, start):
            position.index = start + len(symbols.nan)
            return math.nan
        positive = self._affix_ends(text, start, 0)
        negative = self._affix_ends(text, start, 2)
        if positive is not None and negative is not None:
            if len(self._expanded(0)) > len(self._expanded(2)):
                negative = None
            elif len(self._expanded(0)) < len(self._expanded(2)):
                positive = None
        at = positive if positive is not None else negative
        if at is None:
            position.error_index = start
            return None
        if text.startswith(symbols.infinity, at):
            end, value = at + len(symbols.infinity), math.inf
        else:
            number = self._number(text, at)
            if number is None:
                position.error_index = start
                return None
            end, value = number
        if positive is not None and not text.startswith(self._expanded(1), end):
            positive = None
        if negative is not None and not text.startswith(self._expanded(3), end):
            negative = None
        if positive is not None and negative is not None:
            difference = len(self._expanded(1)) - len(self._expanded(3))
            if difference >= 0 and not (difference == 0 and self._expanded(0) == self._expanded(2)):
                negative = None
            elif difference < 0:
                positive = None
        if (positive is None) == (negative is None):
            position.error_index = end
            return None
        position.index = end + len(self._expanded(1 if positive is not None else 3))
        return self._result(value, positive is None)

    def _affix_ends(self, text: str, start: int, index: int) -> int | None:
        affix = self._expanded(index)
        return start + len(affix) if text.startswith(affix, start) else None

    def _number(self, text: str, at: int) -> "tuple[int, Any] | None":
        symbols = self.symbols
        whole, fraction = "", ""
        seen_point = False
        end = at
        backup = -1
        while end < len(text):
            digit = self._digit(text[end])
            if digit is not None:
                if seen_point:
                    fraction += digit
                else:
                    whole += digit
                backup = -1
                end += 1
            elif text[end] == symbols.decimal and not seen_point and not self.integer_only:
                seen_point = True
                end += 1
            elif text[end] == symbols.grouping and self.grouping_used and not seen_point:
                backup = end
                end += 1
            else:
                break
        if backup >= 0:
            end = backup
        if not whole and not fraction:
            return None
        exponent = 0
        if text.startswith(symbols.exponent, end) and backup < 0:
            stop = end + len(symbols.exponent)
            sign = 1
            if text[stop : stop + 1] == symbols.minus:
                sign, stop = -1, stop + 1
            digits = ""
            while stop < len(text) and (digit := self._digit(text[stop])) is not None:
                digits += digit
                stop += 1
            if digits:
                exponent, end = sign * int(digits[:10]), stop
        return end, Decimal(f"{whole or '0'}{'.' if fraction else ''}{fraction}E{exponent}")

    def _digit(self, char: str) -> str | None:
        value = ord(char) - ord(self.symbols.zero)
        if 0 <= value <= 9:
            return str(value)
        return str(int(char)) if char.isdecimal() else None

    def _result(self, value: Any, negative: bool) -> Any:
        if value == math.inf:
            return -math.inf if negative else math.inf
        number = -value if negative else value
        if self.big_decimals:
            return number / self.multiplier if self.multiplier != 1 else number
        if self.multiplier != 1:
            divided = float(number) / self.multiplier
            if self.integer_only:
                divided = float(int(divided))
            if divided == int(divided) and LONG_MIN <= divided <= LONG_MAX and (divided or not negative):
                return Long(int(divided))
            return divided
        if number == number.to_integral_value() and LONG_MIN <= number <= LONG_MAX:
            if number == 0 and negative and not self.integer_only:
                return -0.0
            return Long(int(number))
        return float(number)

    # the rest

    def clone(self) -> "DecimalFormat":
        made: DecimalFormat = super().clone()
        made.symbols = self.symbols.clone()
        made.affixes = list(self.affixes)
        return made

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DecimalFormat) and self._key() == other._key()

    def _key(self) -> tuple[Any, ...]:
        settings = (
            self.affixes, self.multiplier, self.grouping_size, self.grouping_used, self.point_always,
            self.exponent_digits,
            self.least_integer, self.most_integer, self.least_fraction, self.most_fraction, self.rounding,
            self.integer_only, self.big_decimals,
        )  # fmt: skip
        return (*settings, self.symbols)

    def hash_code(self) -> int:
        from blueprintc.jvm.hashing import string_hash
        from blueprintc.jvm.numbers import to_int

        return to_int(to_int(self.most_integer * 37 + self.most_fraction) * 37 + string_hash(self._expanded(0)))

    def __hash__(self) -> int:
        return self.hash_code()

    def __str__(self) -> str:
        name = self.symbols.locale.get_display_name_0()
        return f'DecimalFormat [locale: "{name}", pattern: "{self.to_pattern()}"]\n'


CLASSES = (
    bind(
        DecimalFormat,
        "java.text.DecimalFormat",
        "java.text.NumberFormat",
        constructors="0 1 2",
        methods="applyLocalizedPattern/1 applyPattern/1 getDecimalFormatSymbols/0 getGroupingSize/0 getMultiplier/0 "
        "getNegativePrefix/0 getNegativeSuffix/0 getPositivePrefix/0 getPositiveSuffix/0 "
        "isDecimalSeparatorAlwaysShown/0 isParseBigDecimal/0 setDecimalFormatSymbols/1 "
        "setDecimalSeparatorAlwaysShown/1 "
        "setGroupingSize/1 setMultiplier/1 setNegativePrefix/1 setNegativeSuffix/1 setParseBigDecimal/1 "
        "setPositivePrefix/1 setPositiveSuffix/1 toLocalizedPattern/0 toPattern/0",
    ),
)
