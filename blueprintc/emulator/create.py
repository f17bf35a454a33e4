"""``create_connector``: the create, update and inline-register calls of the connector API.

Upstream: RestMLCreateConnectorAction, TransportCreateConnectorAction, UpdateConnectorTransportAction,
Connector.createConnector.
"""

import re
import unicodedata

from blueprintc.data import Feature, Target
from blueprintc.emulator.cluster import Cluster
from blueprintc.emulator.connector import AWS_SIGV4, HTTP, MCP_SSE, MCP_STREAMABLE_HTTP, Action, Connector
from blueprintc.emulator.connector_parser import (
    CreateInput,
    check_aws,
    parse_connector,
    parse_create_input,
)
from blueprintc.emulator.endpoints import check_connector_urls
from blueprintc.emulator.errors import ServerError, illegal_argument, illegal_state, is_illegal_argument, null_pointer
from blueprintc.emulator.headers import check_header_placeholders
from blueprintc.emulator.java_maps import hash_map, hash_map_copy
from blueprintc.emulator.printing import print_gson_value
from blueprintc.emulator.rest_body import body_parser
from blueprintc.emulator.substitution import substitute
from blueprintc.jsontext import Json, XContentParser
from blueprintc.jsontext.jackson import START_OBJECT
from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.strings import is_blank
from blueprintc.records import replace

REMOTE_INFERENCE_DISABLED = (
    "Remote Inference is currently disabled. To enable it, update the setting"
    ' "plugins.ml_commons.remote_inference_enabled" to true.'
)
_MCP_DISABLED = (
    "The MCP connector is not enabled. To enable, please update the setting plugins.ml_commons.mcp_connector_enabled"
)
_SAFE_TEXT = "can only contain letters, numbers, spaces, and basic punctuation (.,!?():@-_'/\")"
_SAFE_PUNCTUATION = frozenset(".,!?():@-_/'\" \t\n\v\f\r")
_PLAIN_TEXT = re.compile(r"[A-Za-z0-9 .,:_-]*")
_ACCESS_CONTROL_OFF = (
    "You cannot specify connector access control parameters because the Security plugin or connector access control is"
    " disabled on your cluster."
)


def create_connector(body: str, cluster: Cluster) -> Connector | None:
    """The connector that a create request makes; ``None`` for a dry run. Raises ``JavaError`` as the server throws.

    The caller is nobody: the Security plugin is not there.
    """
    given = read_create(body, cluster)
    connector = make_connector(given, cluster)
    if connector is not None:
        refuse_access_fields(given)
    return connector


def read_create(body: str, cluster: Cluster) -> CreateInput:
    """What the REST layer reads and checks of a create request, before it asks whether the caller may create."""
    if not cluster.flag("remote_inference.enabled", True):
        raise illegal_state(REMOTE_INFERENCE_DISABLED)
    if not body:
        raise ServerError("java.io.IOException", "Create Connector request has empty body")
    parser = body_parser(body, cluster.target)
    parser.next_token()
    parser.expect(START_OBJECT)
    given = parse_create_input(parser, cluster.target)
    check_texts(given, cluster.target)
    check_action_headers(given, cluster)
    return given


def make_connector(given: CreateInput, cluster: Cluster) -> Connector | None:
    """The connector of a request that has been read; ``None`` for a dry run. Access fields are not looked at."""
    if given.protocol == MCP_SSE and cluster.has(Feature.MCP) and not cluster.flag("mcp_connector_enabled", False):
        raise ServerError("org.opensearch.OpenSearchException", _MCP_DISABLED)
    if given.dry_run:
        return None
    connector = build_connector(given, cluster.target)
    check_connector_urls(connector, cluster)
    return connector


def refuse_access_fields(given: CreateInput) -> None:
    """Where the Security plugin is not there, or access control is off. Raises ``ServerError`` (400)."""
    if given.access is not None or given.add_all_backend_roles is not None or given.backend_roles:
        raise illegal_argument(_ACCESS_CONTROL_OFF)


