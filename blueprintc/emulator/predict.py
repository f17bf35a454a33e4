"""``predict``: a predict call on a model, from the REST path to the answer.

Upstream: RestMLPredictionAction, TransportPredictionTaskAction, MLPredictTaskRunner, RemoteModel,
RemoteConnectorExecutor.executeAction.
"""

from collections.abc import Iterator

from blueprintc.data import Feature
from blueprintc.emulator.batch import created_answer, job_of
from blueprintc.emulator.cluster import Cluster
from blueprintc.emulator.connector import MCP_SSE, MCP_STREAMABLE_HTTP, Connector
from blueprintc.emulator.create import REMOTE_INFERENCE_DISABLED
from blueprintc.emulator.datasets import MLInput, RemoteDataset, TextDocsDataset
from blueprintc.emulator.environment import Environment
from blueprintc.emulator.errors import ServerError, illegal_argument, illegal_state, null_pointer, status_error
from blueprintc.emulator.exchange import Call, Request, Responder, RestAnswer
from blueprintc.emulator.functions import pre_function
from blueprintc.emulator.headers import load_headers
from blueprintc.emulator.interface import check_input, check_output
from blueprintc.emulator.ml_input import REMOTE, parse_ml_input
from blueprintc.emulator.model import Model
from blueprintc.emulator.pipeline import STAGES, Phase, SubRequest
from blueprintc.emulator.printing import print_rest
from blueprintc.emulator.request import check_client, client_config_of
from blueprintc.emulator.response import NoAnswer, Tensors
from blueprintc.emulator.rest_body import body_parser
from blueprintc.emulator.rest_error import answer_error
from blueprintc.emulator.retry import run_with_retries
from blueprintc.emulator.trace import Step, Trace
from blueprintc.errors import UnsupportedError
from blueprintc.jsontext import Json
from blueprintc.jsontext.jackson import START_OBJECT
from blueprintc.jvm.errors import JavaError
from blueprintc.records import replace

TASK_ID = "<task_id_2>"
_STEP_SIZE = "input_docs_processed_step_size"
BATCH_DISABLED = (
    "Offline Batch Inference is currently disabled. To enable it, update the setting"
    ' "plugins.ml_commons.offline_batch_inference_enabled" to true.'
)
_BEDROCK_EMBEDDING = "connector.pre_process.bedrock.embedding"


def predict(
    model: Model,
    call: Call,
    responder: Responder,
    cluster: Cluster,
    environment: Environment | None = None,
    trace: Trace | None = None,
) -> tuple[RestAnswer | None, list[Request]]:
    """The answer to a call and the requests that went out. The answer is ``None`` where the server never answers."""
    run = _Predict(model, responder, cluster, environment or Environment(), trace)
    try:
        answer = run.answer(call)
        if trace is not None:
            why = "" if answer.error is None else f"{answer.error.simple_name}: {answer.error.message}"
            trace.add(Step("answer", f"status {answer.status}", gave={"body": answer.text}, why=why))
        return answer, run.sent
    except NoAnswer as error:
        if trace is not None:
            trace.add(Step(error.stage, "no answer", why=str(error)))
        return None, run.sent


