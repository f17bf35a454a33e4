"""Method calls: finding the implementation for a receiver's runtime class, and linking dynamic calls."""

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from blueprintc.errors import UnsupportedError
from blueprintc.jvm.errors import JavaError
from blueprintc.painless.allowlist import Allowlist
from blueprintc.painless.api import Implementation, JavaClass, canonical, java_class
from blueprintc.painless.interpreter.adaptation import (
    adapter,
    argument_adapter,
    can_convert,
    handle_parameter,
    simple_name,
    wrong_method_type,
)
from blueprintc.painless.interpreter.hierarchy import lineage, runtime_class
from blueprintc.painless.types import Constructor, Method, Type
from blueprintc.painless.values import Array, Lambda, Runtime, null_pointer

Handler = Callable[..., Any]
Argument = str | tuple[str, ...]


class Lookup(Protocol):
    """What the run time asks the allowlist; names are canonical."""

    def method(self, owner: str, name: str, arity: int) -> Method | None:
        """The instance method of a class, inherited ones included."""
        ...

    def static_method(self, owner: str, name: str, arity: int) -> Method | None:
        """The static method of a class."""
        ...

    def constructor(self, owner: str, arity: int) -> Constructor | None:
        """The constructor of a class."""
        ...

    def canonical_name(self, name: str) -> str:
        """The full name of a type name as a script may write it; itself when there is no such type."""
        ...

    def functional(self, name: str) -> Method | None:
        """The one method of a functional interface."""
        ...


class AllowlistLookup:
    """``Lookup`` over an allowlist."""

    def __init__(self, allowlist: Allowlist) -> None:
        self._allowlist = allowlist

    def method(self, owner: str, name: str, arity: int) -> Method | None:
        """See ``Lookup``."""
        return self._allowlist.method(Type(owner), name, arity, static=False)

    def static_method(self, owner: str, name: str, arity: int) -> Method | None:
        """See ``Lookup``."""
        return self._allowlist.method(Type(owner), name, arity, static=True)

    def constructor(self, owner: str, arity: int) -> Constructor | None:
        """See ``Lookup``."""
        return self._allowlist.constructor(Type(owner), arity)

    def canonical_name(self, name: str) -> str:
        """See ``Lookup``."""
        found = self._allowlist.resolve(name)
        return name if found is None else found.name

    def functional(self, name: str) -> Method | None:
        """See ``Lookup``."""
        return self._allowlist.functional(Type(name))


class Linker:
    """Resolves members for one run of a script. ``objects`` holds what the generated code names, by name."""

    def __init__(self, lookup: Lookup, runtime: Runtime) -> None:
        self.lookup = lookup
        self.runtime = runtime
        self.objects: dict[str, Any] = {}
        self._caches: dict[str, dict[type, Handler]] = {}

    # --- implementations ------------------------------------------------------------------------------------------

    def bound(self, owner: JavaClass, implementation: Implementation) -> Handler:
        """The implementation, with the runtime already given where it wants one."""
        if implementation in owner.needs_runtime:
            return partial(implementation, self.runtime)
        return implementation

    def instance_method(self, name: str, key: str) -> Handler:
        """The implementation of ``key`` for the runtime class ``name``; refused by name when there is none."""
        for ancestor in lineage(name):
            known = java_class(ancestor)
            if known is not None and key in known.instance:
                return self.bound(known, known.instance[key])
        raise UnsupportedError(f"Painless method {canonical(name)}.{key} is not supported")

    def static_method(self, owner: str, key: str) -> Handler:
        """The implementation of a static method."""
        known = java_class(owner)
        if known is None or key not in known.static_methods:
            raise UnsupportedError(f"Painless method {owner}.{key} is not supported")
        return self.bound(known, known.static_methods[key])

    def constructor(self, owner: str, arity: int) -> Handler:
        """The implementation of a constructor."""
        known = java_class(owner)
        if known is None or arity not in known.constructors:
            raise UnsupportedError(f"Painless constructor {owner}/{arity} is not supported")
        return self.bound(known, known.constructors[arity])

    def static_field(self, owner: str, name: str) -> Any:
        """The value of a static field."""
        known = java_class(owner)
        if known is None or name not in known.fields:
            raise UnsupportedError(f"Painless field {owner}.{name} is not supported")
        return known.fields[name]

    # --- static calls ---------------------------------------------------------------------------------------------

    def cache(self, key: str) -> dict[type, Handler]:
        """The implementations of ``name/arity`` found so far, by Python type of the receiver."""
        return self._caches.setdefault(key, {})

    def resolve(self, key: str, receiver: Any) -> Handler:
        """The implementation of ``key`` for this receiver, kept in ``cache(key)`` where its type decides."""
        kind = type(receiver)
        if receiver is None:
            return _fail_on_null
        handler = self.instance_method(runtime_class(receiver), key)
        if kind is not Lambda and kind is not Array and not issubclass(kind, JavaError):
            self.cache(key)[kind] = handler
        return handler

    def resolver(self, key: str) -> Handler:
        """``resolve`` for one key."""
        return partial(self.resolve, key)

    # --- dynamic calls --------------------------------------------------------------------------------------------

    def runtime_method(self, name: str, method: str, arity: int) -> Method | None:
        """The allowlisted method of a runtime class: its class, superclasses, interfaces."""
        for ancestor in lineage(name):
            found = self.lookup.method(canonical(ancestor), method, arity)
            if found is not None:
                return found
        return None


