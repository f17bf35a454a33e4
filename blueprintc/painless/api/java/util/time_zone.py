"""``java.util.TimeZone``: zones by id, and custom ``GMT+hh:mm`` zones."""

import re
from typing import Any

from blueprintc.errors import UnsupportedError
from blueprintc.painless.api.java.time.instant import Instant
from blueprintc.painless.api.java.time.zone_id import SHORT_IDS, ZoneId
from blueprintc.painless.api.java.time.zone_offset import ZoneOffset
from blueprintc.painless.api.java.util.locale import Locale
from blueprintc.painless.api.native import Native, bind, bind_interface, require
from blueprintc.painless.values import Array

_CUSTOM = re.compile(r"GMT([+-])(\d{1,2})(?::?(\d{2}))?(?::(\d{2}))?")
_FIXED_SHORT = {"EST": "-05:00", "MST": "-07:00", "HST": "-10:00"}
SHORT, LONG = 0, 1
FIRST_MILLIS = -2_208_988_800_000
"""1900: before it ``ZoneInfo`` knows the present standard offset only."""


class TimeZone(Native):
    """Subclasses define ``offset_at`` and the names."""

    __slots__ = ("id",)

    def __init__(self, id_: str) -> None:
        self.id = id_

    @staticmethod
    def get_default() -> "TimeZone":
        """UTC, as on the servers whose answers are emulated."""
        return TimeZone.get_time_zone("UTC")

    @staticmethod
    def get_time_zone(name: str) -> "TimeZone":
        """Upstream: TimeZone.getTimeZone(String): GMT for what it does not know."""
        from blueprintc.jvm.errors import JavaError
        from blueprintc.painless.api.java.time.zone.zone_rules_provider import rules_of

        match = _CUSTOM.fullmatch(require(name))
        if match is not None:
            hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
            digits = match[2] + (match[3] or "")
            if ":" not in name and len(digits) > 2:
                hours, minutes = int(digits[:-2]), int(digits[-2:])
            if hours <= 23 and minutes <= 59:
                total = (hours * 3600 + minutes * 60 + seconds) * (-1 if match[1] == "-" else 1)
                if total == 0:
                    return ZoneInfo("GMT", ZoneOffset.UTC.get_rules())
                suffix = f":{seconds:02d}" if seconds else ""
                return ZoneInfo(f"GMT{match[1]}{hours:02d}:{minutes:02d}{suffix}", ZoneOffset(total).get_rules())
        try:
            if name in _FIXED_SHORT:
                return ZoneInfo(name, rules_of(SHORT_IDS.get(name, "Etc/GMT+10")))
            return ZoneInfo(name, rules_of(SHORT_IDS.get(name, name)))
        except JavaError:
            return ZoneInfo("GMT", ZoneOffset.UTC.get_rules())

    @staticmethod
    def of_zone_id(zone: ZoneId) -> "TimeZone":
        """Upstream: TimeZone.getTimeZone(ZoneId)."""
        name: str = zone.get_id()
        if name[:1] in "+-":
            return TimeZone.get_time_zone("GMT" + name)
        return TimeZone.get_time_zone("UTC" if name == "Z" else name)

    @staticmethod
    def get_available_ids_0() -> Array:
        raise UnsupportedError("the list of time zones of java.util.TimeZone is not supported")

    def get_id(self) -> str:
        return self.id

    def get_raw_offset(self) -> int:
        raise NotImplementedError

    def get_offset_1(self, millis: int) -> int:
        raise NotImplementedError

    def in_daylight_time(self, date: Any) -> bool:
        raise NotImplementedError

    def use_daylight_time(self) -> bool:
        raise NotImplementedError

    def observes_daylight_time(self) -> bool:
        return self.use_daylight_time()

    def get_dst_savings(self) -> int:
        return 3_600_000 if self.use_daylight_time() else 0

    def to_zone_id(self) -> ZoneId:
        if self.id in SHORT_IDS:
            return ZoneId.of_1(_FIXED_SHORT.get(self.id, SHORT_IDS[self.id]))
        return ZoneId.of_1(self.id)

    # names

    def get_display_name_0(self) -> str:
        return self.get_display_name_3(False, LONG, Locale.ROOT)

    def get_display_name_1(self, locale: Locale) -> str:
        return self.get_display_name_3(False, LONG, locale)

    def get_display_name_2(self, daylight: bool, style: int) -> str:
        return self.get_display_name_3(daylight, style, Locale.ROOT)

    def get_display_name_3(self, daylight: bool, style: int, locale: Locale) -> str:
        from blueprintc.jvm.errors import JavaError
        from blueprintc.painless.api.java.time.format.enums import TextStyle
        from blueprintc.painless.api.java.time.format.names import zone_name

        if style not in (SHORT, LONG):
            raise JavaError("IllegalArgumentException", f"Illegal style: {style}")
        text_style = TextStyle.FULL if style == LONG else TextStyle.SHORT
        if daylight and self.use_daylight_time():
            raise UnsupportedError(f"the name of the daylight time of {self.id} is not supported")
        return zone_name(self.to_zone_id(), text_style, require(locale))

    def clone(self) -> "TimeZone":
        import copy

        return copy.copy(self)


