"""``java.time.format.DateTimeFormatter``."""

from collections.abc import Callable
from functools import cache
from typing import Any

from blueprintc.errors import UnsupportedError
from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.java.time.civil import date_time_error, parse_error
from blueprintc.painless.api.java.time.format.decimal_style import DecimalStyle
from blueprintc.painless.api.java.time.format.elements import Composite, ParseContext, PrintContext
from blueprintc.painless.api.java.time.format.enums import ResolverStyle
from blueprintc.painless.api.java.time.format.parsed import Parsed
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField
from blueprintc.painless.api.java.time.temporal.temporal_accessor import TemporalAccessor
from blueprintc.painless.api.java.time.temporal.temporal_queries import CHRONOLOGY, ZONE_ID
from blueprintc.painless.api.native import Native, bind, call, require
from blueprintc.painless.values import Lambda

_ISO_NAMES = (
    "BASIC_ISO_DATE ISO_DATE ISO_DATE_TIME ISO_INSTANT ISO_LOCAL_DATE ISO_LOCAL_DATE_TIME ISO_LOCAL_TIME "
    "ISO_OFFSET_DATE ISO_OFFSET_DATE_TIME ISO_OFFSET_TIME ISO_ORDINAL_DATE ISO_TIME ISO_WEEK_DATE ISO_ZONED_DATE_TIME "
    "RFC_1123_DATE_TIME"
)


