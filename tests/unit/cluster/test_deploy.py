"""``deploy`` on an emulated cluster: a first run, a second, and every fault at every call."""

import contextlib
import json
from pathlib import Path

import pytest

from blueprintc.cluster.client import Client
from blueprintc.cluster.deploy.carry_out import DeployOptions
from blueprintc.cluster.errors import ClusterError
from blueprintc.cluster.plan import Plan
from blueprintc.cluster.plan.plan import PlanOptions
from blueprintc.cluster.session import Session, Wishes
from blueprintc.cluster.state import StateFile
from blueprintc.cluster.wire import Wire
from blueprintc.config import ClusterConfig
from blueprintc.server.desk import Desk
from tests.unit.cluster.desk_wire import FAULTS, BrokenWire, DeskWire, Killed, StillClock, new_desk

BLUEPRINT = """\
blueprint: 1
name: Embeddings
version: 1
protocol: http
opensearch: "3.4"
callers: [text_embedding]
inputs:
  input: {type: array, items: {type: string}}
parameters:
  model: MODEL
credential:
  key: {env: DEMO_API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/embeddings
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: ${parameters.model}
      input: ${parameters.input}
    pre_process_function: connector.pre_process.openai.embedding
    post_process_function: connector.post_process.openai.embedding
"""
KEY = "canary-7d1c9f5b2e"