def check_action_headers(given: CreateInput, cluster: Cluster) -> None:
    """Placeholders in headers, since 3.7."""
    if cluster.has(Feature.DYNAMIC_HEADERS):
        for action in given.actions or ():
            check_header_placeholders(action.headers, given.protocol)


def check_texts(given: CreateInput, target: Target, *, update: bool = False) -> None:
    """``MLCreateConnectorRequest.validate``: characters of names and descriptions, since 3.1."""
    fields = {
        "Model connector name": (given.name, not given.dry_run and not update),
        "Model connector description": (given.description, False),
    }
    if target.has(Feature.PROVISIONED_BY):
        fields["Model connector provisioned_by field"] = (given.provisioned_by, False)
    check_field_texts(fields, target)


def check_field_texts(fields: dict[str, tuple[str | None, bool]], target: Target) -> None:
    """``StringUtils.validateFields``: label to text, and whether it is required. Raises ``ServerError`` (400)."""
    if not target.has(Feature.SAFE_TEXT):
        return
    problems: list[str] = []
    for label, (text, required) in hash_map(fields).items():
        blank = text is None or is_blank(text)
        if blank and required:
            problems.append(f"{label} is required and cannot be null or blank")
        elif not blank and text is not None and not is_safe_text(text):
            problems.append(f"{label} {_SAFE_TEXT}")
    if problems:
        listed = "".join(f"{number}: {problem};" for number, problem in enumerate(problems, 1))
        raise ServerError("org.opensearch.action.ActionRequestValidationException", f"Validation Failed: {listed}")


def is_safe_text(text: str) -> bool:
    """Whether a text has only letters, numbers, ASCII white space and some punctuation.

    Upstream: StringUtils.SAFE_INPUT_PATTERN; combining marks are not allowed. Letters that are younger than Python's
    own Unicode tables are no letters here.
    """
    if _PLAIN_TEXT.fullmatch(text):
        return True
    return all(char in _SAFE_PUNCTUATION or unicodedata.category(char)[0] in "LN" for char in text)


def known_protocols(target: Target) -> tuple[str, ...]:
    """The protocols that have a connector class in a release."""
    mcp = ((MCP_SSE,) if target.has(Feature.MCP) else ()) + (
        (MCP_STREAMABLE_HTTP,) if target.has(Feature.MCP_STREAMABLE) else ()
    )
    return (HTTP, AWS_SIGV4, *mcp)


def build_connector(given: CreateInput, target: Target) -> Connector:
    """The connector of a create input.

    Upstream: the input is printed and parsed again by the class of its protocol. What that changes is done here
    directly: fields that the class does not know are lost.
    """
    protocol = given.protocol
    if protocol is None:
        raise illegal_argument("connector protocol is null")
    _check_class(protocol, target)
    is_mcp = protocol in (MCP_SSE, MCP_STREAMABLE_HTTP)
    connector = Connector(
        protocol=protocol,
        name=given.name,
        description=given.description,
        version=given.version,
        parameters=given.parameters,
        credential=hash_map_copy(given.credential, {}),
        actions=None if is_mcp else given.actions,
        client_config=given.client_config,
        backend_roles=given.backend_roles or None,
        tenant_id=given.tenant_id,
        url=given.url if is_mcp else None,
        headers=given.headers if is_mcp else None,
        provisioned_by=given.provisioned_by if not is_mcp else None,
    )
    if protocol == AWS_SIGV4:
        check_aws(connector)
    return connector


def function_warnings(action: Action, parameters: dict[str, str] | None) -> list[str]:
    """What the server logs where a built-in function does not fit the service in the URL, since 3.2.

    Upstream: ConnectorAction.validatePrePostProcessFunctions.
    """
    url = substitute(action.url, parameters or {})
    service = next((word for word in ("sagemaker", "openai", "bedrock", "cohere") if word in url), None)
    if service is None:
        return []
    wanted = "default" if service == "sagemaker" else service
    functions = {
        "PreProcessFunction": action.pre_process_function,
        "PostProcessFunction": action.post_process_function,
    }
    return [
        f"LLM service is {service}, so {label} should be corresponding to {service} for better results."
        for label, function in functions.items()
        if function is not None and function.startswith("connector.") and wanted not in function
    ]


