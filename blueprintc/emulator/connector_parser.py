"""Read connectors as the server's parsers do: create and update requests, the stored form, inline connectors.

Upstream: MLCreateConnectorInput.parse, HttpConnector(String, XContentParser), ConnectorAction.parse,
ConnectorClientConfig.parse.
"""

from collections.abc import Iterator
from dataclasses import field

from blueprintc.data import Feature, Target
from blueprintc.data.names import action_types
from blueprintc.emulator.connector import (
    ACTION_TYPES,
    AWS_SIGV4,
    HTTP,
    MCP_SSE,
    MCP_STREAMABLE_HTTP,
    Action,
    ClientConfig,
    Connector,
)
from blueprintc.emulator.errors import illegal_argument, null_pointer
from blueprintc.emulator.java_maps import hash_map, hash_map_copy
from blueprintc.emulator.printing import print_gson_value
from blueprintc.jsontext import Json, XContentParser
from blueprintc.jsontext.jackson import END_ARRAY, END_OBJECT, START_ARRAY, START_OBJECT
from blueprintc.jvm.strings import is_blank, to_upper
from blueprintc.records import state

ACCESS_MODES = ("public", "private", "restricted")
PROTOCOLS = (AWS_SIGV4, HTTP, MCP_SSE, MCP_STREAMABLE_HTTP)
#: javac's number of the variable that a switch over a field's name needs, in the stored form's constructor.
_STORED_LOCAL = 4
_RETRY_POLICIES = ("constant", "exponential_equal_jitter", "exponential_full_jitter")
_NAME_CHARS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")


@state
class CreateInput:
    """``MLCreateConnectorInput``: the body of a create or update request."""

    name: str | None = None
    description: str | None = None
    version: str | None = None
    protocol: str | None = None
    parameters: dict[str, str] = field(default_factory=dict)
    credential: dict[str, str] = field(default_factory=dict)
    actions: list[Action] | None = None
    backend_roles: list[str] | None = None
    add_all_backend_roles: bool | None = None
    access: str | None = None
    dry_run: bool = False
    client_config: ClientConfig | None = None
    tenant_id: str | None = None
    url: str | None = None
    headers: dict[str, str] | None = None
    provisioned_by: str | None = None

    def as_json(self, target: Target) -> dict[str, Json]:
        """``toXContent``: the form in which the request is parsed again."""
        return _without_nulls(
            name=self.name,
            description=self.description,
            version=self.version,
            protocol=self.protocol,
            parameters=_json_map(self.parameters),
            credential=_json_map(self.credential),
            actions=_actions_json(self.actions),
            backend_roles=list(self.backend_roles) if self.backend_roles else None,
            add_all_backend_roles=self.add_all_backend_roles,
            access_mode=None if self.access is None else self.access.upper(),
            client_config=None if self.client_config is None else client_config_json(self.client_config, target),
            tenant_id=self.tenant_id,
            url=self.url,
            headers=_json_map(self.headers),
            provisioned_by=self.provisioned_by,
        )


def parse_create_input(parser: XContentParser, target: Target, *, update: bool = False) -> CreateInput:
    """The current object as a create (or update) request, constructor checks included.

    Raises ``JavaError`` as the parser and the constructor do, in the server's order.
    """
    given = CreateInput()
    parser.expect(START_OBJECT)
    for name in _members(parser, _create_local(target)):
        _read_create_field(parser, given, name, target)
    if not given.dry_run and not update:
        _check_create_input(given, target)
    return given


def _read_create_field(parser: XContentParser, given: CreateInput, name: str, target: Target) -> None:
    match name:
        case "name":
            given.name = parser.text()
        case "description":
            given.description = parser.text()
        case "version":
            given.version = parser.text()
        case "protocol":
            given.protocol = parser.text()
        case "parameters":
            given.parameters = parameter_map(parser.map(), target)
        case "credential":
            given.credential = parser.map_strings()
        case "actions":
            given.actions = parse_actions(parser, target)
        case "backend_roles":
            given.backend_roles = _parse_texts(parser)
        case "add_all_backend_roles":
            given.add_all_backend_roles = parser.boolean()
        case "access_mode":
            given.access = access_mode(parser.text())
        case "dry_run":
            given.dry_run = parser.boolean()
        case "client_config" if target.has(Feature.CLIENT_CONFIG):
            given.client_config = parse_client_config(parser, target)
        case "tenant_id" if target.has(Feature.TENANT_ID):
            given.tenant_id = parser.text_or_null()
        case "url" if target.has(Feature.MCP):
            given.url = parser.text_or_null()
        case "headers" if target.has(Feature.MCP):
            given.headers = parser.map_strings()
        case "provisioned_by" if target.has(Feature.PROVISIONED_BY):
            given.provisioned_by = parser.text_or_null()
        case _:
            parser.skip_children()


