"""Registration of Java classes that scripts can use: one module per Java class.

``java.util.StringJoiner`` lives in ``api/java/util/string_joiner.py``; nested and internal classes
(``java.util.Map$Entry``, ``java.util.HashMap$KeySet``) live in the module of their outermost class, plain
exceptions may share ``exceptions.py`` of their package, small interfaces ``interfaces.py``. The module is imported
when a script first needs the class, never before. It exposes ``CLASSES``, a tuple of ``JavaClass``::

    STRING_JOINER = JavaClass("java.util.StringJoiner")
    CLASSES = (STRING_JOINER,)

    @STRING_JOINER.constructor(1)
    def with_separator(separator: str) -> StringJoiner: ...

    @STRING_JOINER.method("add/1")
    def add(self: StringJoiner, text: str) -> StringJoiner: ...

    @STRING_JOINER.static("valueOf/1")            # static methods
    STRING_JOINER.constants(MAX_VALUE=…)          # static fields
    STRING_JOINER.methods({"length/0": len, …})   # many one-liners at once; ``statics({…})`` likewise

**Keys** are ``name/arity``: there is no overloading by type in Painless. The allowlist (package data) has the types;
a test compares both. A class needs only the methods that *it* declares or overrides: lookup goes through
``supertypes`` (``JavaClass(name, "java.util.AbstractCollection", "java.util.Deque")``; a supertype that is registered
with ``interface=True`` is an interface, any other the superclass), then ``java.lang.Object``. Interfaces need a
registered ``JavaClass`` too, even an empty one, for ``instanceof`` and casts. So ``Collection.isEmpty`` is written
once, in ``collection.py``, over Python's ``len``; a collection class only has to have ``__len__`` and ``__iter__``
in Python. Lookup always starts at the *runtime* class of the receiver, also for statically typed calls.

**Values.** Arguments arrive, and results are given back, in the form that the allowlist's signature says:

* primitive types (``int``, ``long``, ``char``, …): plain ``int``, ``float``, ``bool``; a ``char`` is the UTF-16
  unit as an int; a result must be in range already (wrap with ``jvm.numbers.to_int`` …, ``to_float32`` for
  ``float``).
* reference types (``def``, ``Object``, ``Integer``, ``List``, ``Comparable`` …), see ``values/boxes.py``: ``int``
  is Integer, ``float`` Double; ``Long(…)``, ``Short``, ``Byte``, ``Char``, ``Float``, ``BigInteger`` are the other
  boxes, ``Decimal`` is BigDecimal, ``str`` String, ``None`` null. A method that is declared to return ``Long`` or
  ``def`` must box itself (``Long(5)``), one that is declared to return ``long`` must not.
* ``java.util.ArrayList`` is exactly ``list``; arrays are ``values.Array`` (``Array("int", [...])``, primitive
  elements plain, others references); maps are ``values.JavaMap`` subclasses (``LinkedHashMap``, ``HashMap``,
  ``TreeMap``…; use its methods, never ``[]``, because keys are wrapped), sets ``values.JavaSet``. Iterate over any
  Java Iterable with Python's ``iter``; over a map with ``map.java_items()`` (Java's order, HashMap order included).
* everything else: your class, derived from ``values.JavaObject`` (``JAVA_CLASS``, ``java_text``, ``java_equals``,
  ``java_hash``, ``java_compare``).
* lambdas and method references arrive as callables (``values.Lambda``); call them with arguments, and take the
  result, in the form of the interface's signature (``Comparator.compare`` gives a plain int, ``Predicate.test`` a
  bool, ``ToLongFunction`` a plain int, ``Function.apply`` a reference). To return a function object:
  ``Lambda("java.util.Comparator", python_callable)``.
* values are compared, hashed and printed with ``values.equals``, ``values.hash_code``, ``values.compare`` and
  ``values.to_text`` (String.valueOf), never with ``==``, ``hash`` or ``str``, unless both are known to be strings.

Arguments are already converted to the declared parameter types; but they may be null where Java would throw: do
what Java does (``raise null_pointer()``), or let Python's ``AttributeError`` or ``TypeError`` on ``None`` happen: the
interpreter turns one whose text names ``NoneType`` into a NullPointerException. The receiver is never null.

**Errors**: ``raise JavaError("NumberFormatException", 'For input string: "x"')`` (``blueprintc.jvm.errors``; simple
names of ``java.lang`` and ``java.util``, else full names). Never return error codes. What is not supported:
``raise UnsupportedError("java.time.chrono.HijrahDate.now is not supported")``; a method that is not registered at
all is refused by name by the interpreter.

**The running script**: a function registered with ``runtime=True`` gets ``values.Runtime`` as its first argument
(before the receiver): ``runtime.to_text`` (number texts of the target's JDK), ``runtime.charge(n)`` (call it before
building a text of n characters when n may be large), ``runtime.store(n)`` (before making a collection of n elements
when n may be large), ``runtime.step(n)`` (in loops that the script controls), ``runtime.jdk``,
``runtime.regex_factor``, ``runtime.clock()``, ``runtime.random``.
"""

