"""Releases that are not played because they behave alike would have answered alike."""

import json
import re

from blueprintc.data.releases import releases_in
from blueprintc.linter.emulation import create, create_in
from tests.shared import shared_path


def _bodies() -> list[str]:
    bodies = [path.read_text(encoding="utf-8") for path in sorted(shared_path("corpus/parsed").glob("*.json"))[::9]]
    for line in shared_path("golden/predict.jsonl").read_text(encoding="utf-8").splitlines()[::12]:
        case = json.loads(line)
        bodies.append(case.get("connector_raw") or json.dumps(case.get("connector")))
    return bodies


def test_all_releases_answer_as_if_they_had_been_played() -> None:
    releases = releases_in(">=2.9")
    bodies = _bodies()
    assert len(bodies) > 80
    for body in bodies:
        alone = [create(body, target) for target in releases]
        together = create_in(body, releases)
        assert [_plain(one) for one in together] == [_plain(one) for one in alone], body


def _plain(answer: object) -> object:
    return None if answer is None else (getattr(answer, "status", 0), re.sub(r"\s", "", getattr(answer, "text", "")))
