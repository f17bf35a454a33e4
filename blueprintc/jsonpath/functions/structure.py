"""``length``, ``size``, ``keys``, ``append``."""

from collections.abc import Sequence

from blueprintc.errors import UnsupportedError
from blueprintc.jsonpath.evaluation import Evaluation
from blueprintc.jsonpath.functions.parameters import Parameter
from blueprintc.jsonpath.java_values import KeySet, is_array
from blueprintc.jsonpath.tokens import WildcardToken
from blueprintc.jsontext.values import Json
from blueprintc.jvm import JavaError


def length(model: Json, parameters: Sequence[Parameter], evaluation: Evaluation) -> Json:
    """Elements of an array or members of an object; null for anything else, texts too.

    With an argument: how many children the value of that path has. Upstream: Length.invoke links a wildcard behind
    the argument's path for this, each time it is called.
    """
    if parameters:
        path = parameters[0].path
        if path is None:
            raise JavaError(
                "NullPointerException",
                'Cannot invoke "com.jayway.jsonpath.internal.Path.isFunctionPath()" because the return value of '
                '"com.jayway.jsonpath.internal.function.Parameter.getPath()" is null',
            )
        if not path.is_function_path:
            token = path.root.next
            while token is not None and token.next is not None:
                token = token.next
            if token is not None:
                token.next = WildcardToken()
        inner = path.evaluate(model, model, evaluation.options, budget=evaluation.budget).value()
        if is_array(inner):
            return len(inner)
    return len(model) if is_array(model) or isinstance(model, dict) else None


def keys(model: Json, parameters: Sequence[Parameter], evaluation: Evaluation) -> Json:
    """The names of an object's members; null for anything else."""
    return KeySet(model) if isinstance(model, dict) else None


def append(model: Json, parameters: Sequence[Parameter], evaluation: Evaluation) -> Json:
    """The array with the arguments added to it, in the document itself; anything else is returned as it is."""
    for parameter in parameters:
        if is_array(model):
            value = parameter.value()
            if _contains(value, model):
                # Jayway makes the cycle; whoever prints it on the server dies of a StackOverflowError.
                raise UnsupportedError("JSONPath append() that puts an array into itself")
            model.append(value)
            evaluation.changes += 1
    return model


def _contains(value: Json, array: list[Json]) -> bool:
    """Whether ``array`` itself is in ``value``."""
    stack = [value]
    seen: set[int] = set()
    while stack:
        item = stack.pop()
        if item is array:
            return True
        if isinstance(item, (dict, list)) and id(item) not in seen:
            seen.add(id(item))
            stack.extend(item.values() if isinstance(item, dict) else item)
    return False
