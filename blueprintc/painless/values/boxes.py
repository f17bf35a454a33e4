"""Java's boxed numbers, ``char`` and arrays as Python values that still know their class.

A *primitive* (a value whose static type is ``int``, ``long``, ``char``, …) is a plain ``int``, ``float`` or
``bool``: the static type says what it is. A *reference* (static type ``def``, ``Object``, ``Long``, …) must know
its class by itself:

    Integer        plain ``int``          Double      plain ``float``
    Long           ``Long(int)``          Float       ``Float(float)``, rounded to 32 bits by whoever makes it
    Short, Byte    ``Short``, ``Byte``    Character   ``Char(int)``: the UTF-16 unit
    Boolean        ``bool``               BigInteger  ``BigInteger(int)``, BigDecimal ``decimal.Decimal``
    String         ``str``                null        ``None``

The subclasses of ``int`` and ``float`` give plain results in arithmetic, so a result must be boxed again.
"""

from collections.abc import Callable, Iterable
from typing import Any


class Long(int):
    """``java.lang.Long``."""

    __slots__ = ()


class Short(int):
    """``java.lang.Short``."""

    __slots__ = ()


class Byte(int):
    """``java.lang.Byte``."""

    __slots__ = ()


class Char(int):
    """``java.lang.Character``: the value is the UTF-16 unit; ``text`` is the one-character string."""

    __slots__ = ()

    @property
    def text(self) -> str:
        """The character as a string."""
        return chr(self)


class Float(float):
    """``java.lang.Float``: a value that a 32-bit float can hold."""

    __slots__ = ()


class BigInteger(int):
    """``java.math.BigInteger``."""

    __slots__ = ()


class Array(list[Any]):
    """A Java array: a list of fixed length. ``component`` is the Painless name of the element type (``int``,
    ``def``).

    Elements of a primitive component are primitives (a ``char[]`` holds plain ints), others are references.
    Arrays are equal and hashed by identity (``values.equals``); the inherited ``==`` compares content.
    """

    __slots__ = ("component",)

    def __init__(self, component: str, elements: Iterable[Any] = ()) -> None:
        super().__init__(elements)
        self.component = component

    __hash__ = object.__hash__  # type: ignore[assignment]


BOXES: dict[str, Callable[[Any], Any]] = {
    "long": Long,
    "short": Short,
    "byte": Byte,
    "char": Char,
    "float": Float,
}
"""Primitive type name to the class that boxes it; the missing ones (int, double, boolean) need no box."""


def box(value: Any, primitive: str) -> Any:
    """``value`` of the static type ``primitive`` as a reference (any other type name: as it is)."""
    make = BOXES.get(primitive)
    return value if make is None else make(value)


def unbox(value: Any) -> Any:
    """The plain ``int`` or ``float`` in a boxed number or Character; anything else as it is."""
    if isinstance(value, float):
        return float(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return int(value)
    return value


DEFAULTS: dict[str, Any] = {
    "boolean": False,
    "byte": 0,
    "short": 0,
    "char": 0,
    "int": 0,
    "long": 0,
    "float": 0.0,
    "double": 0.0,
}
"""What a new array element or an uninitialised variable of a primitive type holds (others: ``None``)."""
