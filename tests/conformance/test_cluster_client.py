"""What ``plan`` and ``deploy`` make of a real cluster's answers (``golden/cluster``)."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from blueprintc.cluster.client import Client
from blueprintc.cluster.errors import RefusedError
from blueprintc.cluster.plan.fields import changes_of, update_body
from blueprintc.cluster.plan.step import How
from blueprintc.cluster.wire import Answer
from blueprintc.data import Target
from blueprintc.emulator.cluster import Cluster
from blueprintc.runner import TRUST_ALL
from tests.shared import has_shared, shared_path

CLUSTER = Cluster(Target.parse("3.4"), TRUST_ALL)
_CONNECTORS = "/_plugins/_ml/connectors"


def _transcripts() -> list[dict[str, Any]]:
    if not has_shared("golden/cluster"):
        return []
    return [json.loads(path.read_text("utf-8")) for path in sorted(shared_path("golden/cluster").glob("*.json"))]


def _steps() -> Iterator[tuple[str, dict[str, Any]]]:
    for transcript in _transcripts():
        for number, step in enumerate(transcript["steps"]):
            yield f"{transcript['id']}[{number}]", step


class Canned:
    """A wire with one recorded answer."""

    def __init__(self, step: dict[str, Any]) -> None:
        expect = step["expect"]
        self._answer = Answer(expect["status"], json.dumps(expect["body"]) if "body" in expect else "")

    def send(self, method: str, path: str, body: str | None = None) -> Answer:
        return self._answer


def _reads() -> list[Any]:
    """Every recorded creation of a connector with the first look at it, where nothing changed between."""
    found = []
    for transcript in _transcripts():
        created: dict[str, str] = {}
        for number, step in enumerate(transcript["steps"]):
            ok = step["expect"]["status"] == 200
            if step["method"] == "POST" and step["path"] == f"{_CONNECTORS}/_create" and ok and "save" in step:
                body = step.get("raw") or json.dumps(step["body"])
                created.update(dict.fromkeys(step["save"], body))
            name = re.fullmatch(rf"{_CONNECTORS}/\{{\{{(\w+)\}}\}}", step["path"])
            if name is None:
                continue
            if step["method"] == "PUT" or not ok:
                created.pop(name[1], None)
            elif step["method"] == "GET" and name[1] in created:
                found.append(pytest.param(created[name[1]], step, id=f"{transcript['id']}-{number}"))
    return found


@pytest.mark.parametrize(("body", "step"), _reads())
def test_what_was_created_needs_no_change(body: str, step: dict[str, Any]) -> None:
    held = Client(Canned(step)).connector("x")
    assert held is not None
    changes = [change for change in changes_of(body, held, CLUSTER) if change.how not in (How.KEPT, How.SECRET)]
    assert changes == []
    assert update_body(body, changes, CLUSTER.target) == {}


def test_a_change_is_sent_alone() -> None:
    reads = _reads()
    if not reads:
        pytest.skip("golden/cluster is not here")
    body, step = reads[0].values
    wanted = {**json.loads(body), "description": "another"}
    held = Client(Canned(step)).connector("x")
    assert held is not None
    changes = changes_of(json.dumps(wanted), held, CLUSTER)
    assert update_body(json.dumps(wanted), changes, CLUSTER.target) == {"description": "another"}


@pytest.mark.parametrize(
    "step",
    [
        pytest.param(step, id=id)
        for id, step in _steps()
        if step["expect"]["status"] >= 400 and "body" in step["expect"]
    ],
)
def test_every_refusal_is_told_in_the_clusters_own_words(step: dict[str, Any]) -> None:
    expect = step["expect"]
    with pytest.raises(RefusedError) as caught:
        Client(Canned(step)).update_connector("x", {})
    error = expect["body"].get("error")
    reason = error if isinstance(error, str) else error.get("reason") or error.get("details") or error.get("type")
    assert reason in str(caught.value)
    assert f"status {expect['status']}" in str(caught.value)


@pytest.mark.parametrize(
    "step",
    [
        pytest.param(step, id=id)
        for id, step in _steps()
        if step["path"].endswith("/_search")
        and step["path"].startswith("/_plugins/_ml/")
        and step["expect"]["status"] == 200
    ],
)
def test_every_search_is_read(step: dict[str, Any]) -> None:
    hits = step["expect"]["body"]["hits"]["hits"]
    read = list(Client(Canned(step)).connectors())
    assert [held for held, _ in read] == [hit["_id"] for hit in hits if "_source" in hit]
