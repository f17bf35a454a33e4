"""``json``: everything, for programs."""

import dataclasses
import json

from blueprintc.tester.result import CaseResult, Covered, Failure, FileResult, Place, Played, TestResult

_FORMAT = 1


def render(result: TestResult) -> str:
    """An object with ``files``, each with its ``cases`` and ``coverage``, and a ``summary``."""
    value = {
        "format": _FORMAT,
        "version": result.version,
        "summary": {
            "passed": result.count("passed"),
            "failed": result.count("failed"),
            "errors": result.count("error"),
            "skipped": result.count("skipped"),
            "seconds": round(result.seconds, 3),
            "interrupted": result.interrupted,
            **({"covered_percent": round(result.percent_covered, 2)} if result.coverage_wanted else {}),
        },
        "notes": list(result.notes),
        "files": [_file(file) for file in result.files],
    }
    return json.dumps(value, ensure_ascii=True, indent=1) + "\n"


def _file(file: FileResult) -> dict[str, object]:
    return {
        "path": file.path,
        "name": file.name,
        "provider": file.provider,
        "callers": list(file.callers),
        "cases": [_case(case) for case in file.cases],
        "coverage": [_covered(covered) for covered in file.coverage],
    }


def _case(case: CaseResult) -> dict[str, object]:
    return {
        "id": case.id,
        "name": case.name,
        "kind": case.kind,
        "verdict": case.verdict,
        "variant": case.variant,
        "caller": case.caller,
        "tags": list(case.tags),
        "releases": list(case.releases),
        "place": _place(case.place),
        "reason": case.reason,
        "failures": [_failure(failure) for failure in case.failures],
        "calls": case.calls,
        "seconds": round(case.seconds, 6),
        "paste": case.paste,
        "played": [_played(played) for played in case.played],
    }


def _failure(failure: Failure) -> dict[str, object]:
    shown: dict[str, object] = dataclasses.asdict(dataclasses.replace(failure, place=None))
    return {**shown, "place": _place(failure.place), "releases": list(failure.releases)}


def _place(place: Place | None) -> dict[str, object] | None:
    if place is None:
        return None
    shown: dict[str, object] = dataclasses.asdict(place)
    del shown["text"]
    return shown


def _played(played: Played) -> dict[str, object]:
    return {
        "title": played.title,
        "release": played.release,
        "path": played.path,
        "body": played.body,
        "requests": [dataclasses.asdict(exchange) for exchange in played.exchanges],
        "status": played.status,
        "answer": played.answer,
    }


def _covered(covered: Covered) -> dict[str, object]:
    return {"kind": covered.kind, "name": covered.name, "hits": covered.hits, "place": _place(covered.place)}
