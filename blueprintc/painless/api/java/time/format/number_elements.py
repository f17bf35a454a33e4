"""Numbers in a formatter: plain, reduced, fractions, week-based, and instants.

Upstream: NumberPrinterParser, ReducedPrinterParser, FractionPrinterParser, WeekBasedFieldPrinterParser and
InstantPrinterParser of java.time.format.DateTimeFormatterBuilder.
"""

from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.numbers import LONG_MAX
from blueprintc.painless.api.java.time.civil import NANOS_PER_SECOND, date_time_error
from blueprintc.painless.api.java.time.format.elements import Element, ParseContext, PrintContext
from blueprintc.painless.api.java.time.format.enums import SignStyle
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField
from blueprintc.painless.api.native import truncated_remainder


class Number(Element):
    """A field as a number of ``least`` to ``most`` digits.

    ``follow``: digits to leave for the numbers that follow directly; -1: the width is fixed.
    """

    def __init__(self, field: Any, least: int, most: int, sign: SignStyle, follow: int = 0) -> None:
        self.field = field
        self.least = least
        self.most = most
        self.sign = sign
        self.follow = follow

    def with_follow(self, follow: int) -> "Number":
        """The same with other ``follow``."""
        return Number(self.field, self.least, self.most, self.sign, follow)

    def fixed_width(self) -> "Number":
        """The same, with a fixed width."""
        return self if self.follow == -1 else self.with_follow(-1)

    def followed_by(self, width: int) -> "Number":
        """The same, leaving more digits."""
        return self.with_follow(self.follow + width)

    def is_fixed(self, context: ParseContext) -> bool:
        """Whether the width is fixed."""
        if self.follow == -1:
            return True
        return self.follow > 0 and self.least == self.most and self.sign is SignStyle.NOT_NEGATIVE

    def printed_value(self, context: PrintContext, value: int) -> int:
        """The number that is printed for a value."""
        return value

    def store(self, context: ParseContext, value: int, error_position: int, position: int) -> int:
        """Keep a parsed number."""
        return context.set_field(self.field, value, error_position, position)

    def format(self, context: PrintContext, out: list[str]) -> bool:
        given = context.value(self.field)
        if given is None:
            return False
        value = self.printed_value(context, given)
        digits = str(abs(value))
        if len(digits) > self.most:
            date_time_error(
                f"Field {self.field} cannot be printed as the value {value} exceeds the maximum print width of "
                f"{self.most}"
            )
        if value >= 0:
            if self.sign is SignStyle.ALWAYS or (
                self.sign is SignStyle.EXCEEDS_PAD and self.least < 19 and value >= 10**self.least
            ):
                out.append(context.style.positive)
        elif self.sign in (SignStyle.NORMAL, SignStyle.EXCEEDS_PAD, SignStyle.ALWAYS):
            out.append(context.style.negative)
        elif self.sign is SignStyle.NOT_NEGATIVE:
            date_time_error(
                f"Field {self.field} cannot be printed as the value {value} cannot be negative according to the "
                "SignStyle"
            )
        out.append(context.style.localized(digits.rjust(self.least, "0")))
        return True

    def parse(self, context: ParseContext, text: str, position: int) -> int:
        if position >= len(text):
            return ~position
        negative = positive = False
        if text[position] in (context.style.positive, context.style.negative):
            positive = text[position] == context.style.positive
            negative = not positive
            if not self.sign.accepts(positive, context.strict, self.least == self.most):
                return ~position
            position += 1
        elif self.sign is SignStyle.ALWAYS and context.strict:
            return ~position
        fixed = self.is_fixed(context)
        least = self.least if context.strict or fixed else 1
        if position + least > len(text):
            return ~position
        most = (self.most if context.strict or fixed else 9) + max(self.follow, 0)
        end = self._digits_end(context, text, position, most)
        if end < position + least:
            return ~position
        if self.follow > 0:
            end = self._digits_end(context, text, position, max(least, end - position - self.follow))
            if end < position + least:
                return ~position
        total = self._number(context, text[position:end])
        if negative:
            if total == 0 and context.strict:
                return ~(position - 1)
            total = -total
        elif self.sign is SignStyle.EXCEEDS_PAD and context.strict:
            if positive:
                if end - position <= self.least:
                    return ~(position - 1)
            elif end - position > self.least:
                return ~position
        if abs(total) > LONG_MAX:
            end -= 1
            total = self._number(context, text[position:end]) * (-1 if negative else 1)
        return self.store(context, total, position, end)

    @staticmethod
    def _digits_end(context: ParseContext, text: str, start: int, most: int) -> int:
        end = start
        while end < min(start + most, len(text)) and context.style.digit(text[end]) >= 0:
            end += 1
        return end

    @staticmethod
    def _number(context: ParseContext, digits: str) -> int:
        total = 0
        for char in digits:
            total = total * 10 + context.style.digit(char)
        return total

    def __str__(self) -> str:
        if self.least == 1 and self.most == 19 and self.sign is SignStyle.NORMAL:
            return f"Value({self.field})"
        if self.least == self.most and self.sign is SignStyle.NOT_NEGATIVE:
            return f"Value({self.field},{self.least})"
        return f"Value({self.field},{self.least},{self.most},{self.sign})"