class _Predict:
    """One predict call."""

    def __init__(
        self, model: Model, responder: Responder, cluster: Cluster, environment: Environment, trace: Trace | None
    ) -> None:
        self.model = model
        self.responder = responder
        self.cluster = cluster
        self.environment = environment
        self.trace = trace
        self.sent: list[Request] = []

    def answer(self, call: Call) -> RestAnswer:
        """Read the call, run it, and print what comes out."""
        try:
            action_type, algorithm = self._route(call)
            given = self._read(call, action_type, algorithm)
        except _NoHandler as error:
            return RestAnswer(400, print_rest({"error": error.message}, self.cluster.target), error)
        except JavaError as error:
            answer = answer_error(error, self.cluster.target)
            return self._before_deploy(answer) if not self.model.deployed else answer
        try:
            body = self._run(given)
        except JavaError as error:
            return answer_error(error, self.cluster.target)
        return RestAnswer(200, print_rest(body, self.cluster.target))

    def _before_deploy(self, answer: RestAnswer) -> RestAnswer:
        """Upstream: where the model is not in the cache, what goes wrong with the request is answered as 404."""
        text = answer.text.removesuffix(f'"status":{answer.status}}}') + '"status":404}'
        return RestAnswer(404, text, answer.error)

    # the request

    def _route(self, call: Call) -> tuple[str, str]:
        """Action type and algorithm of a path. Raises ``JavaError``; unknown paths are refused."""
        path = call.path.strip("/")
        if path == "_predict/stream":
            raise self._streaming_error()
        if path == "_predict":
            return "PREDICT", REMOTE
        if path == "_batch_predict":
            if self.cluster.has(Feature.BATCH_PREDICT):
                return "BATCH_PREDICT", REMOTE
            raise _NoHandler(path, self.model.id)
        parts = path.split("/")
        if len(parts) == 2 and parts[0] == "_predict":
            return "PREDICT", parts[1]
        if path.startswith("_plugins/_ml/models/") and parts[-1] in ("_predict", "_batch_predict"):
            raise status_error(404, "Failed to find model")
        raise UnsupportedError(f"calls on the path {call.path!r} are not emulated")

    def _streaming_error(self) -> JavaError:
        if not self.cluster.has(Feature.STREAMING):
            return _NoHandler("_predict/stream", self.model.id)
        uri = f"/_plugins/_ml/models/{self.model.id}/_predict/stream"
        return illegal_state(
            f"The engine does not support HTTP streaming, unable to serve uri [{uri}] and method [POST]"
        )

    def _read(self, call: Call, action_type: str, algorithm: str) -> MLInput:
        if not self.cluster.flag("remote_inference.enabled", True):
            raise illegal_state(REMOTE_INFERENCE_DISABLED)
        if action_type == "BATCH_PREDICT" and not self.cluster.flag("offline_batch_inference_enabled", True):
            raise illegal_state(BATCH_DISABLED)
        parser = body_parser(call.body, self.cluster.target)
        parser.next_token()
        parser.expect(START_OBJECT)
        return parse_ml_input(parser, algorithm, action_type, self.cluster.target)

    # running it

    def _run(self, given: MLInput) -> dict[str, Json]:
        model = self.model
        # Upstream: only the cache knows whether a model is enabled, so the call that deploys one goes through
        if model.deployed and not model.enabled:
            raise status_error(403, "Model is disabled.")
        # Upstream: TransportPredictionTaskAction sets the model's own function name
        given.algorithm = REMOTE
        action = given.dataset.action_type if isinstance(given.dataset, RemoteDataset) else None
        action = action or "PREDICT"
        skips_interface = action == "BATCH_PREDICT" and self.cluster.has(Feature.INTERFACE_SKIPS_BATCH)
        schema = None if model.interface is None else model.interface.get("input")
        if schema is not None and not skips_interface:
            check_input(schema, given, self.cluster.target)
        self._check_dlq(given)
        headers = self._deploy()
        outputs = self._execute(action, given, headers)
        return self._output(action, given, outputs)

    def _check_dlq(self, given: MLInput) -> None:
        """Upstream: MLPredictTaskRunner.dispatchTask throws, and the access check's listener hides what it threw."""
        dlq = given.dataset.dlq if isinstance(given.dataset, RemoteDataset) else None
        if dlq is not None and ("bucket" not in dlq or "region" not in dlq):
            raise status_error(403, f"Failed to Validate Access for ModelId {self.model.id}")

    def _deploy(self) -> dict[str, str] | None:
        """Load the connector, unless that was done: the headers of its *predict* action, whatever action runs."""
        model, target = self.model, self.cluster.target
        if not model.deployed:
            if not (target.has(Feature.AUTO_DEPLOY) and self.cluster.flag("model_auto_deploy.enable", True)):
                raise illegal_argument("Model not ready yet. Please deploy the model first.")
            if not model.auto_deploy:
                raise illegal_argument(
                    f"Auto deployment disabled for this model, please deploy model first Model ID: {model.id}"
                )
        if model.connector.protocol in (MCP_SSE, MCP_STREAMABLE_HTTP):
            raise UnsupportedError("models on MCP connectors are not emulated")
        if not self.cluster.has(Feature.CLIENT_BUILT_AT_CALL):
            self._build_client(model.connector)
        if model.guardrails is not None:
            for side in (model.guardrails.input, model.guardrails.output):
                if side is not None:
                    side.compile()
        headers = load_headers(model.connector, "PREDICT", target)
        model.deployed = True
        return headers

    def _build_client(self, connector: Connector) -> None:
        try:
            check_client(client_config_of(connector, self.cluster.target))
        except JavaError as error:
            # Upstream: MLEngineClassLoader.initInstance logs what a constructor throws and returns null
            raise null_pointer(
                'Cannot invoke "org.opensearch.ml.engine.algorithms.remote.RemoteConnectorExecutor.setScriptService'
                '(org.opensearch.script.ScriptService)" because "this.connectorExecutor" is null'
            ) from error

    def _execute(self, action: str, given: MLInput, headers: dict[str, str] | None) -> list[Tensors]:
        """All sub-requests; the first failure fails the call, the others are attached to it."""
        outputs: list[Tensors] = []
        failures: list[JavaError] = []
        for sequence, part in enumerate(self._split(action, given)):
            state = SubRequest(
                sequence=sequence,
                action=action,
                given=part,
                model=self.model,
                loaded_headers=headers,
                cluster=self.cluster,
                environment=self.environment,
                responder=self.responder,
                sent=self.sent,
                trace=self.trace,
            )
            for stage in STAGES:
                if stage.phase is Phase.PREPARE:
                    stage.run(state)
            refuse_streaming(state)
            try:
                run_with_retries(state)
            except JavaError as error:
                failures.append(error)
            if state.tensors is not None:
                outputs.append(state.tensors)
        if failures:
            raise _first(failures)
        return outputs

    def _split(self, action: str, given: MLInput) -> Iterator[MLInput]:
        """The sub-requests: text docs are split, everything else is one. Upstream: calculateChunkSize."""
        dataset = given.dataset
        if not isinstance(dataset, TextDocsDataset):
            yield given
            return
        size, why = self._chunk_size(action, len(dataset.docs))
        if self.trace is not None:
            self.trace.add(Step("split", f"{len(dataset.docs)} documents, {size} to a request", why=why))
        for start in range(0, len(dataset.docs), size):
            part = replace(dataset, docs=dataset.docs[start : start + size], result_filter=None)
            yield MLInput("TEXT_EMBEDDING", part, given.algorithm_parameters)

    def _chunk_size(self, action: str, count: int) -> tuple[int, str]:
        """How many documents go into a request, and why."""
        parameters = self.model.connector.parameters or {}
        if _STEP_SIZE in parameters and self.cluster.has(Feature.STEP_SIZE):
            return _step_size(parameters[_STEP_SIZE]), f"the connector's parameter {_STEP_SIZE}"
        found = self.model.connector.find_action(action)
        if found is None:
            raise illegal_argument(f"no {action} action found")
        function = found.pre_process_function
        if function is None:
            return count, "there is no pre-process function"
        if function == _BEDROCK_EMBEDDING:
            return 1, f"{_BEDROCK_EMBEDDING} takes one document"
        if pre_function(function, self.cluster.target) is None:
            return 1, "a script gets one document at a time"
        return count, "the built-in function takes all documents"

    # the answer

    def _output(self, action: str, given: MLInput, outputs: list[Tensors]) -> dict[str, Json]:
        body: dict[str, Json] = {"inference_results": [output.to_json() for output in outputs]}
        schema = None if self.model.interface is None else self.model.interface.get("output")
        if schema is not None:
            check_output(schema, print_rest(body, self.cluster.target), self.cluster.target)
        if action != "BATCH_PREDICT":
            return body
        dlq = given.dataset.dlq if isinstance(given.dataset, RemoteDataset) else None
        job = job_of(outputs[0].tensors, outputs[0].status, dlq)
        return created_answer(TASK_ID, job)


