"""Java objects written in Python: ``JavaObject``, ``JavaEnum``, and the exact arithmetic that they share.

A class below ``api/java/`` that stands for a Java class derives from ``JavaObject``; its Java methods are Python
methods in snake case (``plusMonths`` is ``plus_months``; a Python keyword or a name of this module gets a trailing
underscore). Where the allowlist has several arities of one name, each has its own method with the arity behind it
(``plus_1``, ``plus_2``). ``new_<arity>`` are the constructors, class attributes in capitals the constants.
``str()``, ``==`` and ``hash()`` are Java's ``toString``, ``equals`` and ``hashCode``.
"""

from collections.abc import Callable
from typing import ClassVar, Never, Self, TypeVar

from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.numbers import INT_MAX, INT_MIN, LONG_MAX, LONG_MIN, to_int

T = TypeVar("T")


class JavaObject:
    """A value of an emulated Java class; ``JAVA`` is the full name of its run-time class."""

    __slots__ = ()
    JAVA: ClassVar[str] = "java.lang.Object"

    def equals(self, other: object) -> bool:
        """``Object.equals``."""
        return bool(self == other)

    def hash_code(self) -> int:
        """``Object.hashCode``; the identity hash (arbitrary in Java too) where the class has none of its own."""
        return to_int(id(self) >> 4) & 0x7FFFFFFF

    def to_string(self) -> str:
        """``Object.toString``."""
        return str(self)

    def __str__(self) -> str:
        return f"{self.JAVA}@{self.hash_code():x}"

    def __hash__(self) -> int:
        return self.hash_code()


class JavaEnum(JavaObject):
    """A Java enum constant. ``constants()`` of a subclass makes them all, in order of declaration."""

    __slots__ = ("_name", "_ordinal")
    ENUM: ClassVar[str] = ""  # the name that valueOf puts into its message
    CONSTANTS: "ClassVar[tuple[JavaEnum, ...]]" = ()

    def __init__(self, name: str, ordinal: int) -> None:
        self._name = name
        self._ordinal = ordinal

    @classmethod
    def _declare(cls, *names: str) -> None:
        cls.CONSTANTS = tuple(cls(name, i) for i, name in enumerate(names))
        for constant in cls.CONSTANTS:
            setattr(cls, constant._name, constant)

    @classmethod
    def values(cls) -> list[Self]:
        """``values()``."""
        return list(cls.CONSTANTS)  # type: ignore[arg-type]

    @classmethod
    def value_of(cls, name: str | None) -> Self:
        """``valueOf(String)``."""
        if name is None:
            raise JavaError("NullPointerException", "Name is null")
        for constant in cls.CONSTANTS:
            if constant._name == name:
                return constant  # type: ignore[return-value]
        raise JavaError("IllegalArgumentException", f"No enum constant {cls.ENUM or cls.JAVA}.{name}")

    def name(self) -> str:
        """``Enum.name()``."""
        return self._name

    def ordinal(self) -> int:
        """``Enum.ordinal()``."""
        return self._ordinal

    def compare_to(self, other: "JavaEnum | None") -> int:
        """``Enum.compareTo``: the distance of the ordinals."""
        other = require(other)
        if type(self) is not type(other):
            raise JavaError("ClassCastException")
        return self._ordinal - other._ordinal

    def __str__(self) -> str:
        return self._name


def require(value: T | None, name: str | None = None) -> T:
    """``Objects.requireNonNull(value, name)``."""
    if value is None:
        raise JavaError("NullPointerException", name)
    return value


def call(function: object, method: str, *arguments: object) -> object:
    """Call a functional interface's ``method`` (snake case) on a lambda (a callable) or an object that has it."""
    if function is None:
        raise JavaError("NullPointerException")
    own = getattr(function, method, None)
    target: Callable[..., object] = own if own is not None else function  # type: ignore[assignment]
    return target(*arguments)


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
