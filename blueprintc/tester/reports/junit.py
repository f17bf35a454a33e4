"""``junit``: what CI systems read. A suite a blueprint, a case each; what could not be carried out is an error."""

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from blueprintc.tester.reports.text import case_lines
from blueprintc.tester.reports.words import headline
from blueprintc.tester.result import CaseResult, FileResult, TestResult

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(result: TestResult) -> str:
    """The XML document."""
    return "\n".join(_lines(result)) + "\n"


def _lines(result: TestResult) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    counts = _counts(result.cases)
    yield f"<testsuites name={_attribute('blueprintc')} {counts} time={_attribute(f'{result.seconds:.3f}')}>"
    for file in result.files:
        yield from _suite(file)
    yield "</testsuites>"


def _suite(file: FileResult) -> Iterator[str]:
    seconds = sum(case.seconds for case in file.cases)
    yield (
        f"  <testsuite name={_attribute(file.path)} file={_attribute(file.path)} {_counts(file.cases)}"
        f" time={_attribute(f'{seconds:.3f}')}>"
    )
    for case in file.cases:
        yield from _case(case)
    yield "  </testsuite>"


def _case(case: CaseResult) -> Iterator[str]:
    name = re.sub(r"\.blueprint\.(?:ya?ml|json)\Z", "", case.path).strip("./").replace("/", ".")
    attributes = [
        f"name={_attribute(case.name)}",
        f"classname={_attribute(name)}",
        f"time={_attribute(f'{case.seconds:.3f}')}",
        f"file={_attribute(case.place.path if case.place is not None else case.path)}",
    ]
    if case.place is not None:
        attributes.append(f'line="{case.place.line}"')
    start = f"    <testcase {' '.join(attributes)}"
    inner = list(_inner(case))
    if not inner:
        yield f"{start}/>"
        return
    yield f"{start}>"
    yield from inner
    yield "    </testcase>"


def _inner(case: CaseResult) -> Iterator[str]:
    if case.verdict == "skipped":
        yield f"      <skipped message={_attribute(case.reason)}/>"
        return
    if case.verdict in ("failed", "error"):
        tag = "failure" if case.verdict == "failed" else "error"
        kind = case.errors[0].kind if case.errors else "error"
        body = escape(_allowed("\n".join(case_lines(case))))
        yield f"      <{tag} type={_attribute(kind)} message={_attribute(headline(case))}>{body}</{tag}>"
    told = [f"{failure.severity}: {failure.message}" for failure in case.failures if failure.severity != "error"]
    if told:
        yield f"      <system-out>{escape(_allowed(chr(10).join(told)))}</system-out>"


def _counts(cases: tuple[CaseResult, ...]) -> str:
    def count(verdict: str) -> int:
        return sum(case.verdict == verdict for case in cases)

    return f'tests="{len(cases)}" failures="{count("failed")}" errors="{count("error")}" skipped="{count("skipped")}"'


def _attribute(text: str) -> str:
    return quoteattr(_allowed(text), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def _allowed(text: str) -> str:
    """The text without what XML cannot hold."""
    return _FORBIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
