"""The oracle's operations on connectors, parameters and payloads (``blueprintc answer``)."""

import json
from collections.abc import Callable
from typing import Any

from blueprintc.data import Target
from blueprintc.emulator.cluster import Cluster
from blueprintc.emulator.connector import Connector
from blueprintc.emulator.connector_parser import (
    CreateInput,
    check_protocol,
    client_config_json,
    connector_json,
    parameter_map,
    parse_client_config,
    parse_connector,
    parse_create_input,
)
from blueprintc.emulator.create import (
    build_connector,
    check_texts,
    function_warnings,
    inline_text,
    is_safe_text,
    load_stored_connector,
    update_connector,
)
from blueprintc.emulator.endpoints import check_connector_urls
from blueprintc.emulator.errors import is_illegal_argument
from blueprintc.emulator.escaping import escape_json, escape_parameters, gson_literal, process_text_doc
from blueprintc.emulator.from_json import from_json
from blueprintc.emulator.headers import load_headers
from blueprintc.emulator.java_escapes import unescape_java
from blueprintc.emulator.java_maps import hash_map
from blueprintc.emulator.ml_input import action_type_of, ml_input_json, parse_ml_input
from blueprintc.emulator.payload import add_to_string_parameters, check_placeholders, create_payload
from blueprintc.emulator.request import endpoint_of
from blueprintc.emulator.substitution import PARAMETERS, substitute
from blueprintc.jsontext import (
    Json,
    XContentParser,
    is_json,
    is_json_or_ndjson,
    parse_gson_doubles,
    print_gson,
    print_jackson,
)
from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.strings import is_blank

#: The release that the oracle's libraries belong to.
TARGET = Target.parse("3.4.0")
_OPENAI = "https://api.openai.com/v1/x"
_GEMINI = r"^https://generativelanguage\.googleapis\.com/.*$"

Fields = dict[str, Any]


def _text(value: Any) -> str | None:
    """``Json.str``: texts as they are, other values printed."""
    return value if value is None or isinstance(value, str) else print_jackson(value)


def _text_map(value: Any) -> dict[str, str | None] | None:
    return None if value is None else hash_map({name: _text(item) for name, item in value.items()})


def _parser(value: Any) -> XContentParser:
    text = value if isinstance(value, str) else json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    parser = XContentParser(text, generation=2, from_bytes=False)
    parser.next_token()
    return parser


def _connector(given: Any) -> Connector:
    """A connector from its stored form; what a request need not repeat is filled in."""
    stored: dict[str, Any] = {"name": "c", "version": "1", "protocol": "http", "credential": {"key": "k"}}
    stored.update(given or {})
    if "actions" not in stored:
        action = {"action_type": "predict", "method": "POST", "url": stored.get("url", _OPENAI)}
        for name in ("request_body", "headers", "pre_process_function", "post_process_function"):
            if name in stored:
                action[name] = stored[name]
        stored["actions"] = [action]
    return parse_connector(_parser(stored), stored["protocol"], TARGET)


def _error(error: JavaError, **more: str) -> Fields:
    return {"class": error.java_class, "message": error.message, **more}


def _result(value: Any) -> Fields:
    return {"result": value}


def _substitute(request: Fields) -> Fields:
    return _result(
        substitute(
            _text(request["template"]) or "",
            _text_map(request.get("map")) or {},
            prefix=request.get("prefix", PARAMETERS),
            suffix=request.get("suffix", "}"),
        )
    )


def _get_parameter_map(request: Fields) -> Fields:
    parser = _parser(request["json"] if "json" in request else request.get("object"))
    return _result(parameter_map(parser.map(), TARGET))


def _xcontent_map(request: Fields) -> Fields:
    return _result(_parser(request["json"]).map())


def _from_json(request: Fields) -> Fields:
    text = request["json"] if isinstance(request["json"], str) else json.dumps(request["json"], separators=(",", ":"))
    return _result(from_json(text, request.get("key", "response"), TARGET))


def _to_string_parameters(request: Fields) -> Fields:
    parameters = _text_map(request.get("map")) or {}
    add_to_string_parameters(parameters, TARGET)
    return _result(hash_map(parameters))


def _escape_parameters(request: Fields) -> Fields:
    given = _text_map(request.get("map"))
    return _result(None if given is None else escape_parameters(given, TARGET))


def _process_text_doc(request: Fields) -> Fields:
    text = _text(request.get("text"))
    return _result(None if text is None else process_text_doc(text, TARGET))


def _is_safe(request: Fields) -> Fields:
    text = _text(request.get("text"))
    return _result(text is not None and not is_blank(text) and is_safe_text(text))


def _create_connector(request: Fields) -> Fields:
    update = request.get("update") is True
    try:
        given = parse_create_input(_parser(request["json"]), TARGET, update=update)
    except JavaError as error:
        return {"error": _error(error, stage="parse")}
    answer: Fields = {"result": given.as_json(TARGET), "dry_run": given.dry_run}
    problems = _validation(given)
    if problems:
        answer["validation"] = problems
    if update or given.dry_run:
        return answer
    warnings = [text for action in given.actions or () for text in function_warnings(action, given.parameters)]
    _add_connector(answer, given)
    if warnings:
        answer["logged"] = [{"level": "WARN", "text": text, "thrown": None} for text in warnings]
    return answer


