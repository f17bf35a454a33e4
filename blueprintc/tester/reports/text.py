"""``text``: for people. What failed comes first, with the expectation's line, difference and request."""

from collections.abc import Iterator

from blueprintc.report import visible
from blueprintc.report.paint import Paint
from blueprintc.tester.reports.words import releases_words, summary
from blueprintc.tester.result import CaseResult, Exchanged, Failure, FileResult, Place, Played, TestResult

_LONGEST = 1200
_MOST_REQUESTS = 3
_MOST_LINES = 120


def render(result: TestResult, *, color: bool = False, verbose: bool = False) -> str:
    """The report. ``verbose`` names every case, every warning and every known limit."""
    return "".join(f"{line}\n" for line in _lines(result, Paint(color), verbose=verbose))


def case_lines(case: CaseResult) -> list[str]:
    """Everything about a case that failed, without colours."""
    return list(_failed(case, Paint(False)))


def _lines(result: TestResult, paint: Paint, *, verbose: bool) -> Iterator[str]:
    for case in result.cases:
        if case.verdict in ("failed", "error"):
            yield from _failed(case, paint)
            yield ""
    if verbose:
        yield from _all(result, paint)
    else:
        yield from _warnings(result, paint)
        yield from _skipped(result, paint)
    for file in result.files if result.coverage_wanted else ():
        yield from _coverage(file, paint)
    if result.coverage_wanted:
        yield paint("bold", f"coverage: {result.percent_covered:.0f} %")
    for note in result.notes:
        yield f"note: {visible(note)}"
    style = "error" if result.failed else "help"
    interrupted = "interrupted: " if result.interrupted else ""
    yield paint(style, f"{interrupted}{summary(result)}")


def _failed(case: CaseResult, paint: Paint) -> Iterator[str]:
    word = "ERROR" if case.verdict == "error" else "FAILED"
    releases = f" [{case.releases[0]}]" if len(case.releases) == 1 and f"[{case.releases[0]}]" not in case.name else ""
    yield f"{paint('error', word)} {visible(case.path)} > {paint('bold', visible(case.name))}{releases}"
    if case.verdict == "error" and case.reason:
        yield f"  {visible(case.reason)}"
    for failure in (*case.errors, *(one for one in case.failures if one.severity == "warning")):
        yield from _failure(failure, case, paint)
    shown = sorted({failure.played for failure in case.errors if failure.played is not None})
    calls = [case.played[at] for at in shown if at < len(case.played)] or list(case.played[:1])
    for played in calls:
        yield from _call(played, paint)
    if case.paste:
        yield paint("gutter", "  as a test:")
        for line in case.paste.rstrip("\n").split("\n"):
            yield f"    {visible(line)}"


def _failure(failure: Failure, case: CaseResult, paint: Paint) -> Iterator[str]:
    where = f"{failure.place.path}:{failure.place.line}:{failure.place.column}: " if failure.place is not None else ""
    releases = releases_words(failure, case)
    style = "warning" if failure.severity == "warning" else "error"
    told = f"{failure.message} ({releases})" if releases else failure.message
    yield f"  {visible(where)}{paint(style, failure.kind)}: {visible(told)}"
    if failure.place is not None and failure.place.text:
        yield from _excerpt(failure.place, paint)
    for line in _cut(failure.difference):
        style = "help" if line.startswith("+") else "error" if line.startswith("-") else ""
        yield "      " + (paint(style, visible(line)) if style else visible(line))
    if failure.help:
        yield f"    {paint('help', 'help')}: {visible(failure.help)}"


def _excerpt(place: Place, paint: Paint) -> Iterator[str]:
    number = str(place.line)
    line = visible(place.text)
    lead = len(place.text) - len(place.text.lstrip())
    end = place.end_column if place.end_line == place.line else len(place.text) + 1
    carets = max(min(end, len(place.text) + 1) - max(place.column, lead + 1), 1)
    yield f"    {paint('gutter', f'{number} |')} {line[:200]}"
    if place.column <= 200:
        blank = paint("gutter", " " * len(number) + " |")
        yield f"    {blank} {' ' * (place.column - 1)}{paint('error', '^' * min(carets, 200 - place.column + 1))}"


