"""The HTML report of a run of tests: failures first, then each blueprint with its picture, cases and coverage."""

from collections.abc import Iterable

from blueprintc.pages.html import render_page
from blueprintc.pages.picture import Picture, picture_of
from blueprintc.pages.played import course_of_played
from blueprintc.records import record, replace
from blueprintc.tester.result import CaseResult, Covered, FileResult, Played, TestResult

#: More failures are listed without their pictures.
MOST_PICTURED = 60
#: Pictures of a blueprint that passes: one for each caller and variant.
_MOST_SAMPLES = 12
_KINDS = {
    "action": "Actions",
    "caller": "Callers",
    "placeholder": "Placeholders",
    "branch": "Template branches",
    "script": "Script lines",
}


@record
class FailedView:
    """A case that did not pass: the file it belongs to, and the picture of the call that shows why, if there is one."""

    file: FileResult
    case: CaseResult
    anchor: str
    played: Played | None
    picture: Picture | None


@record
class CoverageView:
    """What can be reached of one kind, and how much was; ``missed`` is what was not."""

    label: str
    reached: int
    total: int
    missed: tuple[Covered, ...]

    @property
    def percent(self) -> int:
        """How much was reached, 0 to 100; 100 only for all of it."""
        return self.reached * 100 // self.total


@record
class FileView:
    """A blueprint: its result, the pictures of calls that pass, its coverage."""

    file: FileResult
    anchor: str
    failed: int
    samples: tuple[Picture, ...]
    coverage: tuple[CoverageView, ...]


def render_test_report(result: TestResult, title: str = "Tests of blueprints") -> str:
    """The report as one page without outside assets. Texts of the result are taken to be free of secrets."""
    failed = list(_failed(result))
    return render_page(
        "report.html",
        ("copy.js", "report.js"),
        ("report.css",),
        title=title,
        home="",
        brand="blueprintc test",
        result=result,
        counts={verdict: result.count(verdict) for verdict in ("passed", "failed", "error", "skipped")},
        failed=failed,
        files=[_file(file, number) for number, file in enumerate(result.files, 1)],
        totals=_coverage(covered for file in result.files for covered in file.coverage),
    )


def _failed(result: TestResult) -> Iterable[FailedView]:
    number = 0
    for file in result.files:
        for case in file.cases:
            if case.verdict not in ("failed", "error"):
                continue
            number += 1
            played = _telling(case)
            picture = None
            if played is not None and number <= MOST_PICTURED:
                picture = picture_of(course_of_played(played, is_failure=bool(case.errors)))
            yield FailedView(file, case, f"failure-{number}", played, picture)


def _telling(case: CaseResult) -> Played | None:
    """The call that shows why a case failed."""
    meant = next((failure.played for failure in case.errors if failure.played is not None), None)
    if meant is not None and meant < len(case.played):
        return case.played[meant]
    return case.played[0] if case.played else None


def _file(file: FileResult, number: int) -> FileView:
    failed = sum(case.verdict in ("failed", "error") for case in file.cases)
    return FileView(file, f"file-{number}", failed, tuple(_samples(file)), _coverage(file.coverage))


def _samples(file: FileResult) -> Iterable[Picture]:
    """A passed call for each caller and variant; what the author wrote before what was tried."""
    seen: set[tuple[str | None, str | None]] = set()
    for case in sorted(file.cases, key=lambda case: case.kind != "test"):
        key = (case.variant, case.caller)
        played = next((one for one in case.played if one.status is not None and one.status < 400), None)
        if case.verdict != "passed" or played is None or key in seen:
            continue
        seen.add(key)
        picture = picture_of(course_of_played(played))
        variant = f" ({case.variant})" if case.variant and case.variant not in case.name else ""
        yield replace(picture, title=f"{case.name}{variant}")
        if len(seen) == _MOST_SAMPLES:
            return


def _coverage(covered: Iterable[Covered]) -> tuple[CoverageView, ...]:
    every = list(covered)
    views: list[CoverageView] = []
    for kind, label in _KINDS.items():
        mine = [one for one in every if one.kind == kind]
        if mine:
            missed = tuple(one for one in mine if one.hits == 0)
            views.append(CoverageView(label, len(mine) - len(missed), len(mine), missed))
    return tuple(views)
