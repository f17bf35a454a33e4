"""Smoke tests and trials: on an emulated cluster whose provider is a stub, beside an emulator that asks a stub, too."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from blueprintc import providers
from blueprintc.cluster.agreement import disagreements
from blueprintc.cluster.deploy.carry_out import DeployOptions
from blueprintc.cluster.plan.plan import PlanOptions
from blueprintc.cluster.session import Session, Wishes
from blueprintc.cluster.state import StateFile
from blueprintc.cluster.wire import Wire
from blueprintc.config import ClusterConfig
from blueprintc.data import Target
from blueprintc.emulator.exchange import ProviderResponse, Request
from blueprintc.server.desk import Desk, Outside
from blueprintc.server.outside import Stubs
from blueprintc.transport.base_url import BaseUrls
from blueprintc.transport.live import LiveOptions, LiveSession
from tests.unit.cluster.desk_wire import BrokenWire, DeskWire, Killed, StillClock, kill_after
from tests.unit.cluster.test_deploy import BLUEPRINT, KEY, held_on

EMPTY: dict[str, list[object]] = {"connectors": [], "groups": [], "models": []}


class Stand(BaseHTTPRequestHandler):
    """OpenAI's stub over HTTP."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        url = f"https://api.openai.com{self.path}"
        answer = providers.stub(providers.Request("POST", url, tuple(self.headers.items()), body))
        self.send_response(answer.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, format: str, *args: object) -> None:
        """Be quiet."""


@pytest.fixture
def stand() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Stand)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


class Wrong:
    """A provider that gives one vector too few."""

    def respond(self, request: Request) -> ProviderResponse:
        answer = Stubs().respond(request)
        body = json.loads(answer.body)
        body["data"] = body["data"][:-1]
        return ProviderResponse(200, json.dumps(body).encode(), answer.headers)


def _desk(responder: type[Stubs] | type[Wrong] = Stubs) -> Desk:
    return Desk(Outside(responder=responder, clock=StillClock()), target=Target.parse("3.4"))


def _session(folder: Path, wire: Wire) -> Session:
    (folder / "e.blueprint.yaml").write_text(BLUEPRINT.replace("MODEL", "text-embedding-3-small"))
    cluster = ClusterConfig(name="desk", url="http://desk", opensearch="3.4")
    return Session(cluster, wire, {"DEMO_API_KEY": KEY}, StateFile(folder / "state" / "desk.json", "desk"))


def _providers(stand: str) -> LiveSession:
    return LiveSession(LiveOptions(environ={"DEMO_API_KEY": KEY}, base_urls=BaseUrls({"openai": stand})))


def test_smoke_calls_the_changed_models_and_compares(tmp_path: Path, stand: str) -> None:
    session, wishes = _session(tmp_path, DeskWire(_desk())), Wishes(paths=(tmp_path,))
    how = DeployOptions(clock=StillClock())
    plan = session.deploy(wishes, PlanOptions(), how, lambda text: None, lambda plan: True)
    keys = {step.key for step in plan.steps}
    with _providers(stand) as live:
        results = [result for _, result in session.smoke(wishes, keys, live, verify=True)]
    assert [result.status for result in results] == [200]
    assert [result.findings for result in results] == [()]
    assert results[0].smoked.caller == "text_embedding"


def test_smoke_finds_an_answer_that_is_of_no_use(tmp_path: Path, stand: str) -> None:
    session, wishes = _session(tmp_path, DeskWire(_desk(Wrong))), Wishes(paths=(tmp_path,))
    how = DeployOptions(clock=StillClock())
    session.deploy(wishes, PlanOptions(), how, lambda text: None, lambda plan: True)
    with _providers(stand) as live:
        results = [result for _, result in session.smoke(wishes, {"e.blueprint.yaml"}, live, verify=True)]
    assert results[0].failed
    assert "not-as-emulated" in {finding.slug for finding in results[0].findings}


def test_a_trial_passes_and_leaves_nothing(tmp_path: Path, stand: str) -> None:
    desk = _desk()
    session = _session(tmp_path, DeskWire(desk))
    with _providers(stand) as live:
        result = session.trial(Wishes(paths=(tmp_path,)), live, lambda text: None)
    assert [(case.verdict, case.failures, case.reason) for case in result.cases] == [("passed", (), "")]
    assert held_on(desk) == EMPTY


def test_what_an_interrupted_trial_leaves_the_next_one_takes_away(tmp_path: Path, stand: str) -> None:
    count = DeskWire(_desk())
    with _providers(stand) as live:
        (tmp_path / "count").mkdir()
        _session(tmp_path / "count", count).trial(Wishes(paths=(tmp_path / "count",)), live, lambda text: None)
    for number in range(0, len(count.calls), 3):
        folder = tmp_path / str(number)
        folder.mkdir()
        desk = _desk()
        with _providers(stand) as live:
            broken = _session(folder, BrokenWire(DeskWire(desk), number, kill_after))
            with pytest.raises(Killed):
                broken.trial(Wishes(paths=(folder,)), live, lambda text: None)
            result = _session(folder, DeskWire(desk)).trial(Wishes(paths=(folder,)), live, lambda text: None)
        assert [case.verdict for case in result.cases] == ["passed"]
        assert held_on(desk) == EMPTY, f"killed at call {number}"


def test_missing_trust_is_no_failure_of_the_blueprint(tmp_path: Path, stand: str) -> None:
    desk = _desk()
    desk.settings.update(
        {"persistent": {"plugins.ml_commons.trusted_connector_endpoints_regex": ["^https://x\\.y/.*$"]}}
    )
    with _providers(stand) as live:
        result = _session(tmp_path, DeskWire(desk)).trial(Wishes(paths=(tmp_path,)), live, lambda text: None)
    assert [case.verdict for case in result.cases] == ["error"]
    assert "trusted_connector_endpoints_regex" in result.cases[0].reason
    assert held_on(desk) == EMPTY


ANSWER = {"inference_results": [{"output": [{"name": "e", "data_type": "FLOAT32", "shape": [2], "data": [0.5, 0.1]}]}]}


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        (("data",), [0.5, 0.1001], None),
        (("data",), [0.5, 0.9], "data[1]"),
        (("data",), [0.5], "data"),
        (("data_type",), "INT8", "data_type"),
        (("shape",), [3], "shape[0]"),
        (("name",), "sentence_embedding", "name"),
        (("extra",), 1, "output[0]"),
    ],
)
def test_answers_agree_in_form_and_nearly_in_numbers(path: tuple[str], value: object, place: str | None) -> None:
    other = json.loads(json.dumps(ANSWER))
    other["inference_results"][0]["output"][0][path[0]] = value
    found = disagreements((200, json.dumps(ANSWER)), (200, json.dumps(other)))
    assert (found == []) if place is None else (len(found) == 1 and place in found[0])


def test_what_a_provider_says_need_not_be_the_same_twice() -> None:
    def answer(text: str) -> tuple[int, str]:
        said = {"choices": [{"message": {"content": text}}], "usage": {"total": len(text)}}
        return 200, json.dumps({"inference_results": [{"output": [{"name": "response", "dataAsMap": said}]}]})

    assert disagreements(answer("yes"), answer("of course")) == []
    assert disagreements((200, "{}"), (400, "{}")) == ["the cluster answers with status 200, the emulator with 400"]
