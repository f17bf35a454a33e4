"""``java.time.chrono.Chronology`` and ``AbstractChronology``: what the calendars share, and how fields make a date."""

from collections.abc import MutableMapping
from typing import Any, ClassVar

from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.hashing import string_hash
from blueprintc.painless.api.java.time.chrono.date_resolution import resolve
from blueprintc.painless.api.java.time.civil import date_time_error
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField
from blueprintc.painless.api.java.time.temporal.temporal_queries import CHRONOLOGY
from blueprintc.painless.api.java.time.temporal.value_range import ValueRange
from blueprintc.painless.api.java.time.typed import unable_class
from blueprintc.painless.api.native import Native, bind, bind_interface, require
from blueprintc.painless.values import HashSet, JavaMap, compare_strings

NAMES = {  # in the order in which Java prints the set of them
    "Hijrah-umalqura": "hijrah_chronology.HijrahChronology",
    "ISO": "iso_chronology.IsoChronology",
    "Japanese": "japanese_chronology.JapaneseChronology",
    "ThaiBuddhist": "thai_buddhist_chronology.ThaiBuddhistChronology",
    "Minguo": "minguo_chronology.MinguoChronology",
}
_TYPES = {
    "islamic-umalqura": "Hijrah-umalqura",
    "iso8601": "ISO",
    "japanese": "Japanese",
    "buddhist": "ThaiBuddhist",
    "roc": "Minguo",
}


class Chronology(Native):
    """A calendar. Subclasses give ``ID``, ``TYPE``, dates, eras and ranges."""

    __slots__ = ()
    ID: ClassVar[str]
    TYPE: ClassVar[str]

    # statics

    @staticmethod
    def of(name: str) -> "Chronology":
        return find(require(name, "id"))

    @staticmethod
    def of_locale(locale: Any) -> "Chronology":
        calendar = require(locale, "locale").get_unicode_locale_type("ca")
        if calendar is None or calendar in ("iso", "iso8601"):
            return find("ISO")
        return find(calendar)

    @staticmethod
    def from_(temporal: Any) -> "Chronology":
        return chronology_from(temporal)

    @staticmethod
    def get_available_chronologies() -> HashSet:
        return HashSet(find(name) for name in NAMES)

    # names

    def get_id(self) -> str:
        return self.ID

    def get_calendar_type(self) -> str:
        return self.TYPE

    def get_display_name(self, style: Any, locale: Any) -> str:
        from blueprintc.painless.api.java.time.format.names import chronology_name

        return chronology_name(self.ID, require(style), require(locale))

    # dates

    def date_epoch_day(self, epoch_day: int) -> Any:
        raise NotImplementedError

    def date_3(self, year: int, month: int, day: int) -> Any:
        raise NotImplementedError

    def date_year_day_2(self, year: int, day: int) -> Any:
        raise NotImplementedError

    def date_1(self, temporal: Any) -> Any:
        from blueprintc.painless.api.java.time.local_date import LocalDate

        return self.date_epoch_day(LocalDate.from_(temporal).to_epoch_day())

    def date_4(self, era: Any, year: int, month: int, day: int) -> Any:
        return self.date_3(self.proleptic_year(era, year), month, day)

    def date_year_day_3(self, era: Any, year: int, day: int) -> Any:
        return self.date_year_day_2(self.proleptic_year(era, year), day)

    def local_date_time(self, temporal: Any) -> Any:
        from blueprintc.painless.api.java.time.local_time import LocalTime

        try:
            return self.date_1(temporal).at_time_1(LocalTime.from_(temporal))
        except JavaError as error:
            if error.java_class == "java.lang.NullPointerException":
                raise
            date_time_error(unable_class("ChronoLocalDateTime", temporal))

    def zoned_date_time_1(self, temporal: Any) -> Any:
        from blueprintc.painless.api.java.time.chrono.chrono_zoned_date_time import ChronoZonedDateTimeOf
        from blueprintc.painless.api.java.time.instant import Instant
        from blueprintc.painless.api.java.time.zone_id import ZoneId

        try:
            zone = ZoneId.from_(temporal)
            try:
                return self.zoned_date_time_2(Instant.from_(temporal), zone)
            except JavaError:
                return ChronoZonedDateTimeOf.of_best(self.local_date_time(temporal), zone, None)
        except JavaError as error:
            if error.java_class == "java.lang.NullPointerException":
                raise
            date_time_error(unable_class("ChronoZonedDateTime", temporal))

    def zoned_date_time_2(self, instant: Any, zone: Any) -> Any:
        from blueprintc.painless.api.java.time.chrono.chrono_zoned_date_time import ChronoZonedDateTimeOf
        from blueprintc.painless.api.java.time.local_date_time import LocalDateTime
        from blueprintc.painless.api.java.time.zone_offset import ZoneOffset

        offset = require(zone, "zone").get_rules().offset_at(require(instant).seconds)
        iso = LocalDateTime.of_epoch_second(instant.seconds, instant.nanos, offset)
        local = self.date_epoch_day(iso.date.to_epoch_day()).at_time_1(iso.time)
        return ChronoZonedDateTimeOf(local, zone if isinstance(zone, ZoneOffset) else offset, zone)

    def period(self, years: int, months: int, days: int) -> Any:
        from blueprintc.painless.api.java.time.chrono.chrono_period import ChronoPeriodOf

        return ChronoPeriodOf(self, years, months, days)

    # eras, fields

    def is_leap_year(self, year: int) -> bool:
        raise NotImplementedError

    def proleptic_year(self, era: Any, year: int) -> int:
        raise NotImplementedError

    def era_of(self, value: int) -> Any:
        raise NotImplementedError

    def eras(self) -> Any:
        raise NotImplementedError

    def range(self, field: ChronoField) -> ValueRange:
        return field.range()

    def proleptic_month_fields(self, month: int) -> tuple[int, int]:
        """Year and month of the year of a proleptic month."""
        date = self.date_epoch_day(0).with_2(ChronoField.DAY_OF_MONTH, 1).with_2(ChronoField.PROLEPTIC_MONTH, month)
        return date.get(ChronoField.YEAR), date.get(ChronoField.MONTH_OF_YEAR)

    def resolve_date(self, fields: Any, style: Any) -> Any:
        """The date that the fields give; those used are taken out of the map."""
        if not isinstance(fields, JavaMap):
            return resolve(self, fields, require(style).name())
        plain: MutableMapping[Any, int] = {key: int(value) for key, value in fields.java_items()}
        date = resolve(self, plain, require(style).name())
        for key in fields.java_keys():
            fields.java_remove(key)
        for key, value in plain.items():
            from blueprintc.painless.values import Long

            fields.java_put(key, Long(value))
        return date

    # comparison and text

    def compare_to(self, other: "Chronology") -> int:
        return compare_strings(self.ID, require(other).ID)

    def java_compare(self, other: Any) -> int:
        return self.compare_to(other)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Chronology) and self.ID == other.ID

    def hash_code(self) -> int:
        return string_hash(self.JAVA_CLASS) ^ string_hash(self.ID)

    def __hash__(self) -> int:
        return self.hash_code()

    def __str__(self) -> str:
        return self.ID


