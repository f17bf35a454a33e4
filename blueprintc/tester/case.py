"""A case as it is carried out: read, rendered, for one variant and one release."""

from collections.abc import Mapping
from pathlib import Path

from blueprintc.data import Target
from blueprintc.emulator.callers import Inputs
from blueprintc.emulator.exchange import Call, ProviderResponse
from blueprintc.model import Mapping as MappingNode
from blueprintc.records import record
from blueprintc.source import Span
from blueprintc.tester.expectations import Expectation


@record(kw_only=True)
class PlannedResponse:
    """One item of ``responses:``.

    Exactly one of ``response``, ``cassette``, ``stub``, ``error`` and ``fault`` says what is answered; ``match`` is the
    text that the request must hold, ``place`` is where the item is written.
    """

    place: Span
    response: ProviderResponse | None = None
    cassette: Path | None = None
    stub: bool = False
    error: str = ""
    fault: str = ""
    match: str | None = None


@record(kw_only=True)
class Case:
    """``caller`` with its ``inputs``, or else ``call``. ``responses`` is ``None`` where the case names none.

    ``node`` is the case as it was written, ``folder`` the one at which its paths start. ``key`` is what snapshots are
    found by, ``id`` what a run shows.
    """

    id: str
    key: str
    name: str
    path: Path
    file: Path
    place: Span
    node: MappingNode
    target: Target
    variant: str | None
    tags: tuple[str, ...] = ()
    caller: str | None = None
    inputs: Inputs | None = None
    call: Call | None = None
    responses: tuple[PlannedResponse, ...] | None = None
    expect: Mapping[str, Expectation]
    skip: str = ""
