"""``create_payload``: from the template of an action and the merged parameters to the text that is sent.

Upstream: HttpConnector.createPayload, Connector.validatePayload, ConnectorUtils.cleanPayloadIfNeeded,
StringUtils.parseParameters.
"""

import re
from collections.abc import Mapping

from blueprintc.data import Feature, Target
from blueprintc.emulator.connector import Connector
from blueprintc.emulator.errors import ServerError, illegal_argument, illegal_state
from blueprintc.emulator.escaping import is_json_value, nesting_limit, process_text_doc
from blueprintc.emulator.printing import jdk_of, print_gson_value
from blueprintc.emulator.substitution import PARAMETERS, substitute
from blueprintc.jsontext import Json, is_json_or_ndjson, parse_gson, print_gson
from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.strings import is_blank, trim

OPENAI_CHAT = "openai/v1/chat/completions"
SKIP_VALIDATION = "skip_validating_missing_parameters"
STRUCTURED_FIELDS = ("response_format", "generationConfig", "toolConfig")
NOVA_MODEL = "amazon.nova-2-multimodal-embeddings-v1:0"

_NULL_DEFAULT = re.compile(r'"\$\{parameters\.([A-Za-z0-9_]+):-null}"')
_TO_STRING_NAME = ".toString()"
_TO_STRING_END = ".toString()}"
_LINE_END = re.compile("[\n\r\u0085\u2028\u2029]")
_UNFILLED = re.compile(r"\$\{parameters\.([^}]+)\}")

Parameters = dict[str, "str | None"]


def create_payload(
    connector: Connector, action: str, parameters: Parameters, target: Target, filled: dict[str, str] | None = None
) -> str | None:
    """The payload of a call; ``parameters`` gets its ``x.toString()`` entries. Raises ``ServerError``.

    ``filled`` notes which placeholders were filled, and whether by a value or a default.
    """
    found = connector.find_action(action)
    if found is None or found.request_body is None:
        return parameters.get("http_body")
    template = fill_null_defaults(found.request_body, parameters, target)
    add_to_string_parameters(parameters, target)
    payload = substitute(template, parameters, filled=filled)
    if not is_payload(payload, target):
        raise illegal_argument(f"Invalid payload: {payload}")
    payload = _inject_stream(payload, parameters, target)
    if found.supports_structured_output:
        payload = _inject_structured_output(payload, parameters, target)
    return payload


def is_payload(payload: str, target: Target) -> bool:
    """Whether the server takes a filled body for one: JSON by its lenient rule, or lines of it since 3.5."""
    return is_json_value(payload, target) or (target.has(Feature.NDJSON) and is_json_or_ndjson(payload))


def fill_null_defaults(template: str, parameters: Mapping[str, str | None], target: Target) -> str:
    """``"${parameters.x:-null}"``, quotes included, becomes ``null`` where ``x`` is not given."""
    if not target.has(Feature.NULL_DEFAULT) or ':-null}"' not in template:
        return template
    return _NULL_DEFAULT.sub(
        lambda match: match.group() if parameters.get(match.group(1)) is not None else "null", template
    )


def add_to_string_parameters(parameters: Parameters, target: Target) -> None:
    """For each ``${parameters.x.toString()}`` in a *value* add the parameter ``x.toString()``: ``x``, escaped."""
    if not target.has(Feature.TO_STRING_PARAMETERS):
        return
    names: list[str] = []
    for value in parameters.values():
        if value is not None and _TO_STRING_NAME in value:
            names.extend(to_string_names(value))
    done: dict[str, str] = {}
    for name in names:
        value = parameters.get(name)
        if value is not None and done.get(name) is not value:
            parameters[name + _TO_STRING_NAME] = process_text_doc(value, target)
            done[name] = value


def to_string_names(value: str) -> list[str]:
    """What ``\\$\\{parameters\\.(.+?)\\.toString\\(\\)\\}`` captures in a value, in linear time.

    Upstream: StringUtils.collectToStringPrefixes: a dot does not match a line end, and the reluctant name begins at
    the first placeholder of a line.
    """
    names: list[str] = []
    position = limit = 0
    while (start := value.find(PARAMETERS, position)) >= 0:
        begin = start + len(PARAMETERS)
        if limit < begin:
            line_end = _LINE_END.search(value, begin)
            limit = line_end.start() if line_end else len(value)
        end = value.find(_TO_STRING_END, begin + 1, limit)
        if end < 0:
            position = max(limit, begin)
            continue
        names.append(value[begin:end])
        position = end + len(_TO_STRING_END)
    return names


