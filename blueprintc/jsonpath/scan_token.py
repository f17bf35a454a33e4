"""Deep scan: ``..``."""

from typing import TYPE_CHECKING, cast

from blueprintc.jsonpath.evaluation import DEFAULT_PATH_LEAF_TO_NULL, Evaluation, Trail, walk
from blueprintc.jsonpath.java_values import is_array
from blueprintc.jsonpath.references import Reference
from blueprintc.jsonpath.tokens import ArrayToken, PropertyToken, Step, Token, WildcardToken
from blueprintc.jsontext.values import Json
from blueprintc.jvm import JavaError

if TYPE_CHECKING:
    from blueprintc.jsonpath.filter_token import FilterToken

_CONTAINERS = (dict, list)


class ScanToken(Token):
    """Applies the next token to every object and array, the outer ones first, without recursion."""

    __slots__ = ()

    @property
    def fragment(self) -> str:
        return ".."

    @property
    def is_definite(self) -> bool:
        return False

    def step(self, trail: Trail, reference: Reference | None, model: Json, evaluation: Evaluation) -> Step | None:
        target = self.next
        if target is None:
            raise JavaError("IllegalStateException", "Current path token is a leaf")
        stack: list[Step] = [(trail, reference, model)]
        updating = evaluation.for_update
        while stack:
            trail, reference, model = stack.pop()
            evaluation.budget.spend_scan(evaluation.path)
            below: list[Step]
            if isinstance(model, dict):
                if _accepts(target, model, evaluation):
                    walk(target, trail, reference, model, evaluation)
                below = [
                    ((trail, name), Reference(model, name) if updating else None, value)
                    for name, value in model.items()
                    if isinstance(value, _CONTAINERS)
                ]
            elif is_array(model):
                if _accepts(target, model, evaluation):
                    self._apply_to_array(target, trail, reference, model, evaluation)
                below = [
                    ((trail, index), Reference(model, index) if updating else None, value)
                    for index, value in enumerate(model)
                    if isinstance(value, _CONTAINERS)
                ]
            else:
                continue
            below.reverse()
            stack += below
        return None

    @staticmethod
    def _apply_to_array(
        target: Token, trail: Trail, reference: Reference | None, model: list[Json], evaluation: Evaluation
    ) -> None:
        """Upstream: ScanPathToken.walkArray passes over a token that is not the last one, after asking it."""
        behind = target.next
        if behind is None:
            walk(target, trail, reference, model, evaluation)
            return
        for index, value in enumerate(model):
            behind.upstream_index = index
            walk(behind, (trail, index), reference, value, evaluation)


def _accepts(target: Token, model: Json, evaluation: Evaluation) -> bool:
    """Whether the token behind the scan wants this object or array."""
    if isinstance(target, PropertyToken):
        if not isinstance(model, dict):
            return False
        if not target.is_definite:
            return True
        if target.next is None and DEFAULT_PATH_LEAF_TO_NULL in evaluation.options:
            return True
        return all(name in model for name in target.properties)
    if isinstance(target, ArrayToken):
        return is_array(model)
    if target.is_filter:
        return cast("FilterToken", target).accepts(model, evaluation)
    return isinstance(target, WildcardToken)
