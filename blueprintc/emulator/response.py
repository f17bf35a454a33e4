"""From the provider's response to tensors.

Upstream: MLSdkAsyncHttpResponseHandler (status, headers, empty bodies), ConnectorUtils.processOutput (the body).
"""

from collections.abc import Callable, Mapping
from typing import Protocol

from blueprintc.data import Feature, Target
from blueprintc.emulator.cluster import Cluster
from blueprintc.emulator.connector import Connector
from blueprintc.emulator.environment import MapClass, ScriptEngine
from blueprintc.emulator.errors import (
    ServerError,
    illegal_argument,
    is_illegal_argument,
    ml_exception,
    null_pointer,
    status_error,
)
from blueprintc.emulator.escaping import is_json_value, process_text_doc
from blueprintc.emulator.exchange import ProviderResponse
from blueprintc.emulator.from_json import DEFAULT_MAX_SIZE, from_json
from blueprintc.emulator.functions import PostFunction, post_function
from blueprintc.emulator.functions.early_scripts import early_script
from blueprintc.emulator.guardrails import Guardrails
from blueprintc.emulator.printing import print_gson_value
from blueprintc.emulator.rest_error import BODILESS
from blueprintc.emulator.scripts import fill_function
from blueprintc.emulator.tensors import ModelTensor, data_type_of_filter, parse_response
from blueprintc.jsonpath import PathNotFoundError, read_text
from blueprintc.jsontext import Json
from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.strings import is_blank
from blueprintc.records import record

_REMOTE_ERROR = "Error from remote service: "
_THROTTLED = (
    "The request was denied due to remote server throttling. To change the retry policy and behavior, please update the"
    " connector client_config."
)
THROTTLING_EXCEPTION = "org.opensearch.ml.common.exception.RemoteConnectorThrottlingException"
#: Upstream: org.opensearch.core.rest.RestStatus.
KNOWN_STATUSES = frozenset(
    {
        100,
        101,
        *range(200, 208),
        *range(300, 306),
        307,
        *range(400, 418),
        421,
        422,
        423,
        424,
        429,
        *range(500, 506),
        507,
    }
)


class Note(Protocol):
    """Notes a step: stage, title, why, and texts by label (``given_…``, ``gave_…``)."""

    def __call__(
        self,
        stage: str,
        title: str,
        why: str = "",
        values: dict[str, str | None] | None = None,
        **texts: str | None,
    ) -> None: ...


class NoAnswer(Exception):
    """The server never answers this call; ``str(error)`` says why."""

    stage = "answer"


class OpenEnd(NoAnswer):
    """The provider's response is not known, so the answer is not, either."""

    stage = "open end"


@record
class Tensors:
    """``ModelTensors``: the output of one sub-request."""

    tensors: list[ModelTensor]
    status: int

    def to_json(self) -> dict[str, Json]:
        """``ModelTensors.toXContent``: no ``output`` without tensors."""
        shown: dict[str, Json] = {}
        if self.tensors:
            shown["output"] = [tensor.to_json() for tensor in self.tensors]
        shown["status_code"] = self.status
        return shown


@record
class OutputContext:
    """What the processing of a response needs beside it."""

    connector: Connector
    action: str
    parameters: Mapping[str, str | None]
    guardrails: Guardrails | None
    cluster: Cluster
    scripts: Callable[[], ScriptEngine]
    note: Note | None = None


def handle_response(response: ProviderResponse, context: OutputContext) -> Tensors:
    """The tensors of a response. Raises ``JavaError``; ``NoAnswer`` where the server is silent for ever."""
    # HTTP: these two have no body, whatever a provider meant to send
    body = "" if response.status in BODILESS else response.body.decode("utf-8", "replace")
    check_status(response, body, context)
    try:
        tensors = process_output(body, context)
    except JavaError as error:
        # Upstream: since 3.3 argument errors are passed on, before every error was wrapped
        if is_illegal_argument(error) and context.cluster.has(Feature.PROCESS_ERRORS_PLAIN):
            raise
        raise ml_exception(f"Fail to execute {context.action} in aws connector", error) from error
    return Tensors(tensors, response.status)


def check_status(response: ProviderResponse, body: str, context: OutputContext) -> None:
    """Statuses, throttling and empty bodies. A status of 300 counts as success."""
    cluster = context.cluster
    success = 200 <= response.status <= 300
    if not success and cluster.has(Feature.THROTTLING_HEADER) and _is_throttling(response):
        raise _with_status(THROTTLING_EXCEPTION, _REMOTE_ERROR + _THROTTLED, response.status, cluster.target)
    blank = is_blank(body)
    may_be_blank = context.action == "CANCEL_BATCH_PREDICT"
    if blank and not may_be_blank and not cluster.has(Feature.EMPTY_BODY_BY_STATUS):
        if cluster.has(Feature.EMPTY_BODY_REFUSED):
            raise status_error(400, "No response from model")
    if not success:
        text = _REMOTE_ERROR + body
        if blank and cluster.has(Feature.EMPTY_BODY_BY_STATUS):
            text = f"Remote service returned error status {response.status} with empty body"
        raise _with_status("org.opensearch.OpenSearchStatusException", text, response.status, cluster.target)
    if blank and not may_be_blank and cluster.has(Feature.EMPTY_BODY_BY_STATUS):
        raise status_error(502, "Remote service returned empty response body")


