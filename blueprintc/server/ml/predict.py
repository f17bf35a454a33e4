"""A predict call on a registered model: from the cache or deployed by the call itself, with its requests noted.

Upstream: RestMLPredictionAction, TransportPredictionTaskAction, MLPredictTaskRunner.
"""

import json
import time
from collections.abc import Callable

from blueprintc.emulator.cluster import Cluster
from blueprintc.emulator.exchange import Call, RestAnswer
from blueprintc.emulator.model import Model
from blueprintc.emulator.predict import TASK_ID
from blueprintc.emulator.predict import predict as emulated_predict
from blueprintc.emulator.trace import Trace
from blueprintc.errors import UnsupportedError
from blueprintc.records import replace
from blueprintc.server.desk import Desk
from blueprintc.server.ml.deploy import cache, cached, note_deployed
from blueprintc.server.ml.models import find_model, load_model
from blueprintc.server.ml.tasks import add_task
from blueprintc.server.requests import LoggedCall
from blueprintc.server.state.store import Source
from blueprintc.server.state.system_indices import MODELS

_PRIVATE_IP = "plugins.ml_commons.connector.private_ip_enabled"
_KEPT_DURATIONS = 100


class Prediction:
    """One call on one model. Raises ``ServerError`` at once where the model is not there."""

    def __init__(self, desk: Desk, model_id: str, request_id: str = "") -> None:
        self._desk = desk
        self.model_id = model_id
        self._request_id = request_id
        self._deployed = cached(desk, model_id)
        if self._deployed is None:
            self._model = load_model(desk, model_id, find_model(desk, model_id).source)
        else:
            self._model = self._deployed.model

    @property
    def source(self) -> Source | None:
        """The model's document."""
        found = self._desk.store.get(MODELS, self.model_id)
        return None if found is None else found.source

    def run(self, call: Call) -> RestAnswer:
        """The answer. Raises ``UnsupportedError`` where the real server never answers, or for what is not emulated."""
        desk, node = self._desk, self._desk.node
        began = time.perf_counter()
        answer = _run(desk, self._request_id, self._model, call, self._cluster())
        self._note_deployment()
        with node.lock:
            node.requests += 1
            node.failures += answer is None or answer.status >= 400
            if self._deployed is not None:
                self._deployed.durations.append((time.perf_counter() - began) * 1000)
                del self._deployed.durations[:-_KEPT_DURATIONS]
        return _answered(answer)

    def _cluster(self) -> Cluster:
        """The settings in force, but for those that were read when the model was deployed."""
        cluster = self._desk.cluster
        if self._deployed is None or self._deployed.private_ip_enabled == cluster.private_ip_enabled:
            return cluster
        return replace(cluster, settings={**cluster.settings, _PRIVATE_IP: self._deployed.private_ip_enabled})

    def _note_deployment(self) -> None:
        if self._deployed is None and self._model.deployed:
            self._deployed = cache(self._desk, self.model_id, self._model)
            note_deployed(self._desk, self.model_id)


def run_unregistered(desk: Desk, request_id: str, model: Model, call: Call) -> RestAnswer:
    """The answer to a call on a model that no document stands for. Raises ``UnsupportedError``."""
    return _answered(_run(desk, request_id, model, call, desk.cluster))


def _run(desk: Desk, request_id: str, model: Model, call: Call, cluster: Cluster) -> RestAnswer | None:
    trace = Trace()
    answer, sent = emulated_predict(model, call, desk.outside.responder(), cluster, desk.environment, trace)
    entry = desk.log.get(request_id)
    if entry is not None:
        entry.traces.append(trace)
        entry.calls.append(LoggedCall(model.connector, call, answer, trace))
        entry.sent += sent
        entry.secrets |= set((model.connector.credential or {}).values())
    return answer


def _answered(answer: RestAnswer | None) -> RestAnswer:
    if answer is None:
        raise UnsupportedError(
            "the server never answers this call: the parameter stream sends it into the streaming path"
        )
    return answer


def batch_answer(desk: Desk, prediction: Prediction, call: Call) -> RestAnswer:
    """A batch call: its task is written down, and the answer names it."""
    answer = prediction.run(call)
    shown = f'{{"task_id":"{TASK_ID}"'
    if answer.status != 200 or not answer.text.startswith(shown):
        return answer
    remote_job = json.loads(answer.text)["remote_job"]
    task_id = add_task(
        desk,
        "BATCH_PREDICTION",
        prediction.model_id,
        is_async=False,
        state="RUNNING",
        input_type="REMOTE",
        remote_job=remote_job,
    )
    return RestAnswer(200, f'{{"task_id":"{task_id}"' + answer.text[len(shown) :])


Predict = Callable[[str, Call], RestAnswer]


def predictor(desk: Desk, request_id: str) -> Predict:
    """Calls of models for the processors of pipelines and for agents."""
    return lambda model_id, call: Prediction(desk, model_id, request_id).run(call)
