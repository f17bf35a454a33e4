"""Unmodified clients, as their users call them, against the command ``serve``."""

from typing import Any

import pytest

from tests.server.conftest import SETTINGS, Served

opensearchpy = pytest.importorskip("opensearchpy")

_CONNECTOR: dict[str, Any] = {
    "name": "chat",
    "description": "a chat model",
    "version": 1,
    "protocol": "http",
    "parameters": {"model": "gpt-4o-mini"},
    "credential": {"openAI_key": "sk-very-secret"},
    "actions": [
        {
            "action_type": "predict",
            "method": "POST",
            "url": "https://api.openai.com/v1/chat/completions",
            "headers": {"Authorization": "Bearer ${credential.openAI_key}"},
            "request_body": '{ "model": "${parameters.model}", "messages": ${parameters.messages} }',
        }
    ],
}
_ML = "/_plugins/_ml"
_CALL = {"parameters": {"messages": [{"role": "user", "content": "hello"}]}}


def _client(served: Served) -> Any:
    client = opensearchpy.OpenSearch(served.address)
    client.cluster.put_settings(body=SETTINGS)
    return client


def test_opensearch_py_from_the_connector_to_the_answer(served: Served) -> None:
    client = _client(served)
    assert client.info()["version"]["distribution"] == "opensearch"
    group = client.plugins.ml.register_model_group(body={"name": "chats"})
    connector_id = client.plugins.ml.create_connector(body=_CONNECTOR)["connector_id"]
    model = {
        "name": "gpt",
        "function_name": "remote",
        "model_group_id": group["model_group_id"],
        "connector_id": connector_id,
    }
    task = client.plugins.ml.register_model(body=model)
    model_id = client.plugins.ml.get_task(task_id=task["task_id"])["model_id"]
    client.plugins.ml.deploy_model(model_id=model_id)
    assert client.plugins.ml.get_model(model_id=model_id)["model_state"] == "DEPLOYED"
    answer = client.plugins.ml.predict(algorithm_name="remote", model_id=model_id, body=_CALL)
    data = answer["inference_results"][0]["output"][0]["dataAsMap"]
    assert data["choices"][0]["message"]["role"] == "assistant"
    assert "credential" not in client.plugins.ml.get_connector(connector_id=connector_id)
    with pytest.raises(opensearchpy.RequestError):
        client.plugins.ml.delete_model(model_id=model_id)
    client.plugins.ml.undeploy_model(model_id=model_id)
    client.plugins.ml.delete_model(model_id=model_id)
    client.plugins.ml.delete_connector(connector_id=connector_id)
    with pytest.raises(opensearchpy.NotFoundError):
        client.plugins.ml.get_connector(connector_id=connector_id)


def test_opensearch_py_indexes_and_searches(served: Served) -> None:
    client = _client(served)
    mappings = {"properties": {"title": {"type": "text"}, "year": {"type": "integer"}}}
    client.indices.create(index="books", body={"mappings": mappings})
    opensearchpy.helpers.bulk(
        client,
        [
            {"_index": "books", "_id": str(number), "title": title, "year": year}
            for number, (title, year) in enumerate([("Red moon", 1999), ("Red sun", 2005), ("Blue sea", 2010)])
        ],
        refresh=True,
    )
    query = {"bool": {"must": [{"match": {"title": "red"}}], "filter": [{"range": {"year": {"gte": 2000}}}]}}
    found = client.search(index="books", body={"query": query, "sort": [{"year": "desc"}]})
    assert [hit["_id"] for hit in found["hits"]["hits"]] == ["1"]
    assert sorted(hit["_id"] for hit in opensearchpy.helpers.scan(client, index="books", size=2)) == ["0", "1", "2"]
    assert client.count(index="books")["count"] == 3
    assert client.exists(index="books", id="2")
    client.update(index="books", id="2", body={"doc": {"year": 2011}})
    assert client.get(index="books", id="2")["_source"] == {"title": "Blue sea", "year": 2011}
    client.delete(index="books", id="2")
    client.indices.delete(index="books")
    assert not client.indices.exists(index="books")


def test_opensearch_py_ml_from_the_connector_to_the_answer(served: Served) -> None:
    pytest.importorskip("opensearch_py_ml")
    from opensearch_py_ml.ml_commons import MLCommonClient

    client = MLCommonClient(_client(served))
    connector_id = client.connector.create_standalone_connector(_CONNECTOR)["connector_id"]
    listed = client.connector.list_connectors()
    assert listed["hits"]["total"]["value"] == 1
    # what this client registers without the Security plugin is refused, as by a real cluster
    with pytest.raises(opensearchpy.RequestError, match="Security plugin"):
        client.model_access_control.register_model_group("chats", "all of them")
    body = {"name": "chats"}
    group_id = client._client.transport.perform_request("POST", f"{_ML}/model_groups/_register", body=body)[
        "model_group_id"
    ]
    assert client.model_access_control.get_model_group_id_by_name("chats") == group_id
    registered = client._client.transport.perform_request(
        "POST",
        f"{_ML}/models/_register",
        body={"name": "gpt", "function_name": "remote", "model_group_id": group_id, "connector_id": connector_id},
    )
    model_id = registered["model_id"]
    client.deploy_model(model_id)
    assert client.get_model_info(model_id)["model_state"] == "DEPLOYED"
    answer = client.generate_model_inference(model_id, _CALL)
    assert answer["inference_results"][0]["status_code"] == 200
    client.undeploy_model(model_id)
    client.delete_model(model_id)
    client.model_access_control.delete_model_group(group_id)
    assert client.connector.delete_connector(connector_id)["result"] == "deleted"
