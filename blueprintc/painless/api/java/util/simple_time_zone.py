"""``java.util.SimpleTimeZone``: an offset and two yearly rules."""

from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.hashing import string_hash
from blueprintc.jvm.numbers import to_int
from blueprintc.painless.api.java.time import civil
from blueprintc.painless.api.java.time.zone_id import SHORT_IDS
from blueprintc.painless.api.java.util.hybrid_calendar import CHANGE_MILLIS, julian_from_epoch_day, julian_to_epoch_day
from blueprintc.painless.api.java.util.locale import Locale
from blueprintc.painless.api.java.util.time_zone import LONG, METHODS, SHORT, TimeZone
from blueprintc.painless.api.native import Native, bind, require

_DAY = 86_400_000
_WALL_TIME, _STANDARD_TIME, _UTC_TIME = range(3)
_DAY_OF_MONTH, _NTH_WEEKDAY, _WEEKDAY_FROM, _WEEKDAY_UNTIL = range(1, 5)
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Rule:
    """When a year's daylight time starts or ends. Upstream: decodeStartRule, decodeEndRule, getTransition."""

    __slots__ = ("day", "mode", "month", "time", "time_mode", "weekday")

    def __init__(self, name: str, month: int, day: int, weekday: int, time: int, time_mode: int) -> None:
        self.month, self.day, self.weekday, self.time, self.time_mode, self.mode = (
            month,
            day,
            weekday,
            time,
            time_mode,
            0,
        )
        if day == 0:
            return
        if not 0 <= month <= 11:
            raise _illegal(f"{name} month", month)
        if not 0 <= time <= _DAY:
            raise _illegal(f"{name} time", time)
        if weekday == 0:
            self.mode = _DAY_OF_MONTH
        elif weekday > 0:
            self.mode = _NTH_WEEKDAY
        else:
            self.mode = _WEEKDAY_FROM if day > 0 else _WEEKDAY_UNTIL
            self.day, self.weekday = abs(day), -weekday
        if self.weekday > 7:
            raise _illegal(f"{name} day of week", self.weekday)
        if self.mode == _NTH_WEEKDAY:
            if not -5 <= day <= 5:
                raise _illegal(f"{name} day of week in month", day)
        elif not 1 <= self.day <= _LENGTHS[month]:
            raise _illegal(f"{name} day", self.day)

    def key(self) -> tuple[int, ...]:
        return (self.mode, self.month, self.day, self.weekday, self.time, self.time_mode)

    def epoch_day(self, year: int, gregorian: bool) -> int:
        """The day of the year's change."""
        if self.mode == _DAY_OF_MONTH:
            return _to_day(year, self.month, self.day, gregorian)
        if self.mode == _WEEKDAY_FROM:
            return self._nth(1, _to_day(year, self.month, self.day, gregorian))
        if self.mode == _WEEKDAY_UNTIL:
            return self._nth(-1, _to_day(year, self.month, self.day, gregorian))
        first = _to_day(year, self.month, 1, gregorian)
        return self._nth(self.day, first if self.day > 0 else _to_day(year, self.month + 1, 1, gregorian) - 1)

    def _nth(self, nth: int, day: int) -> int:
        before = day - 1 if nth > 0 else day + 7
        weekday = (before + 4) % 7 + 1
        return before - (weekday - self.weekday) % 7 + 7 * nth


def _to_day(year: int, month: int, day: int, gregorian: bool) -> int:
    """``month`` counts from 0 and may lie outside the year."""
    year, month = year + month // 12, month % 12 + 1
    return civil.to_epoch_day(year, month, 1) + day - 1 if gregorian else julian_to_epoch_day(year, month, day)


def _from_day(day: int, gregorian: bool) -> tuple[int, int, int]:
    year, month, day = civil.from_epoch_day(day) if gregorian else julian_from_epoch_day(day)
    return year, month - 1, day


def _illegal(what: str, value: int) -> JavaError:
    return JavaError("IllegalArgumentException", f"Illegal {what} {value}")


def _savings(millis: int) -> int:
    if millis <= 0:
        raise JavaError("IllegalArgumentException", f"Illegal daylight saving value: {millis}")
    return millis


