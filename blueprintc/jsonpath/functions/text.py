"""``concat``: the texts of an array and the arguments, joined."""

from collections.abc import Sequence

from blueprintc.jsonpath.evaluation import Evaluation
from blueprintc.jsonpath.functions.parameters import Parameter, texts
from blueprintc.jsonpath.java_values import is_array
from blueprintc.jsontext.values import Json
from blueprintc.jvm import join_surrogates


def concatenate(model: Json, parameters: Sequence[Parameter], evaluation: Evaluation) -> Json:
    """Of the array only its strings count, of the arguments everything but null."""
    parts = [item for item in model if isinstance(item, str)] if is_array(model) else []
    return join_surrogates("".join(parts + texts(parameters)))
