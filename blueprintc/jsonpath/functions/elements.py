"""``first``, ``last``, ``index(n)``: one element of an array."""

from collections.abc import Sequence

from blueprintc.jsonpath.errors import JsonPathError
from blueprintc.jsonpath.evaluation import Evaluation
from blueprintc.jsonpath.functions.parameters import Parameter, numbers
from blueprintc.jsonpath.java_values import is_array
from blueprintc.jsontext.values import Json
from blueprintc.jvm import JavaError, double_to_int


def first(model: Json, parameters: Sequence[Parameter], evaluation: Evaluation) -> Json:
    """The first element."""
    return _element(model, 0)


def last(model: Json, parameters: Sequence[Parameter], evaluation: Evaluation) -> Json:
    """The last element, unless it is the only one (see ``_element``)."""
    return _element(model, -1)


def index(model: Json, parameters: Sequence[Parameter], evaluation: Evaluation) -> Json:
    """The element at the index given as the first numeric argument."""
    if not is_array(model):
        return _element(model, 0)
    wanted = numbers(parameters)
    if not wanted:
        raise _out_of_bounds(0, 0)
    return _element(model, double_to_int(wanted[0]))


def _element(model: Json, place: int) -> Json:
    if not is_array(model):
        raise JsonPathError("Aggregation function attempted to calculate value using empty array")
    if place >= 0:
        if place >= len(model):
            raise _out_of_bounds(place, len(model))
        return model[place]
    # Upstream: AbstractSequenceAggregation.invoke refuses the element at index 0 when it is counted from the end.
    if len(model) + place > 0:
        return model[place]
    raise JsonPathError(f"Target index:{place} larger than object count:{len(model)}")


def _out_of_bounds(place: int, length: int) -> JavaError:
    return JavaError("IndexOutOfBoundsException", f"Index {place} out of bounds for length {length}")
