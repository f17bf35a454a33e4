"""The fields of the blueprint format and of a connector: the one table.

Structural checks, "did you mean", the JSON Schema, the order of the output and the reference page are made from it.
"""

from enum import Enum

from blueprintc.records import record


class Kind(Enum):
    """What a field holds; the value is the word that messages use."""

    TEXT = "a text"
    INTEGER = "an integer"
    BOOLEAN = "true or false"
    TEXTS = "a mapping of texts"
    TEXT_LIST = "a list of texts"
    PARAMETERS = "a mapping of parameters"
    CREDENTIAL = "a mapping of credentials"
    BODY = "a mapping, a list or a text"
    FUNCTION = "the name of a function or a script"
    OBJECT = "a mapping"
    ACTIONS = "a list of actions"
    VARS = "a mapping of variables"
    INPUTS = "a mapping of JSON Schemas"
    VARIANTS = "a mapping of variants"
    VERSIONS = "a version or a range of versions"
    TEXTS_OR_TEXT = "a text or a list of texts"
    ANY = "any value"


@record
class Field:
    """A key, what it holds and what it is for.

    ``choices`` are the only texts allowed, in any case where ``any_case``. ``required`` is what the server (for a
    connector's field) or the format (for a blueprint's) insists on. ``fields`` are the keys of a mapping of
    kind ``OBJECT`` or of the items of ``ACTIONS``. ``since`` is the first server version that knows the field.
    """

    name: str
    kind: Kind
    summary: str
    required: bool = False
    choices: tuple[str, ...] = ()
    fields: tuple["Field", ...] = ()
    since: str = ""
    any_case: bool = False


_K = Kind

CLIENT_CONFIG = (
    Field("max_connection", _K.INTEGER, "Connections that the client keeps at most."),
    Field("connection_timeout", _K.INTEGER, "Seconds to wait for a connection (milliseconds in 2.13)."),
    Field("read_timeout", _K.INTEGER, "Seconds to wait for an answer (milliseconds in 2.13)."),
    Field("retry_backoff_millis", _K.INTEGER, "Base of the delay between tries, in milliseconds."),
    Field("retry_timeout_seconds", _K.INTEGER, "Seconds that all tries together may take."),
    Field("max_retry_times", _K.INTEGER, "Tries after the first one; -1 for as many as the budget allows."),
    Field(
        "retry_backoff_policy",
        _K.TEXT,
        "How the delay grows.",
        choices=("constant", "exponential_equal_jitter", "exponential_full_jitter"),
        any_case=True,
    ),
    Field("skip_ssl_verification", _K.BOOLEAN, "Trust every certificate.", since="3.5"),
    Field("mutual_tls_enabled", _K.BOOLEAN, "Present a client certificate.", since="3.9"),
    Field(
        "keystore_type",
        _K.TEXT,
        "The form of the client certificate.",
        choices=("PEM", "PKCS12"),
        since="3.9",
        any_case=True,
    ),
)

ACTION = (
    Field(
        "action_type",
        _K.TEXT,
        "What the action is for.",
        required=True,
        choices=("predict", "execute", "batch_predict", "cancel_batch_predict", "batch_predict_status"),
        any_case=True,
    ),
    Field("name", _K.TEXT, "A name by which the action is called.", since="3.5"),
    Field(
        "method", _K.TEXT, "The HTTP method.", required=True, choices=("GET", "POST", "PUT", "DELETE"), any_case=True
    ),
    Field("url", _K.TEXT, "The address; `${parameters.…}` is filled in.", required=True),
    Field("headers", _K.TEXTS, "HTTP headers; `${credential.…}` is filled in here and nowhere else."),
    Field("request_body", _K.BODY, "The body: a mapping that is lowered to its JSON text, or that text itself."),
    Field("pre_process_function", _K.FUNCTION, "What makes parameters of documents."),
    Field("post_process_function", _K.FUNCTION, "What makes tensors of the provider's answer."),
    Field("supports_structured_output", _K.BOOLEAN, "Take response formats from parameters.", since="3.7"),
)

