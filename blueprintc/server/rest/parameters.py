"""Parameters of the query string: how they are read, and what is said about unknown ones. Upstream: BaseRestHandler."""

from collections.abc import Iterable
from urllib.parse import parse_qsl

from blueprintc.emulator.errors import illegal_argument
from blueprintc.server.context import RequestContext

#: Read by every answer. Upstream: AbstractRestChannel.
COMMON = frozenset({"pretty", "human", "error_trace", "filter_path", "format"})
_SIMILAR = 0.5


def read_query(query: str) -> dict[str, str]:
    """The parameters of a query string; the last of a name counts."""
    return dict(parse_qsl(query, keep_blank_values=True))


def check_consumed(context: RequestContext, method: str) -> None:
    """Refuse parameters and bodies that nobody has looked at. Raises ``ServerError`` (400)."""
    unknown = sorted(set(context.query) - context.consumed - COMMON)
    if unknown:
        raise illegal_argument(_unrecognized(context, unknown))
    if context.text and not context.body_read:
        raise illegal_argument(f"request [{method} {context.path}] does not support having a body")


def _unrecognized(context: RequestContext, unknown: list[str]) -> str:
    known = sorted((context.consumed | COMMON) - set(unknown))
    told = []
    for name in unknown:
        likely = [(similarity(name, other), other) for other in known]
        keys = [other for score, other in sorted(likely, key=lambda pair: (-pair[0], pair[1])) if score > _SIMILAR]
        hint = ""
        if len(keys) == 1:
            hint = f" -> did you mean [{keys[0]}]?"
        elif keys:
            hint = f" -> did you mean any of [{', '.join(keys)}]?"
        told.append(f"[{name}]{hint}")
    plural = "s" if len(unknown) > 1 else ""
    return f"request [{context.path}] contains unrecognized parameter{plural}: {', '.join(told)}"


def similarity(one: str, other: str) -> float:
    """One less the share of letters to change. Upstream: Lucene's LevenshteinDistance.getDistance."""
    if not one or not other:
        return 1.0 if one == other else 0.0
    row: list[int] = list(range(len(one) + 1))
    for index, char in enumerate(other, 1):
        row = _next_row(row, one, char, index)
    return 1.0 - row[-1] / max(len(one), len(other))


def _next_row(row: list[int], one: str, char: str, index: int) -> list[int]:
    made = [index]
    for column, letter in enumerate(one, 1):
        made.append(min(made[-1] + 1, row[column] + 1, row[column - 1] + (letter != char)))
    return made


def split_list(text: str | None) -> list[str]:
    """A comma-separated parameter."""
    return [part for part in (text or "").split(",") if part]


def any_of(names: Iterable[str], context: RequestContext) -> bool:
    """Whether one of some parameters is there."""
    return any(name in context.query for name in names)
