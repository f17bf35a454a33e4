"""Recognising errors: their variable parts, bodies of the REST API, logs, and texts that are no error."""

import json
import re
import time

import pytest

from blueprintc.errorbook import KnownError, known_errors, nearest, recognise
from blueprintc.errorbook.pattern import Pattern, normal
from blueprintc.linter import all_codes

LOG = """[2026-11-24T10:00:00,000][INFO ][o.o.n.Node] [node-1] started
[2026-11-24T10:00:01,000][ERROR][o.o.m.e.a.r.RemoteModel] [node-1] Failed to call remote model.
java.lang.IllegalArgumentException: Invalid payload: {
  "prompt": ${parameters.prompt}
}
\tat org.opensearch.ml.common.connector.HttpConnector.createPayload(HttpConnector.java:300)
\t... 12 more
Caused by: java.lang.IllegalArgumentException: Connector URL is not matching the trusted connector endpoint regex
[2026-11-24T10:00:02,000][WARN ][o.o.m.x] [node-1] model says no PREDICT action found and gives up
java.lang.IllegalArgumentException: no PREDICT action found
java.lang.RuntimeException: something of our own
"""


def ids(text: str) -> list[str]:
    return [one.error.id for one in recognise(text).known]


@pytest.mark.parametrize("error", known_errors(), ids=lambda error: error.id)
def test_an_entry_is_complete_and_each_of_its_texts_is_recognised(error: KnownError) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", error.id)
    assert error.meaning.endswith((".", "…"))
    assert error.mend.endswith((".", "…"))
    assert error.causes
    assert all(cause.strip() for cause in error.causes)
    assert set(error.codes) <= set(all_codes())
    for text in error.texts:
        sample = re.sub(r"(?<!\$)\{[a-z_]+(?::word)?\}", "sample", text)
        found = recognise(sample).known
        assert found, text
        alike = [one.error for one in found if one.error is error]
        assert alike, f"{text} is taken for {[one.error.id for one in found]}"


def test_ids_are_unique_and_no_text_stands_twice() -> None:
    every = [error.id for error in known_errors()]
    assert len(every) == len(set(every))
    texts = [text for error in known_errors() for text in error.texts]
    assert [text for text in texts if texts.count(text) > 1] == []


def test_variable_parts() -> None:
    (one,) = recognise("Some parameter placeholder not filled in payload: a, b").known
    assert one.variables == {"names": "a, b"}
    (one,) = recognise("no BATCH_PREDICT action found").known
    assert one.variables == {"action": "BATCH_PREDICT"}
    (one,) = recognise("Invalid payload: ").known
    assert one.variables == {"payload": ""}


def test_the_most_specific_error_wins() -> None:
    assert ids("cannot resolve symbol [x]") == ["unknown-symbol"]
    assert ids("cannot resolve symbol [connector.pre_process.voyage.embedding]") == ["built-in-not-found"]
    assert ids('Error from remote service: {"a": 1}') == ["provider-error"]
    assert ids('Error from remote service: {"message":null}') == ["provider-throttled"]
    assert ids('Error from remote service: {"error":{"message":"Incorrect API key provided: x"}}') == ["provider-key"]


def test_a_reason_inside_of_an_error_is_explained_too() -> None:
    text = (
        "Error validating input schema, if you think this is expected, please update your 'input' field in the "
        "'interface' field for this model: Validation failed: [$.parameters: required property 'q' not found] for "
        "instance: {} with schema: {}"
    )
    found = recognise(text).known
    assert [(one.error.id, one.is_inner) for one in found] == [("input-schema", False), ("schema-validation", True)]
    assert found[1].variables["errors"] == "[$.parameters: required property 'q' not found]"


def test_a_list_of_validation_errors() -> None:
    text = (
        "Validation Failed: 1: Model connector name is required and cannot be null or blank;2: Model connector "
        "description can only contain letters, numbers, spaces, and basic punctuation (.,!?():@-_'/\");"
    )
    assert ids(text) == ["validation-failed", "required-text", "unsafe-text"]


