"""What callers put into calls, and what they say about answers they cannot use."""

import json
from typing import Any

import pytest

from blueprintc.data import Target
from blueprintc.emulator.callers import CALLERS, HOSTILE_TEXTS, CallerCall, Finding, Inputs, caller, probes
from blueprintc.emulator.exchange import Outcome, Request, RestAnswer
from blueprintc.errors import UsageError

_TARGET = Target.parse("3.4")


def _outcome(answer: Any, *bodies: str, status: int = 200, url: str = "https://api.openai.com/v1/x") -> Outcome:
    requests = [Request("POST", url, (), body.encode()) for body in bodies]
    return Outcome(None, None, requests, RestAnswer(status, json.dumps(answer)))


def _tensors(*tensors: dict[str, Any]) -> dict[str, Any]:
    return {"inference_results": [{"output": list(tensors), "status_code": 200}]}


def _vector(*data: Any, data_type: str = "FLOAT32") -> dict[str, Any]:
    return {"name": "sentence_embedding", "data_type": data_type, "shape": [len(data)], "data": list(data)}


def _first(name: str, inputs: Inputs, target: Target = _TARGET) -> CallerCall:
    return caller(name).supply(inputs, target)[0]


def _slugs(name: str, outcome: Outcome, made: CallerCall, target: Target = _TARGET) -> list[str]:
    return [finding.slug for finding in caller(name).verify(outcome, made, target)]


def _body(made: CallerCall) -> Any:
    assert made.call.body is not None
    return json.loads(made.call.body)


def test_all_eleven_callers_are_there() -> None:
    assert set(CALLERS) == {
        "predict",
        "text_embedding",
        "sparse_encoding",
        "text_image_embedding",
        "rerank",
        "agent",
        "rag",
        "ml_inference",
        "batch",
        "highlight",
        "stream",
    }
    with pytest.raises(UsageError, match="no caller 'x'; callers are predict"):
        caller("x")


@pytest.mark.parametrize(
    "name", ["text_embedding", "sparse_encoding", "text_image_embedding", "rerank", "rag", "agent"]
)
def test_missing_inputs_are_named(name: str) -> None:
    with pytest.raises(UsageError, match=f"the caller {name} needs"):
        caller(name).supply(Inputs(), _TARGET)


# what is supplied


def test_text_embedding_supplies_documents_and_query() -> None:
    calls = caller("text_embedding").supply(Inputs(docs=["a", "b"], query="q"), _TARGET)
    assert [made.call.path for made in calls] == ["_predict/text_embedding"] * 2
    assert [(made.count, _body(made)["text_docs"]) for made in calls] == [(2, ["a", "b"]), (1, ["q"])]


def test_text_image_embedding_puts_a_null_before_a_lone_image() -> None:
    assert _body(_first("text_image_embedding", Inputs(image="iVBOR")))["text_docs"] == [None, "iVBOR"]
    assert _body(_first("text_image_embedding", Inputs(docs=["t"])))["text_docs"] == ["t"]


def test_rerank_supplies_query_and_documents() -> None:
    made = _first("rerank", Inputs(query="q", docs=["a"]))
    assert made.call.path == "_predict/text_similarity"
    assert _body(made) == {"query_text": "q", "text_docs": ["a"]}


def test_highlight_sends_inputs_since_3_3() -> None:
    inputs = Inputs(query="q", docs=["c"])
    new = _first("highlight", inputs)
    assert json.loads(_body(new)["parameters"]["inputs"]) == [{"question": "q", "context": "c"}]
    old = _first("highlight", inputs, Target.parse("3.2"))
    assert (old.call.path, _body(old)) == ("_predict/question_answering", {"question": "q", "context": "c"})