class Reduced(Number):
    """The last digits of a year; ``base`` is a number or an ISO date."""

    def __init__(self, field: Any, least: int, most: int, base: Any, follow: int = 0) -> None:
        super().__init__(field, least, most, SignStyle.NOT_NEGATIVE, follow)
        self.base = base

    def with_follow(self, follow: int) -> "Number":
        return Reduced(self.field, self.least, self.most, self.base, follow)

    def _base(self, chronology: Any) -> int:
        return self.base if isinstance(self.base, int) else int(chronology.date_1(self.base).get(self.field))

    def is_fixed(self, context: ParseContext) -> bool:
        return context.strict and super().is_fixed(context)

    def printed_value(self, context: PrintContext, value: int) -> int:
        from blueprintc.painless.api.java.time.chrono.chronology import chronology_from

        base = self._base(chronology_from(context.temporal))
        if base <= value < base + 10**self.least:
            return int(abs(value) % 10**self.least)
        return int(abs(value) % 10**self.most)

    def store(self, context: ParseContext, value: int, error_position: int, position: int) -> int:
        base = self._base(context.chronology())
        if position - error_position == self.least and value >= 0:
            limit = 10**self.least
            head = base - truncated_remainder(base, limit)
            value = head + value if base > 0 else head - value
            if value < base:
                value += limit
        return context.set_field(self.field, value, error_position, position)

    def __str__(self) -> str:
        return f"ReducedValue({self.field},{self.least},{self.most},{self.base})"


class Fraction(Number):
    """A field as a decimal fraction of its range."""

    def __init__(self, field: Any, least: int, most: int, point: bool, follow: int = 0) -> None:
        super().__init__(field, least, most, SignStyle.NOT_NEGATIVE, follow)
        self.point = point

    def with_follow(self, follow: int) -> "Number":
        return Fraction(self.field, self.least, self.most, self.point, follow)

    def is_fixed(self, context: ParseContext) -> bool:
        return context.strict and self.least == self.most and not self.point

    def format(self, context: PrintContext, out: list[str]) -> bool:
        value = context.value(self.field)
        if value is None:
            return False
        limits = self.field.range()
        limits.check_valid_value(value, self.field)
        digits = f"{(value - limits.min) * NANOS_PER_SECOND // (limits.max - limits.min + 1):09d}".rstrip("0")
        if not digits and self.least == 0:
            return True
        digits = digits[: self.most].ljust(self.least, "0")
        out.append((context.style.separator if self.point else "") + context.style.localized(digits))
        return True

    def parse(self, context: ParseContext, text: str, position: int) -> int:
        free = not (context.strict or self.is_fixed(context))
        least, most = (0, 9) if free else (self.least, self.most)
        if position >= len(text):
            return ~position if least > 0 else position
        if self.point:
            if text[position] != context.style.separator:
                return ~position if least > 0 else position
            position += 1
        if position + least > len(text):
            return ~position
        end = self._digits_end(context, text, position, most)
        # Upstream: at least one digit more than the minimum when something else follows
        if end < len(text) and end - position < most and end < position + least:
            return ~position
        limits = self.field.range()
        total = self._number(context, text[position:end])
        value = total * (limits.max - limits.min + 1) // 10 ** (end - position) + limits.min
        return context.set_field(self.field, value, position, end)

    def __str__(self) -> str:
        return f"Fraction({self.field},{self.least},{self.most}{',DecimalPoint' if self.point else ''})"


