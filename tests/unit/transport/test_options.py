"""Other addresses, limits, and the request on the wire."""

import pytest

from blueprintc.errors import UsageError
from blueprintc.transport.base_url import BaseUrls
from blueprintc.transport.clock import WallClock
from blueprintc.transport.failures import Failure, NoConnection
from blueprintc.transport.limits import Limits, read_rate
from blueprintc.transport.resolver import LiveResolver


class StoppedClock(WallClock):
    """Time passes only by waiting."""

    def __init__(self) -> None:
        super().__init__()
        self.time = 0.0

    def monotonic(self) -> float:
        return self.time

    def wait(self, milliseconds: int) -> None:
        self.time += milliseconds / 1000


def test_other_addresses() -> None:
    found = BaseUrls.read(
        ["openai=http://127.0.0.1:4010/", "API.Example.com=https://proxy.local/prefix", "h:9200=http://x"]
    )
    assert found.address_of("https://api.openai.com/v1/x?a=b", "openai") == "http://127.0.0.1:4010/v1/x?a=b"
    assert found.address_of("https://api.example.com/v1", None) == "https://proxy.local/prefix/v1"
    assert found.address_of("https://h:9200/a", "other") == "http://x/a"
    assert found.address_of("https://elsewhere.com/v1", "other") is None
    assert found.address_of("https://elsewhere.com/v1", None) is None
    assert found.covers("h", None)
    assert not found.covers("elsewhere.com", None)


@pytest.mark.parametrize(
    "text",
    [
        "openai",
        "=http://x",
        "openai=",
        "openai=ftp://x",
        "openai=http://",
        "o=http://u:p@h",
        "o=http://h?x=1",
        "o=http://h:x",
    ],
)
def test_addresses_that_are_none(text: str) -> None:
    with pytest.raises(UsageError, match="--base-url"):
        BaseUrls.read([text])


def test_a_budget() -> None:
    limits = Limits(budget=2)
    limits.take()
    limits.take()
    with pytest.raises(NoConnection) as raised:
        limits.take()
    assert raised.value.failure is Failure.BUDGET
    assert limits.sent == 2


def test_a_rate() -> None:
    clock = StoppedClock()
    limits = Limits(seconds_between=read_rate("30/m"), clock=clock)
    for _ in range(3):
        limits.take()
    assert clock.time == 4.0


@pytest.mark.parametrize(("text", "seconds"), [("2", 0.5), ("2/s", 0.5), ("30/m", 2.0), ("0.5", 2.0), ("3600/h", 1.0)])
def test_rates(text: str, seconds: float) -> None:
    assert read_rate(text) == seconds


@pytest.mark.parametrize("text", ["", "0", "-1", "a", "1/d", "1/", "inf"])
def test_rates_that_are_none(text: str) -> None:
    with pytest.raises(UsageError, match="a rate is"):
        read_rate(text)


def test_hosts_that_are_not_asked_themselves_are_as_offline() -> None:
    resolver = LiveResolver(lambda host: host != "no-such-host.invalid")
    assert resolver.resolve("api.example.com") == ("203.0.113.1",)
    assert resolver.resolve("localhost") == ("127.0.0.1",)
    assert resolver.resolve("[::1]") == ("::1",)
    assert resolver.resolve("no-such-host.invalid") == ()
    assert resolver.unknown == ["no-such-host.invalid"]