def test_rag_messages() -> None:
    """As recorded in the scenario ``rag-pipeline``."""
    made = _first("rag", Inputs(query='what "is" it?', docs=["warm"], system_prompt="You help"))
    messages = json.loads(_body(made)["parameters"]["messages"])
    assert [message["role"] for message in messages] == ["system", "user"]
    assert messages[1]["content"] == [
        {"type": "text", "text": "SEARCH RESULT 1: warm"},
        {"type": "text", "text": 'QUESTION: what "is" it?\n'},
        {"type": "text", "text": "ANSWER:"},
    ]
    with pytest.raises(UsageError, match="knows no provider 'x'"):
        caller("rag").supply(Inputs(query="q", provider="x"), _TARGET)


def test_rag_prompt_for_models_without_roles() -> None:
    made = _first("rag", Inputs(query="q", docs=["d"], provider="cohere", system_prompt="S"))
    assert _body(made)["parameters"] == {"inputs": "S\\nSEARCH RESULT 1: d\\nQUESTION: q\\n"}


def test_agent_with_an_llm_interface_supplies_tools_and_history() -> None:
    inputs = Inputs(query="hi", llm_interface="openai/v1/chat/completions", chat_history=[('say "x"', "x")])
    parameters = _body(_first("agent", inputs))["parameters"]
    assert parameters["no_escape_params"] == "_chat_history,_tools,_interactions,tool_configs"
    body = (
        '{"messages":[' + parameters["_chat_history"] + '{"role":"user","content":"hi"}' + parameters["_interactions"]
        + "]" + parameters["tool_configs"] + "}"
    )  # fmt: skip
    assert json.loads(body)["messages"][0] == {"role": "user", "content": 'say "x"'}
    assert json.loads(body)["tools"][0]["function"]["name"] == "ListIndexTool"
    with pytest.raises(UsageError, match="no LLM interface 'z'"):
        caller("agent").supply(Inputs(query="q", llm_interface="z"), _TARGET)


# what is refused


@pytest.mark.parametrize("name", list(CALLERS))
def test_an_error_answer_is_reported_with_its_reasons(name: str) -> None:
    inputs = Inputs(query="q", docs=["d"], parameters={"p": "x"})
    error = {"error": {"reason": "outer", "caused_by": {"reason": "inner"}}, "status": 500}
    findings = caller(name).verify(_outcome(error, status=500), _first(name, inputs), _TARGET)
    assert "error-answer" in [finding.slug for finding in findings]
    assert any("outer, caused by: inner" in finding.message for finding in findings)


def test_no_answer_names_the_step_that_failed() -> None:
    create = RestAnswer(400, '{"error":{"reason":"Connector name is null"}}')
    findings = caller("predict").verify(Outcome(create, None, [], None), _first("predict", Inputs()), _TARGET)
    assert findings == [Finding(slug="no-answer", message="the client gets no answer: Connector name is null")]


@pytest.mark.parametrize(
    ("tensors", "slugs"),
    [
        ([_vector(1, 2), _vector(3, 4)], []),
        ([_vector(1, 2)], ["wrong-count"]),
        ([_vector(1, 2)] * 3, ["wrong-count"]),
        ([_vector(1, 2), _vector(3)], ["lengths-differ"]),
        ([_vector(1), _vector(3, data_type="INT8")], ["types-differ"]),
        ([_vector(1), _vector()], ["empty-vector"]),
        ([_vector(1), _vector(None)], ["not-a-number"]),
        ([{"name": "response", "dataAsMap": {"response": [[1], [2]]}}], ["no-vector"]),
    ],
)
def test_text_embedding(tensors: list[dict[str, Any]], slugs: list[str]) -> None:
    made = _first("text_embedding", Inputs(docs=["a", "b"]))
    assert _slugs("text_embedding", _outcome(_tensors(*tensors), '{"i":["a","b"]}'), made) == slugs


