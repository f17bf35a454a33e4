"""``NoConnection``: why no answer came, in kinds that a user can do something about."""

from enum import Enum

from blueprintc.emulator.exchange import TransportError


class Failure(Enum):
    """What went wrong before an answer was there. The value is its name in reports."""

    DNS = "dns"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    TLS = "tls"
    CONNECT_TIMEOUT = "connect-timeout"
    READ_TIMEOUT = "read-timeout"
    CLOSED = "closed"
    TRUNCATED = "truncated"
    TOO_LARGE = "too-large"
    NOT_HTTP = "not-http"
    PROXY = "proxy"
    BAD_REQUEST = "cannot-be-sent"
    CREDENTIALS = "credentials-missing"
    BUDGET = "budget"
    NOT_RECORDED = "not-recorded"


_NOT_SENT = frozenset(
    {
        Failure.DNS,
        Failure.REFUSED,
        Failure.UNREACHABLE,
        Failure.TLS,
        Failure.CONNECT_TIMEOUT,
        Failure.PROXY,
        Failure.BAD_REQUEST,
        Failure.CREDENTIALS,
        Failure.BUDGET,
        Failure.NOT_RECORDED,
    }
)


class NoConnection(TransportError):
    """No answer came. ``str(error)`` is what the server would say, where that is known; ``told`` is for people."""

    def __init__(self, failure: Failure, told: str, server_text: str = "") -> None:
        super().__init__(server_text or told, was_sent=failure not in _NOT_SENT)
        self.failure = failure
        self.told = told
