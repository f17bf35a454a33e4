"""Finds a provider by its name, and the operation that a request is for.

The files of providers are read only when a URL may be theirs: ``_HOSTS`` says which file knows which hosts.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import import_module

from blueprintc.errors import UsageError
from blueprintc.providers.contract import ErrorBody, Operation, Provider

#: Who answers where: the name of a provider's file, and a pattern that is looked for in ``host/path``. The first file
#: that has a matching operation wins, so those that know their hosts come before those that know paths only.
_HOSTS: tuple[tuple[str, str], ...] = (
    ("openai", r"^api\.openai\.com/"),
    ("bedrock", r"^bedrock[\w-]*\.[^/]*amazonaws\.com"),
    ("cohere", r"^api\.cohere\.(?:ai|com)/"),
    ("azure_openai", r"/openai/deployments/|^[^/]*\.azure\.com/openai/v1/"),
    ("azure_ai_foundry", r"^[^/]*\.(?:services|models)\.ai\.azure\.com/"),
    ("sagemaker", r"^[^/]*sagemaker[^/]*\.amazonaws\.com"),
    ("comprehend", r"^comprehend[^/]*\.amazonaws\.com"),
    ("textract", r"^textract[^/]*\.amazonaws\.com"),
    ("rekognition", r"^rekognition[^/]*\.amazonaws\.com"),
    ("gemini", r"^generativelanguage\.googleapis\.com/"),
    ("vertex", r"^[^/]*aiplatform\.googleapis\.com/"),
    ("anthropic", r"^api\.anthropic\.com/"),
    ("deepseek", r"^api\.deepseek\.com/"),
    ("mistral", r"^api\.mistral\.ai/"),
    ("voyage", r"^api\.voyageai\.com/"),
    ("jina", r"^[^/]*api\.jina\.ai/"),
    ("hugging_face", r"^[^/]*\.huggingface\.(?:co|cloud)(?:/|$)"),
    ("yandex", r"^[^/]*\.api\.cloud\.yandex\.net/"),
    ("aleph_alpha", r"/semantic_embed$"),
    ("opensearch", r"/_plugins/_ml/"),
    ("ollama", r"^[^/]+/api/(?:chat|generate|embed|embeddings)$|:11434/v1/"),
    ("openai_compatible", r"/v1/(?:chat/completions|embeddings|completions)$"),
)
#: Why some names have no provider.
_WITHOUT_CONTRACT = {
    "mcp": "MCP servers are no HTTP provider with a contract of bodies: a connector of protocol mcp_sse or"
    " mcp_streamable_http names tools, which the server asks for at run time",
    "lambda": "the body of a Lambda function is its author's",
}


@cache
def provider(name: str) -> Provider:
    """A provider by its name, such as ``azure_openai``. Raises ``UsageError`` for a name that is not known."""
    if name in _WITHOUT_CONTRACT:
        raise UsageError(f"{name} has no contract: {_WITHOUT_CONTRACT[name]}")
    if name not in provider_names():
        raise UsageError(f"no provider {name!r}; there are {', '.join(provider_names())}")
    made = import_module(f"blueprintc.providers.{name}").PROVIDER
    assert isinstance(made, Provider)  # noqa: S101
    return made


def provider_names() -> tuple[str, ...]:
    """The names of all providers, in the order in which they are asked."""
    return tuple(dict.fromkeys(name for name, _ in _HOSTS))


def providers() -> tuple[Provider, ...]:
    """All providers."""
    return tuple(provider(name) for name in provider_names())


def operations() -> Iterator[Operation]:
    """All operations of all providers."""
    for one in providers():
        yield from one.operations


@lru_cache(maxsize=1000)
def operation_for(method: str, url: str, headers: tuple[tuple[str, str], ...] = ()) -> Operation | None:
    """The operation that a request is for; none where it is not known. An empty ``method`` is any."""
    for name in _files_for(url):
        for operation in provider(name).operations:
            if operation.matches(method, url, headers):
                return operation
    return None


def _files_for(url: str) -> Iterator[str]:
    """The files that may know a URL."""
    place = re.sub(r"^[a-z]+://", "", url, flags=re.IGNORECASE).partition("?")[0]
    return (name for name, pattern in _HOSTS if re.search(pattern, place))


def error_bodies(operation: Operation) -> tuple[ErrorBody, ...]:
    """The errors that an operation's provider documents, each with its status, headers, exact text and source."""
    return provider(operation.provider).errors


def header_wanted_at(url: str) -> str:
    """The header that tells the operations at a URL apart, such as ``X-Amz-Target``; empty where there is none."""
    for name in _files_for(url):
        for operation in provider(name).operations:
            if operation.wanted_headers and operation.is_at(url):
                return operation.wanted_headers[0][0]
    return ""
