"""The tutorials of neural-search, from the first request to the last, with stubs for providers.

Their requests are those of the documentation of OpenSearch (semantic, hybrid, sparse and multimodal search), with
remote models instead of local ones.
"""

from typing import Any

from tests.server.conftest import SETTINGS, Served, Weights
from tests.server.test_keeping import call

_ML = "/_plugins/_ml"
_TEXTS = {
    "4319130149.jpg": "A West Virginia university women 's basketball team , officials , and a small gathering of fans "
    "are in a West Virginia arena .",
    "1775029934.jpg": "A wild animal races across an uncut field with a minimal amount of trees .",
    "2664027527.jpg": "People line the stands which advertise Freemont 's orthopedics , a cowboy rides a light brown "
    "bucking bronco .",
    "4427058951.jpg": "A man who is riding a wild horse in the rodeo is very near to falling off .",
    "2691147709.jpg": "A rodeo cowboy , wearing a cowboy hat , is being thrown off of a wild white horse .",
}


def _model(served: Served, connector: dict[str, Any]) -> str:
    """A deployed model of a connector."""
    call(served, "PUT", "/_cluster/settings", SETTINGS)
    given = {"version": 1, "protocol": "http", "credential": {"key": "sk-1"}, **connector}
    connector_id = call(served, "POST", f"{_ML}/connectors/_create", given)["connector_id"]
    body = {"name": connector["name"], "function_name": "remote", "connector_id": connector_id}
    task = call(served, "POST", f"{_ML}/models/_register", body)["task_id"]
    model_id = str(call(served, "GET", f"{_ML}/tasks/{task}")["model_id"])
    call(served, "POST", f"{_ML}/models/{model_id}/_deploy")
    assert call(served, "GET", f"{_ML}/models/{model_id}")["model_state"] == "DEPLOYED"
    return model_id


def _openai(served: Served) -> str:
    return _model(
        served,
        {
            "name": "openai",
            "parameters": {"model": "text-embedding-3-small"},
            "actions": [
                {
                    "action_type": "predict",
                    "method": "POST",
                    "url": "https://api.openai.com/v1/embeddings",
                    "headers": {"Authorization": "Bearer ${credential.key}"},
                    "request_body": '{ "input": ${parameters.input}, "model": "${parameters.model}" }',
                    "pre_process_function": "connector.pre_process.openai.embedding",
                    "post_process_function": "connector.post_process.openai.embedding",
                }
            ],
        },
    )


def _fill(served: Served, index: str) -> None:
    for number, (id, text) in enumerate(_TEXTS.items(), 1):
        made = call(served, "PUT", f"/{index}/_doc/{number}?refresh=true", {"text": text, "id": id})
        assert made["result"] == "created"


def _dimension(served: Served, model_id: str) -> int:
    answer = call(served, "POST", f"{_ML}/_predict/text_embedding/{model_id}", {"text_docs": ["x"]})
    return len(answer["inference_results"][0]["output"][0]["data"])


