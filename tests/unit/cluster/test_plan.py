"""What a plan says: its text and JSON, settings, adopted connectors, variants of one name, and state files."""

import json
from pathlib import Path

import pytest

from blueprintc.cluster.client import Client
from blueprintc.cluster.errors import ClusterError
from blueprintc.cluster.plan import Plan, What
from blueprintc.cluster.plan.plan import PlanOptions, read_adopted
from blueprintc.cluster.plan.text import plan_json, plan_text
from blueprintc.cluster.session import Wishes
from blueprintc.cluster.wire import Answer
from blueprintc.errors import UsageError
from blueprintc.server.access.security import Security
from blueprintc.server.access.users import Account, Users
from tests.unit.cluster.desk_wire import FAULTS, BrokenWire, DeskWire, Killed
from tests.unit.cluster.test_audit import CONNECTOR
from tests.unit.cluster.test_deploy import KEY, Deployments

TRUSTED = "plugins.ml_commons.trusted_connector_endpoints_regex"
PLACE = "e.blueprint.yaml"


@pytest.fixture
def deployments(tmp_path: Path) -> Deployments:
    return Deployments(tmp_path)


def _plan(deployments: Deployments, held: str) -> Plan:
    options = PlanOptions(adopt={PLACE: held})
    return deployments.session().plan(Wishes(paths=(deployments.folder,)), options)


def _connectors(plan: Plan) -> list[tuple[What, str | None]]:
    return [(step.what, step.id) for step in plan.steps if step.resource == "connector"]


def test_the_text_of_a_first_plan(deployments: Deployments) -> None:
    assert plan_text(deployments.plan()) == (
        f"{PLACE}\n"
        "  + connector Embeddings: create\n"
        "  + model group: create\n"
        "  + model: create\n"
        "  + deployment: create\n"
        "\n"
        "4 to create\n"
    )


def test_the_fields_of_an_update_in_text_and_json(deployments: Deployments) -> None:
    deployments.deploy()
    deployments.write("large")
    plan = deployments.plan(redeploy=True)
    text = plan_text(plan)
    assert '      parameters.model: merged: "small" -> "large"\n' in text
    assert "credential: cannot be known, because it is secret" in text
    document = plan_json(plan)
    assert document["changes"] is True
    steps = document["steps"]
    assert isinstance(steps, list)
    assert json.loads(json.dumps(document)) == document
    found = [step for step in steps if isinstance(step, dict) and step["resource"] == "connector"]
    assert found[0]["action"] == "update"
    assert {"field": "parameters.model", "how": "merged", "before": "small", "after": "large"} in found[0]["changes"]  # type: ignore[operator]
    assert KEY not in text + json.dumps(document)


def test_a_setting_that_is_missing_is_set_only_with_leave(deployments: Deployments) -> None:
    client = Client(DeskWire(deployments.desk))
    client.put_settings({TRUSTED: ["^https://api\\.cohere\\.ai/.*$"]})
    plan = deployments.plan()
    step = plan.steps[0]
    assert (step.resource, step.name, step.what) == ("setting", TRUSTED, What.UPDATE)
    assert "cluster:admin/settings/update" in step.why
    with pytest.raises(ClusterError, match="--apply-settings"):
        deployments.deploy()
    assert client.settings()[TRUSTED] == ["^https://api\\.cohere\\.ai/.*$"]
    assert not deployments.held()["connectors"]


def test_who_may_read_nothing_gets_a_plan_of_unknowns(deployments: Deployments) -> None:
    may = ("cluster:monitor/main",)
    deployments.desk.policy = Security(Users({"eve": Account(name="eve", cluster_permissions=may)}))
    wire = DeskWire(deployments.desk)
    wire.log_in("eve")
    plan = deployments.session(wire).plan(Wishes(paths=(deployments.folder,)), PlanOptions())
    assert {step.what for step in plan.steps if step.resource != "deployment"} == {What.UNKNOWN}
    assert "not seen: connectors: no permissions for" in plan_text(plan)
    assert [call for call in wire.calls if not call.startswith("GET") and not call.endswith("_search")] == []


def test_of_two_connectors_of_the_name_one_is_chosen(deployments: Deployments) -> None:
    client = Client(DeskWire(deployments.desk))
    held = [client.create_connector(json.dumps({**CONNECTOR, "name": "Embeddings"})) for _ in range(2)]
    plan = deployments.plan()
    assert plan.is_blocked
    assert f"--adopt {PLACE}=ID chooses one" in plan_text(plan)
    assert _connectors(_plan(deployments, held[1])) == [(What.UPDATE, held[1])]
    assert _connectors(_plan(deployments, "nowhere")) == [(What.FORBIDDEN, None)]


def test_of_two_connectors_of_the_name_the_equal_one_is_ours(deployments: Deployments) -> None:
    deployments.deploy()
    (deployments.folder / "state.json").unlink()
    client = Client(DeskWire(deployments.desk))
    [(held, _)] = client.connectors()
    client.create_connector(json.dumps({**CONNECTOR, "name": "Embeddings"}))
    assert _connectors(deployments.plan()) == [(What.UNCHANGED, held)]