def _fail_on_null(*arguments: Any) -> Any:
    raise null_pointer()


class CallSite:
    """One dynamic call.

    ``arguments`` are the static types; a tuple stands for a lambda or reference: the types that it captures.
    """

    __slots__ = ("arguments", "cache", "linker", "name", "returns")

    def __init__(self, linker: Linker, name: str, arguments: tuple[Argument, ...], returns: str) -> None:
        self.linker = linker
        self.name = name
        self.arguments = arguments
        self.returns = returns
        self.cache: dict[type, Handler] = {}

    def link(self, receiver: Any) -> Handler:
        """What calls the method that receivers of this class have; remembered in ``cache`` where the type decides."""
        if receiver is None:
            raise null_receiver(self.cache)
        kind = type(receiver)
        handler = self._handler(runtime_class(receiver), receiver)
        if kind is not Lambda and kind is not Array and not issubclass(kind, JavaError):
            self.cache[kind] = handler
        return handler

    def _handler(self, name: str, receiver: Any) -> Handler:
        arity = len(self.arguments)
        method = self.linker.runtime_method(name, self.name, arity)
        if method is None:
            shown = canonical(name).replace("def[", "java.lang.Object[")
            raise JavaError("IllegalArgumentException", f"dynamic method [{shown}, {self.name}/{arity}] not found")
        implementation = self.linker.instance_method(name, f"{self.name}/{arity}")
        self._check(method)
        converters = [
            self._argument(source, parameter.name)
            for source, parameter in zip(self.arguments, method.parameters, strict=True)
        ]
        return _converted(implementation, converters, adapter(method.returns.name, self.returns))

    def _argument(self, source: Argument, parameter: str) -> Callable[[Any], Any] | None:
        if isinstance(source, tuple):
            linker = self.linker
            return lambda pending: pending.bind(linker, parameter)
        return argument_adapter(source, parameter)

    def _check(self, method: Method) -> None:
        parameters = [handle_parameter(parameter.name) for parameter in method.parameters]
        fits = can_convert(method.returns.name, self.returns) and all(
            isinstance(source, tuple) or can_convert(source, parameter)
            for source, parameter in zip(self.arguments, parameters, strict=True)
        )
        if not fits:
            own, site = [simple_name(method.declared.name)], ["Object"]
            for source, parameter in zip(self.arguments, parameters, strict=True):
                # Upstream: Def.lookupMethod puts a text and the captures in the place of a lambda.
                captured = ["String", *map(simple_name, source)] if isinstance(source, tuple) else []
                own += captured or [simple_name(parameter)]
                site += captured or [simple_name(str(source))]
            raise wrong_method_type(
                f"({','.join(own)}){simple_name(method.returns.name)}",
                f"({','.join(site)}){simple_name(self.returns)}",
            )


def null_receiver(cache: dict[Any, Any]) -> JavaError:
    """NullPointerException of a dynamic member access; the text tells whether the site was linked before."""
    # Upstream: DefBootstrap.PIC.fallback and checkClass
    name = "receiver" if cache else "callArgs[0]"
    return null_pointer(f'Cannot invoke "Object.getClass()" because "{name}" is null')


def _converted(
    implementation: Handler, arguments: list[Callable[[Any], Any] | None], result: Callable[[Any], Any] | None
) -> Handler:
    if not any(arguments):
        if result is None:
            return implementation
        return lambda *values: result(implementation(*values))
    if len(arguments) == 1 and arguments[0] is not None:
        convert = arguments[0]
        if result is None:
            return lambda receiver, value: implementation(receiver, convert(value))
        return lambda receiver, value: result(implementation(receiver, convert(value)))

    def call(receiver: Any, *values: Any) -> Any:
        converted = [
            value if convert is None else convert(value) for convert, value in zip(arguments, values, strict=True)
        ]
        answer = implementation(receiver, *converted)
        return answer if result is None else result(answer)

    return call
