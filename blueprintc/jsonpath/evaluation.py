"""One evaluation of a path: options, results, and the loop that walks the tokens."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

from blueprintc.errors import UnsupportedError
from blueprintc.jsonpath.errors import PathNotFoundError
from blueprintc.jsontext.values import Json
from blueprintc.jvm import JavaError
from blueprintc.records import state

if TYPE_CHECKING:
    from blueprintc.jsonpath.path import Path
    from blueprintc.jsonpath.references import Reference
    from blueprintc.jsonpath.tokens import Token

Trail: TypeAlias = "tuple[Trail, str | int | tuple[str, ...]] | None"
"""The way from the root to a value: the trail before, and a property, an index or several properties; ``None`` is the
root."""

Options: TypeAlias = frozenset[str]
"""Jayway's options by name."""

DEFAULT_OPTIONS: Final[Options] = frozenset()
SUPPRESS_EXCEPTIONS: Final = "SUPPRESS_EXCEPTIONS"
REQUIRE_PROPERTIES: Final = "REQUIRE_PROPERTIES"
DEFAULT_PATH_LEAF_TO_NULL: Final = "DEFAULT_PATH_LEAF_TO_NULL"
ALWAYS_RETURN_LIST: Final = "ALWAYS_RETURN_LIST"
AS_PATH_LIST: Final = "AS_PATH_LIST"

_MOST_RESULTS = 5_000_000
_PRICE_OF_SCAN = 5
"""A path with several deep scans can visit a small document more often than there is time for."""


@state
class Budget:
    """How many more places an evaluation, with all that it starts, may visit."""

    left: int = _MOST_RESULTS

    def spend(self, path: object, price: int = 1) -> None:
        """Count results; refuses the path by name when there are too many."""
        self.left -= price
        if self.left < 0:
            raise UnsupportedError(f"JSONPath {path} visits more than {_MOST_RESULTS} places of the document")

    def spend_scan(self, path: object) -> None:
        """Count an object or array that a deep scan visits."""
        self.spend(path, _PRICE_OF_SCAN)


@dataclass(slots=True, eq=False)
class Evaluation:
    """What tokens need to know and where they leave what they find."""

    path: "Path"
    root: Json
    options: Options = DEFAULT_OPTIONS
    for_update: bool = False
    with_trails: bool = False
    budget: Budget = field(default_factory=Budget)
    values: list[Json] = field(default_factory=list)
    trails: list[tuple[str, Trail]] = field(default_factory=list)
    references: "list[Reference]" = field(default_factory=list)
    # Values of ``$…`` paths in filters: computed once for the document.
    root_values: "dict[Path, Json]" = field(default_factory=dict)
    # Counts changes that ``append()`` makes to the document.
    changes: int = 0

    def __post_init__(self) -> None:
        if self.root is None:
            raise JavaError("IllegalArgumentException", "root can not be null")

    def add(self, trail: Trail, reference: "Reference | None", value: Json, suffix: str = "") -> None:
        """Keep a result. ``suffix`` is what a function adds to the trail's text."""
        self.budget.spend(self.path)
        if self.for_update and reference is not None:
            self.references.append(reference)
        self.values.append(value)
        if self.with_trails:
            self.trails.append((suffix, trail))

    def add_all(self, values: list[Json]) -> None:
        """Keep several results whose places nobody asks for."""
        self.budget.spend(self.path, len(values))
        self.values += values

    def value(self) -> Json:
        """The result: the last value of a definite path (which has to have one), else the list of all."""
        if not self.path.is_definite:
            return self.values
        if self.values:
            return self.values[-1]
        if SUPPRESS_EXCEPTIONS in self.options:
            return None
        raise PathNotFoundError(f"No results for path: {self.path}")

    def path_list(self) -> list[str]:
        """The places of the results, in Jayway's bracket notation."""
        root = self.path.root.fragment
        return [trail_text(trail, root) + suffix for suffix, trail in self.trails]


def trail_text(trail: Trail, root: str = "$") -> str:
    """A trail in Jayway's bracket notation: ``$['a'][0]``."""
    parts: list[str] = []
    while trail is not None:
        trail, part = trail
        if isinstance(part, int):
            parts.append(f"[{part}]")
        else:
            names = (part,) if isinstance(part, str) else part
            parts.append("[" + ", ".join(f"'{name}'" for name in names) + "]")
    return root + "".join(reversed(parts))


def walk(
    token: "Token | None", trail: Trail, reference: "Reference | None", model: Json, evaluation: Evaluation
) -> None:
    """Apply ``token`` and those behind it to ``model``.

    A token either deals with everything itself and returns None, or returns the one value to go on with.
    """
    while token is not None:
        step = token.step(trail, reference, model, evaluation)
        if step is None:
            return
        trail, reference, model = step
        token = token.next
