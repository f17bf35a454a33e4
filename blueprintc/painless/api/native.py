"""Java classes as Python classes: bases (``Native``, ``NativeEnum``), registration (``bind``), exact arithmetic.

A Java method is a Python method in snake case (``plusMonths`` is ``plus_months``; a Python keyword gets a trailing
underscore). Where a class has several arities of one name, each has its own method with the arity behind it
(``plus_1``, ``plus_2``); ``new_<arity>`` are the constructors, class attributes in capitals the constants.
``str()``, ``==`` and ``hash_code()`` are Java's ``toString``, ``equals`` and ``hashCode``.
"""

import keyword
import re
from collections.abc import Callable
from typing import Any, ClassVar, Never, Self, TypeVar

from blueprintc.errors import UnsupportedError
from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.numbers import INT_MAX, INT_MIN, LONG_MAX, LONG_MIN, to_int
from blueprintc.painless.api import JavaClass
from blueprintc.painless.values.boxes import Array
from blueprintc.painless.values.errors import cannot_cast
from blueprintc.painless.values.objects import JavaObject, ToText, class_name

T = TypeVar("T")


class Native(JavaObject):
    """A value of a Java class that is written in Python; ``JAVA_CLASS`` is the run-time class."""

    __slots__ = ()

    def hash_code(self) -> int:
        """``hashCode()``; the identity hash (arbitrary in Java too) where the class has none of its own."""
        return id(self) >> 4 & 0x7FFFFFFF

    def java_text(self, text: ToText) -> str:
        return str(self)

    def java_equals(self, other: Any) -> bool:
        return bool(self == other)

    def java_hash(self) -> int:
        return self.hash_code()

    def __str__(self) -> str:
        return f"{self.JAVA_CLASS}@{self.hash_code() & 0xFFFFFFFF:x}"

    def __hash__(self) -> int:
        return self.hash_code()


class NativeEnum(Native):
    """A Java enum constant; ``_declare`` of a subclass makes them all, in order of declaration."""

    __slots__ = ("_name", "_ordinal")
    CONSTANTS: ClassVar[tuple[Any, ...]] = ()

    def __init__(self, name: str, ordinal: int) -> None:
        self._name = name
        self._ordinal = ordinal

    @classmethod
    def _declare(cls, *names: str) -> None:
        cls.CONSTANTS = tuple(cls(name, i) for i, name in enumerate(names))
        for constant in cls.CONSTANTS:
            setattr(cls, constant._name, constant)

    @classmethod
    def values(cls) -> Array:
        """``values()``."""
        return Array(cls.JAVA_CLASS.replace("$", "."), cls.CONSTANTS)

    @classmethod
    def value_of(cls, name: str | None) -> Self:
        """``valueOf(String)``."""
        if name is None:
            raise JavaError("NullPointerException", "Name is null")
        for constant in cls.CONSTANTS:
            if constant._name == name:
                return constant  # type: ignore[no-any-return]
        raise JavaError("IllegalArgumentException", f"No enum constant {cls.JAVA_CLASS.replace('$', '.')}.{name}")

    def name(self) -> str:
        """``Enum.name()``."""
        return self._name

    def ordinal(self) -> int:
        """``Enum.ordinal()``."""
        return self._ordinal

    def compare_to(self, other: "NativeEnum | None") -> int:
        """``Enum.compareTo``: the distance of the ordinals."""
        other = require(other)
        if type(self) is not type(other):
            raise JavaError("ClassCastException")
        return self._ordinal - other._ordinal

    def java_compare(self, other: Any) -> int:
        return self.compare_to(other)

    def __str__(self) -> str:
        return self._name


_WORDS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def snake(name: str) -> str:
    """Python name of a Java method: ``ofEpochDay`` is ``of_epoch_day``, ``with`` is ``with_``."""
    name = _WORDS.sub("_", name).lower()
    return name + "_" if keyword.iskeyword(name) else name


def bind(
    python: type,
    name: str,
    supertypes: str = "",
    *,
    methods: str = "",
    statics: str = "",
    constants: str = "",
    constructors: str = "",
) -> JavaClass:
    """Register the Python class ``python`` as the Java class ``name``.

    The lists are words: ``plus/1`` for a method, ``MAX`` for a constant (a class attribute), ``0`` for a constructor
    (``new_0``). An enum gets what every enum has. A word without a counterpart is an ``AttributeError`` here.
    """
    java = JavaClass(name, *supertypes.split())
    if issubclass(python, NativeEnum):
        methods += " compareTo/1 name/0 ordinal/0"
        statics += " values/0 valueOf/1"
        constants += " " + " ".join(constant.name() for constant in python.CONSTANTS)
    java.methods({key: _find(python, key) for key in methods.split()})
    java.statics({key: _find(python, key) for key in statics.split()})
    java.constants(**{field: getattr(python, field) for field in constants.split()})
    for arity in constructors.split():
        java.constructors[int(arity)] = getattr(python, f"new_{arity}")
    return java