def test_vectors_in_a_map_count_since_3_7() -> None:
    made = _first("text_embedding", Inputs(docs=["a", "b"]))
    outcome = _outcome(_tensors({"name": "response", "dataAsMap": {"response": [[1], [2]]}}), '["a","b"]')
    assert _slugs("text_embedding", outcome, made, Target.parse("3.8")) == []
    outcome = _outcome(_tensors({"name": "response", "dataAsMap": {"embedding": [1]}}), '["a","b"]')
    assert _slugs("text_embedding", outcome, made, Target.parse("3.8")) == ["no-vector"]


@pytest.mark.parametrize(
    ("data", "slugs"),
    [
        ({"response": [{"a": 0.5}, {"b": 1}]}, []),
        ({"response": [{"a": 0.5}]}, ["wrong-count"]),
        ({"response": "x"}, ["no-response-list"]),
        ({"tokens": []}, ["no-response-list"]),
        ({"response": [[1]]}, ["no-token-weights"]),
        ({"response": [{"a": "1"}, {}]}, ["no-token-weights"]),
    ],
)
def test_sparse_encoding(data: Any, slugs: list[str]) -> None:
    made = _first("sparse_encoding", Inputs(docs=["a", "b"]))
    answer = _tensors({"name": "response", "dataAsMap": data})
    assert _slugs("sparse_encoding", _outcome(answer, '["a","b"]'), made) == slugs


@pytest.mark.parametrize(
    ("tensors", "slugs"),
    [
        ([_vector(0.5), _vector(0.1)], []),
        ([_vector(0.5)], ["wrong-count"]),
        ([_vector(0.5), _vector(None)], ["not-a-number"]),
        ([_vector(0.5), _vector()], ["empty-score"]),
    ],
)
def test_rerank(tensors: list[dict[str, Any]], slugs: list[str]) -> None:
    made = _first("rerank", Inputs(query="q", docs=["a", "b"]))
    assert _slugs("rerank", _outcome(_tensors(*tensors), '["q","a","b"]'), made) == slugs


@pytest.mark.parametrize(
    ("provider", "data", "slugs"),
    [
        ("openai", {"choices": [{"message": {"content": "x"}}]}, []),
        ("openai", {"response": "x"}, ["no-answer-text"]),
        ("cohere", {"text": "x"}, []),
        ("bedrock", {"completion": 5}, ["no-answer-text"]),
        ("bedrock-converse", {"output": {"message": {"content": [{"text": "x"}]}}}, []),
    ],
)
def test_rag(provider: str, data: Any, slugs: list[str]) -> None:
    made = _first("rag", Inputs(query="q", provider=provider))
    assert _slugs("rag", _outcome(_tensors({"dataAsMap": data}), '["q"]'), made) == slugs


@pytest.mark.parametrize(
    ("interface", "data", "slugs"),
    [
        (None, {"response": "x"}, []),
        (None, {"final_answer": "x"}, []),
        (None, {"choices": []}, ["no-response-text"]),
        (None, {"response": {"a": 1}}, ["response-is-no-text"]),
        (
            "openai/v1/chat/completions",
            {"choices": [{"message": {"content": "x"}, "finish_reason": "stop"}]},
            [],
        ),
        (
            "openai/v1/chat/completions",
            {"choices": [{"message": {"content": None, "tool_calls": []}, "finish_reason": "tool_calls"}]},
            [],
        ),
        ("openai/v1/chat/completions", {"response": "x"}, ["filter-hides-tool-calls"]),
        ("bedrock/converse/claude", {"content": []}, ["no-llm-answer", "no-llm-answer"]),
    ],
)
def test_agent(interface: str | None, data: Any, slugs: list[str]) -> None:
    made = _first("agent", Inputs(query="q", llm_interface=interface))
    assert _slugs("agent", _outcome(_tensors({"dataAsMap": data}), '["q"]'), made) == slugs


def test_ml_inference_needs_its_output_paths() -> None:
    made = _first("ml_inference", Inputs(parameters={"p": "x"}, outputs={"field": "$.a.b", "other": "a.c"}))
    findings = caller("ml_inference").verify(_outcome(_tensors({"dataAsMap": {"a": {"b": 1}}}), '["x"]'), made, _TARGET)
    assert [finding.slug for finding in findings] == ["no-output-field"]
    assert "output_map of 'other'" in findings[0].message


