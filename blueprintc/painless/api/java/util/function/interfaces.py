"""The functional interfaces of ``java.util.function``.

A value is a ``values.Lambda``, or another object with the method. The functional method calls it; the others build
new lambdas.
"""

from collections.abc import Callable
from typing import Any

from blueprintc.painless.api import JavaClass
from blueprintc.painless.api.native import bind_interface, require, snake
from blueprintc.painless.values import Lambda, equals

_PACKAGE = "java.util.function."


def _callable(function: Any, method: str) -> Callable[..., Any]:
    """What calls the interface's method of the object."""
    require(function)
    return function if callable(function) else getattr(function, snake(method))  # type: ignore[no-any-return]


def _and_then(name: str, method: str, after: str) -> Callable[[Any, Any], Lambda]:
    def and_then(self: Any, other: Any) -> Lambda:
        first, second = _callable(self, method), _callable(other, after)
        return Lambda(_PACKAGE + name, lambda *arguments: second(first(*arguments)))

    return and_then


def _both(name: str) -> Callable[[Any, Any], Lambda]:
    """``andThen`` of a consumer: one after the other."""

    def and_then(self: Any, other: Any) -> Lambda:
        first, second = _callable(self, "accept"), _callable(other, "accept")

        def run(*arguments: Any) -> None:
            first(*arguments)
            second(*arguments)

        return Lambda(_PACKAGE + name, run)

    return and_then


def _compose(name: str, method: str) -> Callable[[Any, Any], Lambda]:
    def compose(self: Any, before: Any) -> Lambda:
        first, second = _callable(before, method), _callable(self, method)
        return Lambda(_PACKAGE + name, lambda value: second(first(value)))

    return compose


def _logic(name: str, *, stop_at: bool) -> Callable[[Any, Any], Lambda]:
    """``and`` (stops at false) and ``or`` (stops at true)."""

    def combine(self: Any, other: Any) -> Lambda:
        first, second = _callable(self, "test"), _callable(other, "test")

        def test(*arguments: Any) -> bool:
            return stop_at if first(*arguments) is stop_at else bool(second(*arguments))

        return Lambda(_PACKAGE + name, test)

    return combine


def _negate(name: str) -> Callable[[Any], Lambda]:
    def negate(self: Any) -> Lambda:
        test = _callable(self, "test")
        return Lambda(_PACKAGE + name, lambda *arguments: not test(*arguments))

    return negate


def _identity(name: str) -> Callable[[], Lambda]:
    return lambda: Lambda(_PACKAGE + name, lambda value: value)


def _interface(name: str, method: str, supertypes: str = "") -> JavaClass:
    return bind_interface(_PACKAGE + name, supertypes, method)


def _predicate(name: str, arity: int) -> JavaClass:
    java = _interface(name, f"test/{arity}")
    java.methods(
        {
            "and/1": _logic(name, stop_at=False),
            "or/1": _logic(name, stop_at=True),
            "negate/0": _negate(name),
        }
    )
    return java


def _consumer(name: str, arity: int) -> JavaClass:
    java = _interface(name, f"accept/{arity}")
    java.methods({"andThen/1": _both(name)})
    return java


def _unary(name: str, method: str) -> JavaClass:
    java = _interface(name, f"{method}/1")
    java.methods({"andThen/1": _and_then(name, method, method), "compose/1": _compose(name, method)})
    java.statics({"identity/0": _identity(name)})
    return java


def _function() -> JavaClass:
    java = _interface("Function", "apply/1")
    java.methods({"andThen/1": _and_then("Function", "apply", "apply"), "compose/1": _compose("Function", "apply")})
    java.statics({"identity/0": _identity("Function")})
    return java


def _bi_function() -> JavaClass:
    java = _interface("BiFunction", "apply/2")
    java.methods({"andThen/1": _and_then("BiFunction", "apply", "apply")})
    return java


def _binary_operator() -> JavaClass:
    java = _interface("BinaryOperator", "apply/2", _PACKAGE + "BiFunction")

    def pick(*, least: bool) -> Callable[[Any], Lambda]:
        def by(order: Any) -> Lambda:
            compare = _callable(order, "compare")

            def choose(left: Any, right: Any) -> Any:
                compared = compare(left, right)
                return left if (compared <= 0 if least else compared >= 0) else right

            return Lambda(_PACKAGE + "BinaryOperator", choose)

        return by

    java.statics({"minBy/1": pick(least=True), "maxBy/1": pick(least=False)})
    return java


def _unary_operator() -> JavaClass:
    java = _interface("UnaryOperator", "apply/1", _PACKAGE + "Function")
    java.statics({"identity/0": _identity("UnaryOperator")})
    return java


def _object_predicate() -> JavaClass:
    java = _predicate("Predicate", 1)
    java.statics({"isEqual/1": lambda target: Lambda(_PACKAGE + "Predicate", lambda value: equals(target, value))})
    return java


_PLAIN = {
    "BooleanSupplier": "getAsBoolean/0",
    "DoubleSupplier": "getAsDouble/0",
    "IntSupplier": "getAsInt/0",
    "LongSupplier": "getAsLong/0",
    "Supplier": "get/0",
    "DoubleBinaryOperator": "applyAsDouble/2",
    "IntBinaryOperator": "applyAsInt/2",
    "LongBinaryOperator": "applyAsLong/2",
    "DoubleFunction": "apply/1",
    "IntFunction": "apply/1",
    "LongFunction": "apply/1",
    "DoubleToIntFunction": "applyAsInt/1",
    "DoubleToLongFunction": "applyAsLong/1",
    "IntToDoubleFunction": "applyAsDouble/1",
    "IntToLongFunction": "applyAsLong/1",
    "LongToDoubleFunction": "applyAsDouble/1",
    "LongToIntFunction": "applyAsInt/1",
    "ObjDoubleConsumer": "accept/2",
    "ObjIntConsumer": "accept/2",
    "ObjLongConsumer": "accept/2",
    "ToDoubleBiFunction": "applyAsDouble/2",
    "ToDoubleFunction": "applyAsDouble/1",
    "ToIntBiFunction": "applyAsInt/2",
    "ToIntFunction": "applyAsInt/1",
    "ToLongBiFunction": "applyAsLong/2",
    "ToLongFunction": "applyAsLong/1",
}

CLASSES = (
    *(_interface(name, method) for name, method in _PLAIN.items()),
    _function(),
    _bi_function(),
    _unary_operator(),
    _binary_operator(),
    _object_predicate(),
    _predicate("BiPredicate", 2),
    _predicate("DoublePredicate", 1),
    _predicate("IntPredicate", 1),
    _predicate("LongPredicate", 1),
    _consumer("Consumer", 1),
    _consumer("BiConsumer", 2),
    _consumer("DoubleConsumer", 1),
    _consumer("IntConsumer", 1),
    _consumer("LongConsumer", 1),
    _unary("DoubleUnaryOperator", "applyAsDouble"),
    _unary("IntUnaryOperator", "applyAsInt"),
    _unary("LongUnaryOperator", "applyAsLong"),
)