def _validation(given: CreateInput) -> list[str]:
    try:
        # the oracle's request never knows that it is an update
        check_texts(given, TARGET)
    except JavaError as error:
        listed = (error.message or "").removeprefix("Validation Failed: ").rstrip(";").split(";")
        return sorted(problem.partition(": ")[2] for problem in listed)
    return []


def _add_connector(answer: Fields, given: CreateInput) -> None:
    try:
        connector = build_connector(given, TARGET)
    except JavaError as error:
        answer["connector_error"] = _error(error)
        return
    answer["connector"] = connector_json(connector, TARGET)
    try:
        check_connector_urls(connector, _cluster(None))
    except JavaError as error:
        answer["url_error"] = _error(error)


def _cluster(regexes: list[str] | None) -> Cluster:
    defaults = [*Cluster(TARGET).trusted_endpoints, _GEMINI]
    chosen = defaults if regexes is None else regexes
    return Cluster(TARGET, {"plugins.ml_commons.trusted_connector_endpoints_regex": chosen})


def _inline_connector(request: Fields) -> Fields:
    text, protocol = inline_text(_parser(request["json"]), TARGET)
    try:
        return _result(connector_json(load_stored_connector(text, protocol, TARGET), TARGET))
    except JavaError as error:
        if is_illegal_argument(error):
            raise
        thrown = {"level": "ERROR", "text": f"Failed to init instance for type {protocol}", "thrown": _error(error)}
        return {"result": None, "logged": [thrown]}


def _update_connector(request: Fields) -> Fields:
    connector = _connector(request.get("connector"))
    given = parse_create_input(_parser(request["json"]), TARGET, update=True)
    return _result(connector_json(update_connector(connector, given, TARGET), TARGET))


def _client_config(request: Fields) -> Fields:
    return _result(client_config_json(parse_client_config(_parser(request["json"]), TARGET), TARGET))


def _ml_input(request: Fields) -> Fields:
    parser = _parser(request["json"])
    action_type = action_type_of(request.get("action", "PREDICT"), TARGET)
    given = parse_ml_input(parser, request.get("algorithm", "remote"), action_type, TARGET)
    return _result(ml_input_json(given, with_filter=True))


def _create_payload(request: Fields) -> Fields:
    connector = _connector(request.get("connector"))
    parameters = _text_map(request.get("parameters")) or {}
    try:
        payload = create_payload(connector, request.get("action", "PREDICT"), parameters, TARGET)
    except JavaError as error:
        return {"error": _error(error, stage="create")}
    answer: Fields = {"result": payload}
    try:
        check_placeholders(payload, {}, TARGET)
    except JavaError as error:
        answer["validate_error"] = _error(error)
    return answer


def _validate_payload(request: Fields) -> Fields:
    check_placeholders(_text(request.get("payload")), {}, TARGET)
    return _result(True)


def _endpoint(request: Fields) -> Fields:
    connector = _connector(request.get("connector"))
    parameters = _text_map(request.get("parameters")) or {}
    return _result(endpoint_of(connector, request.get("action", "PREDICT"), parameters))


def _validate_url(request: Fields) -> Fields:
    regexes = request.get("regexes")
    texts = None if regexes is None else [_text(regex) or "" for regex in regexes]
    check_connector_urls(_connector(request.get("connector")), _cluster(texts))
    return _result(True)


def _headers(request: Fields) -> Fields:
    return _result(load_headers(_connector(request.get("connector")), request.get("action", "PREDICT"), TARGET))


def _validate_protocol(request: Fields) -> Fields:
    check_protocol(_text(request.get("text")))
    return _result(True)


def _on_text(function: Callable[[str], Json]) -> Callable[[Fields], Fields]:
    return lambda request: _result(function(_text(request["text"]) or ""))


OPERATIONS: dict[str, Callable[[Fields], Fields]] = {
    "substitute": _substitute,
    "escape_json": _on_text(escape_json),
    "unescape_java": _on_text(unescape_java),
    "gson_string": _on_text(lambda text: gson_literal(text, TARGET)),
    "gson_reprint": lambda request: _result(print_gson(parse_gson_doubles(_text(request["json"]) or ""))),
    "is_json": lambda request: _result(is_json(_text(request.get("text")))),
    "is_json_or_ndjson": lambda request: _result(is_json_or_ndjson(_text(request.get("text")))),
    "process_text_doc": _process_text_doc,
    "escape_parameters": _escape_parameters,
    "get_parameter_map": _get_parameter_map,
    "xcontent_map": _xcontent_map,
    "from_json": _from_json,
    "to_string_parameters": _to_string_parameters,
    "safe_text": _is_safe,
    "validate_protocol": _validate_protocol,
    "create_connector": _create_connector,
    "inline_connector": _inline_connector,
    "update_connector": _update_connector,
    "client_config": _client_config,
    "ml_input": _ml_input,
    "create_payload": _create_payload,
    "validate_payload": _validate_payload,
    "endpoint": _endpoint,
    "validate_url": _validate_url,
    "headers": _headers,
}
