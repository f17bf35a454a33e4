"""``RateLimit``: the token bucket of a model's ``rate_limiter``.

Upstream: MLRateLimiter.parse, MLModelManager.rateLimiterConstructor, TokenBucket (core).
"""

from collections.abc import Mapping
from datetime import datetime

from blueprintc.emulator.errors import ServerError, illegal_argument, null_pointer
from blueprintc.jsontext import XContentParser
from blueprintc.jsontext.jackson import END_OBJECT, START_OBJECT
from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.numbers import parse_double
from blueprintc.records import state

_SECONDS = {
    "NANOSECONDS": 1e-9,
    "MICROSECONDS": 1e-6,
    "MILLISECONDS": 1e-3,
    "SECONDS": 1.0,
    "MINUTES": 60.0,
    "HOURS": 3600.0,
    "DAYS": 86400.0,
}
THROTTLED = "Request is throttled at model level."


@state
class RateLimit:
    """``limit`` calls for each ``seconds``; the bucket starts full."""

    limit: float
    seconds: float
    tokens: float = -1.0
    filled_at: datetime | None = None

    def request(self, now: datetime) -> bool:
        """Take a token, if there is one."""
        if self.filled_at is None:
            self.tokens = self.limit
        else:
            elapsed = (now - self.filled_at).total_seconds()
            self.tokens = min(self.limit, self.tokens + elapsed * self.limit / self.seconds)
        self.filled_at = now
        if self.tokens < 1.0:
            return False
        self.tokens -= 1.0
        return True


def rate_limit_of(fields: Mapping[str, str]) -> RateLimit | None:
    """The bucket of a limiter's fields; ``None`` where limit or unit is missing. Upstream: MLRateLimiter.isValid."""
    if "limit" not in fields or "unit" not in fields:
        return None
    return RateLimit(_limit(fields["limit"]), _SECONDS[fields["unit"]])


def read_rate_limiter(parser: XContentParser) -> dict[str, str]:
    """The fields of the current object, as they are stored: ``limit`` and ``unit``. Raises ``JavaError``."""
    parser.expect(START_OBJECT)
    fields: dict[str, str] = {}
    while parser.next_token() is not END_OBJECT:
        name = parser.current_name()
        parser.next_token()
        if name is None:
            raise null_pointer('Cannot invoke "String.hashCode()" because "<local>" is null')
        if name == "limit":
            fields[name] = parser.text()
            _limit(fields[name])
        elif name == "unit":
            unit = parser.text()
            if unit not in _SECONDS:
                raise illegal_argument(f"No enum constant java.util.concurrent.TimeUnit.{unit}")
            fields[name] = unit
        else:
            parser.skip_children()
    return fields


def _limit(text: str) -> float:
    try:
        limit = parse_double(text)
    except JavaError:
        limit = -1.0
    if limit < 0:
        raise ServerError("org.opensearch.OpenSearchParseException", "Limit field must be a positive number.")
    return limit
