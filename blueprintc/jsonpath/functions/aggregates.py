"""``avg``, ``min``, ``max``, ``sum``, ``stddev``: over an array's numbers and the arguments, always as Double."""

import math
from collections.abc import Callable, Sequence

from blueprintc.jsonpath.errors import JsonPathError
from blueprintc.jsonpath.evaluation import Evaluation
from blueprintc.jsonpath.functions.parameters import Parameter, PathFunction, numbers, to_double
from blueprintc.jsonpath.java_values import is_array, is_number
from blueprintc.jsontext.values import Json

_SMALLEST_DOUBLE = 5e-324
_LARGEST_DOUBLE = 1.7976931348623157e308


def _aggregate(compute: Callable[[list[float]], float]) -> PathFunction:
    def function(model: Json, parameters: Sequence[Parameter], evaluation: Evaluation) -> Json:
        values = [to_double(item) for item in model if is_number(item)] if is_array(model) else []
        values += numbers(parameters)
        if not values:
            raise JsonPathError("Aggregation function attempted to calculate value using empty array")
        return compute(values)

    return function


def _sum(values: list[float]) -> float:
    # One after the other, as Java does; Python's sum() compensates rounding errors in newer versions.
    total = 0.0
    for value in values:
        total += value
    return total


def _average(values: list[float]) -> float:
    return _sum(values) / len(values)


def _deviation(values: list[float]) -> float:
    count = float(len(values))
    squares, total = _sum([value * value for value in values]), _sum(values)
    variance = squares / count - total * total / count / count
    return math.sqrt(variance) if variance >= 0 else math.nan


def _largest(values: list[float]) -> float:
    # Upstream: Max starts at Double.MIN_VALUE, which is positive: of negative numbers the largest is 4.9E-324.
    largest = _SMALLEST_DOUBLE
    for value in values:
        if largest < value:
            largest = value
    return largest


def _smallest(values: list[float]) -> float:
    smallest = _LARGEST_DOUBLE
    for value in values:
        if smallest > value:
            smallest = value
    return smallest


average = _aggregate(_average)
standard_deviation = _aggregate(_deviation)
total = _aggregate(_sum)
maximum = _aggregate(_largest)
minimum = _aggregate(_smallest)