def _check_create_input(given: CreateInput, target: Target) -> None:
    if given.name is None:
        raise illegal_argument("Connector name is null")
    if given.version is None:
        raise illegal_argument("Connector version is null")
    if given.protocol is None:
        raise illegal_argument("Connector protocol is null")
    is_mcp = target.has(Feature.MCP) and given.protocol in (MCP_SSE, MCP_STREAMABLE_HTTP)
    if target.has(Feature.CREDENTIAL_REQUIRED) and not given.credential and not is_mcp:
        raise illegal_argument("Connector credential is null or empty list")
    if is_mcp and (given.url is None or is_blank(given.url)):
        raise illegal_argument("MCP Connector url is null or blank")
    if target.has(Feature.PROTOCOL_CHECKED_AT_CREATE):
        check_protocol(given.protocol)


def check_protocol(protocol: str | None) -> None:
    """``ConnectorProtocols.validateProtocol``."""
    listed = f"[{', '.join(PROTOCOLS)}]"
    if protocol is None:
        raise illegal_argument(f"Connector protocol is null. Please use one of {listed}")
    if protocol not in PROTOCOLS:
        raise illegal_argument(f"Unsupported connector protocol. Please use one of {listed}")


def parse_connector(parser: XContentParser, protocol: str, target: Target) -> Connector:
    """The current object as the stored form of a connector of a protocol; AWS fields are checked."""
    connector = Connector(protocol)
    is_mcp = protocol in (MCP_SSE, MCP_STREAMABLE_HTTP)
    parser.expect(START_OBJECT)
    for name in _members(parser, _STORED_LOCAL):
        if is_mcp:
            _read_mcp_field(parser, connector, name, target)
        else:
            _read_stored_field(parser, connector, name, target)
    if protocol == AWS_SIGV4:
        check_aws(connector)
    return connector


def _read_stored_field(parser: XContentParser, connector: Connector, name: str, target: Target) -> None:
    match name:
        case "parameters":
            connector.parameters = parameter_map(parser.map(), target)
        case "actions":
            connector.actions = parse_actions(parser, target)
        case "provisioned_by" if target.has(Feature.PROVISIONED_BY):
            connector.provisioned_by = parser.text_or_null()
        case _:
            _read_common_field(parser, connector, name, target)


def _read_mcp_field(parser: XContentParser, connector: Connector, name: str, target: Target) -> None:
    match name:
        case "parameters":
            connector.parameters = parser.map_strings()
        case "url":
            connector.url = parser.text_or_null()
        case "headers":
            connector.headers = parser.map_strings()
        case _:
            _read_common_field(parser, connector, name, target)


def _read_common_field(parser: XContentParser, connector: Connector, name: str, target: Target) -> None:
    match name:
        case "name":
            connector.name = parser.text()
        case "version":
            connector.version = parser.text()
        case "description":
            connector.description = parser.text()
        case "protocol":
            connector.protocol = parser.text()
        case "credential":
            # Upstream: a new HashMap, putAll
            connector.credential = hash_map_copy(parser.map_strings(), {})
        case "backend_roles":
            connector.backend_roles = _parse_texts(parser)
        case "owner":
            connector.owner = _parse_owner(parser)
        case "access":
            connector.access = access_mode(parser.text())
        case "created_time" | "last_updated_time":
            parser.long()
        case "client_config" if target.has(Feature.CLIENT_CONFIG):
            connector.client_config = parse_client_config(parser, target)
        case "tenant_id" if target.has(Feature.TENANT_ID):
            connector.tenant_id = parser.text_or_null()
        case _:
            parser.skip_children()


def check_aws(connector: Connector) -> None:
    """``AwsConnector.validate``: which keys are there; empty values pass."""
    credential = connector.credential
    if credential is None or "access_key" not in credential or "secret_key" not in credential:
        raise illegal_argument("Missing credential")
    parameters = connector.parameters or {}
    if "service_name" not in credential and "service_name" not in parameters:
        raise illegal_argument("Missing service name")
    if "region" not in credential and "region" not in parameters:
        raise illegal_argument("Missing region")


def parameter_map(values: dict[str, Json], target: Target) -> dict[str, str]:
    """``StringUtils.getParameterMap``: strings as they are, all else as Gson prints it."""
    return hash_map(
        {name: value if isinstance(value, str) else print_gson_value(value, target) for name, value in values.items()}
    )