#: The keys of a connector in the order in which they are written.
CONNECTOR = (
    Field("name", _K.TEXT, "The connector's name.", required=True),
    Field("description", _K.TEXT, "What it is for."),
    Field("version", _K.TEXT, "The author's version of the connector.", required=True),
    Field(
        "protocol",
        _K.TEXT,
        "How the provider is reached.",
        required=True,
        choices=("http", "aws_sigv4", "mcp_sse", "mcp_streamable_http", "google_cloud"),
    ),
    Field("url", _K.TEXT, "The address of an MCP server (MCP protocols only)."),
    Field("parameters", _K.PARAMETERS, "Run-time parameters with their values; the server keeps them as texts."),
    Field("credential", _K.CREDENTIAL, "Where secrets come from."),
    Field("headers", _K.TEXTS, "HTTP headers of an MCP server (MCP protocols only)."),
    Field("client_config", _K.OBJECT, "Limits and retries of the HTTP client.", fields=CLIENT_CONFIG),
    Field("actions", _K.ACTIONS, "What the connector can do.", fields=ACTION),
    Field("backend_roles", _K.TEXT_LIST, "Roles that may use it."),
    Field("add_all_backend_roles", _K.BOOLEAN, "Add all roles of the user who creates it."),
    Field("access_mode", _K.TEXT, "Who may use it.", choices=("public", "private", "restricted")),
    Field("provisioned_by", _K.TEXT, "Who created it.", since="3.7"),
    Field("tenant_id", _K.TEXT, "The tenant (multi-tenancy only).", since="2.19"),
    Field("connector_id", _K.TEXT, "An id of one's own choice.", since="3.9"),
    Field("dry_run", _K.BOOLEAN, "Only parse; the server checks next to nothing then."),
)

CALLERS = (
    "predict", "text_embedding", "sparse_encoding", "text_image_embedding", "rerank", "agent", "rag", "ml_inference",
    "batch", "highlight", "stream",
)  # fmt: skip

ORIGIN = (
    Field("pages", _K.TEXTS_OR_TEXT, "The pages that publish the connector."),
    Field("documentation", _K.TEXTS_OR_TEXT, "The provider's own documentation of the call."),
    Field("mended", _K.TEXTS, "What differs from the pages: the JSON pointer into the connector, and why."),
)

#: The keys that the blueprint format adds; none of them reaches the connector.
BLUEPRINT = (
    Field("blueprint", _K.INTEGER, "The version of the format: 1.", required=True),
    Field(
        "extends", _K.TEXTS_OR_TEXT, "What this one is merged over: paths of blueprints, or `catalog:PROVIDER/TASK`."
    ),
    Field("opensearch", _K.VERSIONS, 'Server versions it must work on: `">=2.11"`, or `"2.19"` alone.'),
    Field("platform", _K.TEXTS_OR_TEXT, "Where it runs.", choices=("self-managed", "aws")),
    Field("provider", _K.TEXT, "The provider's contract."),
    Field("callers", _K.TEXTS_OR_TEXT, "Who calls it.", choices=CALLERS),
    Field("vars", _K.VARS, "Build-time variables."),
    Field("inputs", _K.INPUTS, "Run-time parameters that callers fill: name to JSON Schema."),
    Field("outputs", _K.ANY, "What the output must look like: a JSON Schema."),
    Field("variants", _K.VARIANTS, "Variants; each builds its own connector."),
    Field("tests", _K.ANY, "Tests."),
    Field("origin", _K.OBJECT, "Where the connector comes from.", fields=ORIGIN),
)

VARIABLE = (
    Field(
        "type",
        _K.TEXT,
        "The type of its value.",
        choices=("string", "integer", "number", "boolean", "array", "object"),
    ),
    Field("default", _K.ANY, "The value where nothing else gives one."),
    Field("enum", _K.ANY, "The only values allowed: a list."),
    Field("required", _K.BOOLEAN, "Whether a value must be given (by default: where there is no `default`)."),
    Field("description", _K.TEXT, "What it is for."),
)

CREDENTIAL_SOURCE = (
    Field("env", _K.TEXT, "The environment variable that holds the secret."),
    Field("file", _K.TEXT, "The file that holds the secret."),
    Field("value", _K.TEXT, "A value that is no secret, such as the ARN of a role."),
)

CONNECTOR_KEYS = frozenset(field.name for field in CONNECTOR)
BLUEPRINT_KEYS = frozenset(field.name for field in BLUEPRINT)


def field_of(table: tuple[Field, ...], name: str) -> Field | None:
    """The field of a name in a table, or none."""
    for field in table:
        if field.name == name:
            return field
    return None
