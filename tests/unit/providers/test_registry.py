"""Which request is for which operation."""

import pytest

from blueprintc.errors import UsageError
from blueprintc.providers import Operation, operation_for, operations, provider, provider_names
from tests.unit.providers.addresses import URLS, headers

OPERATIONS = list(operations())


def test_every_operation_has_an_address_here() -> None:
    assert set(URLS) == {operation.id for operation in OPERATIONS}


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.id)
def test_an_operation_is_found_by_its_address(operation: Operation) -> None:
    assert operation_for(operation.method, URLS[operation.id], headers(operation)) == operation
    assert operation_for("", URLS[operation.id], headers(operation)) is not None


_RUNTIME = "https://bedrock-runtime.eu-west-1.amazonaws.com"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (f"{_RUNTIME}/model/amazon.titan-embed-text-v2%3A0/invoke", "bedrock.titan_text_v2"),
        (f"{_RUNTIME}/model/eu.anthropic.claude-3-7-sonnet-20250219-v1:0/invoke", "bedrock.claude_messages"),
        (
            f"{_RUNTIME}/model/arn%3Aaws%3Abedrock%3Aus-east-1%3A1%3Ainference-profile%2Fus.anthropic.claude-sonnet-5/invoke",
            "bedrock.claude_messages",
        ),
        (f"{_RUNTIME}/model/arn:aws:bedrock:us-east-1:1:imported-model/abc/invoke", "bedrock.llama"),
        (f"{_RUNTIME}/model/arn:aws:bedrock:us-east-1:1:application-inference-profile/x/converse", "bedrock.converse"),
        (f"{_RUNTIME}/model/somebody.new-model-v1/invoke", None),
        ("https://${parameters.endpoint}/v1/chat/completions", "openai_compatible.chat"),
        ("http://${parameters.endpoint}/openai/deployments/d/embeddings?api-version=1", "azure_openai.embeddings"),
        ("https://api.groq.com/openai/v1/chat/completions", "openai_compatible.chat"),
        ("https://openrouter.ai/api/v1/chat/completions", "openai_compatible.chat"),
        ("https://integrate.api.nvidia.com/v1/embeddings", "openai_compatible.embeddings"),
        ("https://api.deepseek.com/chat/completions", "deepseek.chat"),
        ("https://example.com/predict", None),
        ("https://example.com/rerank", None),
        ("https://api.openai.com/v1/images", None),
        ("", None),
        ("https://comprehend.us-east-1.amazonaws.com", None),
    ],
)
def test_addresses(url: str, expected: str | None) -> None:
    found = operation_for("POST", url)
    assert (None if found is None else found.id) == expected


def test_a_model_in_the_address_is_told() -> None:
    operation = operation_for("POST", f"{_RUNTIME}/model/eu.anthropic.claude-sonnet-5/converse")
    assert operation is not None
    assert operation.parts("", f"{_RUNTIME}/model/a%3Ab/converse") == {"model": "a:b"}


def test_only_what_the_host_tells_is_certain() -> None:
    by_path = {operation.id for operation in OPERATIONS if not operation.is_by_host}
    assert {one.split(".")[0] for one in by_path} == {"openai_compatible", "ollama"}


def test_what_has_no_contract_is_refused_by_name() -> None:
    with pytest.raises(UsageError, match="mcp has no contract"):
        provider("mcp")
    with pytest.raises(UsageError, match="no provider 'nobody'"):
        provider("nobody")
    assert len(provider_names()) == 22


@pytest.mark.parametrize(
    ("operation", "model", "status", "date"),
    [
        ("openai.chat", "gpt-3.5-turbo", "retired", "2026-10-23"),
        ("openai.chat", "gpt-4o", "legacy", "2027-01-14"),
        ("openai.chat", "gpt-6-sol", "current", ""),
        ("openai.completions", "text-davinci-003", "retired", "2024-01-04"),
        ("bedrock.claude_messages", "us.anthropic.claude-3-7-sonnet-20250219-v1:0", "retired", "2026-04-28"),
        ("bedrock.converse", "us.anthropic.claude-sonnet-4-20250514-v1:0", "retired", "2026-10-14"),
        ("bedrock.converse", "anthropic.claude-sonnet-5", "current", ""),
        ("cohere.embed_v1", "embed-english-v2.0", "retired", "2026-04-04"),
        ("gemini.generate_content", "gemini-2.0-flash", "retired", "2026-06-01"),
        ("deepseek.chat", "deepseek-chat", "retired", "2026-07-24"),
    ],
)
def test_models(operation: str, model: str, status: str, date: str) -> None:
    name, _, rest = operation.partition(".")
    found = provider(name).operation(rest).model(model)
    assert found is not None
    assert (found.status.value, found.date) == (status, date)


def test_models_that_can_be_called_are_listed() -> None:
    names = provider("openai").operation("embeddings").model_names
    assert "text-embedding-3-small" in names
    assert "gpt-6-sol" not in names
    assert "gpt-3.5-turbo" not in provider("openai").operation("chat").model_names
