"""What the emulator asks the outside for: the provider, time, names, scripts. Everything is injected."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import UTC, datetime, timedelta
from typing import Literal, Protocol, TypeAlias

from blueprintc.jsontext import Json
from blueprintc.records import record


class Clock(Protocol):
    """The time; waiting is only noted, never done."""

    def now(self) -> datetime:
        """The time, in UTC."""

    def wait(self, milliseconds: int) -> None:
        """Let that much time pass."""


class Resolver(Protocol):
    """Name resolution: host name to the texts of its addresses, as Java prints them."""

    def resolve(self, host: str) -> Sequence[str]:
        """The addresses of a host; empty: unknown host."""


MapClass: TypeAlias = Literal["HashMap", "LinkedHashMap", "LinkedTreeMap"]
"""Which Java class the map ``params`` of a script is."""


class ScriptEngine(Protocol):
    """Runs a Painless script in the ``template`` context; puts the default ``escape`` function in front."""

    def execute(self, source: str, params: Mapping[str, Json], map_class: MapClass = "LinkedHashMap") -> str | None:
        """The script's result. Raises ``ServerError`` (``ScriptException``) as the server would."""


class VirtualClock:
    """A clock that starts at a given time and moves only when something waits."""

    def __init__(self, start: datetime = datetime(2026, 1, 1, tzinfo=UTC)) -> None:
        self._now = start
        self.waited: list[int] = []

    def now(self) -> datetime:
        """The virtual time."""
        return self._now

    def wait(self, milliseconds: int) -> None:
        """Move the time."""
        self.waited.append(milliseconds)
        self._now += timedelta(milliseconds=milliseconds)


class PublicResolver:
    """Every name is a public address, except the loopback names; a literal address is itself."""

    def resolve(self, host: str) -> Sequence[str]:
        """One address."""
        if host == "localhost" or host.endswith(".localhost"):
            return ("127.0.0.1",)
        bare = host.removeprefix("[").removesuffix("]")
        if ":" in bare or (bare and all(part.isdigit() for part in bare.split("."))):
            return (bare,)
        return ("203.0.113.1",)


@record
class Environment:
    """The outside of one emulation.

    Without ``scripts`` our own Painless runs them: an engine for each JDK, which keeps compiled scripts in ``engines``.
    """

    clock: Clock = field(default_factory=VirtualClock)
    resolver: Resolver = field(default_factory=PublicResolver)
    scripts: ScriptEngine | None = None
    engines: dict[int, ScriptEngine] = field(default_factory=dict)
