"""Two deployments at the same time: with one state file, and with two."""

import json
from pathlib import Path

import pytest

from blueprintc.cluster.deploy.carry_out import DeployOptions
from blueprintc.cluster.plan.plan import PlanOptions
from blueprintc.cluster.session import Session, Wishes
from blueprintc.cluster.state import StateFile
from blueprintc.cluster.wire import Answer
from blueprintc.config import ClusterConfig
from blueprintc.errors import UsageError
from tests.unit.cluster.desk_wire import DeskWire, StillClock
from tests.unit.cluster.test_deploy import KEY, Deployments


class _Other:
    """Somebody else with the same blueprint and cluster, and another state file."""

    def __init__(self, one: Deployments) -> None:
        self._one = one
        self.state = one.folder / "other.json"

    def deploy(self) -> None:
        cluster = ClusterConfig(name="desk", url="http://desk", opensearch="3.4")
        wire = DeskWire(self._one.desk)
        session = Session(cluster, wire, {"DEMO_API_KEY": KEY}, StateFile(self.state, "desk"))
        wishes = Wishes(paths=(self._one.folder,))
        how = DeployOptions(clock=StillClock())
        session.deploy(wishes, PlanOptions(), how, lambda text: None, lambda plan: True)


class _Meanwhile:
    """A wire on which somebody else deploys just before, or after, the call of a number."""

    def __init__(self, one: Deployments, number: int, *, after: bool) -> None:
        self._wire = DeskWire(one.desk)
        self._other = _Other(one)
        self._number = number
        self._after = after
        self.seen = 0

    def send(self, method: str, path: str, body: str | None = None) -> Answer:
        is_now = self.seen == self._number
        self.seen += 1
        if is_now and not self._after:
            self._other.deploy()
        answer = self._wire.send(method, path, body)
        if is_now and self._after:
            self._other.deploy()
        return answer


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_with_two_state_files_nothing_is_made_twice(tmp_path: Path, after: bool) -> None:
    number = 0
    while True:
        folder = tmp_path / str(number)
        folder.mkdir()
        one = Deployments(folder)
        wire = _Meanwhile(one, number, after=after)
        one.deploy(wire)
        held = one.held()
        assert [len(held[kind]) for kind in ("connectors", "groups", "models")] == [1, 1, 1], f"at call {number}"
        assert held["models"][0]["model_state"] == "DEPLOYED"
        assert not one.deploy().has_changes
        if wire.seen <= number:
            break
        ids = [json.loads((folder / name).read_text())["entries"]["e.blueprint.yaml"] for name in _STATES]
        assert [ids[0][thing] for thing in _THINGS] == [ids[1][thing] for thing in _THINGS], f"at call {number}"
        number += 1
    assert number > 12


_STATES = ("state.json", "other.json")
_THINGS = ("connector", "group", "model")


def test_with_one_state_file_the_second_is_refused(tmp_path: Path) -> None:
    one = Deployments(tmp_path)
    with StateFile(tmp_path / "state.json", "desk").locked():
        with pytest.raises(UsageError, match="another deploy is at work"):
            one.deploy()
        with pytest.raises(UsageError, match="another deploy is at work"):
            one.session().undo(Wishes(paths=(tmp_path,)), lambda text: None)
    assert one.held() == {"connectors": [], "groups": [], "models": []}
    one.deploy()