def test_semantic_and_hybrid_search(served: Served) -> None:
    model_id = _openai(served)
    pipeline = {
        "description": "An NLP ingest pipeline",
        "processors": [{"text_embedding": {"model_id": model_id, "field_map": {"text": "passage_embedding"}}}],
    }
    assert call(served, "PUT", "/_ingest/pipeline/nlp-ingest-pipeline", pipeline) == {"acknowledged": True}
    index = {
        "settings": {"index.knn": True, "default_pipeline": "nlp-ingest-pipeline"},
        "mappings": {
            "properties": {
                "id": {"type": "text"},
                "passage_embedding": {
                    "type": "knn_vector",
                    "dimension": _dimension(served, model_id),
                    "space_type": "l2",
                    "method": {"engine": "lucene", "name": "hnsw", "parameters": {}},
                },
                "text": {"type": "text"},
            }
        },
    }
    assert call(served, "PUT", "/my-nlp-index", index)["acknowledged"]
    _fill(served, "my-nlp-index")
    document = call(served, "GET", "/my-nlp-index/_doc/1")["_source"]
    assert len(document["passage_embedding"]) == _dimension(served, model_id)
    words = {"match": {"text": {"query": "wild west"}}}
    without = {"excludes": ["passage_embedding"]}
    found = call(served, "POST", "/my-nlp-index/_search", {"_source": without, "query": words})
    assert {hit["_id"] for hit in found["hits"]["hits"]} == {"1", "2", "4", "5"}
    neural = {"neural": {"passage_embedding": {"query_text": "wild west", "model_id": model_id, "k": 5}}}
    found = call(served, "POST", "/my-nlp-index/_search", {"_source": without, "query": neural})
    hits = found["hits"]["hits"]
    assert len(hits) == 5
    assert [hit["_score"] for hit in hits] == sorted((hit["_score"] for hit in hits), reverse=True)
    assert set(hits[0]["_source"]) == {"id", "text"}
    same = {"neural": {"passage_embedding": {"query_text": _TEXTS["2664027527.jpg"], "model_id": model_id, "k": 1}}}
    best = call(served, "POST", "/my-nlp-index/_search", {"query": same})["hits"]["hits"]
    assert [hit["_id"] for hit in best] == ["3"]
    normalization = {
        "description": "Post processor for hybrid search",
        "phase_results_processors": [
            {
                "normalization-processor": {
                    "normalization": {"technique": "min_max"},
                    "combination": {"technique": "arithmetic_mean", "parameters": {"weights": [0.3, 0.7]}},
                }
            }
        ],
    }
    assert call(served, "PUT", "/_search/pipeline/nlp-search-pipeline", normalization) == {"acknowledged": True}
    both = {"hybrid": {"queries": [{"match": {"text": {"query": "cowboy rodeo bronco"}}}, neural]}}
    path = "/my-nlp-index/_search?search_pipeline=nlp-search-pipeline"
    found = call(served, "POST", path, {"_source": without, "query": both})
    assert found["hits"]["total"]["value"] == 5
    assert 0 < found["hits"]["max_score"] <= 1
    call(served, "DELETE", "/my-nlp-index")
    call(served, "DELETE", "/_search/pipeline/nlp-search-pipeline")
    call(served, "DELETE", "/_ingest/pipeline/nlp-ingest-pipeline")
    call(served, "POST", f"{_ML}/models/{model_id}/_undeploy")
    assert call(served, "DELETE", f"{_ML}/models/{model_id}")["result"] == "deleted"


def test_neural_query_enricher_knows_the_model(served: Served) -> None:
    model_id = _openai(served)
    field_map = {"text": "v"}
    processors = [{"text_embedding": {"model_id": model_id, "field_map": field_map}}]
    call(served, "PUT", "/_ingest/pipeline/p", {"processors": processors})
    dimension = _dimension(served, model_id)
    mappings = {"properties": {"v": {"type": "knn_vector", "dimension": dimension}, "text": {"type": "text"}}}
    settings = {"index.knn": True, "default_pipeline": "p", "index.search.default_pipeline": "enrich"}
    call(served, "PUT", "/docs", {"settings": settings, "mappings": mappings})
    enricher = {"request_processors": [{"neural_query_enricher": {"default_model_id": model_id}}]}
    call(served, "PUT", "/_search/pipeline/enrich", enricher)
    _fill(served, "docs")
    query = {"neural": {"v": {"query_text": "a man on a wild horse", "k": 3}}}
    assert len(call(served, "POST", "/docs/_search", {"query": query})["hits"]["hits"]) == 3