def parse_actions(parser: XContentParser, target: Target) -> list[Action]:
    """The current array of actions."""
    parser.expect(START_ARRAY)
    actions: list[Action] = []
    while parser.next_token() is not END_ARRAY:
        actions.append(parse_action(parser, target))
    return actions


def parse_action(parser: XContentParser, target: Target) -> Action:
    """The current object as an action."""
    parser.expect(START_OBJECT)
    texts: dict[str, str] = {}
    action_type: str | None = None
    headers: dict[str, str] | None = None
    structured = False
    for name in _members(parser, _action_local(target)):
        match name:
            case "action_type":
                action_type = _action_type(parser.text(), target)
            case "method" | "url" | "request_body" | "pre_process_function" | "post_process_function":
                texts[name] = parser.text()
            case "name" if target.has(Feature.ACTION_NAMES):
                texts[name] = parser.text()
            case "headers":
                headers = parser.map_strings()
            case "supports_structured_output" if target.has(Feature.STRUCTURED_OUTPUT):
                structured = parser.boolean()
            case _:
                parser.skip_children()
    if action_type is None:
        raise illegal_argument("action type can't be null")
    if "url" not in texts:
        raise illegal_argument("url can't be null")
    if "method" not in texts:
        raise illegal_argument("method can't be null")
    _check_action_name(texts.get("name"))
    return Action(
        action_type=action_type,
        method=texts["method"],
        url=texts["url"],
        name=texts.get("name"),
        headers=headers,
        request_body=texts.get("request_body"),
        pre_process_function=texts.get("pre_process_function"),
        post_process_function=texts.get("post_process_function"),
        supports_structured_output=structured,
    )


def _action_type(text: str, target: Target) -> str:
    name = to_upper(text)
    if name not in action_types(target):
        enum = "org.opensearch.ml.common.connector.ConnectorAction.ActionType"
        raise illegal_argument(f"No enum constant {enum}.{name}")
    return name


def _check_action_name(name: str | None) -> None:
    if name is None:
        return
    if any(char < " " for char in name):
        raise illegal_argument("Action name must not contain control characters")
    if len(name.encode("utf-16-le", "surrogatepass")) > 128:
        raise illegal_argument("Action name exceeds maximum length of 64 characters")
    if not name or not _NAME_CHARS.issuperset(name):
        raise illegal_argument(
            "Action name contains invalid characters. Only alphanumeric characters, hyphens, and underscores are"
            " allowed"
        )
    if to_upper(name) in ACTION_TYPES:
        raise illegal_argument(f"name can't be one of action type [{', '.join(ACTION_TYPES)}]")


def default_client_config(target: Target) -> ClientConfig:
    """What a release takes where a field is not given."""
    # Upstream: the default of the timeouts stayed at 30000 when their unit became seconds
    timeout = 30 if target.has(Feature.DEFAULT_TIMEOUT_30) else 30000
    return ClientConfig(connection_timeout=timeout, read_timeout=timeout)


def parse_client_config(parser: XContentParser, target: Target) -> ClientConfig:
    """The current object as a client configuration; every field that is not given has its default."""
    parser.expect(START_OBJECT)
    default = default_client_config(target)
    numbers = {
        "max_connection": default.max_connection,
        "connection_timeout": default.connection_timeout,
        "read_timeout": default.read_timeout,
    }
    if target.has(Feature.RETRY_FIELDS):
        numbers["retry_backoff_millis"] = default.retry_backoff_millis
        numbers["retry_timeout_seconds"] = default.retry_timeout_seconds
        numbers["max_retry_times"] = default.max_retry_times
    policy = default.retry_backoff_policy
    skip_ssl = default.skip_ssl_verification
    local = 2 + len(numbers) + target.has(Feature.RETRY_FIELDS) + target.has(Feature.SKIP_SSL_VERIFICATION)
    for name in _members(parser, local):
        if name in numbers:
            numbers[name] = parser.integer()
        elif name == "retry_backoff_policy" and target.has(Feature.RETRY_FIELDS):
            policy = parser.text().lower()
            if policy not in _RETRY_POLICIES:
                raise illegal_argument("Unsupported retry backoff policy")
        elif name == "skip_ssl_verification" and target.has(Feature.SKIP_SSL_VERIFICATION):
            skip_ssl = parser.boolean()
        else:
            parser.skip_children()
    return ClientConfig(**numbers, retry_backoff_policy=policy, skip_ssl_verification=skip_ssl)


