"""Function objects: lambdas and method references, bound to an interface when that is known."""

from collections.abc import Callable
from functools import partial
from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api import canonical
from blueprintc.painless.interpreter.adaptation import adapter, argument_adapter
from blueprintc.painless.interpreter.dispatch import Linker
from blueprintc.painless.interpreter.hierarchy import runtime_class
from blueprintc.painless.types import Method
from blueprintc.painless.values import DEFAULTS, Array, Lambda, null_pointer

Convert = Callable[[Any], Any]


def adapt_function(
    function: Callable[..., Any], given: list[str], wanted: list[str], result: str, answer: str
) -> Callable[..., Any]:
    """``function`` (parameters ``wanted``, giving ``result``) behind an interface (``given``, giving ``answer``)."""
    arguments = [argument_adapter(source, target) for source, target in zip(given, wanted, strict=True)]
    convert = None if answer == "void" else adapter(result, answer)
    if not any(arguments):
        if convert is None:
            return function
        return lambda *values: convert(function(*values))

    def call(*values: Any) -> Any:
        converted = [
            value if change is None else change(value) for change, value in zip(arguments, values, strict=True)
        ]
        outcome = function(*converted)
        return outcome if convert is None else convert(outcome)

    return call


class LambdaSite:
    """One lambda in the script. ``function`` names its code, whose parameters are the captures, then its own."""

    def __init__(self, linker: Linker, function: str, name: str, parameters: list[str], returns: str) -> None:
        self.linker = linker
        self.function = function
        self.name = name
        self.parameters = parameters
        self.returns = returns

    def pending(self, *captures: Any) -> "PendingLambda":
        """The lambda as an argument of a dynamic call."""
        return PendingLambda(self, captures)

    def bind(self, interface: str, captures: tuple[Any, ...]) -> Lambda:
        """The lambda as an object of ``interface``."""
        method = functional(self.linker, interface)
        given = [parameter.name for parameter in method.parameters]
        if len(given) != len(self.parameters):
            arity = len(given)
            raise JavaError(
                "IllegalArgumentException",
                f"function reference [this::{self.name}/{arity}] matching [{interface}, {method.name}/{arity}] "
                "not found due to an incorrect number of arguments",
            )
        function = self.linker.objects[self.function]
        if captures:
            function = partial(function, *captures)
        return Lambda(interface, adapt_function(function, given, self.parameters, self.returns, method.returns.name))


class PendingLambda:
    """A lambda whose interface is known when the call that it is an argument of is linked."""

    __slots__ = ("captures", "site")

    def __init__(self, site: LambdaSite, captures: tuple[Any, ...]) -> None:
        self.site = site
        self.captures = captures

    def bind(self, linker: Linker, interface: str) -> Lambda:
        """The function object."""
        return self.site.bind(interface, self.captures)


def functional(linker: Linker, interface: str) -> Method:
    """The method of a functional interface that a lambda is passed for."""
    method = linker.lookup.functional(interface)
    if method is None:
        raise JavaError("IllegalArgumentException", f"Class [{interface}] is not a functional interface")
    return method


