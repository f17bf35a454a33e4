"""What stubs answer to given requests."""

import base64
import copy
import json
import struct
from typing import Any

import pytest

from blueprintc.providers import UNKNOWN_MODEL, Operation, Request, faults, operations, provider, stub
from blueprintc.providers.answering import dumps
from blueprintc.providers.vectors import cosine, embed
from tests.unit.providers.addresses import URLS, headers, request

OPERATIONS = list(operations())


def ask(operation: str, **body: Any) -> Any:
    """The parsed answer of an operation to a body."""
    name, _, rest = operation.partition(".")
    found = provider(name).operation(rest)
    answer = stub(Request("POST", URLS[operation], headers(found), json.dumps(body).encode()), found)
    assert answer.status == 200, answer.body
    return json.loads(answer.body)


def refused(operation: str, body: bytes) -> tuple[int, Any]:
    """The status and the parsed body of a refusal."""
    name, _, rest = operation.partition(".")
    answer = stub(Request("POST", URLS[operation], (), body), provider(name).operation(rest))
    return answer.status, json.loads(answer.body)


TEXTS = ["a cat sat on the mat", "the cat sat on a mat", "stocks fell on Monday"]


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.id)
def test_the_example_is_answered_and_always_alike(operation: Operation) -> None:
    first, second = (stub(request(operation)) for _ in range(2))
    assert first.status == 200
    assert first == second
    assert json.loads(first.body) == json.loads(json.dumps(operation.sample(operation.example, URLS[operation.id])))


def _data(answer: Any) -> Any:
    return [row["embedding"] for row in answer["data"]]


def _embeddings(answer: Any) -> Any:
    return answer["embeddings"]


def _floats(answer: Any) -> Any:
    return answer["embeddings"]["float"]


def _tensors(answer: Any) -> Any:
    return [row["output"][0]["data"] for row in answer["inference_results"]]


def _itself(answer: Any) -> Any:
    return answer


_SEARCH = {"input_type": "search_document"}
_MANY = [
    ("openai.embeddings", {"model": "text-embedding-3-small"}, "input", _data, 1536),
    ("azure_openai.embeddings", {}, "input", _data, 1536),
    ("cohere.embed_v2", {"model": "embed-english-light-v3.0", **_SEARCH}, "texts", _floats, 384),
    ("cohere.embed_v1", {"model": "embed-english-v3.0", **_SEARCH}, "texts", _embeddings, 1024),
    ("bedrock.cohere_embed", _SEARCH, "texts", _embeddings, 1024),
    ("voyage.embeddings", {"model": "voyage-3-lite"}, "input", _data, 512),
    ("jina.embeddings", {"model": "jina-embeddings-v3"}, "input", _data, 1024),
    ("mistral.embeddings", {"model": "mistral-embed"}, "input", _data, 1024),
    ("hugging_face.tei_embed", {}, "inputs", _itself, 384),
    ("ollama.embed", {"model": "nomic-embed-text"}, "input", _embeddings, 768),
    ("opensearch.predict", {}, "text_docs", _tensors, 384),
]


@pytest.mark.parametrize(("operation", "body", "field", "vectors", "size"), _MANY, ids=[row[0] for row in _MANY])
def test_one_vector_a_text_in_order_and_of_the_models_size(
    operation: str, body: dict[str, Any], field: str, vectors: Any, size: int
) -> None:
    found = vectors(ask(operation, **body, **{field: TEXTS}))
    assert [len(vector) for vector in found] == [size] * 3
    assert [vectors(ask(operation, **body, **{field: [text]}))[0] for text in TEXTS] == found
    assert cosine(found[0], found[1]) > cosine(found[0], found[2]) + 0.3


