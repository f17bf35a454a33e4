"""Filter expressions: logic, comparisons, and where their operands come from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from blueprintc.jsonpath.errors import PathNotFoundError
from blueprintc.jsonpath.evaluation import REQUIRE_PROPERTIES, Evaluation
from blueprintc.jsonpath.filter_operators import OPERATORS
from blueprintc.jsonpath.filter_values import FALSE, TRUE, UNDEFINED, Literal, ValueNode, node_of
from blueprintc.jsontext.values import Json
from blueprintc.records import record

if TYPE_CHECKING:
    from blueprintc.jsonpath.path import Path


@record
class FilterScope:
    """The item that ``@`` stands for, and the evaluation around the filter."""

    item: Json
    evaluation: Evaluation


class Expression(Protocol):
    """Something that accepts or refuses an item."""

    def accepts(self, scope: FilterScope) -> bool:
        """Whether the item passes; may raise what Jayway throws."""
        ...


@record
class AllOf:
    """``a && b``."""

    operands: Sequence[Expression]

    def accepts(self, scope: FilterScope) -> bool:
        return all(operand.accepts(scope) for operand in self.operands)


@record
class AnyOf:
    """``a || b``."""

    operands: Sequence[Expression]

    def accepts(self, scope: FilterScope) -> bool:
        return any(operand.accepts(scope) for operand in self.operands)


@record
class Not:
    """``!a``."""

    operand: Expression

    def accepts(self, scope: FilterScope) -> bool:
        return not self.operand.accepts(scope)


@dataclass(frozen=True, slots=True, eq=False)
class PathOperand:
    """``@.a`` or ``$.a`` as an operand; ``should_exist`` is False behind a ``!``."""

    path: "Path"
    should_exist: bool

    def value(self, scope: FilterScope) -> ValueNode:
        """The value as a node; undefined where the path leads nowhere."""
        outer = scope.evaluation
        try:
            if not self.path.is_root_path:
                return node_of(self._evaluate(scope.item, outer).value())
            if self.path not in outer.root_values:
                outer.root_values[self.path] = self._evaluate(outer.root, outer).value()
            return node_of(outer.root_values[self.path])
        except PathNotFoundError:
            return UNDEFINED

    def exists(self, scope: FilterScope) -> ValueNode:
        """Whether the path leads somewhere from the item. Upstream: PathNode.evaluate does so for ``$`` too."""
        try:
            self._evaluate(scope.item, scope.evaluation, required=True).value()
        except PathNotFoundError:
            return FALSE
        return TRUE

    def _evaluate(self, document: Json, outer: Evaluation, *, required: bool = False) -> Evaluation:
        options = frozenset({REQUIRE_PROPERTIES}) if required else outer.options
        return self.path.evaluate(document, outer.root, options, budget=outer.budget)


@record
class Comparison:
    """``left operator right``."""

    left: "PathOperand | Literal"
    operator: str
    right: "PathOperand | Literal"

    def accepts(self, scope: FilterScope) -> bool:
        left = self.left.value(scope) if isinstance(self.left, PathOperand) else self.left
        right = self.right.value(scope) if isinstance(self.right, PathOperand) else self.right
        operator = OPERATORS.get(self.operator)
        return operator is not None and operator(left, right)


@record
class Existence:
    """``@.a`` or ``!@.a`` alone."""

    operand: PathOperand

    def accepts(self, scope: FilterScope) -> bool:
        return (self.operand.exists(scope) is TRUE) == self.operand.should_exist