def bind_interface(name: str, supertypes: str = "", methods: str = "", *, interface: bool = True) -> JavaClass:
    """Register a Java interface: each method calls the receiver's own method of that name.

    The receiver may be a lambda where the method is the interface's functional one. ``interface=False`` registers an
    abstract class, or a class that only inherits.
    """
    java = JavaClass(name, *supertypes.split(), interface=interface)
    java.methods({key: _virtual(key) for key in methods.split()})
    return java


def _virtual(key: str) -> Callable[..., Any]:
    name, _, arity = key.partition("/")
    plain = snake(name)
    numbered = f"{plain.rstrip('_')}_{arity}"

    def invoke(receiver: Any, *arguments: Any) -> Any:
        own = getattr(receiver, numbered, None) or getattr(receiver, plain, None)
        if own is None and callable(receiver):
            own = receiver
        if own is None:
            raise UnsupportedError(f"{class_name(receiver)}.{key} is not supported")
        return own(*arguments)

    return invoke


def _find(python: type, key: str) -> Callable[..., Any]:
    name, _, arity = key.partition("/")
    found = getattr(python, f"{snake(name).rstrip('_')}_{arity}", None)
    return found if found is not None else getattr(python, snake(name))  # type: ignore[no-any-return]


def require(value: T | None, name: str | None = None) -> T:
    """``Objects.requireNonNull(value, name)``."""
    if value is None:
        raise JavaError("NullPointerException", name)
    return value


def call(function: object, method: str, *arguments: object) -> Any:
    """Call a functional interface's ``method`` (snake case) on a lambda (a callable) or an object that has it."""
    own = getattr(require(function), method, None)
    target: Callable[..., Any] = own if own is not None else function  # type: ignore[assignment]
    return target(*arguments)


def functional(value: Any, interface: str) -> Callable[..., Any]:
    """An argument of type ``def`` as a lambda of the interface, or ClassCastException."""
    if not callable(require(value)):
        raise cannot_cast(value, interface)
    return value  # type: ignore[no-any-return]


def throwable(value: Any) -> JavaError:
    """What a supplier gave to be thrown, or ClassCastException."""
    if not isinstance(require(value), JavaError):
        raise cannot_cast(value, "java.lang.Throwable")
    return value  # type: ignore[no-any-return]


def long_overflow() -> Never:
    """What ``Math.addExact(long, long)`` and its kin throw."""
    raise JavaError("ArithmeticException", "long overflow")


def exact_long(value: int) -> int:
    """The value, or ``ArithmeticException: long overflow`` (``Math.addExact``, ``multiplyExact``, …)."""
    if LONG_MIN <= value <= LONG_MAX:
        return value
    long_overflow()


def exact_int(value: int) -> int:
    """The value, or ``ArithmeticException: integer overflow`` (``Math.toIntExact``, …)."""
    if INT_MIN <= value <= INT_MAX:
        return value
    raise JavaError("ArithmeticException", "integer overflow")


def truncated_divide(value: int, divisor: int) -> int:
    """Java's integer division: toward zero."""
    quotient = abs(value) // abs(divisor)
    return quotient if (value < 0) == (divisor < 0) else -quotient


def truncated_remainder(value: int, divisor: int) -> int:
    """Java's ``%`` on integers: the sign of the dividend."""
    remainder = abs(value) % abs(divisor)
    return -remainder if value < 0 else remainder


def sign(value: int) -> int:
    """-1, 0 or 1."""
    return (value > 0) - (value < 0)


def long_hash(value: int) -> int:
    """``Long.hashCode(value)``."""
    unsigned = value & 0xFFFFFFFFFFFFFFFF
    return to_int(unsigned ^ (unsigned >> 32))


def rotate_left(value: int, distance: int) -> int:
    """``Integer.rotateLeft``."""
    unsigned = value & 0xFFFFFFFF
    return to_int((unsigned << distance) | (unsigned >> (32 - distance)))
