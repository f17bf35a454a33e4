"""``github``: annotations on the lines of expectations, for GitHub Actions; and a summary in Markdown."""

from collections.abc import Iterator

from blueprintc.report import visible
from blueprintc.tester.reports.words import headline, summary
from blueprintc.tester.result import CaseResult, Place, TestResult

_MOST_ROWS = 100


def render(result: TestResult) -> str:
    """One command a failed case, because GitHub shows only about ten of a kind in a step; then a line of summary."""
    lines = [_command(case) for case in result.cases if case.verdict in ("failed", "error")]
    return "".join(f"{line}\n" for line in [*lines, summary(result)])


def _command(case: CaseResult) -> str:
    first = case.errors[0] if case.errors else None
    place = (first.place if first is not None else None) or case.place
    properties = {"file": case.path, **(_position(place) if place is not None else {})}
    properties["title"] = f"blueprintc test: {case.name}"
    where = f"{place.path}:{place.line}:{place.column}: " if place is not None else f"{case.path}: "
    lines = [f"{where}{case.name}: {headline(case)}"]
    lines += first.difference.split("\n") if first is not None and first.difference else []
    text = "\n".join(visible(line) for line in lines)
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::error {listed}::{_data(text)}"


def _position(place: Place) -> dict[str, str]:
    shown = {"file": place.path.replace("\\", "/"), "line": str(place.line), "endLine": str(place.end_line)}
    if place.line == place.end_line:  # GitHub refuses columns of an annotation with several lines
        shown |= {"col": str(place.column), "endColumn": str(place.end_column)}
    return shown


def render_summary(result: TestResult) -> str:
    """Markdown for ``GITHUB_STEP_SUMMARY``: a table of blueprints, then what failed."""
    return "".join(f"{line}\n" for line in _summary(result))


def _summary(result: TestResult) -> Iterator[str]:
    yield "## Blueprint tests"
    yield ""
    yield summary(result)
    yield ""
    yield "| blueprint | passed | failed | errors | skipped |" + (" covered |" if result.coverage_wanted else "")
    yield "|---|---|---|---|---|" + ("---|" if result.coverage_wanted else "")
    for file in result.files[:_MOST_ROWS]:
        counts = [sum(case.verdict == word for case in file.cases) for word in ("passed", "failed", "error", "skipped")]
        reached = sum(covered.hits > 0 for covered in file.coverage)
        covered = f" {reached} of {len(file.coverage)} |" if result.coverage_wanted else ""
        yield f"| {_cell(file.path)} | {' | '.join(map(str, counts))} |{covered}"
    if len(result.files) > _MOST_ROWS:
        yield f"| … {len(result.files) - _MOST_ROWS} more | | | | |"
    failed = [case for case in result.cases if case.verdict in ("failed", "error")]
    if failed:
        yield ""
        yield "| failed | why |"
        yield "|---|---|"
        for case in failed[:_MOST_ROWS]:
            yield f"| {_cell(case.path)}: {_cell(case.name)} | {_cell(headline(case))} |"
    if len(failed) > _MOST_ROWS:
        yield f"| … {len(failed) - _MOST_ROWS} more | |"


def _cell(text: str) -> str:
    shown = visible(" ".join(text.split()))
    for sign in ("\\", "`", "*", "_", "|", "<", ">", "[", "]"):
        shown = shown.replace(sign, f"\\{sign}" if sign != "<" else "&lt;")
    return shown


def _data(text: str) -> str:
    text = text.encode("utf-8", "replace").decode()
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
