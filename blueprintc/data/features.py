"""``Feature`` and ``Target``: which release of the server has which behaviour. The only table of that kind.

Built-in functions carry their own ``since`` (``emulator/functions``); everything else that changed between 2.9 and
3.8 is here. The second value of an entry says what is meant, the third where that is known from: a pull request or
constant of ML Commons, "recorded" for a recording of the real servers 2.19, 3.4 and 3.8, "tag" for the first release
whose source has it.
"""

import re
from enum import Enum, unique
from functools import cache

from blueprintc.errors import UsageError
from blueprintc.records import record

OLDEST = "2.9"
NEWEST = "3.8"
_NEWEST_PATCH = 999


@cache
def _version(text: str) -> tuple[int, int, int]:
    numbers = [int(part) for part in text.split(".")]
    return (numbers[0], numbers[1], numbers[2] if len(numbers) > 2 else _NEWEST_PATCH)


@unique
class Feature(Enum):
    """A behaviour that a release has or lacks: (first release, what it is, source)."""

    # create, update, register
    CLIENT_CONFIG = ("2.13.0", "client_config of a connector is read", "#1835, VERSION_2_13_0")
    TIMEOUTS_IN_SECONDS = ("2.14.0", "client_config timeouts are seconds, not milliseconds", "tag")
    RETRY_FIELDS = ("2.15.0", "retry fields of client_config", "#2462")
    UPDATE_MERGES_PARAMETERS = ("2.16.0", "an update merges parameters into the old ones", "#2784")
    CREDENTIAL_REQUIRED = ("2.19.0", "create refuses an empty credential", "#3260")
    TENANT_ID = ("2.19.0", "tenant_id is read", "#3382, VERSION_2_19_0")
    MCP = ("3.0.0", "the protocol mcp_sse, url and headers of a connector", "#3721, recorded")
    MODEL_CONTROLS = ("2.12.0", "is_enabled and rate_limiter of a register request", "tag")
    MODEL_ENABLED_AT_REGISTER = ("3.0.0", "is_enabled of a register request of a remote model is kept", "recorded")
    SAFE_TEXT = ("3.1.0", "names and descriptions are checked; a blank name is refused", "#3805, recorded")
    REMOTE_MODEL_CONFIG = ("3.1.0", "model_config of a remote model has rules of its own", "tag")
    UNTRUSTED_URL_HIDDEN = ("3.2.0", "the untrusted-endpoint message does not quote the URL", "recorded")
    MCP_STREAMABLE = ("3.3.0", "the protocol mcp_streamable_http", "#4169")
    SAFE_TEXT_SLASH = ("3.1.0", "a slash is allowed in names and descriptions", "#3854")
    SKIP_SSL_VERIFICATION = ("3.5.0", "client_config.skip_ssl_verification", "#4394")
    PROTOCOL_CHECKED_AT_CREATE = ("3.5.0", "create names the supported protocols", "recorded")
    ACTION_NAMES = ("3.5.0", "actions have names", "#4538, VERSION_3_5_0")
    DEFAULT_TIMEOUT_30 = ("3.6.0", "client_config timeouts default to 30 s", "tag")
    STRUCTURED_OUTPUT = ("3.7.0", "supports_structured_output of an action", "#4824, VERSION_3_7_0")
    PROVISIONED_BY = ("3.7.0", "provisioned_by of a connector", "#4754, VERSION_3_7_0")
    REGEX_SAFETY = ("3.7.0", "settings with regexes are checked for dangerous ones", "#4818")
    # input and parameters
    ESCAPE_REQUEST_PARAMETERS = ("2.10.0", "request parameters are JSON-escaped unless they are JSON", "#1176")
    NULL_DEFAULT = ("2.10.0", '"${parameters.x:-null}" becomes null', "#1219")
    DEFAULT_PRE_PROCESS = ("2.11.0", "text docs without a function use the default one", "tag")
    STEP_SIZE = ("2.11.1", "input_docs_processed_step_size", "#1586")
    ESCAPE_PRE_PROCESS_RESULT = ("2.12.0", "pre-process results are escaped too", "#1970")
    IS_JSON_BY_GSON = ("2.12.0", "isJson needs Gson to accept the whole text", "#2041")
    PROCESS_REMOTE_INPUT = ("2.12.0", "scripts may process a remote dataset", "#1954")
    CHARSET = ("2.12.0", "the parameter charset", "#1691")
    ALGORITHM_CONTENT_TYPE = ("2.13.0", "content_type of text docs", "#2123")
    SUB_REQUESTS = ("2.14.0", "documents are sent in parallel sub-requests by an asynchronous client", "#1958")
    SKIP_VALIDATING_PARAMETERS = ("2.17.0", "skip_validating_missing_parameters", "#2812")
    TO_STRING_PARAMETERS = ("2.17.0", "${parameters.x.toString()}", "#2871")
    DLQ = ("2.19.0", "dlq of a batch call", "#3421, VERSION_2_19_0")
    NO_ESCAPE_PARAMS = ("3.0.0", "no_escape_params", "#3716, recorded")
    BROKEN_PREDICT_BODY_IS_400 = ("3.2.0", "a broken predict body is a 400, not a NullPointerException", "recorded")
    SPARSE_EMBEDDING_FORMAT = ("3.2.0", "sparse_embedding_format of text docs", "#3963, V_3_2_0")
    GSON_NULLS_AND_NO_HTML = ("3.3.0", "object parameters keep null members and < > & = ' as they are", "recorded")
    ALGORITHM_PARAMETERS = ("3.3.0", "algorithm parameters are visible to templates", "#4121, recorded")
    PROCESSORS = ("3.3.0", "input_processors and output_processors", "#4093, #4260, recorded")
    STREAMING = ("3.3.0", "the predict streaming route and the parameter stream", "#4187, recorded")
    NDJSON = ("3.5.0", "a payload may be NDJSON", "#4538")
    NOVA_CLEANING = ("3.5.0", "null parts of a Nova payload are removed", "#4425, recorded")
    # requests
    SIGV4_BY_HTTP_SIGNER = ("3.3.0", "requests are signed by AwsV4HttpSigner: x-amz-content-sha256", "#4102, recorded")
    URI_MESSAGE = ("3.2.0", "an endpoint that is no URI has a message of its own", "#3972, recorded")
    PRIVATE_IP_SETTING = ("2.15.0", "connector.private_ip_enabled; before, private addresses were refused", "#2534")
    PUT_AND_DELETE = ("3.5.0", "methods PUT and DELETE", "#4538, recorded")
    GET_SENDS_BODY = ("3.5.0", "GET sends its request_body", "recorded")
    DYNAMIC_HEADERS = ("3.7.0", "parameters in headers per request, and their checks", "#4817, recorded")
    TRUSTED_URL_PER_CALL = ("3.7.0", "the trusted endpoints are checked on each call", "#4826")
    RESTRICTED_IPS = ("3.7.0", "restricted addresses and the regex of private endpoints", "#4818")
    # responses
    REMOTE_STATUS_KEPT = ("2.11.0", "a status that is no success is an error with that status", "#1477")
    THROTTLING_HEADER = ("2.15.0", "x-amzn-ErrorType: ThrottlingException", "#2442")
    EMPTY_BODY_REFUSED = ("2.14.0", "an empty success body is refused", "#1958")
    EMPTY_BODY_BY_STATUS = ("3.2.0", "502 for an empty success body, error statuses stay", "recorded")
    PROCESS_ERRORS_PLAIN = ("3.3.0", "argument errors of response processing are not wrapped", "recorded")
    MAP_TO_DATA_AS_MAP = ("3.3.0", "an object result of a filter is dataAsMap itself", "recorded")
    DATA_TYPE_FROM_FILTER = ("3.0.0", "the data type of an embedding is read from the filter", "#3560, recorded")
    JACKSON_RESPONSES = ("3.5.0", "responses are parsed strictly by Jackson, integers stay integers", "#4520, recorded")
    MAX_JSON_SIZE = ("3.5.0", "max_json_size", "#4520")
    UNKNOWN_STATUS_HANGS = ("3.5.0", "a status unknown to RestStatus gets no answer", "recorded, tag")
    JACKSON_3_RESPONSES = ("3.7.0", "responses are parsed by Jackson 3; trailing tokens are refused", "#4795, recorded")
    FILTER_FALLBACK = ("3.7.0", "a response_filter that finds nothing gives the whole response", "#4824, recorded")
    RETRY_ON_STATUS = ("3.8.0", "429 and 5xx are retried", "#4882, recorded")
    GSON_NESTING_LIMIT = ("3.3.0", "Gson reads 255 levels only", "Gson 2.13 instead of 2.11 in build.gradle")
    CONNECTOR_PARAMETERS_IN_HEADERS = ("2.14.0", "connector parameters in headers, at load", "recorded, tag")
    # interface, guardrails, batch
    MODEL_INTERFACE = ("2.14.0", "the model interface", "#2357")
    INTERFACE_PRESETS = ("2.16.0", "interface presets", "#2689")
    INTERFACE_CONVERTS = ("2.17.0", "the interface converts parameter strings to JSON", "#2852")
    INTERFACE_RAW_PRESETS = ("2.19.1", "presets of raw outputs", "#3553")
    INTERFACE_SKIPS_BATCH = ("3.3.0", "no input interface check for batch predict", "#4219")
    INTERFACE_JSON_POINTERS = ("3.7.0", "validator 3.0: errors with JSON Pointers", "recorded")
    GUARDRAILS = ("2.13.0", "guardrails of a register request", "#2209, tag")
    GUARDRAILS_FAIL_CLOSED = ("3.8.0", "guardrails that cannot be checked fail the call", "#4904")
    BATCH_PREDICT = ("2.16.0", "the action batch_predict and its route", "#2661")
    BATCH_ACTIONS_DERIVED = ("2.18.0", "status and cancel actions are derived from the URL", "#3080")
    BATCH_TASKS_100 = ("3.4.0", "100 batch tasks by default, not 10", "recorded")
    BATCH_STATUS_BROKEN = ("3.7.0", "batch status and cancel fail: trusted endpoints are not passed", "recorded")
    AUTO_DEPLOY = ("2.13.0", "remote models are deployed by the first predict", "#2206")
    # core
    JDK_21 = ("2.12.0", "JDK 21: shortest texts of doubles, other texts of index errors", "bundled JDK")
    JDK_25 = ("3.0.0", "JDK 25: other texts of URI errors", "JDK of the recordings of 3.4 and 3.8")
    CLIENT_BUILT_AT_CALL = ("3.4.0", "the HTTP client is built by the first call, not at deploy", "recorded, tag")
    STREAM_BEFORE_RETRY = ("3.5.0", "the parameter stream counts more than retries", "tag")
    XCONTENT_JACKSON_3 = ("3.7.0", "the REST layer's JSON is Jackson 3: texts, raw non-BMP characters", "recorded")

    def __init__(self, since: str, meaning: str, source: str) -> None:
        self.since = _version(since)
        self.meaning = meaning
        self.source = source

    __hash__ = object.__hash__  # members are compared by identity; Enum's own hash is slow


