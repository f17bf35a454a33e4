"""Dates that count from another: ``now-1d/d``, ``2024-01-01||+1M``. Upstream: JavaDateMathParser."""

import re
from calendar import monthrange
from datetime import UTC, datetime, timedelta

from blueprintc.emulator.errors import ServerError
from blueprintc.server.search.fields import milliseconds_of

_STEP = re.compile(r"([+-])(\d*)([yMwdhHms])|/([yMwdhHms])")
_SPANS = {
    "w": timedelta(weeks=1),
    "d": timedelta(days=1),
    "h": timedelta(hours=1),
    "H": timedelta(hours=1),
    "m": timedelta(minutes=1),
    "s": timedelta(seconds=1),
}
_MONTHS = {"y": 12, "M": 1}


def is_date_math(text: str) -> bool:
    """Whether a text is to be computed."""
    return text.startswith("now") or "||" in text


def date_math(text: str, now: datetime, *, up: bool) -> int:
    """Milliseconds since 1970; ``up``: rounding goes to the end of a unit. Raises ``ServerError``."""
    if text.startswith("now"):
        moment, steps = now.astimezone(UTC), text[3:]
    else:
        start, _, steps = text.partition("||")
        found = milliseconds_of(start)
        if found is None:
            raise _failed(text)
        moment = datetime.fromtimestamp(found / 1000, UTC)
    position = 0
    while position < len(steps):
        step = _STEP.match(steps, position)
        if step is None:
            raise _failed(text)
        position = step.end()
        if step[4]:
            moment = _rounded(moment, step[4], up=up)
        else:
            count = int(step[2] or 1) * (-1 if step[1] == "-" else 1)
            moment = _moved(moment, count, step[3])
    return int(moment.timestamp() * 1000)


def _moved(moment: datetime, count: int, unit: str) -> datetime:
    if unit in _SPANS:
        return moment + count * _SPANS[unit]
    months = moment.year * 12 + moment.month - 1 + count * _MONTHS[unit]
    year, month = divmod(months, 12)
    return moment.replace(year=year, month=month + 1, day=min(moment.day, monthrange(year, month + 1)[1]))


def _rounded(moment: datetime, unit: str, *, up: bool) -> datetime:
    start = moment.replace(microsecond=0)
    if unit != "s":
        start = start.replace(second=0)
    if unit not in "sm":
        start = start.replace(minute=0)
    if unit not in "smhH":
        start = start.replace(hour=0)
    if unit == "w":
        start -= timedelta(days=start.weekday())
    if unit in "My":
        start = start.replace(day=1)
    if unit == "y":
        start = start.replace(month=1)
    return _moved(start, 1, unit) - timedelta(milliseconds=1) if up else start


def _failed(text: str) -> ServerError:
    return ServerError(
        "org.opensearch.OpenSearchParseException",
        f"failed to parse date field [{text}] with format [strict_date_time_no_millis||strict_date_optional_time||"
        "epoch_millis]",
        status=400,
    )
