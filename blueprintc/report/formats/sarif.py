"""SARIF 2.1.0, for code scanning services and editors."""

import hashlib
import json
import posixpath
from urllib.parse import quote

from blueprintc.diagnostics import Code, Diagnostic, Fix, Severity
from blueprintc.report.report import Report
from blueprintc.source import Span
from blueprintc.version import __version__

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ROOT = "%SRCROOT%"


def render(report: Report, *, color: bool = False) -> str:
    """A log with one run. Columns are in UTF-16 code units; suppressed findings are in it, marked as such."""
    quiet = [(suppressed.diagnostic, suppressed.reason) for suppressed in report.suppressed]
    every = [*report.diagnostics, *report.known, *(diagnostic for diagnostic, _ in quiet)]
    codes = {diagnostic.code.id: diagnostic.code for diagnostic in every}
    rules = [codes[code_id] for code_id in sorted(codes)]
    index = {code.id: at for at, code in enumerate(rules)}
    seen: dict[str, int] = {}
    results = [_result(diagnostic, index, seen) for diagnostic in report.diagnostics]
    for diagnostic, reason in quiet:
        suppression = {"kind": "inSource"} | ({"justification": reason} if reason else {})
        results.append(_result(diagnostic, index, seen) | {"suppressions": [suppression]})
    for diagnostic in report.known:  # accepted by the baseline, which is a file of its own
        results.append(_result(diagnostic, index, seen) | {"suppressions": [{"kind": "external"}]})
    run = {
        "tool": {
            "driver": {
                "name": "blueprintc",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(code) for code in rules],
            }
        },
        "invocations": [{"executionSuccessful": True}],
        "columnKind": "utf16CodeUnits",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "the folder in which blueprintc was started"}}},
        "results": results,
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(code: Code) -> dict[str, object]:
    text = code.why or code.summary
    return {
        "id": code.id,
        "name": "".join(word.capitalize() for word in code.name.split("-")),
        "shortDescription": {"text": code.summary},
        "fullDescription": {"text": text},
        "help": {"text": text, "markdown": f"**{code.id} {code.name}**: {code.summary}\n\n{code.why}".rstrip()},
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
    }


def _result(diagnostic: Diagnostic, index: dict[str, int], seen: dict[str, int]) -> dict[str, object]:
    notes = "".join(f"\nnote: {note}" for note in diagnostic.notes)
    help_line = f"\nhelp: {diagnostic.help}" if diagnostic.help else ""
    result: dict[str, object] = {
        "ruleId": diagnostic.code.id,
        "ruleIndex": index[diagnostic.code.id],
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": diagnostic.message + help_line + notes},
        "locations": [{"physicalLocation": _location(diagnostic.span)}],
        "partialFingerprints": {"blueprintcLine/v1": _fingerprint(diagnostic, seen)},
    }
    if diagnostic.labels:
        result["relatedLocations"] = [
            {"physicalLocation": _location(label.span), "message": {"text": label.message}}
            for label in diagnostic.labels
        ]
    if diagnostic.fix is not None and diagnostic.fix.edits:
        result["fixes"] = [_fix(diagnostic.fix)]
    return result


def _fix(fix: Fix) -> dict[str, object]:
    changes: dict[str, list[dict[str, object]]] = {}
    artifacts: dict[str, dict[str, object]] = {}
    for edit in fix.edits:
        path = edit.span.file.path
        artifacts[path] = _artifact(path)
        replacement = {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.replacement}}
        changes.setdefault(path, []).append(replacement)
    return {
        "description": {"text": fix.title},
        "artifactChanges": [
            {"artifactLocation": artifacts[path], "replacements": replacements}
            for path, replacements in changes.items()
        ],
    }


def _location(span: Span) -> dict[str, object]:
    return {"artifactLocation": _artifact(span.file.path), "region": _region(span)}


def _artifact(path: str) -> dict[str, object]:
    """Where a file is: relative to the root where that can be, so that two machines say the same."""
    slashed = path.replace("\\", "/")
    if slashed[1:3] == ":/":
        return {"uri": "file:///" + _quote(slashed)}
    if slashed.startswith("/"):
        return {"uri": "file://" + _quote(slashed)}
    relative = posixpath.normpath(slashed)
    return {"uri": _quote(relative), "uriBaseId": _ROOT}


def _quote(path: str) -> str:
    """Percent-encoded; a name that is no UTF-8 keeps its bytes."""
    return quote(path, safe="/:" if path[1:3] == ":/" else "/", errors="surrogateescape")


def _region(span: Span) -> dict[str, object]:
    return {
        "startLine": span.begin.line,
        "startColumn": span.file.utf16_column(span.start),
        "endLine": span.finish.line,
        "endColumn": span.file.utf16_column(span.end),
    }


def _fingerprint(diagnostic: Diagnostic, seen: dict[str, int]) -> str:
    """The same for the same finding when lines move: code, file, text of the line, and which of several it is."""
    file = diagnostic.span.file
    begin = diagnostic.span.begin
    start = file.line_starts()[begin.line - 1]
    line = file.text[start : start + 2000].split("\n", 1)[0]
    normal = " ".join(line.split())
    text = "\0".join((diagnostic.code.id, _artifact_key(file.path), normal, diagnostic.message))
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    seen[digest] = seen.get(digest, 0) + 1
    return f"{digest}:{seen[digest]}"


def _artifact_key(path: str) -> str:
    return posixpath.normpath(path.replace("\\", "/"))