def find(name: str) -> Chronology:
    """By id or calendar type, or DateTimeException."""
    target = NAMES.get(_TYPES.get(name, name))
    if target is None:
        date_time_error(f"Unknown chronology: {name}")
    import importlib

    module, _, cls = target.partition(".")
    made = importlib.import_module(f"blueprintc.painless.api.java.time.chrono.{module}")
    return getattr(made, cls).INSTANCE  # type: ignore[no-any-return]


def chronology_from(temporal: Any) -> Chronology:
    """``Chronology.from``: ISO where the temporal does not say."""
    found = require(temporal, "temporal").query(CHRONOLOGY)
    return find("ISO") if found is None else found


def ensure_same(chronology: Chronology, value: Any) -> Any:
    """The value, or ClassCastException when it is of another calendar."""
    other = value.get_chronology()
    if chronology != other:
        raise JavaError(
            "ClassCastException", f"Chronology mismatch, expected: {chronology.ID}, actual: {other.get_id()}"
        )
    return value


METHODS = (
    "compareTo/1 date/1 date/3 date/4 dateEpochDay/1 dateYearDay/2 dateYearDay/3 eraOf/1 eras/0 getCalendarType/0 "
    "getDisplayName/2 getId/0 isLeapYear/1 localDateTime/1 period/3 prolepticYear/2 range/1 resolveDate/2 "
    "zonedDateTime/1 zonedDateTime/2"
)
_CHRONOLOGY = bind_interface("java.time.chrono.Chronology", "java.lang.Comparable", METHODS)
_CHRONOLOGY.static_methods.update(
    bind(
        Chronology, "java.time.chrono.Chronology", statics="from/1 getAvailableChronologies/0 of/1 ofLocale/1"
    ).static_methods
)
CLASSES = (_CHRONOLOGY,)