class DateTimeFormatter(Native):
    """A formatter and parser. ``chronology`` and ``zone`` override those of what is printed; ``wanted`` are the
    resolver fields (a Java Set) or None."""

    __slots__ = ("chronology", "decimal_style", "elements", "locale", "resolver_style", "wanted", "zone")
    JAVA_CLASS = "java.time.format.DateTimeFormatter"

    def __init__(
        self,
        elements: Composite,
        locale: Any,
        *,
        decimal_style: DecimalStyle = DecimalStyle.STANDARD,
        resolver_style: ResolverStyle = ResolverStyle.SMART,
        wanted: Any = None,
        chronology: Any = None,
        zone: Any = None,
    ) -> None:
        self.elements = elements
        self.locale = locale
        self.decimal_style = decimal_style
        self.resolver_style = resolver_style
        self.wanted = wanted
        self.chronology = chronology
        self.zone = zone

    def _with(self, **changes: Any) -> "DateTimeFormatter":
        settings = {
            name: getattr(self, name)
            for name in ("locale", "decimal_style", "resolver_style", "wanted", "chronology", "zone")
        }
        return DateTimeFormatter(self.elements, **{**settings, **changes})

    # making

    @staticmethod
    def constant(name: str) -> "DateTimeFormatter":
        """A predefined formatter (also the parsers of Year, YearMonth and MonthDay)."""
        from blueprintc.painless.api.java.time.format import predefined

        return predefined.formatter(name)

    @staticmethod
    @cache
    def instant_parser(digits: int) -> Composite:
        """What InstantPrinterParser parses with."""
        from blueprintc.painless.api.java.time.format import predefined

        return predefined.instant_elements(digits)

    @staticmethod
    def of_pattern_1(pattern: str) -> "DateTimeFormatter":
        from blueprintc.painless.api.java.util.locale import Locale

        return DateTimeFormatter.of_pattern_2(pattern, Locale.ROOT)

    @staticmethod
    def of_pattern_2(pattern: str, locale: Any) -> "DateTimeFormatter":
        from blueprintc.painless.api.java.time.format.date_time_formatter_builder import DateTimeFormatterBuilder

        return DateTimeFormatterBuilder().append_pattern(pattern).to_formatter_1(locale)  # type: ignore[no-any-return]

    @staticmethod
    def _localized(date: Any, time: Any) -> "DateTimeFormatter":
        from blueprintc.painless.api.java.time.chrono.chronology import find
        from blueprintc.painless.api.java.time.format.date_time_formatter_builder import DateTimeFormatterBuilder

        made = DateTimeFormatterBuilder().append_localized(date, time).to_formatter_0()
        return made._with(chronology=find("ISO"))  # type: ignore[no-any-return]

    @staticmethod
    def of_localized_date(style: Any) -> "DateTimeFormatter":
        return DateTimeFormatter._localized(require(style, "dateStyle"), None)

    @staticmethod
    def of_localized_time(style: Any) -> "DateTimeFormatter":
        return DateTimeFormatter._localized(None, require(style, "timeStyle"))

    @staticmethod
    def of_localized_date_time_1(style: Any) -> "DateTimeFormatter":
        return DateTimeFormatter._localized(require(style, "dateTimeStyle"), style)

    @staticmethod
    def of_localized_date_time_2(date: Any, time: Any) -> "DateTimeFormatter":
        return DateTimeFormatter._localized(require(date, "dateStyle"), require(time, "timeStyle"))

    @staticmethod
    def parsed_excess_days() -> Lambda:
        from blueprintc.painless.api.java.time.period import Period

        return Lambda(
            "java.time.temporal.TemporalQuery",
            lambda t: Period.of_days(t.excess) if isinstance(t, Parsed) else Period.ZERO,
        )

    @staticmethod
    def parsed_leap_second() -> Lambda:
        return Lambda("java.time.temporal.TemporalQuery", lambda t: isinstance(t, Parsed) and t.leap_second)

    # settings

    def get_locale(self) -> Any:
        return self.locale

    def get_decimal_style(self) -> DecimalStyle:
        return self.decimal_style

    def get_resolver_style(self) -> ResolverStyle:
        return self.resolver_style

    def get_resolver_fields(self) -> Any:
        return self.wanted

    def get_chronology(self) -> Any:
        return self.chronology

    def get_zone(self) -> Any:
        return self.zone

    def with_locale(self, locale: Any) -> "DateTimeFormatter":
        return self._with(locale=require(locale))

    def with_decimal_style(self, style: DecimalStyle) -> "DateTimeFormatter":
        return self._with(decimal_style=require(style))

    def with_resolver_style(self, style: ResolverStyle) -> "DateTimeFormatter":
        return self._with(resolver_style=require(style, "resolverStyle"))

    def with_resolver_fields(self, fields: Any) -> "DateTimeFormatter":
        return self._with(wanted=fields)

    def with_chronology(self, chronology: Any) -> "DateTimeFormatter":
        return self._with(chronology=chronology)

    def with_zone(self, zone: Any) -> "DateTimeFormatter":
        return self._with(zone=zone)

    # printing

    def format(self, temporal: Any) -> str:
        """The text of a temporal object."""
        out: list[str] = []
        adjusted = _adjusted(require(temporal, "temporal"), self)
        self.elements.format(PrintContext(adjusted, self.locale, self.decimal_style), out)
        return "".join(out)

    def format_to(self, temporal: Any, target: Any) -> None:
        require(temporal, "temporal")
        from blueprintc.painless.api.text_targets import append_text

        append_text(require(target, "appendable"), self.format(temporal))

    # parsing

    def parse_1(self, text: Any) -> Any:
        return self.parse_2(text, None)

    def parse_2(self, text: Any, query: Callable[[Any], Any] | Any) -> Any:
        """Parsed and resolved; through a query where one is given. Any failure is a DateTimeParseException."""
        text = _plain(require(text, "text"))
        try:
            parsed = self._resolved(text)
            return parsed if query is None else call(query, "query_from", parsed)
        except JavaError as error:
            if error.java_class == "java.time.format.DateTimeParseException":
                raise
            raise parse_error(f"Text '{_abbreviated(text)}' could not be parsed: {error.message}", text, 0) from error

    def parse_best(self, text: Any, queries: Any) -> Any:
        text = _plain(require(text, "text"))
        if len(require(queries, "queries")) < 2:
            raise JavaError("IllegalArgumentException", "At least two queries must be specified")
        try:
            parsed = self._resolved(text)
            for query in queries:
                try:
                    return call(query, "query_from", parsed)
                except JavaError:
                    continue
            date_time_error("Unable to convert temporal accessor using any of the specified queries")
        except JavaError as error:
            if error.java_class == "java.time.format.DateTimeParseException":
                raise
            raise parse_error(f"Text '{_abbreviated(text)}' could not be parsed: {error.message}", text, 0) from error

    def parse_unresolved(self, text: Any, position: Any) -> Any:
        text = _plain(require(text, "text"))
        context, end = self._raw(text, require(position, "position").index)
        if end < 0:
            position.error_index = ~end
            return None
        position.index = end
        return Parsed(context.state, context.state.chronology or self.chronology, context.state.zone or self.zone)

    def _raw(self, text: str, start: int) -> tuple[ParseContext, int]:
        context = ParseContext(self)
        return context, self.elements.parse(context, text, start)

    def _resolved(self, text: str) -> Parsed:
        context, end = self._raw(text, 0)
        if end < 0:
            raise parse_error(f"Text '{_abbreviated(text)}' could not be parsed at index {~end}", text, ~end)
        if end < len(text):
            raise parse_error(
                f"Text '{_abbreviated(text)}' could not be parsed, unparsed text found at index {end}", text, end
            )
        zone = context.state.zone if context.state.zone is not None else self.zone
        return Parsed(context.state, context.chronology(), zone).resolve(self.resolver_style.name(), self.wanted)

    def composite(self, *, optional: bool) -> Composite:
        """The elements as one element."""
        return Composite(self.elements.parts, optional)

    def to_format_0(self) -> Any:
        raise UnsupportedError("java.time.format.DateTimeFormatter.toFormat is not supported")

    def __str__(self) -> str:
        return str(self.elements)[1:-1]