def test_wishes_for_sizes_and_codings_are_honoured() -> None:
    row = ask("openai.embeddings", model="text-embedding-3-large", input="x", dimensions=256, encoding_format="base64")
    decoded = struct.unpack("<256f", base64.b64decode(row["data"][0]["embedding"]))
    assert decoded == pytest.approx(embed("x", 256), abs=1e-6)
    wanted = ["float", "int8", "uint8", "binary", "ubinary", "base64"]
    found = ask(
        "cohere.embed_v2",
        model="embed-v4.0",
        input_type="search_query",
        texts=["x"],
        output_dimension=256,
        embedding_types=wanted,
    )["embeddings"]
    assert list(found) == wanted
    assert [len(found[name][0]) for name in wanted[:5]] == [256, 256, 256, 32, 32]
    assert all(-128 <= value <= 127 for value in found["int8"][0] + found["binary"][0])
    assert all(0 <= value <= 255 for value in found["uint8"][0] + found["ubinary"][0])
    assert [value + 128 for value in found["binary"][0]] == found["ubinary"][0]
    titan = ask("bedrock.titan_text_v2", inputText="x", dimensions=256, embeddingTypes=["binary"])
    assert len(titan["embeddingsByType"]["binary"]) == 256
    assert len(titan["embedding"]) == 256
    image = ask("bedrock.titan_image", inputText=None, inputImage="abc", embeddingConfig={"outputEmbeddingLength": 384})
    assert len(image["embedding"]) == 384
    voyage = ask("voyage.embeddings", model="voyage-4", input=["x"], output_dimension=512, output_dtype="ubinary")
    assert len(voyage["data"][0]["embedding"]) == 64
    nova = ask(
        "bedrock.nova_embed",
        taskType="SINGLE_EMBEDDING",
        singleEmbeddingParams={
            "embeddingPurpose": "GENERIC_INDEX",
            "embeddingDimension": 384,
            "text": {"value": None},
            "image": {"format": "png", "source": {"bytes": "abc"}},
        },
    )
    assert [(row["embeddingType"], len(row["embedding"])) for row in nova["embeddings"]] == [("IMAGE", 384)]


@pytest.mark.parametrize("size", [1, 2, 7, 256])
def test_vectors_have_length_one(size: int) -> None:
    for text in ("", "x", "a cat", "\ud800", "a" * 10_000):
        assert sum(value * value for value in embed(text, size)) == pytest.approx(1, abs=1e-5)


DOCUMENTS = ["stocks fell on Monday", "cats purr when they are content", "a cat is a small animal that purrs"]


@pytest.mark.parametrize(
    ("operation", "body", "rows", "score"),
    [
        ("cohere.rerank_v1", {"model": "rerank-english-v3.0", "documents": DOCUMENTS}, "results", "relevance_score"),
        ("cohere.rerank_v2", {"model": "rerank-v3.5", "documents": DOCUMENTS}, "results", "relevance_score"),
        ("bedrock.cohere_rerank", {"api_version": 2, "documents": DOCUMENTS}, "results", "relevance_score"),
        ("bedrock.amazon_rerank", {"documents": DOCUMENTS}, "results", "relevance_score"),
        ("voyage.rerank", {"model": "rerank-2.5", "documents": DOCUMENTS}, "data", "relevance_score"),
        ("jina.rerank", {"model": "jina-reranker-m0", "documents": DOCUMENTS}, "results", "relevance_score"),
        ("hugging_face.tei_rerank", {"texts": DOCUMENTS}, "", "score"),
    ],
)
def test_rerank_gives_all_documents_best_first_with_their_indexes(
    operation: str, body: dict[str, Any], rows: str, score: str
) -> None:
    answer = ask(operation, query="a cat purrs", **body)
    found = answer[rows] if rows else answer
    assert sorted(row["index"] for row in found) == [0, 1, 2]
    assert [row[score] for row in found] == sorted((row[score] for row in found), reverse=True)
    assert found[-1]["index"] == 0
    assert all(0 <= row[score] <= 1 for row in found)


def test_rerank_keeps_what_is_asked_for() -> None:
    answer = ask("cohere.rerank_v1", query="cat", documents=DOCUMENTS, top_n=1, return_documents=True)
    assert [row["document"]["text"] for row in answer["results"]] == [DOCUMENTS[answer["results"][0]["index"]]]
    body = copy.deepcopy(provider("bedrock").operation("agent_rerank").example)
    body["rerankingConfiguration"]["bedrockRerankingConfiguration"]["numberOfResults"] = 1  # type: ignore[index,call-overload]
    assert len(ask("bedrock.agent_rerank", **body)["results"]) == 1  # type: ignore[arg-type]


_MESSAGES = [{"role": "user", "content": "What is the capital of France?"}]
_ARGUMENTS = {"type": "object", "properties": {"q": {"type": "string"}}}
_TOOL = {"name": "search", "description": "d", "parameters": _ARGUMENTS}


