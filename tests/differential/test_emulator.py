"""Substitution, escaping, JSON reading and request parsing, compared with the libraries of ML Commons 3.4."""

import json
from typing import Any

import pytest
from hypothesis import strategies as st

from tests.differential.oracle import Answer, Oracle, Request, compare

pytestmark = pytest.mark.differential

_PIECES = (
    *"{}[],:\"'\\/;= \n\t\r#0123456789.-+eE",
    *(
        '"a"',
        '"a":',
        '"b":1',
        "'x'",
        "abc",
        "true",
        "false",
        "null",
        "NaN",
        "Infinity",
        "-Infinity",
        "01",
        "1.5",
        "1e5",
    ),
    *(
        "-0",
        "1e",
        "//c",
        "/*c*/",
        "#c\n",
        "=>",
        "\\u0041",
        "\\ud83d\\ude00",
        "\\x",
        "é",
        "😀",
        "\u2028",
        "\ufeff",
        "\0",
    ),
    *("tru", "12345678901234567890", "1e400", '"x\\ny"', '"\\u00e9"', '"\t"', "TRUE", "0x1F", '""', "1_0", '{"a":1}'),
    *("[1,2]", "{}", "[]", '{"k":{"k2":[1,"x",null]}}', "null:", '"a" :', "1E+2", "0.00001", "123456789.0"),
)
_rubbish = st.lists(st.sampled_from(_PIECES), max_size=9).map("".join)
_scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(max_size=8),
    st.sampled_from(["x", "1"]),
)
_values = st.recursive(
    _scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text('abké"', max_size=3), inner, max_size=3),
)
_objects = st.dictionaries(st.sampled_from(["a", "b", "key", "é", "role", "x1"]), _values, max_size=4)