def test_multimodal_search(served: Served) -> None:
    model_id = _model(
        served,
        {
            "name": "titan",
            "protocol": "aws_sigv4",
            "credential": {"access_key": "AKIAEXAMPLE", "secret_key": "secret"},
            "parameters": {
                "region": "us-east-1",
                "service_name": "bedrock",
                "model": "amazon.titan-embed-image-v1",
                "input_docs_processed_step_size": 2,
            },
            "actions": [
                {
                    "action_type": "predict",
                    "method": "POST",
                    "url": "https://bedrock-runtime.${parameters.region}.amazonaws.com/model/${parameters.model}/invoke",
                    "headers": {"content-type": "application/json", "x-amz-content-sha256": "required"},
                    "request_body": '{"inputText": "${parameters.inputText:-null}", "inputImage": '
                    '"${parameters.inputImage:-null}"}',
                    "pre_process_function": "connector.pre_process.bedrock.multimodal_embedding",
                    "post_process_function": "connector.post_process.bedrock.embedding",
                }
            ],
        },
    )
    processor = {
        "text_image_embedding": {
            "model_id": model_id,
            "embedding": "vector_embedding",
            "field_map": {"text": "image_description", "image": "image_binary"},
        }
    }
    call(served, "PUT", "/_ingest/pipeline/nlp-ingest-pipeline", {"processors": [processor]})
    image = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
    simulated = call(
        served,
        "POST",
        "/_ingest/pipeline/nlp-ingest-pipeline/_simulate",
        {
            "docs": [
                {"_index": "i", "_id": "1", "_source": {"image_description": "Orange table", "image_binary": image}}
            ]
        },
    )
    dimension = len(simulated["docs"][0]["doc"]["_source"]["vector_embedding"])
    mappings = {
        "properties": {
            "vector_embedding": {"type": "knn_vector", "dimension": dimension},
            "image_description": {"type": "text"},
            "image_binary": {"type": "binary"},
        }
    }
    settings = {"index.knn": True, "default_pipeline": "nlp-ingest-pipeline", "number_of_shards": 2}
    call(served, "PUT", "/my-nlp-index", {"settings": settings, "mappings": mappings})
    document = {"image_description": "Orange table", "image_binary": image}
    call(served, "PUT", "/my-nlp-index/_doc/1?refresh=true", document)
    call(served, "PUT", "/my-nlp-index/_doc/2?refresh=true", {**document, "image_description": "Blue chair"})
    query = {"query_text": "Orange table", "query_image": image, "model_id": model_id, "k": 2}
    found = call(served, "GET", "/my-nlp-index/_search", {"query": {"neural": {"vector_embedding": query}}, "size": 10})
    assert [hit["_id"] for hit in found["hits"]["hits"]] == ["1", "2"]


def test_neural_sparse_search(weights: Weights) -> None:
    served = Served("--live")
    try:
        model_id = _model(
            served,
            {
                "name": "sparse",
                "actions": [
                    {
                        "action_type": "predict",
                        "method": "POST",
                        "url": f"{weights.url}/sparse",
                        "headers": {"Authorization": "Bearer ${credential.key}"},
                        "request_body": "${parameters.input}",
                        "pre_process_function": "connector.pre_process.openai.embedding",
                    }
                ],
            },
        )
        processors = [{"sparse_encoding": {"model_id": model_id, "field_map": {"text": "passage_embedding"}}}]
        call(served, "PUT", "/_ingest/pipeline/sparse", {"processors": processors})
        mappings = {"properties": {"passage_embedding": {"type": "rank_features"}, "text": {"type": "text"}}}
        call(served, "PUT", "/docs", {"settings": {"default_pipeline": "sparse"}, "mappings": mappings})
        _fill(served, "docs")
        assert call(served, "GET", "/docs/_doc/4")["_source"]["passage_embedding"]["rodeo"] == 1.0
        query = {"neural_sparse": {"passage_embedding": {"query_text": "wild rodeo", "model_id": model_id}}}
        hits = call(served, "POST", "/docs/_search", {"query": query})["hits"]["hits"]
        assert [(hit["_id"], hit["_score"]) for hit in hits] == [("4", 2.0), ("5", 2.0), ("2", 1.0)]
        tokens = {"query_tokens": {"rodeo": 2.5}}
        hits = call(served, "POST", "/docs/_search", {"query": {"neural_sparse": {"passage_embedding": tokens}}})
        assert [hit["_score"] for hit in hits["hits"]["hits"]] == [2.5, 2.5]
    finally:
        served.stop()
