"""``Connector``: a connector as the server holds it after it has been created, and the parts of it."""

from blueprintc.jsontext import Json
from blueprintc.records import record, state

ACTION_TYPES = ("PREDICT", "EXECUTE", "BATCH_PREDICT", "CANCEL_BATCH_PREDICT", "BATCH_PREDICT_STATUS")

HTTP = "http"
AWS_SIGV4 = "aws_sigv4"
MCP_SSE = "mcp_sse"
MCP_STREAMABLE_HTTP = "mcp_streamable_http"


@record
class Action:
    """``ConnectorAction``; ``action_type`` is upper case."""

    action_type: str
    method: str
    url: str
    name: str | None = None
    headers: dict[str, str] | None = None
    request_body: str | None = None
    pre_process_function: str | None = None
    post_process_function: str | None = None
    supports_structured_output: bool = False


@record
class ClientConfig:
    """``ConnectorClientConfig``, with the defaults of the release that read it."""

    max_connection: int = 30
    connection_timeout: int = 30
    read_timeout: int = 30
    retry_backoff_millis: int = 200
    retry_timeout_seconds: int = 30
    max_retry_times: int = 0
    retry_backoff_policy: str = "constant"
    skip_ssl_verification: bool = False


@state
class Connector:
    """A connector in its stored form (``HttpConnector``, ``AwsConnector``, the MCP connectors).

    ``parameters`` is ``None`` where the document had none and the parser gives null; credentials are plain: the
    emulator encrypts nothing.
    """

    protocol: str
    name: str | None = None
    description: str | None = None
    version: str | None = None
    parameters: dict[str, str] | None = None
    credential: dict[str, str] | None = None
    actions: list[Action] | None = None
    client_config: ClientConfig | None = None
    backend_roles: list[str] | None = None
    access: str | None = None
    tenant_id: str | None = None
    url: str | None = None
    headers: dict[str, str] | None = None
    provisioned_by: str | None = None
    owner: dict[str, Json] | None = None

    def find_action(self, action: str) -> Action | None:
        """The first action of a type (any case), else the action of that name.

        Upstream: AbstractConnector.findAction; names since 3.5.0.
        """
        wanted = action.upper()
        is_type = wanted in ACTION_TYPES
        for candidate in self.actions or ():
            if (candidate.action_type == wanted) if is_type else (candidate.name == action):
                return candidate
        return None