def _check_class(protocol: str, target: Target) -> None:
    if protocol not in known_protocols(target):
        raise illegal_argument(f"Can't find class for type {protocol}")


def parse_inline_connector(parser: XContentParser, target: Target) -> Connector | None:
    """``Connector.createConnector(parser)``: the connector of a register request.

    The object becomes a map and a text again, which is then read as a stored form; ``None`` where the server logs an
    exception and goes on with null. Raises ``JavaError``.
    """
    text, protocol = inline_text(parser, target)
    return read_stored_connector(text, protocol, target)


def inline_text(parser: XContentParser, target: Target) -> tuple[str, str | None]:
    """The text that an inline connector is read from, and its protocol. Raises ``JavaError``."""
    values = parser.map()
    text = print_gson_value(dict(values), target)
    protocol = values.get("protocol")
    if protocol is not None and not isinstance(protocol, str):
        raise _not_a_string(protocol)
    return text, protocol


def read_stored_connector(text: str, protocol: str | None, target: Target) -> Connector | None:
    """A stored form as text. ``None`` where ``MLCommonsClassLoader`` or ``createConnector`` swallow an exception."""
    try:
        return load_stored_connector(text, protocol, target)
    except JavaError as error:
        if is_illegal_argument(error):
            raise
        return None


def load_stored_connector(text: str, protocol: str | None, target: Target) -> Connector:
    """A stored form as text. Raises ``JavaError``, also for what the server swallows."""
    parser = XContentParser(text, generation=3 if target.has(Feature.XCONTENT_JACKSON_3) else 2, from_bytes=False)
    parser.next_token()
    parser.expect(START_OBJECT)
    if protocol is None:
        raise illegal_argument("connector protocol is null")
    _check_class(protocol, target)
    return parse_connector(parser, protocol, target)


def _not_a_string(value: Json) -> JavaError:
    from blueprintc.emulator.java_values import class_cast, class_of

    found = class_of(value, list_class="java.util.ArrayList", map_class="java.util.HashMap")
    return class_cast(found, "java.lang.String")


def update_connector(connector: Connector, given: CreateInput, target: Target) -> Connector:
    """The connector after an update: what is merged, what is replaced, what stays.

    Upstream: HttpConnector.update, McpConnector.update.
    """
    is_mcp = connector.protocol in (MCP_SSE, MCP_STREAMABLE_HTTP)
    changed = replace(
        connector,
        name=given.name if given.name is not None else connector.name,
        description=given.description if given.description is not None else connector.description,
        version=given.version if given.version is not None else connector.version,
        protocol=given.protocol if given.protocol is not None else connector.protocol,
        credential=given.credential or connector.credential,
        backend_roles=given.backend_roles if given.backend_roles is not None else connector.backend_roles,
        access=given.access if given.access is not None else connector.access,
        client_config=given.client_config if given.client_config is not None else connector.client_config,
    )
    if is_mcp:
        _update_mcp(changed, given)
        return changed
    if given.actions is not None:
        changed.actions = given.actions
    if given.parameters:
        changed.parameters = _updated_parameters(connector.parameters, given.parameters, target)
    return changed


def _updated_parameters(old: dict[str, str] | None, new: dict[str, str], target: Target) -> dict[str, str]:
    if not target.has(Feature.UPDATE_MERGES_PARAMETERS):
        return new
    if old is None:
        raise null_pointer(
            'Cannot invoke "java.util.Map.putAll(java.util.Map)" because the return value of'
            ' "org.opensearch.ml.common.connector.HttpConnector.getParameters()" is null'
        )
    return hash_map({**old, **new})


def _update_mcp(connector: Connector, given: CreateInput) -> None:
    if given.url is not None:
        if is_blank(given.url):
            raise illegal_argument("MCP Connector url is blank")
        connector.url = given.url
    if given.headers is not None:
        connector.headers = given.headers
    connector.parameters = given.parameters
