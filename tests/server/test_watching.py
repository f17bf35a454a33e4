"""``--watch``: models for the blueprints of a folder, which follow the files."""

from pathlib import Path

import pytest

pytest.importorskip("starlette")

from blueprintc.data import Target
from blueprintc.server.desk import Desk, Outside
from blueprintc.server.outside import OutsideOptions, make_outside
from blueprintc.server.state.system_indices import CONNECTORS, MODELS
from blueprintc.server.watching import Watcher
from blueprintc.transport.base_url import BaseUrls

_BLUEPRINT = """\
blueprint: 1
name: Embeddings
version: 1
protocol: http
credential:
  key: {env: OPENAI_API_KEY}
parameters:
  model: text-embedding-3-small
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


def _outside() -> Outside:
    outside, _ = make_outside(OutsideOptions(base_urls=BaseUrls.read(())))
    return outside


def test_models_follow_the_files(tmp_path: Path) -> None:
    desk = Desk(_outside(), target=Target.parse("3.4"))
    notes: list[str] = []
    watcher = Watcher(desk, tmp_path, notes.append, {"OPENAI_API_KEY": "sk-1"})
    path = tmp_path / "a.blueprint.yaml"
    path.write_text(_BLUEPRINT, "utf-8")
    watcher.look()
    (model,) = desk.store.documents(MODELS)
    assert model.source["model_state"] == "DEPLOYED"
    assert notes == [f"a.blueprint.yaml: model {model.id}"]
    watcher.look()
    assert len(notes) == 1
    path.write_text(_BLUEPRINT.replace("3-small", "3-large") + "\n", "utf-8")
    watcher.look()
    (connector,) = desk.store.documents(CONNECTORS)
    assert connector.source["parameters"] == {"model": "text-embedding-3-large"}
    assert [document.id for document in desk.store.documents(MODELS)] == [model.id]
    path.write_text("blueprint: 1\n", "utf-8")
    watcher.look()
    assert len(list(desk.store.documents(MODELS))) == 1
    assert notes[-1].startswith("a.blueprint.yaml: ")
    path.unlink()
    watcher.look()
    assert not list(desk.store.documents(MODELS))
    assert not list(desk.store.documents(CONNECTORS))