class ReferenceSite:
    """One method reference. ``functions`` maps the script's functions (by arity) to code and signature."""

    def __init__(
        self, linker: Linker, symbol: str, name: str, functions: dict[int, tuple[str, list[str], str]]
    ) -> None:
        self.linker = linker
        self.symbol = symbol
        self.owner = symbol if symbol == "this" else linker.lookup.canonical_name(symbol)
        self.name = name
        self.functions = functions

    def pending(self, *captured: Any) -> "PendingReference":
        """The reference as an argument of a dynamic call."""
        return PendingReference(self, captured)

    def bind(self, interface: str, *captured: Any) -> Lambda:
        """The reference as an object of ``interface``; ``captured`` is the value of ``variable::method``."""
        method = functional(self.linker, interface)
        given = [parameter.name for parameter in method.parameters]
        if captured:
            return Lambda(interface, self._bound(captured[0], method, given))
        function, wanted, result = self._found(interface, method, given)
        return Lambda(interface, adapt_function(function, given, wanted, result, method.returns.name))

    def _bound(self, value: Any, method: Method, given: list[str]) -> Callable[..., Any]:
        # Upstream: Def.lookupReference
        if value is None:
            raise null_pointer('Cannot invoke "Object.getClass()" because "callArgs[0]" is null')
        owner, arity = runtime_class(value), len(given)
        found = self.linker.runtime_method(owner, self.name, arity)
        if found is None:
            raise JavaError(
                "IllegalArgumentException", f"dynamic method [{canonical(owner)}, {self.name}/{arity}] not found"
            )
        implementation = self.linker.instance_method(owner, f"{self.name}/{arity}")
        wanted = [parameter.name for parameter in found.parameters]
        return adapt_function(partial(implementation, value), given, wanted, found.returns.name, method.returns.name)

    def _found(self, interface: str, method: Method, given: list[str]) -> tuple[Callable[..., Any], list[str], str]:
        # Upstream: FunctionRef.create
        arity, lookup, linker = len(given), self.linker.lookup, self.linker
        if self.symbol == "this":
            if arity in self.functions:
                name, wanted, result = self.functions[arity]
                return linker.objects[name], wanted, result
        elif self.name == "new":
            constructor = lookup.constructor(self.owner, arity)
            if constructor is not None:
                wanted = [parameter.name for parameter in constructor.parameters]
                return linker.constructor(self.owner, arity), wanted, self.owner
        else:
            static = lookup.static_method(self.owner, self.name, arity)
            if static is not None:
                wanted = [parameter.name for parameter in static.parameters]
                function = linker.static_method(static.owner.name, f"{self.name}/{arity}")
                return function, wanted, static.returns.name
            found = lookup.method(self.owner, self.name, arity - 1) if arity else None
            if found is not None:
                wanted = [self.owner, *(parameter.name for parameter in found.parameters)]
                return self._unbound(f"{self.name}/{arity - 1}"), wanted, found.returns.name
        raise JavaError(
            "IllegalArgumentException",
            f"function reference [{self.symbol}::{self.name}/{arity}] matching "
            f"[{interface}, {method.name}/{arity}] not found",
        )

    def _unbound(self, key: str) -> Callable[..., Any]:
        known, resolve = self.linker.cache(key), self.linker.resolver(key)

        def call(receiver: Any, *arguments: Any) -> Any:
            return (known.get(type(receiver)) or resolve(receiver))(receiver, *arguments)

        return call


class PendingReference:
    """A method reference whose interface is known when the call that it is an argument of is linked."""

    __slots__ = ("captured", "site")

    def __init__(self, site: ReferenceSite, captured: tuple[Any, ...]) -> None:
        self.site = site
        self.captured = captured

    def bind(self, linker: Linker, interface: str) -> Lambda:
        """The function object."""
        return self.site.bind(interface, *self.captured)


class ArrayReferenceSite:
    """``T[]::new``."""

    def __init__(self, linker: Linker, array_type: str) -> None:
        self.linker = linker
        self.component = array_type[:-2]

    def make(self, size: int) -> Array:
        """A new array."""
        if size < 0:
            raise JavaError("NegativeArraySizeException", str(size))
        self.linker.runtime.store(size)
        return Array(self.component, [DEFAULTS.get(self.component)] * size)

    def pending(self) -> "ArrayReferenceSite":
        """The reference as an argument of a dynamic call."""
        return self

    def bind(self, linker_or_interface: "Linker | str", interface: str = "") -> Lambda:
        """The function object."""
        name = linker_or_interface if isinstance(linker_or_interface, str) else interface
        method = functional(self.linker, name)
        given = [parameter.name for parameter in method.parameters]
        return Lambda(name, adapt_function(self.make, given, ["int"], f"{self.component}[]", method.returns.name))
