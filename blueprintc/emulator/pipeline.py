"""``STAGES``: one sub-request of a predict call, step by step.

Upstream: RemoteConnectorExecutor.preparePayloadAndInvoke, HttpJsonConnectorExecutor.invokeRemoteService,
AwsConnectorExecutor.invokeRemoteService.
"""

from collections.abc import Callable
from dataclasses import field
from enum import Enum

from blueprintc.data import Feature
from blueprintc.emulator.cluster import Cluster
from blueprintc.emulator.connector import Connector
from blueprintc.emulator.datasets import MLInput, RemoteDataset, TextDocsDataset
from blueprintc.emulator.endpoints import check_endpoint, check_network
from blueprintc.emulator.environment import Environment, ScriptEngine
from blueprintc.emulator.errors import illegal_argument, status_error
from blueprintc.emulator.escaping import escape_parameters
from blueprintc.emulator.exchange import ProviderResponse, Request, Responder, TransportError
from blueprintc.emulator.functions import pre_function
from blueprintc.emulator.functions.early_scripts import early_script
from blueprintc.emulator.model import Model
from blueprintc.emulator.payload import Parameters, check_placeholders, create_payload
from blueprintc.emulator.printing import print_rest
from blueprintc.emulator.rate_limit import THROTTLED
from blueprintc.emulator.request import (
    build_request,
    check_client,
    check_transport,
    client_config_of,
    endpoint_of,
    sign_request,
)
from blueprintc.emulator.response import OutputContext, Tensors, handle_response
from blueprintc.emulator.scripts import (
    PROCESS_REMOTE,
    fill_function,
    is_true,
    run_pre_script,
    run_remote_pre_script,
)
from blueprintc.emulator.trace import Step, Trace
from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.uri import Uri
from blueprintc.records import record, state

DEFAULT_EMBEDDING = "connector.pre_process.default.embedding"


@state
class SubRequest:
    """One sub-request and all that is known about it so far."""

    sequence: int
    action: str
    given: MLInput
    model: Model
    loaded_headers: dict[str, str] | None
    cluster: Cluster
    environment: Environment
    responder: Responder
    sent: list[Request]
    trace: Trace | None = None
    parameters: Parameters = field(default_factory=dict)
    request_parameters: Parameters = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    filled: dict[str, str] = field(default_factory=dict)
    payload: str | None = None
    request: Request | None = None
    uri: Uri | None = None
    response: ProviderResponse | None = None
    tensors: Tensors | None = None

    @property
    def scripts(self) -> ScriptEngine:
        """What runs custom scripts. Painless is loaded when the first script asks for it."""
        given = self.environment.scripts
        if given is not None:
            return given
        from blueprintc.emulator.painless_engine import engine_of

        return engine_of(self.cluster.target, self.environment.engines)

    @property
    def connector(self) -> Connector:
        """The model's connector."""
        return self.model.connector

    def note(
        self, stage: str, title: str, why: str = "", values: Parameters | None = None, **texts: str | None
    ) -> None:
        """Add a step to the trace; ``given_x`` and ``gave_x`` are its texts. Free when nothing traces."""
        if self.trace is None:
            return
        given = {name[6:]: text for name, text in texts.items() if name.startswith("given_") and text is not None}
        gave = {name[5:]: text for name, text in texts.items() if name.startswith("gave_") and text is not None}
        origins: dict[str, str] = {}
        if stage == "parameters":
            origins = dict(self.origins)
        elif stage == "payload":
            origins = {name: self._origin(name, how) for name, how in self.filled.items()}
        self.trace.add(Step(stage, title, self.sequence, given, gave, why, origins, dict(values or {})))

    def _origin(self, name: str, how: str) -> str:
        return "default" if how == "default" else self.origins.get(name, "connector")


def merge_parameters(state: SubRequest) -> None:
    """Connector parameters, then escaped request parameters, then algorithm parameters; the later one wins."""
    target = state.cluster.target
    state.parameters = dict(state.connector.parameters or {})
    state.origins = dict.fromkeys(state.parameters, "connector")
    dataset = state.given.dataset
    if isinstance(dataset, RemoteDataset) and dataset.parameters is not None:
        if state.cluster.has(Feature.ESCAPE_REQUEST_PARAMETERS):
            # Upstream: the dataset itself is changed, so a pre-process script sees the escaped values
            dataset.parameters = escape_parameters(dataset.parameters, target)
        state.request_parameters = dict(dataset.parameters)
        state.parameters.update(state.request_parameters)
        state.origins.update(dict.fromkeys(state.request_parameters, "request"))
    algorithm = state.given.algorithm_parameters
    if algorithm is not None and state.cluster.has(Feature.ALGORITHM_PARAMETERS):
        state.parameters.update(algorithm)
        state.origins.update(dict.fromkeys(algorithm, "algorithm"))
    if state.trace is not None:
        state.note("parameters", "merged parameters", values=state.parameters, gave_parameters=_show(state.parameters))


