"""``Router``: from a method and a path to a route. Upstream: PathTrie, RestController.tryAllHandlers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from blueprintc.server.context import Action, RequestContext
    from blueprintc.server.desk import Desk

    Handler = Callable[[RequestContext, Desk], Action]


@dataclass(frozen=True, slots=True)
class Route:
    """A method and a path template (``/_plugins/_ml/connectors/{connector_id}``), and who serves them.

    ``handler`` reads the request (its errors come before the question of permission) and gives the action to carry
    out. ``permission`` is the name of the transport action; ``None``: everyone may.
    """

    method: str
    path: str
    handler: Handler
    permission: str | None = None


@dataclass(slots=True)
class _Node:
    children: dict[str, _Node] = field(default_factory=dict)
    wildcard: _Node | None = None
    routes: dict[str, Route] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Match:
    """The routes of a path, by method, with the parts of the path that stand for their names."""

    routes: dict[str, Route]
    parts: tuple[str, ...]

    def values(self, route: Route) -> dict[str, str]:
        """The parts by the names that a route gives them."""
        pairs = zip(_parts(route.path), self.parts, strict=True)
        return {template[1:-1]: part for template, part in pairs if template.startswith("{")}


class Router:
    """All routes. A literal part goes before a name; a name is tried only where the literal leads nowhere."""

    def __init__(self, routes: Iterable[Route]) -> None:
        self._root = _Node()
        for route in routes:
            node = self._root
            for part in _parts(route.path):
                if part.startswith("{"):
                    node.wildcard = node.wildcard or _Node()
                    node = node.wildcard
                else:
                    node = node.children.setdefault(part, _Node())
            node.routes[route.method] = route

    def match(self, raw_path: str) -> Match | None:
        """The routes of a path as it came over the wire (percent-encoded), or ``None``."""
        parts = tuple(unquote(part) for part in _parts(raw_path))
        node = _find(self._root, parts, 0)
        return None if node is None else Match(node.routes, parts)


def _find(node: _Node, parts: tuple[str, ...], index: int) -> _Node | None:
    if index == len(parts):
        return node if node.routes else None
    literal = node.children.get(parts[index])
    found = None if literal is None else _find(literal, parts, index + 1)
    if found is None and node.wildcard is not None:
        found = _find(node.wildcard, parts, index + 1)
    return found


def _parts(path: str) -> list[str]:
    """Upstream: a slash at the end, and empty parts, do not count."""
    return [part for part in path.split("/") if part]
