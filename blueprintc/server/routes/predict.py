"""Predict calls: ``_predict`` of every algorithm, ``_predict/stream``, ``_batch_predict``."""

from blueprintc.emulator.exchange import Call
from blueprintc.server.context import Action, Answer, RequestContext
from blueprintc.server.desk import Desk
from blueprintc.server.ml.predict import Prediction, batch_answer
from blueprintc.server.rest.router import Route

_MODEL = "/_plugins/_ml/models/{model_id}"
_RIGHT = "cluster:admin/opensearch/ml/predict"


def predict(context: RequestContext, desk: Desk) -> Action:
    """``POST models/{id}/_predict``, and ``POST _predict/{algorithm}/{id}``."""
    prediction = _prediction(context, desk)
    algorithm = context.path_values.get("algorithm")
    call = Call("_predict" if algorithm is None else f"_predict/{algorithm}", context.body)

    def act() -> Answer:
        _check(context, desk, prediction)
        answer = prediction.run(call)
        return Answer(answer.status, text=answer.text)

    return act


def batch_predict(context: RequestContext, desk: Desk) -> Action:
    """``POST models/{id}/_batch_predict``."""
    prediction = _prediction(context, desk)
    call = Call("_batch_predict", context.body)

    def act() -> Answer:
        _check(context, desk, prediction)
        answer = batch_answer(desk, prediction, call)
        return Answer(answer.status, text=answer.text)

    return act


def stream(context: RequestContext, desk: Desk) -> Action:
    """``POST models/{id}/_predict/stream``: the server's HTTP transport refuses it, as the default one does."""
    prediction = Prediction(desk, context.value("model_id"), context.request_id)
    answer = prediction.run(Call("_predict/stream", context.body))
    return lambda: Answer(answer.status, text=answer.text)


def _prediction(context: RequestContext, desk: Desk) -> Prediction:
    """Upstream: a model that is not in the cache is looked up before anything else, even the caller's permission."""
    return Prediction(desk, context.value("model_id"), context.request_id)


def _check(context: RequestContext, desk: Desk, prediction: Prediction) -> None:
    source = prediction.source
    if source is not None:
        desk.policy.model(context.user, "predict", prediction.model_id, source, desk.cluster, desk.group_of(source))


ROUTES = (
    Route("POST", f"{_MODEL}/_predict", predict, _RIGHT),
    Route("POST", "/_plugins/_ml/_predict/{algorithm}/{model_id}", predict, _RIGHT),
    Route("POST", f"{_MODEL}/_predict/stream", stream, _RIGHT),
    Route("POST", f"{_MODEL}/_batch_predict", batch_predict, _RIGHT),
)
