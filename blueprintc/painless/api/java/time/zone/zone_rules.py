"""``java.time.zone.ZoneRules``: the offsets of a zone over time."""

from bisect import bisect_right
from typing import Any

from blueprintc.errors import UnsupportedError
from blueprintc.painless.api.java.time import civil
from blueprintc.painless.api.java.time.duration import Duration
from blueprintc.painless.api.java.time.instant import Instant
from blueprintc.painless.api.java.time.local_date_time import LocalDateTime
from blueprintc.painless.api.java.time.zone.tzif import YearlyChange, ZoneData
from blueprintc.painless.api.java.time.zone.zone_offset_transition import ZoneOffsetTransition
from blueprintc.painless.api.java.time.zone_offset import ZoneOffset
from blueprintc.painless.api.native import Native, bind, require


class ZoneRules(Native):
    """Past transitions (``saved``), the standard offsets, and the yearly transitions after the last saved one."""

    __slots__ = ("_first", "_moments", "_standard", "_yearly", "_yearly_from", "saved")
    JAVA_CLASS = "java.time.zone.ZoneRules"

    def __init__(
        self,
        first: ZoneOffset,
        saved: list[ZoneOffsetTransition],
        standard: list[tuple[int, ZoneOffset]],
        yearly: "Yearly | None" = None,
        yearly_from: int | None = None,
    ) -> None:
        """``standard``: (from which moment, standard offset), in order; the first moment is minus infinity.

        ``yearly`` holds after the moment ``yearly_from``, or after the last transition.
        """
        self._first = first
        self.saved = saved
        self._moments = [transition.epoch_second for transition in saved]
        self._standard = standard
        self._yearly = yearly
        if yearly_from is None:
            yearly_from = self._moments[-1] if saved else -(1 << 63)
        self._yearly_from = yearly_from

    @staticmethod
    def of_1(offset: ZoneOffset) -> "ZoneRules":
        """Always the same offset."""
        require(offset, "offset")
        return ZoneRules(offset, [], [(-(1 << 63), offset)])

    @staticmethod
    def of_5(standard: ZoneOffset, wall: ZoneOffset, standards: Any, transitions: Any, rules: Any) -> "ZoneRules":
        """Upstream: ZoneRules.of(ZoneOffset, ZoneOffset, List, List, List)."""
        offsets = [(-(1 << 63), require(standard, "baseStandardOffset"))]
        offsets += [
            (change.epoch_second, change.after) for change in require(standards, "standardOffsetTransitionList")
        ]
        saved = list(require(transitions, "transitionList"))
        last = list(require(rules, "lastRules"))
        return ZoneRules(require(wall, "baseWallOffset"), saved, offsets, RuleYearly(last) if last else None)

    # by moment

    def is_fixed_offset(self) -> bool:
        return not self.saved and self._yearly is None

    def offset_at(self, second: int) -> ZoneOffset:
        """The offset at a moment."""
        if self._yearly is not None and second > self._yearly_from:
            offset = None
            for transition in self._yearly.around(second):
                if transition.epoch_second <= second:
                    offset = transition.after
                elif offset is None:
                    offset = transition.before
            if offset is not None:
                return offset
        index = bisect_right(self._moments, second)
        return self.saved[index - 1].after if index else self._first

    def get_offset(self, instant: Instant) -> ZoneOffset:
        return self.offset_at(require(instant).seconds)

    def get_standard_offset(self, instant: Instant) -> ZoneOffset:
        second = require(instant).seconds
        return [offset for moment, offset in self._standard if moment <= second][-1]

    def get_daylight_savings(self, instant: Instant) -> Duration:
        actual = self.get_offset(instant).total_seconds
        return Duration(actual - self.get_standard_offset(instant).total_seconds)

    def is_daylight_savings(self, instant: Instant) -> bool:
        return self.get_standard_offset(instant) != self.get_offset(instant)

    def _from(self, second: int) -> list[ZoneOffsetTransition]:
        known = self.saved
        if self._yearly is not None:
            changes = self._yearly.around(max(second, self._yearly_from))
            known = known + [change for change in changes if change.epoch_second > self._yearly_from]
        return known

    def next_transition(self, instant: Instant) -> ZoneOffsetTransition | None:
        second = require(instant).seconds
        return next((change for change in self._from(second) if change.epoch_second > second), None)

    def previous_transition(self, instant: Instant) -> ZoneOffsetTransition | None:
        instant = require(instant)
        second = instant.seconds + (1 if instant.nanos else 0)
        return next((change for change in reversed(self._from(second)) if change.epoch_second < second), None)

    # by local time

    def get_transition(self, local: LocalDateTime) -> ZoneOffsetTransition | None:
        """The gap or overlap into which the local time falls."""
        found = self._at(local)
        return found if isinstance(found, ZoneOffsetTransition) else None

    def get_valid_offsets(self, local: LocalDateTime) -> Any:
        from blueprintc.painless.api.java.util.immutable import SingletonList
        from blueprintc.painless.api.java.util.immutable_collections import list_of

        found = self._at(local)
        if isinstance(found, ZoneOffset):
            return SingletonList([found])
        return list_of(() if found.is_gap() else (found.before, found.after))

    def is_valid_offset(self, local: LocalDateTime, offset: ZoneOffset) -> bool:
        return offset in self.get_valid_offsets(local)

    def offset_for(self, local: LocalDateTime) -> ZoneOffset:
        """The offset; in a gap or overlap the one before."""
        found = self._at(local)
        return found if isinstance(found, ZoneOffset) else found.before

    def _at(self, local: LocalDateTime) -> ZoneOffset | ZoneOffsetTransition:
        seconds = require(local).to_epoch_second(ZoneOffset.UTC)
        offset = self.offset_at(seconds - 2 * 86_400)
        for change in self._from(seconds):
            if change.epoch_second < seconds - 2 * 86_400:
                continue
            before = change.epoch_second + change.before.total_seconds
            after = change.epoch_second + change.after.total_seconds
            if min(before, after) <= seconds < max(before, after):
                return change
            if seconds < before:
                break
            offset = change.after
        return offset

    # the whole

    def get_transitions(self) -> Any:
        from blueprintc.painless.api.java.util.immutable import UnmodifiableRandomAccessList

        return UnmodifiableRandomAccessList([*self.saved, *self._first_yearly()])

    def _first_yearly(self) -> list[ZoneOffsetTransition]:
        """What the yearly rules make before the end of the year after they start, which the JDK's data lists too."""
        if self._yearly is None or isinstance(self._yearly, RuleYearly):
            return []
        start = self._yearly_from
        made = [change for change in self._yearly.around(start) if change.epoch_second > start]
        zone_changed = not self._moments or self._moments[-1] != start
        first = civil.from_epoch_day(start // 86_400)[0] if zone_changed else made[0].year()
        made += [change for change in self._yearly.of_year(first + 1) if change.epoch_second > made[-1].epoch_second]
        return sorted((change for change in made if change.year() <= first + 1), key=lambda change: change.epoch_second)

    def get_transition_rules(self) -> Any:
        from blueprintc.painless.api.java.util.immutable_collections import list_of

        return list_of(() if self._yearly is None else self._yearly.rules())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ZoneRules) and self._key() == other._key()

    def _key(self) -> tuple[Any, ...]:
        return self._first, self.saved, self._standard, self._yearly

    def hash_code(self) -> int:
        raise UnsupportedError("the hash code of java.time.zone.ZoneRules is not supported")

    def __hash__(self) -> int:
        return hash((self._first, len(self.saved)))

    def __str__(self) -> str:
        return f"ZoneRules[currentStandardOffset={self._standard[-1][1]}]"