import importlib
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar

Implementation = Callable[..., Any]
_F = TypeVar("_F", bound=Implementation)

_NAME = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


class JavaClass:
    """What one Java class can do: implementations keyed by ``name/arity``."""

    def __init__(self, name: str, *supertypes: str, interface: bool = False) -> None:
        """``name`` as ``Class.getName`` has it (nested classes with ``$``); ``interface`` for interfaces."""
        self.name = name
        self.supertypes = supertypes
        self.interface = interface
        self.instance: dict[str, Implementation] = {}
        self.static_methods: dict[str, Implementation] = {}
        self.constructors: dict[int, Implementation] = {}
        self.fields: dict[str, Any] = {}
        self.needs_runtime: set[Implementation] = set()

    def method(self, key: str, *, runtime: bool = False) -> Callable[[_F], _F]:
        """Register an instance method: ``function(receiver, *arguments)``."""
        return self._registering(self.instance, key, runtime)

    def static(self, key: str, *, runtime: bool = False) -> Callable[[_F], _F]:
        """Register a static method: ``function(*arguments)``."""
        return self._registering(self.static_methods, key, runtime)

    def constructor(self, arity: int, *, runtime: bool = False) -> Callable[[_F], _F]:
        """Register the constructor with ``arity`` parameters: ``function(*arguments)`` returns the new object."""
        return self._registering(self.constructors, arity, runtime)

    def methods(self, table: dict[str, Implementation]) -> None:
        """Register many instance methods at once."""
        self.instance.update(table)

    def statics(self, table: dict[str, Implementation]) -> None:
        """Register many static methods at once."""
        self.static_methods.update(table)

    def constants(self, **values: Any) -> None:
        """Register static fields; values in the form of the field's declared type."""
        self.fields.update(values)

    def _registering(self, table: dict[Any, Implementation], key: Any, runtime: bool) -> Callable[[_F], _F]:
        def register(function: _F) -> _F:
            table[key] = function
            if runtime:
                self.needs_runtime.add(function)
            return function

        return register


def module_of(name: str) -> str:
    """Module (relative to this package, with dots) that owns the Java class ``name``.

    >>> module_of("java.util.Map.Entry"), module_of("java.util.HashMap$KeySet")
    ('java.util.map', 'java.util.hash_map')
    """
    parts = name.split("$")[0].split(".")
    package = [part for part in parts if part[:1].islower()]
    outer = parts[len(package)] if len(package) < len(parts) else package.pop()
    return ".".join([*package, _NAME.sub("_", outer).lower()])


def canonical(name: str) -> str:
    """``java.util.Map$Entry`` as the allowlist spells it: ``java.util.Map.Entry``."""
    return name.replace("$", ".")


_ELSEWHERE = dict.fromkeys(
    ("java.lang.Character.Subset", "java.lang.Character.UnicodeBlock", "java.lang.Character.UnicodeScript"),
    "java.lang.unicode_tables",
)
"""Nested classes that have a module of their own because their tables are long."""


@cache
def java_class(name: str) -> JavaClass | None:
    """The registered class ``name``, or ``None``; imports its module the first time."""
    name = canonical(name)
    return _module_classes(_ELSEWHERE.get(name) or module_of(name)).get(name) or _shared_class(name)


def _shared_class(name: str) -> JavaClass | None:
    """A plain exception from ``exceptions.py`` of its package, or a small interface from ``interfaces.py``."""
    package = module_of(name).rpartition(".")[0]
    shared = "exceptions" if name.endswith(("Exception", "Error")) else "interfaces"
    return _module_classes(f"{package}.{shared}").get(name)


@cache
def _module_classes(module: str) -> Mapping[str, JavaClass]:
    full = f"{__name__}.{module}"
    try:
        loaded = importlib.import_module(full)
    except ModuleNotFoundError as error:
        if error.name is None or not (full + ".").startswith(error.name + "."):
            raise
        return {}
    return {canonical(registered.name): registered for registered in loaded.CLASSES}
