"""The fields of ``java.util.Calendar``: numbers, limits, and which of the fields that were set decide the time."""

ERA, YEAR, MONTH, WEEK_OF_YEAR, WEEK_OF_MONTH, DATE, DAY_OF_YEAR, DAY_OF_WEEK, DAY_OF_WEEK_IN_MONTH, AM_PM = range(10)
HOUR, HOUR_OF_DAY, MINUTE, SECOND, MILLISECOND, ZONE_OFFSET, DST_OFFSET = range(10, 17)
COUNT = 17

NAMES = (
    "ERA", "YEAR", "MONTH", "WEEK_OF_YEAR", "WEEK_OF_MONTH", "DAY_OF_MONTH", "DAY_OF_YEAR", "DAY_OF_WEEK",
    "DAY_OF_WEEK_IN_MONTH", "AM_PM", "HOUR", "HOUR_OF_DAY", "MINUTE", "SECOND", "MILLISECOND", "ZONE_OFFSET",
    "DST_OFFSET",
)  # fmt: skip
_HOUR = 3_600_000
MINIMUM = (0, 1, 0, 1, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, -13 * _HOUR, 0)
LEAST_MAXIMUM = (1, 292_269_054, 11, 52, 4, 28, 365, 7, 4, 1, 11, 23, 59, 59, 999, 14 * _HOUR, 1_200_000)
MAXIMUM = (1, 292_278_994, 11, 53, 6, 31, 366, 7, 6, 1, 11, 23, 59, 59, 999, 14 * _HOUR, 2 * _HOUR)

CONSTANTS: dict[str, int] = {
    **{name: number for number, name in enumerate(NAMES)},
    "DATE": DATE,
    "FIELD_COUNT": COUNT,
    "AM": 0,
    "PM": 1,
    **{
        name: number
        for number, name in enumerate(
            [
                "JANUARY",
                "FEBRUARY",
                "MARCH",
                "APRIL",
                "MAY",
                "JUNE",
                "JULY",
                "AUGUST",
                "SEPTEMBER",
                "OCTOBER",
                "NOVEMBER",
                "DECEMBER",
                "UNDECIMBER",
            ]
        )
    },
    **{
        name: number
        for number, name in enumerate(["SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY"], 1)
    },
    "ALL_STYLES": 0,
    "SHORT": 1,
    "SHORT_FORMAT": 1,
    "SHORT_STANDALONE": 0x8001,
    "LONG": 2,
    "LONG_FORMAT": 2,
    "LONG_STANDALONE": 0x8002,
    "NARROW_FORMAT": 4,
    "NARROW_STANDALONE": 0x8004,
}


def _both(one: int, other: int) -> int:
    return 0 if not one or not other else max(one, other)


def deciding_fields(stamps: list[int]) -> set[int]:
    """Upstream: Calendar.selectFields: the fields that were set last and determine a date and a time of day."""
    weekday = stamps[DAY_OF_WEEK]
    date = stamps[DATE]
    week_of_month = _both(stamps[WEEK_OF_MONTH], weekday)
    weekday_in_month = _both(stamps[DAY_OF_WEEK_IN_MONTH], weekday)
    day_of_year = stamps[DAY_OF_YEAR]
    week_of_year = _both(stamps[WEEK_OF_YEAR], weekday)
    best = max(date, week_of_month, weekday_in_month, day_of_year, week_of_year)
    if not best:
        week_of_month = stamps[WEEK_OF_MONTH]
        weekday_in_month = max(stamps[DAY_OF_WEEK_IN_MONTH], weekday)
        week_of_year = stamps[WEEK_OF_YEAR]
        best = max(week_of_month, weekday_in_month, week_of_year)
        if not best:
            best = date = stamps[MONTH]
    fields = {YEAR, ERA, ZONE_OFFSET, DST_OFFSET, MINUTE, SECOND, MILLISECOND}
    if (
        best == date
        or (best == week_of_month and stamps[WEEK_OF_MONTH] >= stamps[WEEK_OF_YEAR])
        or (best == weekday_in_month and stamps[DAY_OF_WEEK_IN_MONTH] >= stamps[WEEK_OF_YEAR])
    ):
        fields.add(MONTH)
        if best == date:
            fields.add(DATE)
        else:
            if weekday:
                fields.add(DAY_OF_WEEK)
            if week_of_month == weekday_in_month:
                later = stamps[WEEK_OF_MONTH] >= stamps[DAY_OF_WEEK_IN_MONTH]
                fields.add(WEEK_OF_MONTH if later else DAY_OF_WEEK_IN_MONTH)
            elif best == week_of_month:
                fields.add(WEEK_OF_MONTH)
            elif stamps[DAY_OF_WEEK_IN_MONTH]:
                fields.add(DAY_OF_WEEK_IN_MONTH)
    elif best == day_of_year:
        fields.add(DAY_OF_YEAR)
    else:
        if weekday:
            fields.add(DAY_OF_WEEK)
        fields.add(WEEK_OF_YEAR)
    _add_hour(stamps, fields)
    return fields


def _add_hour(stamps: list[int], fields: set[int]) -> None:
    hour_of_day = stamps[HOUR_OF_DAY]
    best = max(hour_of_day, _both(stamps[HOUR], stamps[AM_PM]))
    if not best:
        best = max(stamps[HOUR], stamps[AM_PM])
    if best:
        if best == hour_of_day:
            fields.add(HOUR_OF_DAY)
        else:
            fields.add(HOUR)
            if stamps[AM_PM]:
                fields.add(AM_PM)