def refuse_streaming(state: SubRequest) -> None:
    """Upstream: a parameter ``stream`` diverts the call into the streaming path, which has no channel here."""
    if "stream" not in state.parameters or not state.cluster.has(Feature.STREAMING):
        return
    retries = client_config_of(state.connector, state.cluster.target).max_retry_times != 0
    if retries and not state.cluster.has(Feature.STREAM_BEFORE_RETRY):
        return
    raise NoAnswer("the parameter stream sends the call into the streaming path, which answers nobody")


class _NoHandler(ServerError):
    """A path that a release does not serve."""

    def __init__(self, path: str, model_id: str) -> None:
        uri = f"/_plugins/_ml/models/{model_id}/{path}"
        super().__init__("NoHandler", f"no handler found for uri [{uri}] and method [POST]", status=400)


def _step_size(text: str) -> int:
    """``Integer.parseInt``. Raises ``ServerError``."""
    digits = text[1:] if text[:1] in ("+", "-") else text
    if not digits.isdecimal() or not -(1 << 31) <= int(text) < 1 << 31:
        raise ServerError("NumberFormatException", f'For input string: "{text}"')
    size = int(text)
    if size <= 0:
        raise illegal_argument("Invalid parameter: input_docs_processed_step_size. It must be positive integer.")
    return size


def _first(failures: list[JavaError]) -> JavaError:
    """The first failure with the others suppressed. Upstream: GroupedActionListener.onFailure."""
    first = failures[0]
    if len(failures) > 1 and isinstance(first, ServerError):
        first.suppressed.extend(failures[1:])
    return first