class WeekBased(Number):
    """The letters ``Y``, ``e``, ``c``, ``w`` and ``W``: a field of the locale's week definition."""

    def __init__(self, letter: str, count: int, least: int, most: int, follow: int = 0) -> None:
        super().__init__(None, least, most, SignStyle.NOT_NEGATIVE, follow)
        self.letter = letter
        self.count = count

    def with_follow(self, follow: int) -> "Number":
        return WeekBased(self.letter, self.count, self.least, self.most, follow)

    def _element(self, locale: Any) -> Number:
        from blueprintc.painless.api.java.time.local_date import LocalDate
        from blueprintc.painless.api.java.time.temporal.week_fields import WeekFields

        weeks = WeekFields.of_1(locale)
        if self.letter == "Y":
            field = weeks.week_based_year()
            if self.count == 2:
                return Reduced(field, 2, 2, LocalDate(2000, 1, 1), self.follow)
            sign = SignStyle.NORMAL if self.count < 4 else SignStyle.EXCEEDS_PAD
            return Number(field, self.count, 19, sign, self.follow)
        field = {
            "e": weeks.day_of_week,
            "c": weeks.day_of_week,
            "w": weeks.week_of_week_based_year,
            "W": weeks.week_of_month,
        }[self.letter]()
        return Number(field, 2 if self.count == 2 else 1, 2, SignStyle.NOT_NEGATIVE, self.follow)

    def format(self, context: PrintContext, out: list[str]) -> bool:
        return self._element(context.locale).format(context, out)

    def parse(self, context: ParseContext, text: str, position: int) -> int:
        return self._element(context.locale).parse(context, text, position)

    def __str__(self) -> str:
        if self.letter == "Y":
            if self.count == 1:
                return "Localized(WeekBasedYear)"
            if self.count == 2:
                return "Localized(ReducedValue(WeekBasedYear,2,2,2000-01-01))"
            return f"Localized(WeekBasedYear,{self.count},19,{'NORMAL' if self.count < 4 else 'EXCEEDS_PAD'})"
        name = {"e": "DayOfWeek", "c": "DayOfWeek", "w": "WeekOfWeekBasedYear", "W": "WeekOfMonth"}[self.letter]
        return f"Localized({name},{self.count})"


class InstantElement(Element):
    """An instant; ``digits`` of the fraction, or -2: groups of three as needed, -1: as needed."""

    def __init__(self, digits: int) -> None:
        self.digits = digits

    def format(self, context: PrintContext, out: list[str]) -> bool:
        from blueprintc.painless.api.java.time.instant import Instant

        second = context.value(ChronoField.INSTANT_SECONDS)
        if second is None:
            return False
        temporal = context.temporal
        nano = 0
        if temporal.is_supported(ChronoField.NANO_OF_SECOND):
            nano = ChronoField.NANO_OF_SECOND.check_valid_int_value(temporal.get_long(ChronoField.NANO_OF_SECOND))
        out.append(str(Instant(second))[:-1])
        fraction = f"{nano:09d}"
        if self.digits == -2:
            while fraction.endswith("000"):
                fraction = fraction[:-3]
        elif self.digits == -1:
            fraction = fraction.rstrip("0")
        else:
            fraction = fraction[: self.digits]
        if fraction and (nano or self.digits > 0):
            out.append("." + fraction)
        out.append("Z")
        return True

    def parse(self, context: ParseContext, text: str, position: int) -> int:
        from blueprintc.painless.api.java.time.format.date_time_formatter import DateTimeFormatter
        from blueprintc.painless.api.java.time.local_date_time import LocalDateTime
        from blueprintc.painless.api.java.time.zone_offset import ZoneOffset

        inner = context.copy()
        end = DateTimeFormatter.instant_parser(self.digits).parse(inner, text, position)
        if end < 0:
            return end
        parsed = inner.state.fields
        year, month, day, hour, minute = (
            parsed[getattr(ChronoField, name)]
            for name in ("YEAR", "MONTH_OF_YEAR", "DAY_OF_MONTH", "HOUR_OF_DAY", "MINUTE_OF_HOUR")
        )
        second = parsed.get(ChronoField.SECOND_OF_MINUTE, 0)
        nano = parsed.get(ChronoField.NANO_OF_SECOND, 0)
        days = 0
        if (hour, minute, second, nano) == (24, 0, 0, 0):
            hour, days = 0, 1
        elif (hour, minute, second) == (23, 59, 60):
            context.state.leap_second = True
            second = 59
        try:
            cycle = truncated_remainder(year, 10_000)
            local = LocalDateTime.of_7(cycle, month, day, hour, minute, second, 0).plus_days(days)
            offset = ZoneOffset.of_total_seconds(parsed[ChronoField.OFFSET_SECONDS])
            moment = local.to_epoch_second(offset) + (year - cycle) // 10_000 * (146_097 * 25 * 86_400)
        except JavaError:
            return ~position
        next_position = context.set_field(ChronoField.INSTANT_SECONDS, moment, position, end)
        return context.set_field(ChronoField.NANO_OF_SECOND, nano, position, next_position)

    def __str__(self) -> str:
        return "Instant()"