class Deployments:
    """Deploys one blueprint to one cluster, again and again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.desk = new_desk()
        self.write("small")

    def write(self, model: str) -> None:
        (self.folder / "e.blueprint.yaml").write_text(BLUEPRINT.replace("MODEL", model))

    def session(self, wire: Wire | None = None) -> Session:
        cluster = ClusterConfig(name="desk", url="http://desk", opensearch="3.4")
        state = StateFile(self.folder / "state.json", "desk")
        return Session(cluster, wire or DeskWire(self.desk), {"DEMO_API_KEY": KEY}, state)

    def deploy(self, wire: Wire | None = None, **options: bool) -> Plan:
        return self.session(wire).deploy(
            Wishes(paths=(self.folder,)),
            PlanOptions(**options),
            DeployOptions(clock=StillClock()),
            lambda text: None,
            lambda plan: True,
        )

    def plan(self, **options: bool) -> Plan:
        return self.session().plan(Wishes(paths=(self.folder,)), PlanOptions(**options))

    def held(self) -> dict[str, list[dict[str, object]]]:
        """What is on the cluster, without ids and times."""
        return held_on(self.desk)


def held_on(desk: Desk) -> dict[str, list[dict[str, object]]]:
    client = Client(DeskWire(desk))
    fields = ("name", "parameters", "actions", "model_state", "interface", "algorithm")
    return {
        kind: [{name: body.get(name) for name in fields} for _, body in search()]
        for kind, search in (("connectors", client.connectors), ("groups", client.groups), ("models", client.models))
    }


@pytest.fixture
def deployments(tmp_path: Path) -> Deployments:
    return Deployments(tmp_path)


def test_a_first_run_makes_everything_and_a_second_changes_nothing(deployments: Deployments) -> None:
    assert deployments.plan().has_changes
    deployments.deploy()
    held = deployments.held()
    assert [len(held[kind]) for kind in ("connectors", "groups", "models")] == [1, 1, 1]
    assert held["models"][0]["model_state"] == "DEPLOYED"
    wire = DeskWire(deployments.desk)
    assert not deployments.deploy(wire).has_changes
    assert [call for call in wire.calls if not call.startswith("GET") and not call.endswith("_search")] == []
    assert deployments.held() == held


def test_the_cluster_gets_the_credential_and_the_state_file_does_not(deployments: Deployments) -> None:
    sent: list[str] = []

    class Listening(DeskWire):
        def send(self, method: str, path: str, body: str | None = None) -> object:  # type: ignore[override]
            sent.append(body or "")
            return super().send(method, path, body)

    deployments.deploy(Listening(deployments.desk))
    assert any(KEY in body for body in sent)
    assert KEY not in (deployments.folder / "state.json").read_text()


def test_a_state_that_is_lost_is_rebuilt_from_the_cluster(deployments: Deployments) -> None:
    deployments.deploy()
    before = json.loads((deployments.folder / "state.json").read_text())["entries"]["e.blueprint.yaml"]
    (deployments.folder / "state.json").unlink()
    assert not deployments.deploy().has_changes
    after = json.loads((deployments.folder / "state.json").read_text())["entries"]["e.blueprint.yaml"]
    assert {name: after.get(name) for name in ("connector", "group", "model")} == {
        name: before[name] for name in ("connector", "group", "model")
    }


def test_an_update_waits_for_leave_to_undeploy(deployments: Deployments) -> None:
    deployments.deploy()
    deployments.write("large")
    assert deployments.plan().is_blocked
    with pytest.raises(ClusterError, match="--redeploy"):
        deployments.deploy()
    deployments.deploy(redeploy=True)
    held = deployments.held()
    assert held["connectors"][0]["parameters"] == {"model": "large"}
    assert held["models"][0]["model_state"] == "DEPLOYED"
    assert not deployments.plan().has_changes


def test_what_was_made_can_be_taken_back(deployments: Deployments) -> None:
    deployments.deploy()
    deployments.session().undo(Wishes(paths=(deployments.folder,)), lambda text: None)
    assert deployments.held() == {"connectors": [], "groups": [], "models": []}
    deployments.session().undo(Wishes(paths=(deployments.folder,)), lambda text: None)


def _calls_of(folder: Path, *, update: bool) -> int:
    other = Deployments(folder)
    if update:
        other.deploy()
        other.write("large")
    wire = DeskWire(other.desk)
    other.deploy(wire, redeploy=True)
    return len(wire.calls)


@pytest.mark.parametrize("update", [False, True], ids=["create", "update"])
@pytest.mark.parametrize("name", FAULTS)
def test_after_a_fault_at_any_call_a_second_run_ends_as_an_undisturbed_one(
    tmp_path: Path, name: str, update: bool
) -> None:
    (tmp_path / "calm").mkdir()
    calm = Deployments(tmp_path / "calm")
    if update:
        calm.deploy()
        calm.write("large")
    calm.deploy(redeploy=True)
    (tmp_path / "count").mkdir()
    for number in range(_calls_of(tmp_path / "count", update=update)):
        folder = tmp_path / f"{number}"
        folder.mkdir()
        stormy = Deployments(folder)
        if update:
            stormy.deploy()
            stormy.write("large")
        wire = BrokenWire(DeskWire(stormy.desk), number, FAULTS[name])
        with contextlib.suppress(ClusterError, Killed):
            stormy.deploy(wire, redeploy=True)
        stormy.deploy(redeploy=True)
        assert stormy.held() == calm.held(), f"after {name} at call {number}"
        assert json.loads((folder / "state.json").read_text())["pending"] == []


VARIANTS = """\
variants:
  large: {parameters: {model: large}}
"""


def test_variants_of_one_name_are_told_apart_and_taken_back_together(tmp_path: Path) -> None:
    deployments = Deployments(tmp_path)
    file = tmp_path / "e.blueprint.yaml"
    file.write_text(file.read_text() + VARIANTS)
    deployments.deploy()
    held = deployments.held()
    assert [len(held[kind]) for kind in ("connectors", "groups", "models")] == [2, 1, 2]
    (tmp_path / "state.json").unlink()
    assert not deployments.plan().has_changes
    deployments.deploy()
    deployments.session().undo(Wishes(paths=(tmp_path,)), lambda text: None)
    assert len(deployments.held()["connectors"]) == 2, "what was only found is not ours to delete"


def test_variants_that_were_made_are_taken_back(tmp_path: Path) -> None:
    deployments = Deployments(tmp_path)
    file = tmp_path / "e.blueprint.yaml"
    file.write_text(file.read_text() + VARIANTS)
    deployments.deploy()
    deployments.session().undo(Wishes(paths=(tmp_path,)), lambda text: None)
    assert deployments.held() == {"connectors": [], "groups": [], "models": []}