class SimpleTimeZone(TimeZone):
    """A zone of one's own making."""

    __slots__ = ("end", "raw", "savings", "start", "start_year")
    JAVA_CLASS = "java.util.SimpleTimeZone"

    def __init__(self, raw: int, id_: str) -> None:
        super().__init__(require(id_))
        self.raw = raw
        self.savings = 3_600_000
        self.start_year = 0
        self.start = Rule("start", 0, 0, 0, 0, 0)
        self.end = Rule("end", 0, 0, 0, 0, 0)

    @staticmethod
    def new_2(raw: int, id_: str) -> "SimpleTimeZone":
        return SimpleTimeZone(raw, id_)

    @staticmethod
    def new_10(raw: int, id_: str, *rules: int) -> "SimpleTimeZone":
        return SimpleTimeZone.new_11(raw, id_, *rules, 3_600_000)

    @staticmethod
    def new_11(raw: int, id_: str, *rules: int) -> "SimpleTimeZone":
        return SimpleTimeZone.new_13(raw, id_, *rules[:4], _WALL_TIME, *rules[4:8], _WALL_TIME, rules[8])

    @staticmethod
    def new_13(raw: int, id_: str, *rules: int) -> "SimpleTimeZone":
        made = SimpleTimeZone(raw, id_)
        made.start = Rule("start", *rules[:5])
        made.end = Rule("end", *rules[5:10])
        made.savings = _savings(rules[10])
        return made

    def set_start_year(self, year: int) -> None:
        self.start_year = year

    def set_start_rule_3(self, month: int, day: int, time: int) -> None:
        self.start = Rule("start", month, day, 0, time, _WALL_TIME)

    def set_start_rule_4(self, month: int, day: int, weekday: int, time: int) -> None:
        self.start = Rule("start", month, day, weekday, time, _WALL_TIME)

    def set_start_rule_5(self, month: int, day: int, weekday: int, time: int, after: bool) -> None:
        self.set_start_rule_4(month, day if after else -day, -weekday, time)

    def set_end_rule_3(self, month: int, day: int, time: int) -> None:
        self.end = Rule("end", month, day, 0, time, _WALL_TIME)

    def set_end_rule_4(self, month: int, day: int, weekday: int, time: int) -> None:
        self.end = Rule("end", month, day, weekday, time, _WALL_TIME)

    def set_end_rule_5(self, month: int, day: int, weekday: int, time: int, after: bool) -> None:
        self.set_end_rule_4(month, day if after else -day, -weekday, time)

    def get_raw_offset(self) -> int:
        return self.raw

    def set_raw_offset(self, millis: int) -> None:
        self.raw = millis

    def set_dst_savings(self, millis: int) -> None:
        self.savings = _savings(millis)

    def get_dst_savings(self) -> int:
        return self.savings if self.use_daylight_time() else 0

    def use_daylight_time(self) -> bool:
        return self.start.day != 0 and self.end.day != 0

    def in_daylight_time(self, date: Any) -> bool:
        return self.get_offset_1(require(date).millis) != self.raw

    def get_offset_1(self, millis: int) -> int:
        if not self.use_daylight_time():
            return self.raw
        gregorian = millis >= CHANGE_MILLIS
        year = _from_day((millis + self.raw) // _DAY, gregorian)[0]
        return self._offset(year, millis, gregorian) if year >= self.start_year else self.raw

    def get_offset_6(self, era: int, year: int, month: int, day: int, weekday: int, millis: int) -> int:
        if era not in (0, 1):
            raise _illegal("era", era)
        proleptic = year if era == 1 else 1 - year
        gregorian = True
        epoch_day = _to_day(proleptic, month, day, gregorian)
        if epoch_day * _DAY + millis - self.raw < CHANGE_MILLIS:
            gregorian = False
            epoch_day = _to_day(proleptic, month, day, gregorian)
        same = _from_day(epoch_day, gregorian) == (proleptic, month, day)
        if not same or not 1 <= weekday <= 7 or not 0 <= millis < _DAY:
            raise JavaError("IllegalArgumentException")
        if not self.use_daylight_time() or year < self.start_year or era != 1:
            return self.raw
        return self._offset(proleptic, epoch_day * _DAY + millis - self.raw, gregorian)

    def _offset(self, year: int, time: int, gregorian: bool) -> int:
        start, end = self._start(year, gregorian), self._end(year, gregorian)
        if start <= end:
            daylight = start <= time < end
        elif time < end:
            daylight = time >= self._start(year - 1, gregorian)
        else:
            daylight = time >= start and time < self._end(year + 1, gregorian)
        return self.raw + self.savings if daylight else self.raw

    def _start(self, year: int, gregorian: bool) -> int:
        time = self.start.time - (self.raw if self.start.time_mode != _UTC_TIME else 0)
        return self.start.epoch_day(year, gregorian) * _DAY + time

    def _end(self, year: int, gregorian: bool) -> int:
        time = self.end.time - (self.raw if self.end.time_mode != _UTC_TIME else 0)
        if self.end.time_mode == _WALL_TIME:
            time -= self.savings
        return self.end.epoch_day(year, gregorian) * _DAY + time

    def get_display_name_3(self, daylight: bool, style: int, locale: Locale) -> str:
        from blueprintc.painless.api.java.time.zone.zone_rules_provider import ZoneRulesProvider

        known = self.id in SHORT_IDS or self.id in ZoneRulesProvider.get_available_zone_ids()
        if known or self.id in ("UTC", "GMT") or style not in (SHORT, LONG):
            return super().get_display_name_3(daylight, style, locale)
        require(locale)
        if self.id.startswith(("GMT+", "GMT-")):
            return self.id
        offset = (self.raw + (self.get_dst_savings() if daylight else 0)) // 60_000
        return f"GMT{'-' if offset < 0 else '+'}{abs(offset) // 60:02d}:{abs(offset) % 60:02d}"

    def has_same_rules(self, other: TimeZone | None) -> bool:
        if other is self:
            return True
        if not isinstance(other, SimpleTimeZone) or self.raw != other.raw:
            return False
        if self.use_daylight_time() != other.use_daylight_time():
            return False
        return not self.use_daylight_time() or self._rules() == other._rules()

    def _rules(self) -> tuple[Any, ...]:
        return (self.savings, self.start.key(), self.end.key(), self.start_year)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SimpleTimeZone) and self.id == other.id and self.has_same_rules(other)

    def hash_code(self) -> int:
        code = 31 * (31 * string_hash(self.id) + self.raw) + (1231 if self.use_daylight_time() else 1237)
        if self.use_daylight_time():
            for rule in (self.start, self.end):
                for part in (rule.month, rule.day, rule.weekday, rule.time):
                    code = 31 * code + part
        return to_int(code)

    __hash__ = Native.__hash__

    def __str__(self) -> str:
        used = "true" if self.use_daylight_time() else "false"
        rules = "".join(
            f",{name}Mode={rule.mode},{name}Month={rule.month},{name}Day={rule.day},{name}DayOfWeek={rule.weekday},"
            f"{name}Time={rule.time},{name}TimeMode={rule.time_mode}"
            for name, rule in (("start", self.start), ("end", self.end))
        )
        return (
            f"java.util.SimpleTimeZone[id={self.id},offset={self.raw},dstSavings={self.savings},useDaylight={used},"
            f"startYear={self.start_year}{rules}]"
        )


_SIMPLE_TIME_ZONE = bind(
    SimpleTimeZone,
    "java.util.SimpleTimeZone",
    "java.util.TimeZone",
    methods=f"{METHODS} setEndRule/3 setEndRule/4 setEndRule/5 setStartRule/3 setStartRule/4 setStartRule/5 "
    "setStartYear/1",
    constructors="2 10 11 13",
)
_SIMPLE_TIME_ZONE.methods(
    {
        "getDSTSavings/0": SimpleTimeZone.get_dst_savings,
        "setDSTSavings/1": SimpleTimeZone.set_dst_savings,
    }
)
_SIMPLE_TIME_ZONE.constants(WALL_TIME=_WALL_TIME, STANDARD_TIME=_STANDARD_TIME, UTC_TIME=_UTC_TIME)
CLASSES = (_SIMPLE_TIME_ZONE,)
