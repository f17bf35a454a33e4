import json
from typing import Any

import pytest

from blueprintc.server.access.policy import NoSecurity
from blueprintc.server.context import User
from tests.unit.server.bench import Bench

_CONNECTORS = ".plugins-ml-connector"


class _Secretive(NoSecurity):
    """Hides the indices of ML Commons, as the Security plugin does."""

    def reads(self, user: User | None, index: str) -> bool:
        return not index.startswith(".plugins-")


def test_documents_of_hidden_indices_are_not_told() -> None:
    bench = Bench({}, policy=_Secretive())
    bench.model()
    id = bench.connector_id
    assert bench.status("GET", f"/{_CONNECTORS}/_doc/{id}")[0] == 404
    assert bench.status("GET", f"/{_CONNECTORS}/_source/{id}")[0] == 404
    assert bench.call("POST", f"/{_CONNECTORS}/_count", {})["count"] == 0
    assert bench.call("POST", f"/{_CONNECTORS}/_mget", {"ids": [id]})["docs"][0]["found"] is False
    assert bench.call("POST", f"/{_CONNECTORS}/_search", {})["hits"]["hits"] == []
    lines = [{"index": _CONNECTORS}, {}]
    assert _lines(bench, "/_msearch", lines)["responses"][0]["hits"]["hits"] == []


def test_the_search_tool_leaves_the_indices_of_ml_commons_alone() -> None:
    bench = Bench({})
    bench.model()
    given = {"index": _CONNECTORS, "query": {"query": {"match_all": {}}}}
    tool = {"type": "SearchIndexTool", "parameters": {"input": json.dumps(given)}}
    agent_id = bench.agent("flow", tools=[tool])
    body = {"parameters": {"question": "x"}}
    assert bench.status("POST", f"/_plugins/_ml/agents/{agent_id}/_execute", body)[0] == 501


def _lines(bench: Bench, path: str, lines: list[Any]) -> Any:
    """The answer to a body of lines."""
    return bench.call("POST", path, "".join(json.dumps(line) + "\n" for line in lines))


def test_a_bulk_request_tells_what_became_of_each_line() -> None:
    bench = Bench({})
    lines = [{"index": {"_index": "a", "_id": "1"}}, {"x": 1}, {"create": {"_index": "a", "_id": "1"}}, {"x": 2}]
    answer = _lines(bench, "/_bulk", [*lines, {"delete": {"_index": "a", "_id": "9"}}])
    assert answer["errors"] is True
    assert [next(iter(item.values()))["status"] for item in answer["items"]] == [201, 409, 404]
    assert bench.call("GET", "/a/_doc/1")["_source"] == {"x": 1}


@pytest.mark.parametrize("line", ["x", "[]", "3"])
def test_a_multi_search_reads_objects_only(line: str) -> None:
    status, answer = Bench({}).status("POST", "/_msearch", f"{{}}\n{line}\n")
    assert (status, answer["error"]["type"]) == (400, "illegal_argument_exception")


def test_a_document_is_updated_in_part() -> None:
    bench = Bench({})
    bench.call("PUT", "/a/_doc/1", {"x": {"y": 1}, "z": 1})
    assert bench.call("POST", "/a/_update/1", {"doc": {"x": {"w": 2}}})["result"] == "updated"
    assert bench.call("GET", "/a/_doc/1")["_source"] == {"x": {"y": 1, "w": 2}, "z": 1}
    assert bench.call("DELETE", "/a/_doc/1")["result"] == "deleted"
    assert bench.status("DELETE", "/a/_doc/1")[1]["result"] == "not_found"