def run_pre_process(state: SubRequest) -> None:
    """The pre-process function of the action: built in, a script, or none."""
    action = state.connector.find_action(state.action)
    if action is None:
        raise illegal_argument(f"no {state.action} action found")
    produced = _pre_process(state, action.pre_process_function)
    if produced is not None and state.cluster.has(Feature.ESCAPE_PRE_PROCESS_RESULT):
        produced = escape_parameters(produced, state.cluster.target)
    if produced is not None:
        state.parameters.update(produced)
        new = {name: "pre-process" for name in produced if name not in state.request_parameters}
        state.origins.update(new)
    # Upstream: "override again to always prioritize the input parameter"
    state.parameters.update(state.request_parameters)


def _pre_process(state: SubRequest, function: str | None) -> Parameters | None:
    target, dataset = state.cluster.target, state.given.dataset
    if function is None and isinstance(dataset, TextDocsDataset):
        if not state.cluster.has(Feature.DEFAULT_PRE_PROCESS):
            raise illegal_argument("Must provide pre_process_function for predict action to process text docs input.")
        function = DEFAULT_EMBEDDING
    if function is None:
        if not isinstance(dataset, RemoteDataset):
            raise illegal_argument("pre_process_function not defined in connector")
        return dataset.parameters
    name = fill_function(function, state.parameters, target) or ""
    script = early_script(name, target)
    builtin = pre_function(name, target) if script is None else None
    if builtin is not None:
        if isinstance(dataset, RemoteDataset):
            return dataset.parameters
        produced = builtin.apply(dataset, target)
        if state.trace is not None:
            state.note("pre_process", name, "built-in function", values=produced, gave_parameters=_show(produced))
        return produced
    source = script or name
    engine = state.scripts
    if isinstance(dataset, RemoteDataset):
        if not (is_true(state.parameters, PROCESS_REMOTE) and state.cluster.has(Feature.PROCESS_REMOTE_INPUT)):
            return dataset.parameters
        produced = run_remote_pre_script(source, dataset, state.parameters, engine, target)
    else:
        produced = run_pre_script(source, state.given, state.parameters, engine, target)
    if state.trace is not None:
        shown = _show(produced)
        state.note("pre_process", "script", "custom script", produced, given_script=source, gave_parameters=shown)
    return produced


def make_payload(state: SubRequest) -> None:
    """The template of the action with the parameters filled in."""
    filled = state.filled if state.trace is not None else None
    state.payload = create_payload(state.connector, state.action, state.parameters, state.cluster.target, filled)
    if state.trace is not None:
        action = state.connector.find_action(state.action)
        template = None if action is None else action.request_body
        state.note("payload", "payload", values=state.parameters, given_template=template, gave_payload=state.payload)


def run_input_processors(state: SubRequest) -> None:
    """``input_processors``, since 3.3: a chain over the payload's text."""
    if not state.cluster.has(Feature.PROCESSORS) or "input_processors" not in state.parameters:
        return
    from blueprintc.emulator.processors import ProcessorChain  # few connectors have any
    from blueprintc.emulator.processors.processor import Tools

    chain = ProcessorChain.parse(state.parameters.get("input_processors"), state.cluster.target)
    if chain is None:
        return
    state.payload = Tools(state.cluster.target).text_of(chain.process(state.payload))
    given = state.parameters.get("input_processors")
    state.note("input_processors", "input processors", given_processors=given, gave_payload=state.payload)


def check_filled(state: SubRequest) -> None:
    """No placeholder may be left."""
    check_placeholders(state.payload, state.parameters, state.cluster.target)


def check_rate(state: SubRequest) -> None:
    """The model's rate limiter."""
    limit = state.model.rate_limit
    if limit is not None and not limit.request(state.environment.clock.now()):
        raise status_error(429, THROTTLED)