class ZoneInfo(TimeZone):
    """A zone of the database; ``raw`` is the standard offset in milliseconds, where it was changed."""

    __slots__ = ("raw", "rules")
    JAVA_CLASS = "sun.util.calendar.ZoneInfo"

    def __init__(self, id_: str, rules: Any) -> None:
        super().__init__(id_)
        self.rules = rules
        self.raw: int | None = None

    def get_raw_offset(self) -> int:
        if self.raw is not None:
            return self.raw
        offset: int = self.rules._standard[-1][1].total_seconds
        return offset * 1000

    def set_raw_offset(self, millis: int) -> None:
        if millis != self.get_raw_offset():
            if not self.rules.is_fixed_offset():
                raise UnsupportedError("changing the offset of a zone with daylight saving is not supported")
            self.raw = millis

    def get_offset_1(self, millis: int) -> int:
        if self.raw is not None:
            return self.raw
        if millis < FIRST_MILLIS:
            return self.get_raw_offset()
        offset: int = self.rules.offset_at(millis // 1000).total_seconds
        return offset * 1000

    def get_offset_6(self, era: int, year: int, month: int, day: int, weekday: int, millis: int) -> int:
        from blueprintc.jvm.errors import JavaError
        from blueprintc.painless.api.java.time import civil

        if not 0 <= millis < 86_400_000:
            raise JavaError("IllegalArgumentException")
        if era not in (0, 1):
            raise JavaError("IllegalArgumentException")
        if not 0 <= month <= 11:
            raise JavaError("IllegalArgumentException")
        proleptic = year if era == 1 else 1 - year
        days = civil.to_epoch_day(proleptic, month + 1, 1) + day - 1
        if not 1 <= day <= civil.month_length(proleptic, month + 1):
            raise JavaError("IllegalArgumentException")
        return self.get_offset_1(days * 86_400_000 + millis - self.get_raw_offset())

    def use_daylight_time(self) -> bool:
        return self.rules._yearly is not None

    def observes_daylight_time(self) -> bool:
        return self.use_daylight_time()

    def in_daylight_time(self, date: Any) -> bool:
        return bool(self.rules.is_daylight_savings(Instant.of_epoch_milli(require(date).millis)))

    def has_same_rules(self, other: "TimeZone | None") -> bool:
        if other is None:
            return False
        if isinstance(other, ZoneInfo) and self.raw is None and other.raw is None:
            return bool(self.rules == other.rules)
        return (
            not self.use_daylight_time()
            and not other.use_daylight_time()
            and (self.get_raw_offset() == other.get_raw_offset())
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ZoneInfo) and (self.id, self.raw) == (other.id, other.raw)

    __hash__ = Native.__hash__

    def __str__(self) -> str:
        if not self.rules.is_fixed_offset():
            raise UnsupportedError("the text of a java.util.TimeZone with transitions is not supported")
        return (
            f'sun.util.calendar.ZoneInfo[id="{self.id}",offset={self.get_raw_offset()},dstSavings=0,useDaylight=false,'
            "transitions=0,lastRule=null]"
        )


METHODS = (
    "clone/0 getDisplayName/0 getDisplayName/1 getDisplayName/2 getDisplayName/3 getOffset/1 getOffset/6 "
    "getRawOffset/0 "
    "hasSameRules/1 inDaylightTime/1 observesDaylightTime/0 setRawOffset/1 toZoneId/0 useDaylightTime/0"
)
_TIME_ZONE = bind_interface("java.util.TimeZone", methods=METHODS, interface=False)
_TIME_ZONE.methods({"getID/0": lambda self: self.id, "getDSTSavings/0": lambda self: self.get_dst_savings()})
_TIME_ZONE.static_methods.update(
    bind(TimeZone, "java.util.TimeZone", statics="getDefault/0 getTimeZone/1").static_methods
)
_TIME_ZONE.constants(SHORT=SHORT, LONG=LONG)
CLASSES = (_TIME_ZONE,)