def client_config_json(config: ClientConfig, target: Target) -> dict[str, Json]:
    """``ConnectorClientConfig.toXContent``."""
    shown: dict[str, Json] = {
        "max_connection": config.max_connection,
        "connection_timeout": config.connection_timeout,
        "read_timeout": config.read_timeout,
        "retry_backoff_millis": config.retry_backoff_millis,
        "retry_timeout_seconds": config.retry_timeout_seconds,
        "max_retry_times": config.max_retry_times,
        "retry_backoff_policy": config.retry_backoff_policy,
    }
    if target.has(Feature.SKIP_SSL_VERIFICATION):
        shown["skip_ssl_verification"] = config.skip_ssl_verification
    return shown


def connector_json(connector: Connector, target: Target) -> dict[str, Json]:
    """The stored form (``HttpConnector.toXContent``), without times."""
    config = connector.client_config
    is_mcp = connector.protocol in (MCP_SSE, MCP_STREAMABLE_HTTP)
    shown = _without_nulls(
        name=connector.name,
        version=connector.version,
        description=connector.description,
        protocol=connector.protocol,
        parameters=_json_map(connector.parameters),
        credential=_json_map(connector.credential),
        actions=_actions_json(connector.actions),
        backend_roles=None if connector.backend_roles is None else list(connector.backend_roles),
        owner=connector.owner,
        access=connector.access,
        client_config=None if config is None else client_config_json(config, target),
        tenant_id=connector.tenant_id,
        url=connector.url,
        headers=_json_map(connector.headers),
        provisioned_by=connector.provisioned_by,
    )
    if is_mcp and "parameters" in shown:
        # Upstream: McpConnector.toXContent prints them last
        shown["parameters"] = shown.pop("parameters")
    return shown


def _actions_json(actions: list[Action] | None) -> list[Json] | None:
    if actions is None:
        return None
    return [
        _without_nulls(
            action_type=action.action_type,
            name=action.name,
            method=action.method,
            url=action.url,
            headers=_json_map(action.headers),
            request_body=action.request_body,
            pre_process_function=action.pre_process_function,
            post_process_function=action.post_process_function,
            supports_structured_output=True if action.supports_structured_output else None,
        )
        for action in actions
    ]


def _json_map(values: dict[str, str] | None) -> dict[str, Json] | None:
    return None if values is None else dict(values)


def _without_nulls(**values: Json) -> dict[str, Json]:
    return {name: value for name, value in values.items() if value is not None}


def access_mode(text: str) -> str | None:
    """``AccessMode.from``: anything but the three modes is nothing. Upstream: AccessMode.from never throws."""
    return text if text in ACCESS_MODES else None


def _parse_owner(parser: XContentParser) -> dict[str, Json]:
    """``User.parse`` of common-utils, as it is printed again."""
    owner: dict[str, Json] = {
        "name": "",
        "backend_roles": [],
        "roles": [],
        "user_requested_tenant": None,
        "user_requested_tenant_access": None,
        "custom_attribute_names": [],
    }
    parser.expect(START_OBJECT)
    for name in _members(parser, _STORED_LOCAL):
        if name == "name":
            owner[name] = parser.text()
        elif name in ("backend_roles", "roles", "custom_attribute_names"):
            owner[name] = [*_parse_texts(parser)]
        elif name in ("user_requested_tenant", "user_requested_tenant_access"):
            owner[name] = parser.text_or_null()
        else:
            parser.skip_children()
    return owner


def _parse_texts(parser: XContentParser) -> list[str]:
    parser.expect(START_ARRAY)
    texts: list[str] = []
    while parser.next_token() is not END_ARRAY:
        texts.append(parser.text())
    return texts


def _members(parser: XContentParser, local: int) -> Iterator[str]:
    """Each member's name, with the parser at its value.

    Upstream: every parse method loops like this; an array where a map is expected makes the loop run over its elements,
    which have no name, and the switch over the name fails. ``local`` is javac's number of the switch's variable.
    """
    while parser.next_token() is not END_OBJECT:
        name = parser.current_name()
        parser.next_token()
        if name is None:
            raise null_pointer(f'Cannot invoke "String.hashCode()" because "<local{local}>" is null')
        yield name


def _create_local(target: Target) -> int:
    local = 14 + target.has(Feature.CLIENT_CONFIG) + target.has(Feature.TENANT_ID)
    return local + 2 * target.has(Feature.MCP) + target.has(Feature.PROVISIONED_BY)


def _action_local(target: Target) -> int:
    return 9 + target.has(Feature.ACTION_NAMES) + target.has(Feature.STRUCTURED_OUTPUT)
