"""What a provider takes and answers: the records that each provider's file fills in."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from enum import Enum
from functools import lru_cache
from typing import TypeAlias
from urllib.parse import unquote

from blueprintc.records import record

Value: TypeAlias = "None | bool | int | float | str | list[Value] | dict[str, Value]"
"""A JSON value as Python's own reader gives it."""


@record
class Request:
    """A request to a provider, as it is sent; ``url`` is complete, ``body`` is none where nothing is sent."""

    method: str
    url: str
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None

    def header(self, name: str) -> str | None:
        """The value of a header (case does not count), or none."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)


@record
class Answer:
    """What a provider answers."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


class ModelStatus(Enum):
    """Whether a model can be called."""

    CURRENT = "current"
    LEGACY = "legacy"
    """It still answers, but an end is announced, or the provider advises against it."""
    RETIRED = "retired"
    """Calls fail since the date."""


@record(kw_only=True)
class Model:
    """Models of one kind. ``name`` is a regular expression that the whole id matches, case included.

    ``date``: when calls begin, or began, to fail (``YYYY-MM-DD``; empty: not announced). ``replacement``: what the
    provider recommends. ``source`` and ``as_of``: where and when that was read. ``dimensions``: the sizes of vectors
    that it can give, the default first; empty: it gives none. ``task``: what it is for, in the words of the tables of
    models (``chat``, ``completion``, ``embedding``, ``rerank``, ``guardrail``); empty: not known.
    """

    name: str
    status: ModelStatus = ModelStatus.CURRENT
    date: str = ""
    replacement: str = ""
    source: str = ""
    as_of: str = ""
    dimensions: tuple[int, ...] = ()
    task: str = ""

    def is_named(self, model: str) -> bool:
        """Whether an id is one of these models."""
        return _pattern(self.name).fullmatch(model) is not None


@record(kw_only=True)
class ErrorBody:
    """An error as a provider documents it. ``name`` is unique within the provider; ``body`` is the exact text."""

    name: str
    status: int
    body: str
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "application/json"),)
    source: str

    @property
    def answer(self) -> Answer:
        """The error as it arrives."""
        return Answer(self.status, self.headers, self.body.encode())


@record(kw_only=True)
class Call:
    """A request that has been recognised and read. ``path``: the named parts of the URL (``model``, ``id`` …)."""

    operation: "Operation"
    request: Request
    path: Mapping[str, str]
    body: Value

    @property
    def model(self) -> str:
        """The model's id, from the URL or the body; empty where neither names one."""
        if "model" in self.path:
            return self.path["model"]
        name = self.body.get(self.operation.model_field) if isinstance(self.body, dict) else None
        return name if isinstance(name, str) else ""

    def get(self, name: str) -> Value:
        """A member of the body, or none."""
        return self.body.get(name) if isinstance(self.body, dict) else None


Answering: TypeAlias = Callable[[Call], Value]


