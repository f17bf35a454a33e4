"""Arguments of path functions: JSON texts and paths."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from blueprintc.jsonpath.errors import InvalidJsonError
from blueprintc.jsonpath.evaluation import Evaluation
from blueprintc.jsonpath.java_values import is_array, is_number, to_text
from blueprintc.jsontext import json_smart
from blueprintc.jsontext.values import Json
from blueprintc.jvm import JavaError

if TYPE_CHECKING:
    from blueprintc.jsonpath.path import Path


class Parameter:
    """One argument. A path is evaluated on the whole document, once while the document stays the same."""

    __slots__ = ("_changes", "_value", "json", "path")

    def __init__(self, *, json: str | None = None, path: "Path | None" = None) -> None:
        self.json = json
        self.path = path
        self._value: Json = None
        self._changes: int | None = None

    def bind(self, evaluation: Evaluation) -> None:
        """Upstream: FunctionPathToken.evaluateParameters."""
        if self.path is None:
            return
        value = self.path.evaluate(evaluation.root, evaluation.root, evaluation.options, budget=evaluation.budget)
        result = value.value()
        if self._changes != evaluation.changes:
            self._value = result
            self._changes = evaluation.changes

    def value(self) -> Json:
        """The argument's value, after ``bind``; a JSON text is parsed anew each time."""
        if self.json is None:
            return self._value
        try:
            return json_smart.parse(self.json)
        except JavaError as error:
            raise InvalidJsonError(str(error)) from error


PathFunction: TypeAlias = Callable[[Json, Sequence[Parameter], Evaluation], Json]
"""A function: the value it is called on, its arguments, the evaluation."""


def _flat(parameters: Sequence[Parameter]) -> list[Json]:
    values: list[Json] = []
    for parameter in parameters:
        value = parameter.value()
        values.extend(value if is_array(value) else [value])
    return values


def numbers(parameters: Sequence[Parameter]) -> list[float]:
    """The numbers among the arguments and in those that are arrays, as doubles."""
    return [to_double(value) for value in _flat(parameters) if is_number(value)]


def texts(parameters: Sequence[Parameter]) -> list[str]:
    """The arguments, and the elements of those that are arrays, as Java prints them; nulls are left out."""
    return [to_text(value) for value in _flat(parameters) if value is not None]


def to_double(value: Json) -> float:
    """``Number.doubleValue()``."""
    try:
        return float(value)  # type: ignore[arg-type]
    except OverflowError:
        return float("inf") if value > 0 else float("-inf")  # type: ignore[operator]