def _call(played: Played, paint: Paint) -> Iterator[str]:
    yield f"  {paint('bold', visible(played.title))} on OpenSearch {played.release}: POST {visible(played.path)}"
    for exchange in played.exchanges[:_MOST_REQUESTS]:
        yield from _request(exchange)
    left = len(played.exchanges) - _MOST_REQUESTS
    if left > 0:
        yield f"    … {left} more request{'s' * (left != 1)}"
    if not played.exchanges:
        yield "    no request goes to the provider"
    if played.status is not None:
        yield f"    the server answers {played.status}: {visible(_short(played.answer))}"


def _request(exchange: Exchanged) -> Iterator[str]:
    yield f"    {exchange.method} {visible(exchange.url)}"
    for name, value in exchange.headers:
        yield f"      {visible(name)}: {visible(_short(value))}"
    if exchange.body is not None:
        yield f"      {visible(_short(exchange.body))}"
    if exchange.status is not None:
        yield f"    the provider answers {exchange.status}: {visible(_short(exchange.response_body))}"
    elif exchange.fault:
        yield f"    the provider does not answer: {visible(exchange.fault)}"


def _warnings(result: TestResult, paint: Paint) -> Iterator[str]:
    """Warnings of cases that did not fail, each once."""
    seen: set[tuple[str, str]] = set()
    for case in result.cases:
        for failure in case.failures:
            if case.verdict == "failed" or failure.severity != "warning" or (case.path, failure.message) in seen:
                continue
            seen.add((case.path, failure.message))
            shown = visible(f"{case.path} > {case.name}: {failure.message}")
            yield f"{paint('warning', 'warning')}: {shown}"


def _skipped(result: TestResult, paint: Paint) -> Iterator[str]:
    """Why cases were skipped, each reason once for a blueprint."""
    reasons: dict[tuple[str, str], int] = {}
    for case in result.cases:
        if case.verdict == "skipped":
            reasons[case.path, case.reason] = reasons.get((case.path, case.reason), 0) + 1
    for (path, reason), count in reasons.items():
        yield f"{paint('warning', 'skipped')}: {count} of {visible(path)}: {visible(reason)}"


def _all(result: TestResult, paint: Paint) -> Iterator[str]:
    for file in result.files:
        yield paint("bold", visible(file.path))
        for case in file.cases:
            style = {"passed": "help", "failed": "error", "error": "error", "skipped": "warning"}[case.verdict]
            reason = f": {visible(case.reason)}" if case.verdict == "skipped" else ""
            yield f"  {paint(style, f'{case.verdict:<7}')} {visible(case.name)}{reason}"
            for failure in case.failures:
                if failure.severity != "error":
                    releases = releases_words(failure, case)
                    told = f"{failure.message} ({releases})" if releases else failure.message
                    yield f"          {failure.severity}: {visible(told)}"
                    if failure.help and failure.severity == "limit":
                        yield f"                 {visible(failure.help)}"


def _coverage(file: FileResult, paint: Paint) -> Iterator[str]:
    missing = [covered for covered in file.coverage if not covered.hits]
    total = len(file.coverage)
    percent = 100 * (total - len(missing)) // total if total else 100
    yield f"{visible(file.path)}: {percent} % covered ({total - len(missing)} of {total})"
    for covered in missing:
        where = f"{covered.place.line}:{covered.place.column}" if covered.place is not None else ""
        yield f"  {where:<7} {covered.kind} is not reached: {visible(covered.name)}"


def _short(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    return f"{text[:_LONGEST]} … {len(text) - _LONGEST:,} more characters"


def _cut(text: str) -> list[str]:
    lines = text.split("\n") if text else []
    return lines if len(lines) <= _MOST_LINES else [*lines[:_MOST_LINES], f"… {len(lines) - _MOST_LINES} more lines"]