def check_input_guardrail(state: SubRequest) -> None:
    """The input guardrail, on the final payload."""
    guardrails = state.model.guardrails
    if guardrails is not None:
        guardrails.check_input(state.payload or "", state.parameters)


def check_trusted(state: SubRequest) -> None:
    """The trusted endpoints, with request parameters, since 3.7."""
    if state.cluster.has(Feature.TRUSTED_URL_PER_CALL):
        check_endpoint(endpoint_of(state.connector, state.action, state.parameters), state.cluster)


def make_request(state: SubRequest) -> None:
    """Method, URL, headers and bytes."""
    state.request, state.uri = build_request(
        state.connector,
        state.action,
        state.parameters,
        state.payload,
        state.loaded_headers,
        state.cluster.target,
    )


def sign(state: SubRequest) -> None:
    """The signature, for ``aws_sigv4``."""
    if state.request is not None:
        clock, target = state.environment.clock, state.cluster.target
        state.request = sign_request(state.request, state.connector, clock, target)
        headers = _show(dict(state.request.headers)) if state.trace is not None else ""
        state.note("request", f"{state.request.method} {state.request.url}", gave_headers=headers)


def check_connection(state: SubRequest) -> None:
    """The HTTP client's settings and the addresses of the host."""
    request, uri = state.request, state.uri
    if request is None or uri is None:
        return
    if state.cluster.has(Feature.CLIENT_BUILT_AT_CALL):
        check_client(client_config_of(state.connector, state.cluster.target))
    check_network(uri, request.url, state.cluster, state.environment.resolver)


def exchange(state: SubRequest) -> None:
    """Send, and take what comes back."""
    request = state.request
    if request is None:
        return
    config = client_config_of(state.connector, state.cluster.target)
    try:
        check_transport(request, config)
        state.sent.append(request)
        state.response = state.responder.respond(request)
        unit = 1000 if state.cluster.has(Feature.TIMEOUTS_IN_SECONDS) else 1
        if 0 < config.read_timeout * unit < state.response.delay_ms:
            raise TransportError("Read timed out")
    except TransportError as error:
        if not error.was_sent and state.sent and state.sent[-1] is request:
            state.sent.pop()
        raise status_error(500, f"Error communicating with remote model: {error}") from error
    if state.trace is not None:
        body = state.response.body.decode("utf-8", "replace")
        state.note("response", f"status {state.response.status}", gave_body=body)


def process_response(state: SubRequest) -> None:
    """Status, post-process function, filter, processors."""
    if state.response is None:
        return
    context = OutputContext(
        state.connector,
        state.action,
        state.parameters,
        state.model.guardrails,
        state.cluster,
        lambda: state.scripts,
        None if state.trace is None else state.note,
    )
    state.tensors = handle_response(state.response, context)
    if state.trace is not None:
        count = len(state.tensors.tensors)
        shown = print_rest(state.tensors.to_json(), state.cluster.target)
        state.note("tensors", f"{count} tensor" + ("" if count == 1 else "s"), gave_tensors=shown)


class Phase(Enum):
    """Whether a failure of a stage stops the other sub-requests, or is collected with theirs."""

    PREPARE = "prepare"
    INVOKE = "invoke"


@record
class Stage:
    """A step of a sub-request."""

    phase: Phase
    work: Callable[[SubRequest], None]

    def run(self, state: SubRequest) -> None:
        """Do it; a failure is noted in the trace. Raises ``JavaError``."""
        try:
            self.work(state)
        except JavaError as error:
            name = self.work.__name__.replace("_", " ")
            state.note("failure", f"{name} fails", why=f"{error.simple_name}: {error.message}")
            raise


STAGES: tuple[Stage, ...] = (
    Stage(Phase.PREPARE, merge_parameters),
    Stage(Phase.PREPARE, run_pre_process),
    Stage(Phase.PREPARE, make_payload),
    Stage(Phase.PREPARE, run_input_processors),
    Stage(Phase.PREPARE, check_filled),
    Stage(Phase.PREPARE, check_rate),
    Stage(Phase.PREPARE, check_input_guardrail),
    Stage(Phase.INVOKE, check_trusted),
    Stage(Phase.INVOKE, make_request),
    Stage(Phase.INVOKE, sign),
    Stage(Phase.INVOKE, check_connection),
    Stage(Phase.INVOKE, exchange),
    Stage(Phase.INVOKE, process_response),
)


def _show(values: Parameters | dict[str, str]) -> str:
    return "\n".join(f"{name} = {value}" for name, value in values.items())