@record
class Target:
    """A release of the server. ``2.19`` means the newest patch release of that line."""

    name: str
    version: tuple[int, int, int]
    features: frozenset[Feature]

    def __hash__(self) -> int:
        """By name, which says it all: targets are keys of many caches."""
        return hash(self.name)

    def has(self, feature: Feature) -> bool:
        """Whether this release has a behaviour."""
        return feature in self.features

    def at_least(self, since: str) -> bool:
        """Whether this is the release ``since`` (``3.3.2``) or a later one."""
        return self.version >= _version(since)

    @staticmethod
    def parse(text: str) -> "Target":
        """The release of a text such as ``3.4`` or ``2.17.1``. Raises ``UsageError`` where it is not known."""
        return _parse(text)


@cache
def _parse(text: str) -> Target:
    if not re.fullmatch(r"\d{1,3}\.\d{1,3}(\.\d{1,3})?(\.\d{1,3})?", text):
        raise UsageError(f"target {text!r} is not a release such as 3.4 or 2.17.1")
    version = _version(".".join(text.split(".")[:3]))
    if not _version(f"{OLDEST}.0") <= version <= _version(NEWEST):
        raise UsageError(f"target {text!r} is not between {OLDEST} and {NEWEST}")
    return Target(text, version, frozenset(feature for feature in Feature if feature.since <= version))
