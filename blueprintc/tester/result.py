"""What a run of tests gives: plain records that reports are made of. They can be sent between processes.

Texts in them hold no secrets: those are masked when a record is made.
"""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from blueprintc.emulator.trace import Step

Verdict: TypeAlias = Literal["passed", "failed", "error", "skipped"]
"""``error``: the case could not be carried out (its blueprint does not build, the file is wrong, no answer live)."""

Kind: TypeAlias = Literal["test", "caller", "fuzz", "file"]
"""Written by the author, tried because of a declared caller, generated, or a file that cannot be used."""

CoverageKind: TypeAlias = Literal["action", "caller", "placeholder", "branch", "script"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A piece of a file for people: 1-based lines and columns, the end behind the last character.

    ``text`` is the first line of it, whole.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One thing that a case did not satisfy.

    ``kind`` names the expectation (``requests.body``, ``output.shape``, ``error.text``, ``snapshot`` …) or, for what a
    caller trips over, its slug (``wrong-count``). ``place`` is the expectation's own place. ``expected`` and ``actual``
    are short texts, ``difference`` lines of a unified difference; each may be empty. A ``limit`` is something that
    ML Commons itself cannot notice: it fails no case. ``releases`` are those concerned, where a case has several.
    ``played`` is the number of the call among those of the case, if one is meant.
    """

    kind: str
    message: str
    severity: Literal["error", "warning", "limit"] = "error"
    place: Place | None = None
    expected: str = ""
    actual: str = ""
    difference: str = ""
    help: str = ""
    releases: tuple[str, ...] = ()
    played: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchanged:
    """A request to the provider and its answer; ``status`` is ``None`` and ``fault`` says why where none came."""

    method: str
    url: str
    headers: tuple[tuple[str, str], ...]
    body: str | None
    status: int | None = None
    response_headers: tuple[tuple[str, str], ...] = ()
    response_body: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """One call on the server: what was called, what went to the provider, what the server answered, every step.

    ``status`` and ``answer`` are the server's; ``None`` where it gave no answer to the call.
    """

    title: str
    release: str
    path: str
    body: str | None
    exchanges: tuple[Exchanged, ...] = ()
    status: int | None = None
    answer: str = ""
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseResult:
    """One case and what came of it.

    ``id`` is the same in every run; ``name`` is for people. ``path`` is the blueprint. ``releases`` are those that it
    was tried on. ``played`` are the calls that show what happened: of a failed case those that failed, of a passed one
    only where the run keeps them. ``paste`` is a YAML item of ``tests:`` that repeats the case. ``reason`` says why a
    case was skipped or could not be carried out. ``snapshot`` is what the case would write: key and text.
    """

    id: str
    name: str
    kind: Kind
    path: str
    verdict: Verdict
    variant: str | None = None
    caller: str | None = None
    tags: tuple[str, ...] = ()
    releases: tuple[str, ...] = ()
    place: Place | None = None
    failures: tuple[Failure, ...] = ()
    reason: str = ""
    played: tuple[Played, ...] = ()
    calls: int = 0
    seconds: float = 0.0
    paste: str = ""
    snapshot: tuple[str, str] | None = None

    @property
    def errors(self) -> tuple[Failure, ...]:
        """The failures that fail the case."""
        return tuple(one for one in self.failures if one.severity == "error")


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """Something that tests can reach, and how often they did; ``name`` is for people."""

    kind: CoverageKind
    name: str
    hits: int
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileResult:
    """All cases of one blueprint, in order; ``name`` is the connector's."""

    path: str
    name: str
    cases: tuple[CaseResult, ...]
    provider: str = ""
    callers: tuple[str, ...] = ()
    coverage: tuple[Covered, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TestResult:
    """A whole run. ``notes`` are lines about the run itself (``interrupted``, snapshots written …)."""

    __test__ = False  # pytest would take it for a class of tests

    files: tuple[FileResult, ...]
    seconds: float = 0.0
    notes: tuple[str, ...] = ()
    version: str = ""
    interrupted: bool = False
    coverage_wanted: bool = field(default=False)

    @property
    def cases(self) -> tuple[CaseResult, ...]:
        """All cases in order."""
        return tuple(case for file in self.files for case in file.cases)

    def count(self, verdict: Verdict) -> int:
        """How many cases ended like that."""
        return sum(case.verdict == verdict for case in self.cases)

    @property
    def failed(self) -> bool:
        """Whether a case failed or could not be carried out."""
        return any(case.verdict in ("failed", "error") for case in self.cases)

    @property
    def percent_covered(self) -> float:
        """How much of what can be reached was reached, 0 to 100; 100 where there is nothing."""
        every = [covered for file in self.files for covered in file.coverage]
        return 100.0 * sum(covered.hits > 0 for covered in every) / len(every) if every else 100.0