def _is_throttling(response: ProviderResponse) -> bool:
    return any(
        name.lower() == "x-amzn-errortype" and value.startswith("ThrottlingException")
        for name, value in response.headers
    )


def _with_status(java_class: str, message: str, status: int, target: Target) -> ServerError:
    """An exception with the remote status. Upstream: a status that RestStatus does not know is null."""
    if status in KNOWN_STATUSES:
        return ServerError(java_class, message, status=status)
    if target.has(Feature.UNKNOWN_STATUS_HANGS):
        raise NoAnswer(f"the provider's status {status} is unknown to the server, which fails outside of any listener")
    return null_pointer('Cannot invoke "org.opensearch.core.rest.RestStatus.getStatus()" because "status" is null')


def process_output(body: str, context: OutputContext) -> list[ModelTensor]:
    """The tensors of a success body. Raises ``JavaError``."""
    target = context.cluster.target
    if context.guardrails is not None:
        context.guardrails.check_output(body, process_text_doc(body, target))
    action = context.connector.find_action(context.action)
    if action is None:
        raise illegal_argument(f"no {context.action} action found")
    function = fill_function(action.post_process_function, context.parameters, target)
    response_filter = context.parameters.get("response_filter")
    builtin = post_function(function, target)
    if builtin is not None and early_script(function, target) is None:
        return _run_builtin(builtin, function or "", body, response_filter, context)
    return _run_script(function, body, response_filter, context)


def _run_builtin(
    builtin: PostFunction, name: str, body: str, response_filter: str | None, context: OutputContext
) -> list[ModelTensor]:
    if response_filter is None or is_blank(response_filter):
        response_filter = builtin.default_filter
    found = read_text(body, response_filter)
    target = context.cluster.target
    if context.note is not None:
        context.note(
            "filter", response_filter, "what the post-process function looks at", gave_found=_show(found, target)
        )
        context.note("post_process", name, "built-in function")
    return builtin.apply(found, data_type_of_filter(response_filter, target))


def _show(found: Json, target: Target) -> str:
    return found if isinstance(found, str) else print_gson_value(found, target)


def _run_script(
    function: str | None, body: str, response_filter: str | None, context: OutputContext
) -> list[ModelTensor]:
    target = context.cluster.target
    max_size = context.cluster.number("max_json_size", DEFAULT_MAX_SIZE)
    # Upstream: ScriptUtils.executePostProcessFunction reads the body even where there is no script
    values = from_json(body, "result", target, max_size=max_size)
    result: str | None = None
    if function is not None:
        gson = not target.has(Feature.JACKSON_RESPONSES)
        # Upstream: StringUtils.fromJson puts an array into a HashMap of its own
        kind: MapClass = "HashMap" if body.lstrip().startswith("[") else "LinkedTreeMap" if gson else "LinkedHashMap"
        result = context.scripts().execute(early_script(function, target) or function, values, kind)
        if context.note is not None:
            context.note("post_process", "script", "custom script", given_script=function, gave_result=str(result))
    response = body if result is None else result
    tensor_json = result is not None and is_json_value(result, target)
    chain = None
    if target.has(Feature.PROCESSORS) and "output_processors" in context.parameters:
        from blueprintc.emulator.processors import ProcessorChain  # few connectors have any

        chain = ProcessorChain.parse(context.parameters.get("output_processors"), target)
    value: Json = response
    if response_filter is not None:
        value = _filter(response, response_filter, target)
        if context.note is not None:
            context.note("filter", response_filter, "response_filter", gave_found=_show(value, target))
    if chain is not None:
        value = chain.process(value)
        if context.note is not None:
            given = context.parameters.get("output_processors")
            shown = _show(value, target)
            context.note("output_processors", "output processors", given_processors=given, gave_value=shown)
    return parse_response(value, tensor_json=tensor_json, target=target, max_json_size=max_size)


def _filter(response: str, response_filter: str, target: Target) -> Json:
    """What the filter finds; since 3.7 the whole response where it finds nothing or null."""
    if not target.has(Feature.FILTER_FALLBACK):
        return read_text(response, response_filter)
    try:
        found = read_text(response, response_filter)
    except PathNotFoundError:
        return response
    return response if found is None else found
