"""``Model``: a registered remote model, and the register call that makes one.

Upstream: RestMLRegisterModelAction, MLRegisterModelInput.parse, TransportRegisterModelAction.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field

from blueprintc.data import Feature, Target
from blueprintc.data.names import function_names
from blueprintc.emulator.cluster import Cluster
from blueprintc.emulator.connector import MCP_SSE, MCP_STREAMABLE_HTTP, Connector
from blueprintc.emulator.connector_parser import access_mode
from blueprintc.emulator.create import (
    REMOTE_INFERENCE_DISABLED,
    check_field_texts,
    parse_inline_connector,
)
from blueprintc.emulator.endpoints import check_connector_urls
from blueprintc.emulator.errors import illegal_argument, illegal_state, null_pointer, status_error
from blueprintc.emulator.guardrails import Guardrails, parse_guardrails
from blueprintc.emulator.headers import check_header_placeholders
from blueprintc.emulator.interface_presets import preset_interface
from blueprintc.emulator.ml_input import REMOTE
from blueprintc.emulator.model_config import check_model_config
from blueprintc.emulator.printing import print_gson_value
from blueprintc.emulator.rate_limit import RateLimit, rate_limit_of, read_rate_limiter
from blueprintc.emulator.rest_body import body_parser
from blueprintc.errors import UnsupportedError
from blueprintc.jsontext import Json, XContentParser
from blueprintc.jsontext.jackson import END_ARRAY, END_OBJECT, START_ARRAY, START_OBJECT
from blueprintc.jvm.strings import is_blank, to_upper
from blueprintc.records import state

#: What recordings write for a model's id.
MODEL_ID = "<model_id>"
_INTERFACE_FIELDS = ("input", "output")


@state
class Model:
    """A remote model: its connector and what was registered with it.

    ``deployed``: it is in the node's cache; otherwise the first predict call deploys it. ``id`` is what texts name.
    """

    connector: Connector
    interface: Mapping[str, str] | None = None
    guardrails: Guardrails | None = None
    enabled: bool = True
    deployed: bool = True
    auto_deploy: bool = True
    rate_limit: RateLimit | None = None
    id: str = MODEL_ID


@state
class RegisterInput:
    """``MLRegisterModelInput``: the body of a register request. ``stored``: the fields that the model's document gets
    as they were given (``rate_limiter``, ``model_config``, ``deploy_setting``, ``guardrails``, ``is_enabled``).
    """

    name: str | None = None
    description: str | None = None
    function_name: str | None = None
    connector_id: str | None = None
    connector: Connector | None = None
    interface: dict[str, str] | None = None
    guardrails: Guardrails | None = None
    is_enabled: bool | None = None
    auto_deploy: bool | None = None
    rate_limit: RateLimit | None = None
    model_format: str | None = None
    model_group_id: str | None = None
    is_hidden: bool | None = None
    backend_roles: list[str] = field(default_factory=list)
    access: str | None = None
    add_all_backend_roles: bool | None = None
    stored: dict[str, Json] = field(default_factory=dict)


def register_model(body: str, connectors: Callable[[str], Connector | None], cluster: Cluster) -> Model:
    """The model that a register request makes. Raises ``JavaError`` as the server throws.

    ``connectors`` gives a stored connector by its id.
    """
    given = read_register(body, cluster)
    return make_model(given, connectors, cluster)


def read_register(body: str, cluster: Cluster) -> RegisterInput:
    """What the REST layer reads and checks of a register request, before anything is looked up."""
    parser = body_parser(body, cluster.target)
    parser.next_token()
    parser.expect(START_OBJECT)
    given = _parse(parser, cluster.target)
    if given.function_name != REMOTE:
        raise UnsupportedError("only remote models are emulated")
    if not cluster.flag("remote_inference.enabled", True):
        raise illegal_state(REMOTE_INFERENCE_DISABLED)
    texts = {"Model name": (given.name, True), "Model description": (given.description, False)}
    check_field_texts(texts, cluster.target)
    return given


def make_model(given: RegisterInput, connectors: Callable[[str], Connector | None], cluster: Cluster) -> Model:
    """The model of a request that has been read."""
    target = cluster.target
    if given.connector_id is not None and not is_blank(given.connector_id):
        connector = _stored_connector(given, connectors)
    else:
        connector = _inline_connector(given.connector, cluster)
    interface: Mapping[str, str] | None = given.interface
    if interface is None:
        interface = preset_interface(connector, target)
    enabled = given.is_enabled is not False or not target.has(Feature.MODEL_ENABLED_AT_REGISTER)
    return Model(
        # Upstream: MLModelManager.deployRemoteOrBuiltInModel prefers the inline connector
        connector=given.connector or connector,
        interface=interface if target.has(Feature.MODEL_INTERFACE) else None,
        guardrails=given.guardrails,
        enabled=enabled,
        deployed=False,
        auto_deploy=given.auto_deploy is not False,
        rate_limit=given.rate_limit,
    )


def _stored_connector(given: RegisterInput, connectors: Callable[[str], Connector | None]) -> Connector:
    connector = connectors(given.connector_id or "")
    if connector is None:
        # Upstream: ConnectorAccessControlHelper.validateConnectorAccess
        raise status_error(404, f"Failed to find connector:{given.connector_id}")
    if given.interface is None and connector.protocol in (MCP_SSE, MCP_STREAMABLE_HTTP):
        raise illegal_argument(f"Cannot Create a Model from MCP Connector: {given.connector_id}")
    return connector


def _inline_connector(connector: Connector | None, cluster: Cluster) -> Connector:
    if connector is None:
        raise illegal_argument("You must provide connector content when creating a remote model without connector id!")
    if connector.find_action("PREDICT") is None:
        raise illegal_argument("Connector endpoint is required when creating a remote model without connector id!")
    check_connector_urls(connector, cluster)
    if cluster.has(Feature.DYNAMIC_HEADERS):
        for action in connector.actions or ():
            check_header_placeholders(action.headers, connector.protocol)
    return connector


def _parse(parser: XContentParser, target: Target) -> RegisterInput:
    given = RegisterInput()
    parser.expect(START_OBJECT)
    for name in _members(parser):
        _read_field(parser, given, name, target)
    function_name = given.function_name or "TEXT_EMBEDDING"
    given.function_name = function_name
    if given.name is None:
        raise illegal_argument("model name is null")
    if function_name != REMOTE and given.model_format is None:
        raise illegal_argument("model format is null")
    return given


def _read_field(parser: XContentParser, given: RegisterInput, name: str, target: Target) -> None:
    match name:
        case "function_name":
            given.function_name = _function_name(parser.text(), target)
        case "name":
            given.name = parser.text()
        case "description":
            given.description = parser.text()
        case "connector_id":
            given.connector_id = parser.text()
        case "model_format":
            given.model_format = parser.text()
        case "model_group_id":
            given.model_group_id = parser.text()
        case "access_mode":
            given.access = access_mode(parser.text())
        case "version" | "url" | "model_content_hash_value":
            parser.text()
        case "is_enabled" if target.has(Feature.MODEL_CONTROLS):
            given.is_enabled = given.stored[name] = parser.boolean()
        case "is_hidden":
            given.is_hidden = parser.boolean()
        case "add_all_backend_roles":
            given.add_all_backend_roles = parser.boolean()
        case "does_version_create_model_group":
            parser.boolean()
        case "rate_limiter" if target.has(Feature.MODEL_CONTROLS):
            fields = read_rate_limiter(parser)
            given.stored[name] = dict(fields)
            given.rate_limit = rate_limit_of(fields)
        case "connector":
            given.connector = parse_inline_connector(parser, target)
        case "model_config":
            parser.expect(START_OBJECT)
            is_remote = given.function_name == REMOTE
            members = _members(parser)
            given.stored[name] = check_model_config(parser, members, is_remote=is_remote, target=target)
        case "deploy_setting" if target.has(Feature.AUTO_DEPLOY):
            given.stored[name] = setting = read_deploy_setting(parser)
            given.auto_deploy = setting.get("is_auto_deploy_enabled") is not False
        case "backend_roles":
            given.backend_roles = _read_texts(parser)
        case "model_node_ids":
            _read_texts(parser)
        case "guardrails" if target.has(Feature.GUARDRAILS):
            given.stored[name] = guardrails = read_guardrails(parser)
            given.guardrails = parse_guardrails(guardrails)
        case "interface" if target.has(Feature.MODEL_INTERFACE):
            given.interface = interface_texts(parser.map(), target)
        case _:
            parser.skip_children()


def _function_name(text: str, target: Target) -> str:
    name = to_upper(text)
    if name not in function_names(target):
        raise illegal_argument("Wrong function name")
    return name


def interface_texts(values: dict[str, Json], target: Target) -> dict[str, str]:
    """``StringUtils.filteredParameterMap``: the two schemas as texts."""
    return {
        name: value if isinstance(value, str) else print_gson_value(value, target)
        for name in _INTERFACE_FIELDS
        if name in values
        for value in (values[name],)
    }


def read_deploy_setting(parser: XContentParser) -> dict[str, Json]:
    """The current object as ``deploy_setting`` is stored. Raises ``JavaError``."""
    parser.expect(START_OBJECT)
    fields: dict[str, Json] = {}
    for name in _members(parser):
        if name == "is_auto_deploy_enabled":
            fields[name] = parser.boolean()
        elif name == "model_ttl_minutes":
            fields[name] = parser.long()
        else:
            parser.skip_children()
    return fields


def read_guardrails(parser: XContentParser) -> dict[str, Json]:
    """The current object as ``guardrails`` are stored. Raises ``JavaError``."""
    parser.expect(START_OBJECT)
    fields: dict[str, Json] = {}
    for name in _members(parser):
        if name == "type":
            fields[name] = parser.text()
        elif name in ("input_guardrail", "output_guardrail"):
            fields[name] = dict(parser.map())
        else:
            parser.skip_children()
    return fields


def _read_texts(parser: XContentParser) -> list[str]:
    parser.expect(START_ARRAY)
    texts: list[str] = []
    while parser.next_token() is not END_ARRAY:
        texts.append(parser.text())
    return texts


def _members(parser: XContentParser) -> Iterator[str]:
    """Each member's name, with the parser at its value."""
    while parser.next_token() is not END_OBJECT:
        name = parser.current_name()
        parser.next_token()
        if name is None:
            raise null_pointer('Cannot invoke "String.hashCode()" because "<local>" is null')
        yield name