@pytest.mark.parametrize("text", ["", "x", "=id", "key="])
def test_a_choice_that_names_nothing(text: str) -> None:
    with pytest.raises(UsageError, match="--adopt needs BLUEPRINT=ID"):
        read_adopted([text])


def test_a_choice_may_have_equals_in_its_path() -> None:
    assert read_adopted(["a=b/c.blueprint.yaml=17"]) == {"a=b/c.blueprint.yaml": "17"}


def test_blueprints_that_share_a_name_keep_apart(deployments: Deployments) -> None:
    text = (deployments.folder / PLACE).read_text(encoding="utf-8")
    (deployments.folder / "f.blueprint.yaml").write_text(text.replace("small", "large"), encoding="utf-8")
    deployments.deploy()
    held = deployments.held()
    assert sorted(one["parameters"]["model"] for one in held["connectors"]) == ["large", "small"]  # type: ignore[index]
    assert [len(held[kind]) for kind in ("groups", "models")] == [1, 2]
    assert not deployments.deploy().has_changes
    (deployments.folder / "state.json").unlink()
    assert not deployments.deploy().has_changes
    entries = json.loads((deployments.folder / "state.json").read_text())["entries"]
    assert entries[PLACE]["connector"] != entries["f.blueprint.yaml"]["connector"]


class _Older(DeskWire):
    """Answers a registration as the releases that have no ``model_id`` in it."""

    def send(self, method: str, path: str, body: str | None = None) -> Answer:
        answer = super().send(method, path, body)
        if path.endswith("/models/_register"):
            return Answer(answer.status, json.dumps({k: v for k, v in answer.object.items() if k != "model_id"}))
        return answer


def test_an_older_release_tells_the_model_in_the_task(deployments: Deployments) -> None:
    deployments.deploy(_Older(deployments.desk))
    entry = json.loads((deployments.folder / "state.json").read_text())["entries"][PLACE]
    [(model, _)] = Client(DeskWire(deployments.desk)).models()
    assert entry["model"] == model
    assert not deployments.deploy().has_changes


BROKEN = {
    "no JSON": "{",
    "a list": "[]",
    "no entries": '{"format": 1, "cluster": "desk"}',
    "an entry of text": '{"format": 1, "cluster": "desk", "entries": {"a": "b"}, "pending": []}',
    "pending of text": '{"format": 1, "cluster": "desk", "entries": {}, "pending": ["a"]}',
    "deep": "[" * 100_000,
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_state_file_that_is_none_is_refused_and_kept(deployments: Deployments, name: str) -> None:
    place = deployments.folder / "state.json"
    place.write_text(BROKEN[name], encoding="utf-8")
    wire = DeskWire(deployments.desk)
    with pytest.raises(UsageError, match="is no state file; it can be deleted"):
        deployments.deploy(wire)
    assert not [call for call in wire.calls if "_create" in call]
    assert place.read_text(encoding="utf-8") == BROKEN[name]


def test_the_state_of_another_cluster_or_format(deployments: Deployments) -> None:
    place = deployments.folder / "state.json"
    place.write_text('{"format": 1, "cluster": "prod", "entries": {}, "pending": []}', encoding="utf-8")
    with pytest.raises(UsageError, match='state of the cluster "prod", not of "desk"'):
        deployments.plan()
    place.write_text('{"format": 2}', encoding="utf-8")
    with pytest.raises(UsageError, match="format 2; this blueprintc writes 1"):
        deployments.plan()


def test_blueprints_that_share_a_group_are_taken_back_one_by_one_or_together(deployments: Deployments) -> None:
    text = (deployments.folder / PLACE).read_text(encoding="utf-8")
    other = deployments.folder / "f.blueprint.yaml"
    other.write_text(text.replace("small", "large"), encoding="utf-8")
    deployments.deploy()
    deployments.session().undo(Wishes(paths=(deployments.folder / PLACE,)), lambda text: None)
    held = deployments.held()
    assert [len(held[kind]) for kind in ("connectors", "groups", "models")] == [1, 1, 1]
    assert held["connectors"][0]["parameters"] == {"model": "large"}
    deployments.deploy()
    deployments.session().undo(Wishes(paths=(deployments.folder,)), lambda text: None)
    assert deployments.held() == {"connectors": [], "groups": [], "models": []}


def test_an_undo_that_is_cut_at_any_call_is_finished_by_the_next(tmp_path: Path) -> None:
    nothing: dict[str, list[object]] = {"connectors": [], "groups": [], "models": []}
    for name, fault in FAULTS.items():
        for number in range(5):
            folder = tmp_path / f"{name}-{number}"
            folder.mkdir()
            one = Deployments(folder)
            one.deploy()
            wishes = Wishes(paths=(folder,))
            broken = BrokenWire(DeskWire(one.desk), number, fault)
            try:
                one.session(broken).undo(wishes, lambda text: None)
            except (ClusterError, Killed):
                assert one.held() != nothing or "after" in name
            one.session().undo(wishes, lambda text: None)
            assert one.held() == nothing, f"{name} at call {number}"
            assert json.loads((folder / "state.json").read_text())["entries"] == {}