@st.composite
def _broken(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> str:
    """A text, often with something put in or taken out."""
    text = draw(texts)
    at = draw(st.integers(0, len(text)))
    change = draw(st.sampled_from(["none", "none", "insert", "remove"]))
    if change == "insert":
        piece: str = draw(st.sampled_from(_PIECES))
        return text[:at] + piece + text[at:]
    return text[:at] + text[at + 1 :] if change == "remove" else text


_json = st.one_of(_rubbish, _broken(_values.map(json.dumps)), _broken(_objects.map(json.dumps)))
_template_pieces = (
    *(
        "${parameters.",
        "}",
        "x",
        "y",
        ":-",
        "$",
        "$$",
        "${",
        "${parameters.x}",
        "${parameters.y}",
        "${parameters.x:-d}",
    ),
    *("${parameters.y:-${parameters.x}}", '"', "{", "text", " ", "${parameters.x.toString()}", ".toString()", "\n"),
    *('"${parameters.x:-null}"', "${parameters.}", "${parametersx}"),
)
_templates = st.lists(st.sampled_from(_template_pieces), max_size=7).map("".join)
_names = st.sampled_from(["x", "y", "z", "a", "stream", "_llm_interface", "x.toString()", ""])
_maps = st.dictionaries(
    _names, st.one_of(_templates, _json, st.sampled_from(["v", 'q"\\/é', "openai/v1/chat/completions"])), max_size=4
)


def _unordered(request: Request, answer: Answer) -> Answer:
    """The order of keys is no matter of these; ``numbers`` are classes that we do not have."""
    answer = {name: value for name, value in answer.items() if name != "numbers"}
    sorted_answer: Answer = json.loads(json.dumps(answer, sort_keys=True))
    return sorted_answer


def _texts(*operations: str) -> st.SearchStrategy[Request]:
    return st.builds(lambda op, text: {"op": op, "text": text}, st.sampled_from(operations), _json | _templates)


def test_texts(oracle: Oracle, seconds: float) -> None:
    compare(_texts("is_json", "is_json_or_ndjson", "process_text_doc", "escape_json", "gson_string"), oracle, seconds)


def test_safe_text(oracle: Oracle, seconds: float) -> None:
    # characters that are younger than Python's Unicode (14) are strange to us
    known = st.text(st.characters(exclude_categories=["Cn"]), max_size=6)
    texts = known | st.text("a1 .,!?():@-_'/\"&+é中", max_size=6)
    compare(st.builds(lambda text: {"op": "safe_text", "text": text}, texts), oracle, seconds)


def test_json_readers(oracle: Oracle, seconds: float) -> None:
    operations = st.sampled_from(["from_json", "xcontent_map", "gson_reprint"])
    compare(
        st.builds(lambda op, text: {"op": op, "json": text}, operations, _json), oracle, seconds, normalise=_unordered
    )


def test_parameter_maps(oracle: Oracle, seconds: float) -> None:
    compare(st.builds(lambda text: {"op": "get_parameter_map", "json": text}, _json), oracle, seconds)


def test_substitution(oracle: Oracle, seconds: float) -> None:
    compare(
        st.builds(
            lambda template, values: {"op": "substitute", "template": template, "map": values}, _templates, _maps
        ),
        oracle,
        seconds,
    )


def test_parameters(oracle: Oracle, seconds: float) -> None:
    operations = st.sampled_from(["escape_parameters", "to_string_parameters"])
    compare(
        st.builds(lambda op, values: {"op": op, "map": values}, operations, _maps),
        oracle,
        seconds,
        normalise=_unordered,
    )


_bodies = st.one_of(
    _templates,
    _templates.map(lambda text: f'{{"a":"{text}"}}'),
    st.sampled_from(['{"a":${parameters.x}}', '{"a":${parameters.y:-1}}']),
)


def test_payloads(oracle: Oracle, seconds: float) -> None:
    compare(
        st.builds(
            lambda body, values: {"op": "create_payload", "connector": {"request_body": body}, "parameters": values},
            _bodies,
            _maps,
        ),
        oracle,
        seconds,
        normalise=_unordered,
    )


_ACTION = {
    "action_type": "predict",
    "method": "POST",
    "url": "https://api.openai.com/v1/e",
    "headers": {"A": "b"},
    "request_body": "{}",
}
_CONNECTOR: dict[str, Any] = {
    "name": "my conn",
    "description": "d",
    "version": "1",
    "protocol": "http",
    "credential": {"key": "k"},
    "parameters": {"model": "m"},
    "actions": [_ACTION],
    "client_config": {"max_connection": 3},
    "backend_roles": ["a"],
    "access_mode": "public",
    "dry_run": False,
    "add_all_backend_roles": True,
    "tenant_id": "t",
    "url": "u",
    "headers": {"h": "v"},
}
_odd_values = st.one_of(
    _values,
    st.sampled_from(
        [
            *(
                "http",
                "aws_sigv4",
                "mcp_sse",
                "mcp_streamable_http",
                "execute",
                "PREDICT",
                "batch_predict",
                "-1",
                "1e3",
            ),
            {"access_key": "a", "secret_key": "b", "region": "r", "service_name": "s"},
            [{"action_type": "predict", "method": "GET", "url": "https://api.openai.com/"}],
            [{}],
            {"retry_backoff_policy": "Constant"},
            {"max_connection": "3.7"},
            {"read_timeout": 1e99},
        ]
    ),
)


@st.composite
def _connectors(draw: st.DrawFn) -> str:
    """A create body in which a field or two are odd or missing."""
    body = dict(_CONNECTOR)
    for name in draw(st.sets(st.sampled_from(sorted(body)), max_size=8)):
        body.pop(name)
    body.update(draw(st.dictionaries(st.sampled_from(sorted(_CONNECTOR)), _odd_values, max_size=2)))
    if draw(st.booleans()):
        changed = draw(st.dictionaries(st.sampled_from(sorted(_ACTION)), _odd_values, max_size=2))
        body["actions"] = [{**_ACTION, **changed}]
    return json.dumps(body)


def test_connectors(oracle: Oracle, seconds: float) -> None:
    requests = st.builds(
        lambda op, text: {"op": op, "json": text},
        st.sampled_from(["create_connector", "inline_connector"]),
        _broken(_connectors()),
    )
    compare(requests, oracle, seconds, normalise=_unordered)


def test_model_input(oracle: Oracle, seconds: float) -> None:
    fields = ["parameters", "action_type", "dlq", "text_docs", "query_text", "question", "context", "return_bytes"]
    fields += ["return_number", "target_response", "target_response_positions", "result_filter", "x"]
    values = _values | st.sampled_from(["predict", {"content_type": "query"}, ["a", None, 1, True], [{"a": 1}]])
    algorithms = [
        "remote",
        "text_embedding",
        "sparse_encoding",
        "text_similarity",
        "question_answering",
        "REMOTE",
        "no",
    ]
    requests = st.builds(
        lambda algorithm, given: {"op": "ml_input", "algorithm": algorithm, "json": json.dumps(given)},
        st.sampled_from(algorithms),
        st.dictionaries(st.sampled_from(fields), values, max_size=4),
    )
    compare(requests, oracle, seconds, normalise=_unordered)
