"""``Cassette``: the recorded interactions of one file: finds answers, takes new ones, writes itself in one step."""

from collections.abc import Sequence
from datetime import datetime
from enum import Enum
from pathlib import Path

from blueprintc.emulator.exchange import ProviderResponse, Request
from blueprintc.files import write_file
from blueprintc.transport.cassette.difference import first_difference
from blueprintc.transport.cassette.interaction import (
    Interaction,
    RecordedRequest,
    recorded_request,
    recorded_response,
)
from blueprintc.transport.cassette.yaml_format import read_cassette, write_cassette
from blueprintc.transport.scrub import Scrubber


class RecordMode(Enum):
    """What is asked of the provider: everything anew, only what is not recorded yet, or nothing."""

    ALL = "all"
    NEW = "new"
    NONE = "none"


class Cassette:
    """Equal requests get the recorded answers in their order; the last one repeats.

    ``replaces``: what is added takes the place of the answers that an earlier run has recorded for the same request.
    """

    def __init__(self, path: Path, interactions: Sequence[Interaction] = (), *, replaces: bool = False) -> None:
        self.path = path
        self._kept: list[Interaction] = list(interactions)
        self._earlier = {kept.request.key for kept in interactions} if replaces else set()
        self._played: dict[tuple[str, str, str], int] = {}
        self._changed = False

    @classmethod
    def open(cls, path: Path, mode: RecordMode) -> "Cassette":
        """The cassette of a file; a missing file is an empty one. Raises ``UsageError`` and ``FileError``."""
        kept = read_cassette(path) if path.exists() else []
        return cls(path, kept, replaces=mode is RecordMode.ALL)

    @property
    def interactions(self) -> tuple[Interaction, ...]:
        """All of them, in order."""
        return tuple(self._kept)

    def find(self, request: Request, scrubber: Scrubber) -> ProviderResponse | None:
        """The next recorded answer to a request, or ``None``."""
        wanted = recorded_request(request, scrubber).key
        found = [kept.response for kept in self._kept if kept.request.key == wanted]
        if not found:
            return None
        turn = self._played.get(wanted, 0)
        self._played[wanted] = turn + 1
        return found[min(turn, len(found) - 1)]

    def why_not_found(self, request: Request, scrubber: Scrubber) -> str:
        """What is recorded in place of a request, for people."""
        wanted = recorded_request(request, scrubber)
        there = f"{self.path.as_posix()} has no answer to {wanted.method} {wanted.url}"
        same = [kept.request for kept in self._kept if (kept.request.method, kept.request.url) == wanted.key[:2]]
        if not same:
            return there if self._kept or self.path.exists() else f"{there}: there is no such file"
        return f"{there} with this body; {_nearest(same, wanted)}"

    def add(self, request: Request, response: ProviderResponse, scrubber: Scrubber, now: datetime) -> None:
        """Keep an interaction, scrubbed."""
        kept = Interaction(recorded_request(request, scrubber), recorded_response(response, scrubber), now)
        key = kept.request.key
        if key in self._earlier:
            self._earlier.remove(key)
            self._kept = [old for old in self._kept if old.request.key != key]
        self._kept.append(kept)
        self._played[key] = self._played.get(key, 0) + 1
        self._changed = True

    def rewind(self) -> None:
        """Play from the beginning again."""
        self._played.clear()

    def save(self) -> bool:
        """Write the file if anything was added: all of it or nothing. Raises ``FileError``."""
        if not self._changed:
            return False
        write_file(self.path, write_cassette(self._kept))
        self._changed = False
        return True


def _nearest(recorded: Sequence[RecordedRequest], wanted: RecordedRequest) -> str:
    told = [first_difference(each.body, wanted.body) for each in recorded]
    return f"the body that was recorded differs: {told[-1]}"