class Yearly:
    """The two transitions of every year."""

    def around(self, second: int) -> list[ZoneOffsetTransition]:
        """The transitions of the year of the moment, the year before and the year after, in order."""
        year = civil.from_epoch_day(second // 86_400)[0]
        return sorted(
            (change for y in (year - 1, year, year + 1) for change in self.of_year(y)),
            key=lambda change: change.epoch_second,
        )

    def of_year(self, year: int) -> list[ZoneOffsetTransition]:
        raise NotImplementedError

    def rules(self) -> list[Any]:
        raise NotImplementedError


class RuleYearly(Yearly):
    """Made of ``ZoneOffsetTransitionRule`` objects."""

    def __init__(self, rules: list[Any]) -> None:
        self._rules = rules

    def of_year(self, year: int) -> list[ZoneOffsetTransition]:
        return [rule.create_transition(year) for rule in self._rules]

    def rules(self) -> list[Any]:
        return list(self._rules)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RuleYearly) and self._rules == other._rules

    __hash__ = None  # type: ignore[assignment]


class PosixYearly(Yearly):
    """Made of the footer of a time zone file."""

    def __init__(self, standard: int, daylight: int, start: YearlyChange, end: YearlyChange) -> None:
        self._changes = (
            (start, ZoneOffset(standard), ZoneOffset(daylight)),
            (end, ZoneOffset(daylight), ZoneOffset(standard)),
        )

    def of_year(self, year: int) -> list[ZoneOffsetTransition]:
        return [
            ZoneOffsetTransition(_moment(year, change) - before.total_seconds, before, after)
            for change, before, after in self._changes
        ]

    def rules(self) -> list[Any]:
        raise UnsupportedError("java.time.zone.ZoneRules.getTransitionRules is not supported for zones with rules")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PosixYearly) and self._changes == other._changes

    __hash__ = None  # type: ignore[assignment]


