"""``play``: create a connector, register and deploy a model, call it; the server's answers and requests.

Upstream: what a client does over REST, in this order.
"""

from blueprintc.data import Target
from blueprintc.emulator.cluster import Cluster
from blueprintc.emulator.connector import Connector
from blueprintc.emulator.create import create_connector
from blueprintc.emulator.environment import Environment
from blueprintc.emulator.exchange import Call, Outcome, Responder, RestAnswer
from blueprintc.emulator.model import register_model
from blueprintc.emulator.predict import predict
from blueprintc.emulator.printing import print_rest
from blueprintc.emulator.rest_error import answer_error
from blueprintc.emulator.trace import Step, Trace
from blueprintc.jsontext import Json
from blueprintc.jvm.errors import JavaError
from blueprintc.records import record

CONNECTOR_ID = "<connector_id>"


@record(kw_only=True)
class Script:
    """What a client does: the texts of its request bodies; ``None`` for what it leaves out.

    ``deploy``: whether it deploys the model itself before the call.
    """

    connector: str | None = None
    register: str | None = None
    deploy: bool = True
    call: Call | None = None


def play(
    script: Script,
    responder: Responder,
    cluster: Cluster,
    environment: Environment | None = None,
    trace: Trace | None = None,
) -> Outcome:
    """Do it all until the server refuses something. Raises ``UnsupportedError`` for what is not emulated."""
    target = cluster.target
    created: RestAnswer | None = None
    connector: Connector | None = None
    if script.connector is not None:
        try:
            connector = create_connector(script.connector, cluster)
        except JavaError as error:
            return Outcome(_refused("create", error, target, trace), None, (), None)
        # a recording writes every id like this, also the one of a dry run (dryRunConnector)
        created = RestAnswer(200, print_rest({"connector_id": CONNECTOR_ID}, target))
        _note(trace, "create", "the server takes the connector", script.connector)
    if script.register is None:
        return Outcome(created, None, (), None)
    try:
        model = register_model(script.register, {CONNECTOR_ID: connector}.get, cluster)
    except JavaError as error:
        return Outcome(created, _refused("register", error, target, trace), (), None)
    registered = RestAnswer(200, print_rest(_registered(), target))
    _note(trace, "register", "the server takes the model", script.register)
    model.deployed = script.deploy
    if script.call is None:
        return Outcome(created, registered, (), None)
    answer, sent = predict(model, script.call, responder, cluster, environment, trace)
    return Outcome(created, registered, sent, answer)


def _registered() -> dict[str, Json]:
    return {"task_id": "<task_id>", "status": "CREATED", "model_id": "<model_id>"}


def _note(trace: Trace | None, stage: str, title: str, body: str) -> None:
    if trace is not None:
        trace.add(Step(stage, title, given={"body": body}))


def _refused(stage: str, error: JavaError, target: Target, trace: Trace | None) -> RestAnswer:
    answer = answer_error(error, target)
    if trace is not None:
        why = error.message or error.java_class
        trace.add(
            Step(stage, f"the server refuses it with status {answer.status}", gave={"body": answer.text}, why=why)
        )
    return answer
