"""``java.time.format.Parsed``: the fields that were parsed, and how they become a date and a time."""

from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.java.time.civil import NANOS_PER_DAY, NANOS_PER_SECOND, date_time_error, unsupported
from blueprintc.painless.api.java.time.format.elements import ParseState
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField
from blueprintc.painless.api.java.time.temporal.temporal_accessor import TemporalAccessor
from blueprintc.painless.api.native import bind, exact_long, require

F = ChronoField
_HOUR, _MINUTE, _SECOND, _NANO = F.HOUR_OF_DAY, F.MINUTE_OF_HOUR, F.SECOND_OF_MINUTE, F.NANO_OF_SECOND


class Parsed(TemporalAccessor):
    """The result of a parse. ``excess`` are whole days beyond the time (24:00, leniently larger hours)."""

    __slots__ = ("chronology", "date", "excess", "fields", "leap_second", "style", "time", "zone")
    JAVA_CLASS = "java.time.format.Parsed"

    def __init__(self, state: ParseState, chronology: Any, zone: Any) -> None:
        self.fields = state.fields
        self.leap_second = state.leap_second
        self.chronology = chronology
        self.zone = zone
        self.date: Any = None
        self.time: Any = None
        self.excess = 0
        self.style = "SMART"

    # reading

    def is_supported(self, field: Any) -> bool:
        if field in self.fields:
            return True
        for part in (self.date, self.time):
            if part is not None and part.is_supported(field):
                return True
        return field is not None and not field.is_chrono and field.is_supported_by(self)

    def get_long(self, field: Any) -> int:
        value = self.fields.get(require(field, "field"))
        if value is not None:
            return value
        for part in (self.date, self.time):
            if part is not None and part.is_supported(field):
                return int(part.get_long(field))
        if field.is_chrono:
            unsupported(f"Unsupported field: {field}")
        return int(field.get_from(self))

    def answer(self, kind: str) -> Any:
        if kind == "zone_id":
            return self.zone
        if kind == "chronology":
            return self.chronology
        if kind == "local_date":
            from blueprintc.painless.api.java.time.local_date import LocalDate

            return LocalDate.from_(self.date) if self.date is not None else None
        if kind == "local_time":
            return self.time
        if kind == "offset" and F.OFFSET_SECONDS not in self.fields:
            return self.zone if self.zone is not None and self.zone.JAVA_CLASS == "java.time.ZoneOffset" else None
        return None

    # resolving

    def resolve(self, style: str, wanted: Any) -> "Parsed":
        """Upstream: Parsed.resolve(ResolverStyle, Set)."""
        if wanted is not None:
            self.fields = {field: value for field, value in self.fields.items() if wanted.contains(field)}
        self.style = style
        self._resolve_fields()
        self._resolve_time_leniently()
        self._cross_check()
        if self.date is not None and self.time is not None and self.excess:
            self.date = self.date.plus_2(self.excess, _days())
            self.excess = 0
        self._resolve_fraction()
        self._resolve_instant()
        return self

    def _resolve_fields(self) -> None:
        self._resolve_chrono_fields()
        changes = 0
        while changes < 50 and self._resolve_one():
            changes += 1
        if changes == 50:
            date_time_error("One of the parsed fields has an incorrectly implemented resolve method")
        if changes:
            self._resolve_chrono_fields()

    def _resolve_one(self) -> bool:
        for field in list(self.fields):
            result = field.resolve(self.fields, self, _style(self.style))
            if result is not None:
                self._set_date(result)
                return True
            if field not in self.fields:
                return True
        return False

    def _resolve_chrono_fields(self) -> None:
        if F.INSTANT_SECONDS in self.fields:
            zone = self.zone
            if zone is None and F.OFFSET_SECONDS in self.fields:
                from blueprintc.painless.api.java.time.zone_offset import ZoneOffset

                zone = ZoneOffset.of_total_seconds(self.fields[F.OFFSET_SECONDS])
            if zone is not None:
                self._resolve_instant_fields(zone)
        self._set_date(self.chronology.resolve_date(self.fields, _style(self.style)))
        self._resolve_time_fields()

    def _resolve_instant_fields(self, zone: Any) -> None:
        from blueprintc.painless.api.java.time.instant import Instant

        moment = self.chronology.zoned_date_time_2(Instant.of_epoch_second_1(self.fields[F.INSTANT_SECONDS]), zone)
        self._set_date(moment.to_local_date())
        self._derive(F.INSTANT_SECONDS, F.SECOND_OF_DAY, moment.to_local_time().to_second_of_day())
        self._derive(F.INSTANT_SECONDS, F.OFFSET_SECONDS, moment.get_offset().total_seconds)

    def _derive(self, source: ChronoField, target: ChronoField, value: int) -> None:
        old = self.fields.get(target)
        self.fields[target] = value
        if old is not None and old != value:
            date_time_error(f"Conflict found: {target} {old} differs from {target} {value} while resolving  {source}")

    def _set_date(self, date: Any) -> None:
        if date is None:
            return
        if self.date is not None and self.date != date:
            date_time_error(f"Conflict found: Fields resolved to two different dates: {self.date} {date}")
        if self.chronology != date.get_chronology():
            date_time_error(f"ChronoLocalDate must use the effective parsed chronology: {self.chronology}")
        self.date = date

    def _set_time(self, time: Any, excess: int) -> None:
        if self.time is None:
            self.time, self.excess = time, excess
            return
        if self.time != time:
            date_time_error(f"Conflict found: Fields resolved to different times: {self.time} {time}")
        if self.excess and excess and self.excess != excess:
            date_time_error(f"Conflict found: Fields resolved to different excess periods: P{self.excess}D P{excess}D")
        self.excess = excess

    def _checked(self, field: ChronoField, value: int) -> int:
        return value if self.style == "LENIENT" else field.check_valid_value(value)

    def _resolve_time_fields(self) -> None:
        fields = self.fields
        for clock, target, top in ((F.CLOCK_HOUR_OF_DAY, _HOUR, 24), (F.CLOCK_HOUR_OF_AMPM, F.HOUR_OF_AMPM, 12)):
            if clock in fields:
                value = fields.pop(clock)
                if self.style == "STRICT" or (self.style == "SMART" and value):
                    clock.check_valid_value(value)
                self._derive(clock, target, 0 if value == top else value)
        if F.AMPM_OF_DAY in fields and F.HOUR_OF_AMPM in fields:
            half, hour = fields.pop(F.AMPM_OF_DAY), fields.pop(F.HOUR_OF_AMPM)
            if self.style == "LENIENT":
                self._derive(F.AMPM_OF_DAY, _HOUR, exact_long(half * 12 + hour))
            else:
                F.AMPM_OF_DAY.check_valid_value(half)
                F.HOUR_OF_AMPM.check_valid_value(hour)
                self._derive(F.AMPM_OF_DAY, _HOUR, half * 12 + hour)
        self._split_day_counts()
        self._join_fraction()
        if all(field in fields for field in (_HOUR, _MINUTE, _SECOND, _NANO)):
            self._build_time(*(fields.pop(field) for field in (_HOUR, _MINUTE, _SECOND, _NANO)))

    def _split_day_counts(self) -> None:
        fields = self.fields
        if F.NANO_OF_DAY in fields:
            value = self._checked(F.NANO_OF_DAY, fields.pop(F.NANO_OF_DAY))
            seconds = value // NANOS_PER_SECOND
            self._derive(F.NANO_OF_DAY, _HOUR, seconds // 3600)
            self._derive(F.NANO_OF_DAY, _MINUTE, seconds // 60 % 60)
            self._derive(F.NANO_OF_DAY, _SECOND, seconds % 60)
            self._derive(F.NANO_OF_DAY, _NANO, value % NANOS_PER_SECOND)
        for field, rest, unit in (
            (F.MICRO_OF_DAY, F.MICRO_OF_SECOND, 1_000_000),
            (F.MILLI_OF_DAY, F.MILLI_OF_SECOND, 1000),
        ):
            if field in fields:
                value = self._checked(field, fields.pop(field))
                self._derive(field, F.SECOND_OF_DAY, value // unit)
                self._derive(field, rest, value % unit)
        if F.SECOND_OF_DAY in fields:
            value = self._checked(F.SECOND_OF_DAY, fields.pop(F.SECOND_OF_DAY))
            self._derive(F.SECOND_OF_DAY, _HOUR, value // 3600)
            self._derive(F.SECOND_OF_DAY, _MINUTE, value // 60 % 60)
            self._derive(F.SECOND_OF_DAY, _SECOND, value % 60)
        if F.MINUTE_OF_DAY in fields:
            value = self._checked(F.MINUTE_OF_DAY, fields.pop(F.MINUTE_OF_DAY))
            self._derive(F.MINUTE_OF_DAY, _HOUR, value // 60)
            self._derive(F.MINUTE_OF_DAY, _MINUTE, value % 60)

    def _join_fraction(self) -> None:
        fields = self.fields
        if _NANO not in fields:
            return
        nano = self._checked(_NANO, fields[_NANO])
        for field, unit in ((F.MICRO_OF_SECOND, 1000), (F.MILLI_OF_SECOND, 1_000_000)):
            if field in fields:
                value = self._checked(field, fields.pop(field))
                nano = value * unit + nano % unit
                self._derive(field, _NANO, nano)

    def _resolve_time_leniently(self) -> None:
        fields = self.fields
        if self.time is None:
            if F.MILLI_OF_SECOND in fields:
                milli = fields.pop(F.MILLI_OF_SECOND)
                if F.MICRO_OF_SECOND in fields:
                    micro = milli * 1000 + fields[F.MICRO_OF_SECOND] % 1000
                    self._derive(F.MILLI_OF_SECOND, F.MICRO_OF_SECOND, micro)
                    fields.pop(F.MICRO_OF_SECOND)
                    fields[_NANO] = micro * 1000
                else:
                    fields[_NANO] = milli * 1_000_000
            elif F.MICRO_OF_SECOND in fields:
                fields[_NANO] = fields.pop(F.MICRO_OF_SECOND) * 1000
            hour, minute, second, nano = (fields.get(field) for field in (_HOUR, _MINUTE, _SECOND, _NANO))
            if hour is not None:
                if minute is None and (second is not None or nano is not None):
                    return
                if minute is not None and second is None and nano is not None:
                    return
                self._build_time(hour, minute or 0, second or 0, nano or 0)
                for field in (_HOUR, _MINUTE, _SECOND, _NANO):
                    fields.pop(field, None)
        if self.style != "LENIENT":
            for field, value in fields.items():
                if field.is_chrono and field.is_time_based():
                    field.check_valid_value(value)

    def _build_time(self, hour: int, minute: int, second: int, nano: int) -> None:
        from blueprintc.painless.api.java.time.local_time import LocalTime

        if self.style == "LENIENT":
            total = exact_long(exact_long(hour * 3600 + minute * 60 + second) * NANOS_PER_SECOND + nano)
            self._set_time(LocalTime.unchecked(total % NANOS_PER_DAY), total // NANOS_PER_DAY)
            return
        minute = _MINUTE.check_valid_int_value(minute)
        nano = _NANO.check_valid_int_value(nano)
        if self.style == "SMART" and (hour, minute, second, nano) == (24, 0, 0, 0):
            self._set_time(LocalTime.MIDNIGHT, 1)
            return
        hour = _HOUR.check_valid_int_value(hour)
        second = _SECOND.check_valid_int_value(second)
        self._set_time(LocalTime(hour, minute, second, nano), 0)

    def _resolve_fraction(self) -> None:
        fields = self.fields
        if self.time is None and any(f in fields for f in (F.INSTANT_SECONDS, F.SECOND_OF_DAY, _SECOND)):
            nano = fields.setdefault(_NANO, 0)
            fields[F.MICRO_OF_SECOND] = nano // 1000
            fields[F.MILLI_OF_SECOND] = nano // 1_000_000

    def _resolve_instant(self) -> None:
        if F.INSTANT_SECONDS in self.fields or self.date is None or self.time is None:
            return
        zone = self.zone
        if F.OFFSET_SECONDS in self.fields:
            from blueprintc.painless.api.java.time.zone_offset import ZoneOffset

            zone = ZoneOffset.of_total_seconds(self.fields[F.OFFSET_SECONDS])
        if zone is not None:
            local = self.date.at_time_1(self.time)
            self.fields[F.INSTANT_SECONDS] = local.at_zone(zone).to_epoch_second()

    def _cross_check(self) -> None:
        if self.date is not None:
            self._check_against(self.date)
        if self.time is not None:
            self._check_against(self.time)
            if self.date is not None and self.fields:
                self._check_against(self.date.at_time_1(self.time))

    def _check_against(self, target: Any) -> None:
        for field, value in list(self.fields.items()):
            if not target.is_supported(field):
                continue
            try:
                actual = target.get_long(field)
            except JavaError:
                continue
            if actual != value:
                date_time_error(
                    f"Conflict found: Field {field} {actual} differs from {field} {value} derived from {target}"
                )
            del self.fields[field]

    def __str__(self) -> str:
        fields = ", ".join(f"{field}={value}" for field, value in self.fields.items())
        text = f"{{{fields}}},{self.chronology}"
        if self.zone is not None:
            text += f",{self.zone},-1"
        if self.date is not None or self.time is not None:
            between = "T" if self.date is not None and self.time is not None else ""
            text += f" resolved to {self.date or ''}{between}{self.time or ''}"
        return text


def _days() -> Any:
    from blueprintc.painless.api.java.time.temporal.chrono_unit import ChronoUnit

    return ChronoUnit.DAYS


def _style(name: str) -> Any:
    from blueprintc.painless.api.java.time.format.enums import ResolverStyle

    return getattr(ResolverStyle, name)


CLASSES = (bind(Parsed, "java.time.format.Parsed", "java.time.temporal.TemporalAccessor"),)
