"""Every create request of the transcripts of a real cluster (``golden/cluster``) whose settings stay as they were."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from blueprintc.emulator.case_json import dumps, read_object
from blueprintc.emulator.cases import run_lines
from tests.shared import has_shared, shared_path

_PROVIDER = "http://127.0.0.1:9911"
_SETTINGS = {"plugins.ml_commons.connector.private_ip_enabled": True}
#: Refused by the REST layer for their media type, before ML Commons sees them.
_MEDIA_TYPE = 406


def _transcripts() -> Iterator[tuple[str, dict[str, Any]]]:
    if not has_shared("golden/cluster"):
        return
    for path in sorted(Path(shared_path("golden/cluster")).glob("*.json")):
        # numbers keep their spelling, because positions in error texts count on it
        yield path.stem, dict(read_object(path.read_text(encoding="utf-8")))


def _creates() -> Iterator[tuple[str, str | None, dict[str, Any]]]:
    """Names, bodies and expected answers."""
    for name, transcript in _transcripts():
        steps = transcript["steps"]
        if "settings" in transcript or any(step["path"].startswith("/_cluster/settings") for step in steps):
            continue
        for number, step in enumerate(steps):
            is_create = (step["method"], step["path"]) == ("POST", "/_plugins/_ml/connectors/_create")
            is_yaml = "yaml" in str(step.get("headers"))
            if is_create and not is_yaml and int(step["expect"]["status"]) != _MEDIA_TYPE:
                body = step["raw"] if "raw" in step else dumps(step["body"]) if "body" in step else None
                yield f"{name}-{number}", body, step["expect"]


_CREATES = list(_creates())


@pytest.mark.parametrize(("body", "expected"), [pytest.param(*one[1:], id=one[0]) for one in _CREATES])
def test_create(body: str | None, expected: dict[str, Any]) -> None:
    text = (
        (body or "").replace("{{PROVIDER}}", _PROVIDER).replace("{{PROVIDER_HOST}}:{{PROVIDER_PORT}}", "127.0.0.1:9911")
    )
    case = {"id": "x", "target": "3.4", "settings": _SETTINGS, "connector_raw": text}
    (line,) = run_lines([json.dumps(case)])
    created = json.loads(line)["create"]
    assert created["status"] == int(expected["status"])
    if created["status"] != 200:
        assert created["body"] == json.loads(dumps(expected["body"]))


def test_there_are_many() -> None:
    shared_path("golden/cluster")
    assert len(_CREATES) > 100
    assert sum(int(expected["status"]) >= 400 for _, _, expected in _CREATES) > 30