@pytest.mark.parametrize(
    ("url", "job", "slugs"),
    [
        ("https://api.openai.com/v1/batches", {"id": "b1"}, []),
        ("https://api.openai.com/v1/batches", {"id": 5}, ["no-job-id"]),
        ("https://bedrock.us-east-1.amazonaws.com/job", {"jobArn": "a/b"}, ["no-job-id"]),
        ("https://example.com/job", {"x": 1}, []),
    ],
)
def test_batch(url: str, job: dict[str, Any], slugs: list[str]) -> None:
    made = _first("batch", Inputs())
    answer = {"task_id": "t", "status": "CREATED", "remote_job": {"dlq": None, **job}}
    assert _slugs("batch", _outcome(answer, "{}", url=url), made) == slugs
    assert _slugs("batch", _outcome(answer, "{}", url=url), made, Target.parse("3.8")) == [*slugs, "status-broken"]


@pytest.mark.parametrize(
    ("highlights", "slugs"),
    [
        ([{"start": 0, "end": 2}, {"start": 2, "end": 3}], []),
        ([[{"start": 0, "end": 3}]], []),
        ([], []),
        ([{"start": 0, "end": 4}], ["bad-span"]),
        ([{"start": 1, "end": 2}, {"start": 0, "end": 1}], ["bad-span"]),
        ([{"start": "0", "end": 1}], ["bad-span"]),
        ("x", ["bad-span"]),
    ],
)
def test_highlight(highlights: Any, slugs: list[str]) -> None:
    made = _first("highlight", Inputs(query="q", docs=["abc"]))
    outcome = _outcome(_tensors({"dataAsMap": {"highlights": highlights}}), '["q","abc"]')
    assert _slugs("highlight", outcome, made) == slugs


def test_declared_outputs_of_predict_are_a_schema() -> None:
    made = _first("predict", Inputs(outputs={"required": ["x"]}))
    assert _slugs("predict", _outcome(_tensors(), "{}"), made) == ["output-schema"]


def test_stream_needs_the_route_and_the_flag() -> None:
    inputs = Inputs(parameters={"p": "x"}, llm_interface="openai/v1/chat/completions")
    made = _first("stream", inputs)
    assert _slugs("stream", _outcome({}, '{"p":"x","stream":true}'), made) == []
    assert _slugs("stream", _outcome({}, '{"p":"x"}'), made) == ["not-streamed"]
    assert _slugs("stream", _outcome({}, '{"p":"x"}'), made, Target.parse("2.19")) == ["no-streaming"]


# what arrives at the provider


@pytest.mark.parametrize(
    ("body", "slugs"),
    [
        ('{"q":"say \\"x\\""}', []),
        ('{"q":"passage: say \\"x\\""}', []),
        ('{"q":"say x"}', ["text-changed"]),
        ('{"q":"say "x""}', ["body-is-not-json"]),
        ('{"q":NaN}', ["body-is-not-json"]),
        ('{"a":1}\n{"q":"say \\"x\\""}', []),
    ],
)
def test_texts_must_arrive_unharmed(body: str, slugs: list[str]) -> None:
    made = _first("predict", Inputs(parameters={"q": 'say "x"'}))
    assert _slugs("predict", _outcome(_tensors(), body), made) == slugs


def test_probes_cover_counts_and_hostile_texts() -> None:
    found = list(probes("rerank", Inputs(query="q", docs=["a"])))
    assert [probe.name for probe in found[:4]] == ["one document", "2 documents", "3 documents", "7 documents"]
    assert len([probe for probe in found if probe.text]) == 2 * len(HOSTILE_TEXTS)
    assert [probe.name for probe in probes("predict", Inputs(parameters={"p": "x", "n": 1}))][:2] == [
        "sample",
        "p with empty",
    ]