def _moment(year: int, change: YearlyChange) -> int:
    first = civil.to_epoch_day(year, change.month, 1)
    day = (change.weekday - (first + 4) % 7) % 7 + 7 * (change.week - 1)
    while day >= civil.month_length(year, change.month):
        day -= 7
    return (first + day) * 86_400 + change.second


#: Zones whose winter the database counts as (negative) daylight saving time, which the JDK's data never does.
_WINTER_SAVING = {  # name: (from which moment, standard offset)
    "Europe/Dublin": (-37_242_000, 0),
    "Eire": (-37_242_000, 0),
    "Africa/Windhoek": (637_970_400, 3600),
    "Africa/Casablanca": (1_540_692_000, 0),
    "Africa/El_Aaiun": (1_540_692_000, 0),
}


def from_data(data: ZoneData, name: str = "") -> ZoneRules:
    """The rules that a time zone file describes. The file leaves standard offsets in summer to be guessed."""
    offset = first = ZoneOffset(data.first_offset)
    saved: list[ZoneOffsetTransition] = []
    standard = [(-(1 << 63), first)]
    winter, winter_base = _WINTER_SAVING.get(name, (1 << 63, 0))
    for moment, seconds, daylight in data.changes:
        after = ZoneOffset(seconds)
        base = standard[-1][1].total_seconds
        if moment >= winter:
            base = winter_base
        elif not daylight:
            base = seconds
        elif seconds <= base or (seconds > base + 3600 and _next_standard(data, moment) == seconds - 3600):
            base = seconds - 3600
        if base != standard[-1][1].total_seconds:
            standard.append((moment, ZoneOffset(base)))
        if after != offset:
            saved.append(ZoneOffsetTransition(moment, offset, after))
            offset = after
    last = data.changes[-1][0] if data.changes else None
    yearly = None
    if data.daylight is not None and data.start is not None and data.end is not None:
        yearly = PosixYearly(data.standard, data.daylight, data.start, data.end)
        base = min(data.standard, data.daylight)
        if last is not None and base != standard[-1][1].total_seconds:
            standard.append((last, ZoneOffset(base)))
    return ZoneRules(first, saved, standard, yearly, last)


def _next_standard(data: ZoneData, moment: int) -> int | None:
    """The offset after the summer time that begins at the moment."""
    return next((seconds for later, seconds, daylight in data.changes if later > moment and not daylight), None)


CLASSES = (
    bind(
        ZoneRules,
        "java.time.zone.ZoneRules",
        statics="of/1 of/5",
        methods="getDaylightSavings/1 getOffset/1 getStandardOffset/1 getTransition/1 getTransitionRules/0 "
        "getTransitions/0 getValidOffsets/1 isDaylightSavings/1 isFixedOffset/0 isValidOffset/2 nextTransition/1 "
        "previousTransition/1",
    ),
)