def test_an_error_body_is_taken_apart() -> None:
    cause = {"type": "illegal_argument_exception", "reason": "member method [java.util.List, foo/0] not found"}
    error = {
        "root_cause": [{"type": "script_exception", "reason": "compile error"}],
        "type": "m_l_exception",
        "reason": "Fail to execute PREDICT in aws connector",
        "caused_by": {"type": "script_exception", "reason": "compile error", "caused_by": cause},
    }
    expected = ["processing-failed", "script-compile-error", "unknown-member"]
    for body in (json.dumps({"error": error, "status": 500}), json.dumps({"error": error}, indent=2)):
        found = recognise(body).known
        assert [one.error.id for one in found] == expected
        assert found[2].variables == {"type": "java.util.List", "name": "foo/0"}
    assert ids("curl says: " + json.dumps({"error": error})) == expected


def test_a_body_of_the_older_form() -> None:
    body = {"error": {"reason": "System Error", "details": "x", "type": "OpenSearchStatusException"}, "status": 500}
    assert ids(json.dumps(body)) == ["service-unavailable"]
    assert ids('{"error": "no handler found for uri [/x] and method [GET]"}') == ["no-handler"]


def test_every_error_of_a_log() -> None:
    recognition = recognise(LOG)
    assert [(one.error.id, one.line, one.times) for one in recognition.known] == [
        ("invalid-payload", 3, 1),
        ("untrusted-endpoint", 8, 1),
        ("no-action", 9, 2),
    ]
    assert recognition.known[0].variables["payload"] == '{ "prompt": ${parameters.prompt} }'
    assert [one.message for one in recognition.unknown] == ["something of our own"]


@pytest.mark.parametrize("text", ["", " ", "all is well", "{", "[]", '{"error": 1}', "{" * 5000, "\x00", "a" * 200_000])
def test_what_is_no_error_is_none(text: str) -> None:
    assert recognise(text).known == ()


def test_a_near_miss_names_the_nearest() -> None:
    assert nearest("pre_process_function is not defined in the connector") == (
        "pre_process_function not defined in connector"
    )
    assert nearest("zzz") == ""


def test_a_large_log_takes_little_time() -> None:
    lines = [f"[2026-11-24][INFO] [node] request {number} of model took {number} ms" for number in range(20_000)]
    text = "\n".join([*lines, LOG, "x." * 100_000, '{"error"' * 1000, "no " * 50_000 + "action found"])
    start = time.process_time()
    assert len(recognise(text).known) >= 3
    assert time.process_time() - start < 5


def test_variables_must_not_touch() -> None:
    with pytest.raises(ValueError, match="touch"):
        Pattern("{a}{b} x")


def test_wrapped_lines_count_as_blanks() -> None:
    assert ids("pre_process_function not\n  defined in connector") == ["no-pre-process"]
    assert normal(" a \n b\t") == "a b"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trusted connector endpoints regex is not configured…", ["no-trusted-endpoints"]),
        ("Header 'X-A' contains unresolved…", ["unresolved-header"]),
        ("Header '…' cannot use ${parameters.*} placeholders...", ["parameter-in-header"]),
        (
            "This pre_process_function can only support",
            ["rerank-input-only", "remote-input-only", "text-docs-only"],
        ),
        ("The embedding should", ["not-floats", "not-lists-of-floats"]),
        ("The", []),
        ("Header 'x'", []),
        ("and the embedding should be a non-empty", []),
    ],
)
def test_texts_that_were_cut_off(text: str, expected: list[str]) -> None:
    assert sorted(ids(text)) == sorted(expected)


def test_errors_of_a_bulk_request_and_of_shards() -> None:
    error = {"type": "illegal_argument_exception", "reason": "pre_process_function not defined in connector"}
    items = [{"index": {"_id": "1", "status": 201}}, {"index": {"_id": "2", "status": 400, "error": error}}] * 2
    assert ids(json.dumps({"took": 1, "errors": True, "items": items}, indent=2)) == ["no-pre-process"]
    shard = {"shard": 0, "index": "x", "reason": {"type": "script_exception", "reason": "runtime error"}}
    assert ids(json.dumps({"took": 1, "_shards": {"failed": 1, "failures": [shard]}})) == ["script-runtime-error"]
    assert ids(json.dumps({"docs": [{"error": error}]})) == ["no-pre-process"]
