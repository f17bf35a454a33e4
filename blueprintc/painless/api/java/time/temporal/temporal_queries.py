"""``java.time.temporal.TemporalQueries``: the seven standard queries."""

from collections.abc import Callable
from typing import Any

from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField
from blueprintc.painless.api.native import Native, bind, bind_interface


class TemporalQuery(Native):
    """A standard query. ``kind`` is what a temporal object may answer by itself."""

    __slots__ = ("_text", "kind", "query_from")
    JAVA_CLASS = "java.time.temporal.TemporalQueries$1"

    def __init__(self, kind: str, text: str, query_from: Callable[[Any], Any]) -> None:
        self.kind = kind
        self._text = text
        self.query_from = query_from

    def __str__(self) -> str:
        return self._text


def _offset(temporal: Any) -> Any:
    if not temporal.is_supported(ChronoField.OFFSET_SECONDS):
        return None
    from blueprintc.painless.api.java.time.zone_offset import ZoneOffset

    return ZoneOffset.of_total_seconds(temporal.get(ChronoField.OFFSET_SECONDS))


def _zone(temporal: Any) -> Any:
    zone = temporal.query(ZONE_ID)
    return zone if zone is not None else temporal.query(OFFSET)


def _local_date(temporal: Any) -> Any:
    if not temporal.is_supported(ChronoField.EPOCH_DAY):
        return None
    from blueprintc.painless.api.java.time.local_date import LocalDate

    return LocalDate.of_epoch_day(temporal.get_long(ChronoField.EPOCH_DAY))


def _local_time(temporal: Any) -> Any:
    if not temporal.is_supported(ChronoField.NANO_OF_DAY):
        return None
    from blueprintc.painless.api.java.time.local_time import LocalTime

    return LocalTime.of_nano_of_day(temporal.get_long(ChronoField.NANO_OF_DAY))


ZONE_ID: TemporalQuery = TemporalQuery("zone_id", "ZoneId", lambda temporal: temporal.query(ZONE_ID))
CHRONOLOGY: TemporalQuery = TemporalQuery("chronology", "Chronology", lambda temporal: temporal.query(CHRONOLOGY))
PRECISION: TemporalQuery = TemporalQuery("precision", "Precision", lambda temporal: temporal.query(PRECISION))
ZONE = TemporalQuery("zone", "Zone", _zone)
OFFSET = TemporalQuery("offset", "ZoneOffset", _offset)
LOCAL_DATE = TemporalQuery("local_date", "LocalDate", _local_date)
LOCAL_TIME = TemporalQuery("local_time", "LocalTime", _local_time)


class TemporalQueries:
    """The static methods."""

    @staticmethod
    def zone_id() -> TemporalQuery:
        return ZONE_ID

    @staticmethod
    def chronology() -> TemporalQuery:
        return CHRONOLOGY

    @staticmethod
    def precision() -> TemporalQuery:
        return PRECISION

    @staticmethod
    def zone() -> TemporalQuery:
        return ZONE

    @staticmethod
    def offset() -> TemporalQuery:
        return OFFSET

    @staticmethod
    def local_date() -> TemporalQuery:
        return LOCAL_DATE

    @staticmethod
    def local_time() -> TemporalQuery:
        return LOCAL_TIME


CLASSES = (
    bind(
        TemporalQueries,
        "java.time.temporal.TemporalQueries",
        statics="chronology/0 localDate/0 localTime/0 offset/0 precision/0 zone/0 zoneId/0",
    ),
    bind_interface("java.time.temporal.TemporalQueries$1", "java.time.temporal.TemporalQuery", interface=False),
)
