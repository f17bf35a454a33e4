from typing import Any

import pytest

from tests.unit.server.bench import ML, Bench


def _simulate(processors: list[Any], source: dict[str, Any], bench: Bench | None = None) -> Any:
    """The document that a pipeline makes, or why it fails."""
    body = {"pipeline": {"processors": processors}, "docs": [{"_source": source}]}
    (done,) = (bench or Bench({})).call("POST", "/_ingest/pipeline/_simulate", body)["docs"]
    return done["doc"]["_source"] if "doc" in done else done["error"]["reason"]


@pytest.mark.parametrize(
    ("processors", "source", "made"),
    [
        ([{"set": {"field": "a.b", "value": "{{c}}!"}}], {"c": 1}, {"c": 1, "a": {"b": "1!"}}),
        (
            [{"foreach": {"field": "a", "processor": {"uppercase": {"field": "_ingest._value"}}}}],
            {"a": ["x", "y"]},
            {"a": ["X", "Y"]},
        ),
        (
            [{"foreach": {"field": "a", "processor": {"remove": {"field": "_ingest._value.b"}}}}],
            {"a": [{"b": 1, "c": 2}, {"b": 3}]},
            {"a": [{"c": 2}, {}]},
        ),
        (
            [{"foreach": {"field": "a", "processor": {"set": {"field": "_ingest._value.n", "value": "{{m}}"}}}}],
            {"a": [{}, {}], "m": "z"},
            {"a": [{"n": "z"}, {"n": "z"}], "m": "z"},
        ),
        (
            [{"foreach": {"field": "a", "processor": {"lowercase": {"field": "_ingest._value"}}}}],
            {"b": 1},
            "field [a] not present as part of path [a]",
        ),
        (
            [{"split": {"field": "a", "separator": ","}}, {"join": {"field": "a", "separator": "-"}}],
            {"a": "1,2"},
            {"a": "1-2"},
        ),
        ([{"convert": {"field": "a", "type": "integer"}}], {"a": "7"}, {"a": 7}),
        ([{"convert": {"field": "a", "type": "integer"}}], {"a": "x"}, "unable to convert [x] to integer"),
        (
            [
                {
                    "fail": {
                        "message": "no",
                        "on_failure": [{"set": {"field": "why", "value": "{{_ingest.on_failure_message}}"}}],
                    }
                }
            ],
            {},
            {"why": "no"},
        ),
    ],
)
def test_what_a_pipeline_makes(processors: list[Any], source: dict[str, Any], made: Any) -> None:
    assert _simulate(processors, source) == made


def test_texts_in_arrays_of_objects_get_vectors() -> None:
    bench = Bench({"data": [{"embedding": [0.5, 1]}, {"embedding": [2, 3]}]})
    action = {
        "action_type": "predict",
        "method": "POST",
        "url": "http://127.0.0.1:1/x",
        "request_body": '{"input":${parameters.input}}',
        "pre_process_function": "connector.pre_process.openai.embedding",
        "post_process_function": "connector.post_process.openai.embedding",
    }
    connector = {"name": "c", "version": 1, "protocol": "http", "credential": {"k": "x"}, "actions": [action]}
    id = bench.call("POST", f"{ML}/connectors/_create", connector)["connector_id"]
    body = {"name": "m", "function_name": "remote", "connector_id": id}
    model_id = bench.call("POST", f"{ML}/models/_register?deploy=true", body)["model_id"]
    processor = {"text_embedding": {"model_id": model_id, "field_map": {"books.title": "title_embedding"}}}
    made = _simulate([processor], {"books": [{"title": "a"}, {"title": "b"}]}, bench)
    assert [book["title_embedding"] for book in made["books"]] == [[0.5, 1.0], [2.0, 3.0]]
    assert bench.bodies == [{"input": ["a", "b"]}]
