"""Search pipelines: processors of requests, of responses, and of scores in between. Upstream: SearchPipelineService."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from blueprintc.emulator.errors import illegal_argument
from blueprintc.errors import UnsupportedError
from blueprintc.jsontext import Json
from blueprintc.jvm.errors import JavaError
from blueprintc.server.ingest.config import Config, parse_exception
from blueprintc.server.search.engine import Found
from blueprintc.server.search.request import SearchRequest
from blueprintc.server.state.store import Source

if TYPE_CHECKING:
    from blueprintc.server.desk import Desk
    from blueprintc.server.indices.searching import Search

_Made = TypeVar("_Made")

KIND = "search_pipeline"
_PARTS = ("request_processors", "response_processors", "phase_results_processors")

Before = Callable[["Search"], None]
After = Callable[["Search", SearchRequest, Found], None]
Combine = Callable[[list[dict[str, float]]], dict[str, float]]


@dataclass(frozen=True, slots=True)
class SearchPipeline:
    """The processors of a search pipeline; each with whether its failure is ignored."""

    requests: Sequence[tuple[Before, bool]]
    responses: Sequence[tuple[After, bool]]
    combine: Combine | None

    def before(self, search: "Search") -> None:
        """Let the request processors change the search. Raises ``JavaError``."""
        for run, ignore in self.requests:
            try:
                run(search)
            except JavaError:
                if not ignore:
                    raise

    def after(self, search: "Search", request: SearchRequest, found: Found) -> None:
        """Let the response processors change what was found. Raises ``JavaError``."""
        for run, ignore in self.responses:
            try:
                run(search, request, found)
            except JavaError:
                if not ignore:
                    raise


def find_pipeline(desk: "Desk", wanted: Json) -> SearchPipeline | None:
    """The pipeline of a name or a body; ``None`` where none is wanted. Raises ``ServerError`` (400)."""
    if wanted is None or wanted == "_none":
        return None
    if isinstance(wanted, dict):
        return read_search_pipeline(desk, wanted)
    body = desk.store.named(KIND).get(str(wanted))
    if not isinstance(body, dict):
        raise illegal_argument(f"Pipeline {wanted} is not defined")
    return read_search_pipeline(desk, body)


def read_search_pipeline(desk: "Desk", body: Source) -> SearchPipeline:
    """A pipeline's processors. Raises ``ServerError`` (400)."""
    from blueprintc.server.ingest.search_registry import PHASE_RESULTS, REQUESTS, RESPONSES

    unknown = sorted(set(body) - {*_PARTS, "description", "version"})
    if unknown:
        raise parse_exception(
            f"pipeline doesn't support one or more provided configuration parameters [{', '.join(unknown)}]"
        )
    combine: Combine | None = None
    for kind, config in _configs(body, "phase_results_processors"):
        combine = _factory(PHASE_RESULTS, kind)(desk, config)
        config.take("ignore_failure")
        config.finish()
    requests = [
        _made(_factory(REQUESTS, kind)(desk, config), config) for kind, config in _configs(body, "request_processors")
    ]
    responses = [
        _made(_factory(RESPONSES, kind)(desk, config), config) for kind, config in _configs(body, "response_processors")
    ]
    return SearchPipeline(requests, responses, combine)


def _configs(body: Source, part: str) -> list[tuple[str, Config]]:
    given = body.get(part)
    found: list[tuple[str, Config]] = []
    for one in given if isinstance(given, list) else []:
        for kind, options in (one if isinstance(one, dict) else {}).items():
            found.append((kind, Config(kind, options if isinstance(options, dict) else {})))
    return found


def _factory(factories: dict[str, Callable[["Desk", Config], _Made]], kind: str) -> Callable[["Desk", Config], _Made]:
    from blueprintc.server.ingest.search_registry import KNOWN

    found = factories.get(kind)
    if found is not None:
        return found
    if kind in KNOWN:
        raise UnsupportedError(f"the search processor {kind}")
    raise illegal_argument(f"Invalid processor type {kind}")


def _made(run: _Made, config: Config) -> tuple[_Made, bool]:
    ignore = config.flag("ignore_failure", False)
    config.finish()
    return run, ignore