@record(kw_only=True)
class Operation:
    """One thing that a provider does.

    ``url`` is a regular expression for the whole URL; its group ``model`` is the model's id. ``wanted_headers`` are
    pairs of a name and a regular expression; a URL whose group ``action`` matches needs none. The provider refuses
    requests without ``needed_headers`` and without the parameters of ``needed_query``, each with a regular expression
    that is looked for in the URLs that need it. ``models`` are those of which more is known than ``model_table``, a
    file of the folder ``models``, tells. ``contract`` names the schema files: ``schemas/<contract>.request.json`` and
    ``.response.json``. ``is_by_host`` tells that the host says who answers; otherwise only the path does, which many
    serve. ``answering`` makes the body of an answer. ``tasks`` are ``text_embedding``, ``image_embedding``,
    ``sparse_encoding``, ``rerank``, ``chat``, ``completion``, ``guardrail``, ``detection``, ``batch``,
    ``batch_status``, ``cancel_batch``, and ``any`` where the model behind it decides.
    """

    provider: str
    name: str
    title: str
    tasks: tuple[str, ...]
    url: str
    answering: Answering
    contract: str = ""
    method: str = "POST"
    wanted_headers: tuple[tuple[str, str], ...] = ()
    needed_headers: tuple[str, ...] = ()
    needed_query: tuple[tuple[str, str], ...] = ()
    models: tuple[Model, ...] = ()
    model_table: str = ""
    model_field: str = "model"
    needs_model: bool = False
    is_by_host: bool = True
    documentation: str = ""
    example: Value = field(default_factory=dict)

    @property
    def id(self) -> str:
        """``provider.name``."""
        return f"{self.provider}.{self.name}"

    def matches(self, method: str, url: str, headers: tuple[tuple[str, str], ...] = ()) -> bool:
        """Whether a request is for this operation. An empty ``method`` is any."""
        return self.parts(method, url, headers) is not None

    def parts(self, method: str, url: str, headers: tuple[tuple[str, str], ...] = ()) -> dict[str, str] | None:
        """The named parts of the URL of a request for this operation; none where it is for another one."""
        if method and method.upper() != self.method:
            return None
        found = _pattern(self.url).fullmatch(unquote(url) if "%" in url else url)
        if found is None:
            return None
        parts = {name: value for name, value in found.groupdict().items() if value is not None}
        request = Request(method, url, headers)
        for name, pattern in self.wanted_headers:
            if "action" not in parts and _pattern(pattern).fullmatch(request.header(name) or "") is None:
                return None
        return parts

    def is_at(self, url: str) -> bool:
        """Whether a URL is the operation's, headers aside."""
        found = _pattern(self.url).fullmatch(unquote(url) if "%" in url else url)
        return found is not None and "action" not in {name for name, value in found.groupdict().items() if value}

    def lacking(self, url: str, headers: Iterable[str]) -> tuple[str, ...]:
        """The headers and parameters of the query that the provider needs and a request has not, in words."""
        given = {name.lower() for name in headers}
        query = {part.partition("=")[0] for part in url.partition("?")[2].split("&")}
        return (
            *(f"header {name}" for name in self.needed_headers if name.lower() not in given),
            *(
                f"query parameter {name}"
                for name, place in self.needed_query
                if name not in query and _pattern(place).search(url)
            ),
        )

    @property
    def request_schema(self) -> Mapping[str, Value] | None:
        """The JSON Schema of a request's body; none where there is no body, or nothing is known of it."""
        from blueprintc.providers.schemas import load_schema

        return load_schema(self.contract, "request")

    @property
    def response_schema(self) -> Mapping[str, Value] | None:
        """The JSON Schema of a good answer; none where nothing is known of it."""
        from blueprintc.providers.schemas import load_schema

        return load_schema(self.contract, "response")

    def model(self, name: str) -> Model | None:
        """What is known of a model of this operation."""
        found = next((model for model in self.models if model.is_named(name)), None)
        if found is not None or not self.model_table:
            return found
        from blueprintc.providers.models import table_row

        return table_row(self.model_table, name)

    def is_for(self, model: Model) -> bool:
        """Whether a model is one that the operation can ask, as far as its task is known."""
        from blueprintc.providers.models import is_for

        return is_for(model, self.tasks)

    @property
    def model_names(self) -> tuple[str, ...]:
        """The models of the operation's table that can still be called and that fit its tasks."""
        if not self.model_table:
            return ()
        from blueprintc.providers.models import current_names

        return current_names(self.model_table, self.tasks)

    def dimensions(self, model: str) -> tuple[int, ...]:
        """The sizes of vectors that a model gives, the default first; empty where that is not known."""
        known = self.model(model)
        return () if known is None else known.dimensions

    def sample(self, body: Value = None, url: str = "") -> Value:
        """The parsed answer to a body (to the operation's own example without one)."""
        request = Request(self.method, url, ())
        parts = (self.parts("", url) or {}) if url else {}
        return self.answering(
            Call(operation=self, request=request, path=parts, body=self.example if body is None else body)
        )


Refusing: TypeAlias = Callable[[int, str, str, str], Answer]
"""(status, kind, message, place in the body) → the provider's error. Kinds are those of ``refusals``."""


@record(kw_only=True)
class Provider:
    """Who answers. ``refuse`` puts an error into the provider's shape; ``invalid_status`` is that for a bad body.

    ``credentials`` are the names of the headers that may prove who calls (``?key`` for a query parameter).
    """

    name: str
    title: str
    operations: tuple[Operation, ...]
    errors: tuple[ErrorBody, ...]
    refuse: Refusing
    invalid_status: int = 400
    unknown_model_status: int = 404
    credentials: tuple[str, ...] = ("Authorization",)
    documentation: str = ""

    def operation(self, name: str) -> Operation:
        """An operation by its name. Raises ``KeyError``."""
        for operation in self.operations:
            if operation.name == name:
                return operation
        raise KeyError(f"{self.name} has no operation {name!r}")


@lru_cache(maxsize=1000)
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text)