def test_chats_echo_and_call_forced_tools() -> None:
    plain = ask("openai.chat", model="m", messages=_MESSAGES, n=2)
    assert len(plain["choices"]) == 2
    assert "capital of France" in plain["choices"][0]["message"]["content"]
    tools = [{"type": "function", "function": _TOOL}]
    forced = ask("openai.chat", model="m", messages=_MESSAGES, tools=tools, tool_choice="required")["choices"][0]
    assert forced["finish_reason"] == "tool_calls"
    assert json.loads(forced["message"]["tool_calls"][0]["function"]["arguments"]) == {"q": "text"}
    wanted = {"type": "json_schema", "json_schema": {"name": "n", "schema": _ARGUMENTS}}
    structured = ask("openai.chat", model="m", messages=_MESSAGES, response_format=wanted)
    assert json.loads(structured["choices"][0]["message"]["content"]) == {"q": "text"}
    claude = ask(
        "anthropic.messages",
        model="m",
        max_tokens=9,
        messages=_MESSAGES,
        tools=[{"name": "search", "input_schema": _ARGUMENTS}],
        tool_choice={"type": "tool", "name": "search"},
    )
    assert claude["stop_reason"] == "tool_use"
    assert claude["content"][0]["input"] == {"q": "text"}
    converse = ask(
        "bedrock.converse",
        messages=[{"role": "user", "content": [{"text": "What is the capital of France?"}]}],
        toolConfig={
            "tools": [{"toolSpec": {"name": "search", "inputSchema": {"json": _ARGUMENTS}}}],
            "toolChoice": {"any": {}},
        },
    )
    assert converse["output"]["message"]["content"][0]["toolUse"]["input"] == {"q": "text"}
    assert converse["stopReason"] == "tool_use"
    gemini = ask("gemini.generate_content", contents=[{"role": "user", "parts": [{"text": "capital of France"}]}])
    assert "capital of France" in gemini["candidates"][0]["content"]["parts"][0]["text"]


def test_usage_grows_with_the_texts() -> None:
    short, long = (ask("openai.chat", model="m", messages=[{"role": "user", "content": "word " * n}]) for n in (1, 100))
    assert 0 < short["usage"]["prompt_tokens"] < long["usage"]["prompt_tokens"]
    assert long["usage"]["total_tokens"] == long["usage"]["prompt_tokens"] + long["usage"]["completion_tokens"]


def test_batch_jobs_are_created_looked_at_and_cancelled() -> None:
    made = ask("openai.create_batch", input_file_id="file-1", endpoint="/v1/embeddings", completion_window="24h")
    assert made["status"] == "validating"
    for name, method, status in (("get_batch", "GET", "completed"), ("cancel_batch", "POST", "cancelling")):
        url = f"https://api.openai.com/v1/batches/{made['id']}{'/cancel' if method == 'POST' else ''}"
        answer = json.loads(stub(Request(method, url)).body)
        assert (answer["id"], answer["status"]) == (made["id"], status), name


def test_endpoints_answer_what_the_body_shows() -> None:
    vectors = ask_endpoint(TEXTS)
    assert [len(vector) for vector in vectors] == [384] * 3
    assert ask_endpoint({"inputs": TEXTS}) == vectors
    scores = ask_endpoint({"query": "a cat purrs", "texts": DOCUMENTS})
    assert sorted(row["index"] for row in scores) == [0, 1, 2]
    assert "Say hello" in ask_endpoint({"inputs": "Say hello", "parameters": {"top_p": 1}})[0]["generated_text"]
    weights = ask_endpoint(["a cat"], "a-sparse-model")
    assert weights == [{"a": 0.55, "cat": 0.65}]


def ask_endpoint(body: Any, name: str = "e") -> Any:
    url = f"https://runtime.sagemaker.us-east-1.amazonaws.com/endpoints/{name}/invocations"
    return json.loads(stub(Request("POST", url, (), json.dumps(body).encode())).body)


@pytest.mark.parametrize(
    ("operation", "body", "status", "text"),
    [
        ("openai.embeddings", {"model": "m"}, 400, "input is missing"),
        ("openai.embeddings", {"model": "m", "input": "x", "dimension": 3}, 400, "did you mean dimensions?"),
        ("openai.embeddings", {"model": "m", "input": [""]}, 400, "must not be empty"),
        ("openai.chat", {"model": "m", "messages": []}, 400, "messages must not be empty"),
        ("openai.chat", {"model": "m", "messages": [{"role": "boss", "content": "x"}]}, 400, "messages[0]"),
        ("cohere.embed_v2", {"model": "m", "texts": ["x"]}, 400, "input_type is missing"),
        ("bedrock.titan_text_v2", {"inputText": "x", "dimensions": 7}, 400, "must be 1024 or 512 or 256"),
        ("bedrock.claude_messages", {"messages": [], "max_tokens": 1}, 400, "anthropic_version is missing"),
        ("bedrock.claude_completion", {"prompt": "Hi", "max_tokens_to_sample": 1}, 400, "Human:"),
        ("bedrock.converse", {"messages": [{"role": "user", "content": "x"}]}, 400, "must be a list"),
        ("gemini.generate_content", {"contents": "x"}, 400, "must be a list"),
        ("voyage.rerank", {"query": "q", "documents": [], "model": "m"}, 400, "must not be empty"),
        ("mistral.chat", {"model": "m"}, 422, "messages is missing"),
        ("comprehend.detect_sentiment", {"Text": "x"}, 400, "LanguageCode is missing"),
        ("yandex.text_embedding", {"text": "x"}, 400, "modelUri is missing"),
    ],
)
def test_a_bad_body_is_refused_in_the_providers_shape(
    operation: str, body: dict[str, Any], status: int, text: str
) -> None:
    found, answer = refused(operation, json.dumps(body).encode())
    assert found == status
    assert text in json.dumps(answer)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.id)