def _inject_stream(payload: str, parameters: Mapping[str, str | None], target: Target) -> str:
    if not target.has(Feature.STREAMING) or not wants_stream(parameters):
        return payload
    if not is_json_value(payload, target):
        return payload
    body = _parse(payload, target)
    if not isinstance(body, dict):
        raise illegal_state(f"Not a JSON Object: {_print_element(body)}")
    body["stream"] = True
    return _print_element(body)


def wants_stream(parameters: Mapping[str, str | None]) -> bool:
    """Whether the parameter ``stream`` is there (whatever its value) for an interface that knows it."""
    interface = parameters.get("_llm_interface")
    if "stream" not in parameters or interface is None or is_blank(interface):
        return False
    return llm_interface(interface) == OPENAI_CHAT


def llm_interface(text: str) -> str:
    """``_llm_interface`` as ML Commons compares it: trimmed, lower case, Java escapes decoded."""
    from blueprintc.emulator.java_escapes import unescape_java

    return unescape_java(trim(text).lower())


def _inject_structured_output(payload: str, parameters: Mapping[str, str | None], target: Target) -> str:
    """Upstream: HttpConnector.injectStructuredOutputParams, since 3.7.0: replacements first, then additions."""
    if not is_json_value(payload, target):
        return payload
    body = _parse(payload, target)
    if not isinstance(body, dict):
        return payload
    changed = False
    for name, text in parameters.items():
        field = None if name.endswith("_additions_json") else _allowed_field(name, "_json")
        value = _json_object(text, target) if field is not None else None
        if field is not None and value is not None:
            body[field] = value
            changed = True
    for name, text in parameters.items():
        field = _allowed_field(name, "_additions_json")
        value = _json_object(text, target) if field is not None else None
        if field is not None and value is not None:
            old = body.get(field)
            body[field] = {**old, **value} if isinstance(old, dict) else value
            changed = True
    return _print_element(body) if changed else payload


def _allowed_field(name: str, suffix: str) -> str | None:
    if not name.startswith("_") or not name.endswith(suffix):
        return None
    field = name[1 : len(name) - len(suffix)]
    return field if field in STRUCTURED_FIELDS else None


def _json_object(text: str | None, target: Target) -> dict[str, Json] | None:
    if text is None or not is_json_value(text, target):
        return None
    value = _parse(text, target)
    return value if isinstance(value, dict) else None


def _parse(text: str, target: Target) -> Json:
    return parse_gson(text, nesting_limit=nesting_limit(target))


def _print_element(value: Json) -> str:
    """``JsonElement.toString``: nulls are kept, numbers as written, nothing is HTML-escaped."""
    return print_gson(value)


def check_placeholders(payload: str | None, parameters: Mapping[str, str | None], target: Target) -> None:
    """No placeholder may be left in the payload, unless the caller asked to skip this. Raises ``ServerError``."""
    skip = parameters.get(SKIP_VALIDATION)
    if skip is not None and skip.lower() == "true" and target.has(Feature.SKIP_VALIDATING_PARAMETERS):
        return
    if payload is None or PARAMETERS[:-1] not in payload:
        return
    names = _UNFILLED.findall(payload, 0, payload.rfind("}") + 1)
    if not names:
        # Upstream: Connector.validatePayload cuts the trailing ", " off an empty text
        old = jdk_of(target) < 21
        shown = "start 0, end -2, length 0" if old else "Range [0, -2) out of bounds for length 0"
        raise ServerError("StringIndexOutOfBoundsException", shown)
    raise illegal_argument(f"Some parameter placeholder not filled in payload: {', '.join(names)}")


def clean_payload(payload: str | None, parameters: Mapping[str, str | None], target: Target) -> str | None:
    """Without the parts of a Nova payload whose value is null, since 3.5; anything odd leaves it as it is."""
    if payload is None or parameters.get("model") != NOVA_MODEL or not target.has(Feature.NOVA_CLEANING):
        return payload
    try:
        root = _parse(payload, target)
    except JavaError:
        return payload
    if not isinstance(root, dict):
        return payload
    params = root.get("singleEmbeddingParams")
    if not isinstance(params, dict):
        return payload
    for name in ("text", "image", "video", "audio"):
        part = params.get(name, {})
        source = part.get("source", {}) if isinstance(part, dict) and name != "text" else part
        if not isinstance(part, dict) or not isinstance(source, dict):
            # Upstream: ConnectorUtils.cleanBedrockNovaRequest: a failed cast gives up on the whole payload
            return payload
        content = "value" if name == "text" else "bytes"
        if content in source and source[content] is None:
            del params[name]
    return print_gson_value(root, target)
