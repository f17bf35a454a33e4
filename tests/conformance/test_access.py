"""All rows of a secured cluster (``golden/access``), replayed against an emulated one with the same users."""

import json
from typing import Any

import pytest

from blueprintc.records import replace
from blueprintc.server.access.users import Users, read_users
from tests.conformance.access_rows import Row, rows
from tests.shared import has_shared, shared_path

#: What a stranger may not read about a connector that is closed to him.
_HIDDEN = ("secret-1", "127.0.0.1:9913/v1/call", '"name":"conn"')


def _rows() -> list[dict[str, Any]]:
    if not has_shared("golden/access"):
        return []
    return rows(shared_path("golden/access/create.jsonl"), shared_path("golden/access/use.jsonl"))


@pytest.fixture(scope="module")
def users() -> Users:
    found = read_users(shared_path("golden/access/users.json"))
    return replace(
        found, accounts={name: replace(account, password="right") for name, account in found.accounts.items()}
    )


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row["id"])
def test_every_row_agrees(row: dict[str, Any], users: Users) -> None:
    assert Row(row, users).run() == []


@pytest.mark.parametrize(
    "row", [row for row in _rows() if row["expect"]["status"] in (401, 403)], ids=lambda row: row["id"]
)
def test_a_refusal_tells_nothing(row: dict[str, Any], users: Users) -> None:
    played = Row(row, users)
    for step in row.get("setup", ()):
        played.send(step, step["user"])
    _, text, _ = played.send(row["action"], row["user"])
    assert not [hidden for hidden in _HIDDEN if hidden in text]


def test_no_search_shows_what_a_get_of_a_foreign_private_connector_would_refuse(users: Users) -> None:
    create = next(row for row in _rows() if row["id"] == "uc-alice-private-admin-delete")
    played = Row(create, users)
    for step in create["setup"]:
        played.send(step, step["user"])
    queries: list[dict[str, Any]] = [
        {"query": {"match_all": {}}},
        {"query": {"bool": {"should": [{"match_all": {}}, {"term": {"access": "private"}}]}}},
        {"query": {"exists": {"field": "owner"}}},
        {"size": 0, "query": {"match_all": {}}, "aggs": {"a": {"terms": {"field": "name.keyword"}}}},
    ]
    for query in queries:
        for path in ("/_plugins/_ml/connectors/_search", "/.plugins-ml-connector/_search"):
            status, text, _ = played.send({"method": "POST", "path": path, "body": query}, "carol")
            assert not [hidden for hidden in ("conn", "secret-1") if f'"{hidden}"' in text], query
            assert status in (200, 403)
            if status == 200:
                assert json.loads(text)["hits"]["total"]["value"] == 0