def _plain(text: Any) -> str:
    return text if isinstance(text, str) else str(text)


def _abbreviated(text: str) -> str:
    return text if len(text) <= 64 else text[:64] + "..."


class _Adjusted(TemporalAccessor):
    """A temporal object seen with another calendar or zone."""

    __slots__ = ("chronology", "date", "temporal", "zone")

    def __init__(self, temporal: Any, date: Any, chronology: Any, zone: Any) -> None:
        self.temporal = temporal
        self.date = date
        self.chronology = chronology
        self.zone = zone

    def _source(self, field: Any) -> Any:
        return self.date if self.date is not None and field.is_date_based() else self.temporal

    def is_supported(self, field: Any) -> bool:
        return bool(self._source(field).is_supported(field))

    def range(self, field: Any) -> Any:
        return self._source(field).range(field)

    def get_long(self, field: Any) -> int:
        return int(self._source(field).get_long(field))

    def query(self, query: Any) -> Any:
        if query is CHRONOLOGY:
            return self.chronology
        if query is ZONE_ID:
            return self.zone
        if getattr(query, "kind", None) == "precision":
            return self.temporal.query(query)
        return call(query, "query_from", self)

    def __str__(self) -> str:
        text = str(self.temporal)
        if self.chronology is not None:
            text += f" with chronology {self.chronology}"
        return text if self.zone is None else f"{text} with zone {self.zone}"


def _adjusted(temporal: Any, formatter: DateTimeFormatter) -> Any:
    """Upstream: DateTimePrintContext.adjust."""
    chronology, zone = formatter.chronology, formatter.zone
    if chronology is None and zone is None:
        return temporal
    own_chronology, own_zone = temporal.query(CHRONOLOGY), temporal.query(ZONE_ID)
    chronology = None if chronology == own_chronology else chronology
    zone = None if zone == own_zone else zone
    if chronology is None and zone is None:
        return temporal
    effective = chronology if chronology is not None else own_chronology
    if zone is not None:
        if temporal.is_supported(ChronoField.INSTANT_SECONDS):
            from blueprintc.painless.api.java.time.chrono.chronology import find
            from blueprintc.painless.api.java.time.instant import Instant

            return (effective or find("ISO")).zoned_date_time_2(Instant.from_(temporal), zone)
        fixed = zone.normalized()
        if (
            fixed.JAVA_CLASS == "java.time.ZoneOffset"
            and temporal.is_supported(ChronoField.OFFSET_SECONDS)
            and temporal.get(ChronoField.OFFSET_SECONDS) != zone.get_rules().offset_at(0).total_seconds
        ):
            date_time_error(
                f"Unable to apply override zone '{zone}' because the temporal object being formatted has a different "
                f"offset but does not represent an instant: {temporal}"
            )
    date = None
    if chronology is not None:
        if temporal.is_supported(ChronoField.EPOCH_DAY):
            date = effective.date_1(temporal)
        elif not (chronology.get_id() == "ISO" and own_chronology is None) and any(
            field.is_date_based() and temporal.is_supported(field) for field in ChronoField.CONSTANTS
        ):
            date_time_error(
                f"Unable to apply override chronology '{chronology}' because the temporal object being formatted "
                f"contains date fields but does not represent a whole date: {temporal}"
            )
    return _Adjusted(temporal, date, effective, zone if zone is not None else own_zone)


_CLASS = bind(
    DateTimeFormatter,
    "java.time.format.DateTimeFormatter",
    statics="ofLocalizedDate/1 ofLocalizedDateTime/1 ofLocalizedDateTime/2 ofLocalizedTime/1 ofPattern/1 ofPattern/2 "
    "parsedExcessDays/0 parsedLeapSecond/0",
    methods="format/1 formatTo/2 getChronology/0 getDecimalStyle/0 getLocale/0 getResolverFields/0 getResolverStyle/0 "
    "getZone/0 parse/1 parse/2 parseBest/2 parseUnresolved/2 withChronology/1 withDecimalStyle/1 withLocale/1 "
    "withResolverFields/1 withResolverStyle/1 withZone/1",
)
_CLASS.constants(**{name: DateTimeFormatter.constant(name) for name in _ISO_NAMES.split()})
CLASSES = (_CLASS,)
