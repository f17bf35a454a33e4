from datetime import UTC, datetime
from typing import Any

import pytest

from blueprintc.server.search.date_math import date_math
from tests.unit.server.bench import Bench

_MAPPINGS = {
    "properties": {
        "title": {"type": "text"},
        "tag": {"type": "keyword"},
        "n": {"type": "integer"},
        "made": {"type": "date"},
        "items": {"type": "nested", "properties": {"q": {"type": "integer"}}},
    }
}


@pytest.fixture(scope="module")
def bench() -> Bench:
    made = Bench({})
    made.call("PUT", "/books", {"mappings": _MAPPINGS})
    for number, (title, tag) in enumerate([("red moon rising", "a"), ("blue moon", "b"), ("red sun", "a")]):
        source = {"title": title, "tag": tag, "n": number, "made": f"2025-12-{29 + number}", "items": [{"q": number}]}
        made.call("PUT", f"/books/_doc/{number}?refresh=true", source)
    return made


def _found(bench: Bench, query: dict[str, Any], **more: Any) -> list[str]:
    hits = bench.call("POST", "/books/_search", {"query": query, **more})["hits"]["hits"]
    return [hit["_id"] for hit in hits]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ({"match": {"title": "red"}}, ["2", "0"]),
        ({"match": {"title": {"query": "red moon", "operator": "and"}}}, ["0"]),
        ({"match_phrase": {"title": "red moon"}}, ["0"]),
        ({"match_phrase": {"title": "moon red"}}, []),
        ({"multi_match": {"query": "red", "fields": ["title", "tag"]}}, ["2", "0"]),
        ({"query_string": {"query": "title:red AND moon"}}, ["0"]),
        ({"query_string": {"query": "red -moon"}}, ["2"]),
        ({"simple_query_string": {"query": "red + moon", "fields": ["title"]}}, ["0"]),
        ({"wildcard": {"tag": "a*"}}, ["0", "2"]),
        ({"prefix": {"tag": "b"}}, ["1"]),
        ({"regexp": {"tag": "[ab]"}}, ["0", "1", "2"]),
        ({"terms": {"tag": ["b", "c"]}}, ["1"]),
        ({"range": {"n": {"gt": 0, "lte": 2}}}, ["1", "2"]),
        ({"range": {"made": {"gte": "2025-12-30"}}}, ["1", "2"]),
        # the clock of the bench stands at the beginning of 2026
        ({"range": {"made": {"gte": "now-1d/d"}}}, ["2"]),
        ({"range": {"made": {"lt": "2025-12-30||+1d"}}}, ["0", "1"]),
        ({"nested": {"path": "items", "query": {"term": {"items.q": 1}}}}, ["1"]),
        ({"bool": {"must_not": {"term": {"tag": "a"}}}}, ["1"]),
        ({"constant_score": {"filter": {"term": {"tag": "a"}}}}, ["0", "2"]),
        ({"dis_max": {"queries": [{"term": {"tag": "b"}}, {"ids": {"values": ["0"]}}]}}, ["0", "1"]),
        ({"match_none": {}}, []),
    ],
)
def test_what_a_query_finds(bench: Bench, query: dict[str, Any], ids: list[str]) -> None:
    found = _found(bench, query)
    assert found == ids or (sorted(found) == ids and len({*found}) == len(found))


def test_a_page_is_sorted_and_cut(bench: Bench) -> None:
    more = {"sort": [{"n": "desc"}], "size": 1, "from": 1, "_source": ["n"]}
    answer = bench.call("POST", "/books/_search", {"query": {"match_all": {}}, **more})["hits"]
    assert answer["total"] == {"value": 3, "relation": "eq"}
    assert answer["hits"] == [{"_index": "books", "_id": "1", "_score": None, "_source": {"n": 1}, "sort": [1]}]


@pytest.mark.parametrize(
    ("body", "status", "reason"),
    [
        ({"query": {"nope": {}}}, 400, "unknown query [nope]"),
        ({"query": {"terms": {"tag": 1}}}, 400, "[terms] query does not support [tag]"),
        ({"query": {"fuzzy": {"title": "mon"}}}, 501, "blueprintc does not emulate this: the query fuzzy"),
        ({"highlight": {"fields": {"title": {}}}}, 501, "blueprintc does not emulate this: highlighting"),
        ({"explain": True}, 501, "blueprintc does not emulate this: explain of a search"),
        ({"size": -1}, 400, "[size] parameter cannot be negative, found [-1]"),
    ],
)
def test_what_is_refused(bench: Bench, body: dict[str, Any], status: int, reason: str) -> None:
    given, answer = bench.status("POST", "/books/_search", body)
    assert (given, answer["error"]["reason"]) == (status, reason)


@pytest.mark.parametrize("path", ["/_stats", "/_cat/nodes", "/_template", "/books/_field_caps", "/_snapshot"])
def test_what_the_server_has_besides_is_refused_by_name(bench: Bench, path: str) -> None:
    status, answer = bench.status("GET", path)
    assert (status, answer["error"]["type"]) == (501, "not_emulated")


@pytest.mark.parametrize(
    ("text", "up", "expected"),
    [
        ("now", False, "2024-02-29T13:14:15"),
        ("now-1y", False, "2023-02-28T13:14:15"),
        ("now+1M/M", False, "2024-03-01T00:00:00"),
        ("now/w", False, "2024-02-26T00:00:00"),
        ("now/h", True, "2024-02-29T13:59:59.999"),
        ("2024-01-31||+1M", False, "2024-02-29T00:00:00"),
    ],
)
def test_dates_that_count(text: str, up: bool, expected: str) -> None:
    now = datetime(2024, 2, 29, 13, 14, 15, tzinfo=UTC)
    moment = datetime.fromisoformat(expected).replace(tzinfo=UTC)
    assert date_math(text, now, up=up) == round(moment.timestamp() * 1000)


def test_scrolling_tells_every_hit_once(bench: Bench) -> None:
    page = bench.call("POST", "/books/_search?scroll=1m", {"size": 2, "sort": ["n"]})
    id, ids = page["_scroll_id"], []
    while page["hits"]["hits"]:
        ids += [hit["_id"] for hit in page["hits"]["hits"]]
        page = bench.call("POST", "/_search/scroll", {"scroll": "1m", "scroll_id": id})
    assert ids == ["0", "1", "2"]
    assert bench.call("DELETE", "/_search/scroll", {"scroll_id": [id]}) == {"succeeded": True, "num_freed": 1}
    status, answer = bench.status("POST", "/_search/scroll", {"scroll_id": id})
    assert (status, answer["error"]["root_cause"][0]["type"]) == (404, "search_context_missing_exception")