def test_what_is_no_json_is_refused(operation: Operation) -> None:
    answer = stub(Request(operation.method, URLS[operation.id], (), b'{"a": '), operation)
    assert 400 <= answer.status < 500
    assert json.loads(answer.body)


@pytest.mark.parametrize(
    "operation", [one for one in OPERATIONS if one.needs_model and one.model_field == "model"], ids=lambda one: one.id
)
def test_an_unknown_model_is_refused(operation: Operation) -> None:
    answer = stub(request(operation, model=UNKNOWN_MODEL), operation)
    assert answer.status in (400, 404)
    assert UNKNOWN_MODEL in answer.body.decode() or answer.status == 404 or operation.provider == "bedrock"


def test_a_model_for_another_task_is_refused() -> None:
    cases = (("openai.chat", "text-embedding-3-small", 404), ("voyage.rerank", "voyage-4", 400))
    for operation, model, status in cases:
        name, _, rest = operation.partition(".")
        assert stub(request(provider(name).operation(rest), model=model)).status == status


def test_credentials_are_asked_for_on_wish() -> None:
    for operation in OPERATIONS:
        answer = stub(request(operation), operation, wants_credentials=True)
        expected = {200} if operation.provider == "ollama" else {400, 401, 403}
        assert answer.status in expected, operation.id
    url = f"{URLS['gemini.embed_content']}?key=abc"
    body = json.dumps({"content": {"parts": [{"text": "x"}]}}).encode()
    assert stub(Request("POST", url, (), body), wants_credentials=True).status == 200


@pytest.mark.parametrize(
    ("operation", "words", "kind"),
    [
        ("openai.chat", "data: [DONE]", "text/event-stream"),
        ("openai.completions", "data: [DONE]", "text/event-stream"),
        ("deepseek.chat", "chat.completion.chunk", "text/event-stream"),
        ("anthropic.messages", "event: message_stop", "text/event-stream"),
        ("cohere.chat_v2", "event: message-end", "text/event-stream"),
        ("ollama.native_chat", '"done":true', "application/x-ndjson"),
        ("ollama.generate", '"done":true', "application/x-ndjson"),
    ],
)
def test_a_stream_comes_in_pieces(operation: str, words: str, kind: str) -> None:
    name, _, rest = operation.partition(".")
    found = provider(name).operation(rest)
    answer = stub(request(found, stream=True))
    assert dict(answer.headers)["Content-Type"] == kind
    text = answer.body.decode()
    assert words in text
    assert "This is a stub" in text
    pieces = [
        line.removeprefix("data: ") for line in text.splitlines() if line[:1] == "{" or line.startswith("data: {")
    ]
    assert all(isinstance(json.loads(piece), dict) for piece in pieces)
    with pytest.raises(ValueError):
        json.loads(text)
    assert json.loads(stub(request(found, stream=False)).body)


def test_ollama_streams_unless_it_is_told_not_to() -> None:
    body = json.dumps({"model": "llama3.2", "prompt": "hello"}).encode()
    assert len(stub(Request("POST", URLS["ollama.generate"], (), body)).body.splitlines()) == 2


def test_a_header_that_is_needed_is_asked_for() -> None:
    body = dumps(provider("anthropic").operation("messages").example)
    answer = stub(Request("POST", URLS["anthropic.messages"], (), body))
    assert answer.status == 400
    assert "anthropic-version" in answer.body.decode()


def test_who_is_not_known_gets_a_404() -> None:
    assert stub(Request("POST", "https://example.com/predict", (), b"{}")).status == 404


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.id)
def test_faults_are_not_the_good_answer(operation: Operation) -> None:
    good = stub(request(operation))
    found = faults(operation, request(operation))
    assert len({fault.name for fault in found}) == len(found) >= 4
    for fault in found:
        assert fault.answer.body != good.body or good.body == b"{}"


def test_faults_of_embeddings() -> None:
    operation = provider("openai").operation("embeddings")
    found = {fault.name: fault for fault in faults(operation, request(operation))}
    few, many, other = (
        [row["index"] for row in json.loads(found[name].answer.body)["data"]]
        for name in ("one too few", "one too many", "other order")
    )
    assert (few, many, other) == ([0], [0, 1, 1], [1, 0])
    with pytest.raises(ValueError):
        json.loads(found["truncated"].answer.body)
    assert found["empty"].answer.body == b""
    assert faults(operation, request(operation, input=[])) == ()
