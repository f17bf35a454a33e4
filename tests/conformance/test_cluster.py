"""All transcripts of a real cluster (``golden/cluster``), replayed against an emulated one."""

import json
from typing import Any

import pytest

from tests.conformance.transcripts import Replay
from tests.shared import has_shared, shared_path


def _transcripts() -> list[dict[str, Any]]:
    if not has_shared("golden/cluster"):
        return []
    return [json.loads(path.read_text("utf-8")) for path in sorted(shared_path("golden/cluster").glob("*.json"))]


@pytest.mark.parametrize("transcript", _transcripts(), ids=lambda transcript: transcript["id"])
def test_every_step_agrees(transcript: dict[str, Any]) -> None:
    assert Replay(transcript).run() == []
