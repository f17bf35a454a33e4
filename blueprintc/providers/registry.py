"""Finds a provider by its name, and the operation that a request is for.

The files of providers are read only when a URL may be theirs: ``_HOSTS`` says which file knows which hosts.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module

from blueprintc.errors import UsageError
from blueprintc.providers.contract import ErrorBody, Operation, Provider

#: Who answers where. The first file whose pattern is found in ``host/path`` and that has a matching operation wins.
_HOSTS: tuple[tuple[str, str], ...] = (
    ("openai", r"^api\.openai\.com/"),
    ("azure_openai", r"^[^/]*\.(?:openai\.azure\.com|cognitiveservices\.azure\.com)/|^[^/]*/openai/deployments/"),
    ("cohere", r"^api\.cohere\.(?:ai|com)/"),
    ("bedrock", r"^bedrock[\w-]*\.[^/]*/|^[^/]*/model/[^/]+/(?:invoke|converse)$"),
)


@cache
def provider(name: str) -> Provider:
    """A provider by its name, such as ``azure_openai``. Raises ``UsageError`` for a name that is not known."""
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


def operation_for(method: str, url: str, headers: tuple[tuple[str, str], ...] = ()) -> Operation | None:
    """The operation that a request is for; none where it is not known. An empty ``method`` is any."""
    place = re.sub(r"^[a-z]+://", "", url, flags=re.IGNORECASE).partition("?")[0]
    for name, pattern in _HOSTS:
        if re.search(pattern, place):
            for operation in provider(name).operations:
                if operation.matches(method, url, headers):
                    return operation
    return None


def error_bodies(operation: Operation) -> tuple[ErrorBody, ...]:
    """The errors that an operation's provider documents, each with its status, headers, exact text and source."""
    return provider(operation.provider).errors
