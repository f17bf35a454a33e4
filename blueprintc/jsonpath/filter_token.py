"""``[?(…)]``: keeps what a filter expression accepts."""

from blueprintc.jsonpath.errors import InvalidPathError
from blueprintc.jsonpath.evaluation import Evaluation, Trail, walk
from blueprintc.jsonpath.filter_expressions import Expression, FilterScope
from blueprintc.jsonpath.java_values import is_array, to_text
from blueprintc.jsonpath.references import Reference
from blueprintc.jsonpath.tokens import Step, Token
from blueprintc.jsontext.values import Json


class FilterToken(Token):
    """On an array tests the elements, on an object the object itself."""

    __slots__ = ("expression",)

    is_filter = True

    def __init__(self, expression: Expression) -> None:
        super().__init__()
        self.expression = expression

    @property
    def fragment(self) -> str:
        return "[?]"

    @property
    def is_definite(self) -> bool:
        return False

    def accepts(self, item: Json, evaluation: Evaluation) -> bool:
        """Whether the filter accepts ``item``; an ``InvalidPathException`` in it means no."""
        try:
            return self.expression.accepts(FilterScope(item, evaluation))
        except InvalidPathError:
            return False

    def step(self, trail: Trail, reference: Reference | None, model: Json, evaluation: Evaluation) -> Step | None:
        if isinstance(model, dict):
            if not self.accepts(model, evaluation):
                return None
            if self.next is not None:
                return trail, reference, model
            evaluation.add(trail, reference, model)
        elif is_array(model):
            for index, item in enumerate(model):
                if self.accepts(item, evaluation):
                    step = self._element(index, trail, model, evaluation)
                    if step is not None:
                        walk(self.next, *step, evaluation)
        elif self.upstream_is_definite():
            raise InvalidPathError(
                f"Filter: {self} can not be applied to primitives. Current context is: {to_text(model)}"
            )
        return None
