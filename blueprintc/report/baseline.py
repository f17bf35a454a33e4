"""The baseline: findings that a repository has when it adopts blueprintc, and that are not reported again.

A finding is known by its file, its code and the text of its line, so that lines may move. The file holds a digest of
the line, never its text: a line may be one with a secret.
"""

import hashlib
import json
import posixpath
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from blueprintc.diagnostics import Diagnostic
from blueprintc.errors import UsageError
from blueprintc.report.report import Report

_VERSION = 1
_LONGEST_LINE = 2000
#: About files that cannot be read and about blueprintc itself: they are no state to get used to.
_NEVER = ("BP001", "BP9")

Key = tuple[str, str, str]
"""The file, relative to the folder of the baseline; the code; the digest of the line."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A report without the findings of a baseline, and how many entries of the baseline were not found again."""

    report: Report
    gone: int


def read_baseline(text: str, shown: str) -> Counter[Key]:
    """The findings of a baseline file, which is called ``shown``. Raises ``UsageError`` for what is none."""
    try:
        data = json.loads(text)
        if data["version"] != _VERSION:
            raise UsageError(f"{shown}: the baseline has version {data['version']!r}; {_VERSION} is known")
        return Counter(
            {(str(one["path"]), str(one["code"]), str(one["line"])): int(one["count"]) for one in data["findings"]}
        )
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        raise UsageError(f"{shown}: this is no baseline of blueprintc; --update-baseline writes one") from error


def write_baseline(report: Report, folder: Path) -> str:
    """The text of a baseline with all findings of a report; ``folder`` is where it will be."""
    counted = Counter(key for found in report.diagnostics if (key := _key(found, folder)) is not None)
    findings = [
        {"path": path, "code": code, "line": line, "count": count}
        for (path, code, line), count in sorted(counted.items())
    ]
    return json.dumps({"version": _VERSION, "findings": findings}, indent=1) + "\n"


def compare(report: Report, baseline: Mapping[Key, int], folder: Path) -> Compared:
    """Take the findings of a baseline out of a report; more of a kind on one line than it has stay in it."""
    left = Counter(baseline)
    kept: list[Diagnostic] = []
    known: list[Diagnostic] = []
    for found in report.diagnostics:
        key = _key(found, folder)
        if key is not None and left[key] > 0:
            left[key] -= 1
            known.append(found)
        else:
            kept.append(found)
    looked_at = {_relative(path, folder) for path in report.paths}
    gone = sum(count for (path, _, _), count in left.items() if path in looked_at)
    return Compared(Report(tuple(kept), report.paths, report.suppressed, report.fail_on, tuple(known)), gone)


def _key(found: Diagnostic, folder: Path) -> Key | None:
    if found.code.id.startswith(_NEVER):
        return None
    file = found.span.file
    start = file.line_starts()[found.span.begin.line - 1]
    line = " ".join(file.text[start : start + _LONGEST_LINE].split("\n", 1)[0].split())
    digest = hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return _relative(file.path, folder), found.code.id, digest


def _relative(path: str, folder: Path) -> str:
    """A path as the baseline has it: from its own folder, so that it holds wherever a run is started."""
    absolute = Path(path).absolute()
    try:
        inside = absolute.relative_to(folder.absolute())
    except ValueError:
        inside = absolute
    return posixpath.normpath(inside.as_posix())
