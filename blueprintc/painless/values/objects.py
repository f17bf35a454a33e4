"""Runtime classes: ``JavaObject`` (base of our own classes), ``Lambda``, and ``class_name`` of any value."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, ClassVar, Protocol

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.values.boxes import Array, BigInteger, Byte, Char, Float, Long, Short


class ToText(Protocol):
    """``String.valueOf`` of the running script, given to ``JavaObject.java_text`` to print what is inside."""

    def __call__(self, value: Any, /) -> str: ...


class JavaObject:
    """Base of the Python classes that stand for Java classes without a Python equivalent.

    ``JAVA_CLASS`` is what ``getClass().getName()`` would give, with ``$`` for nested classes
    (``java.util.HashMap$KeySet``). Override ``java_text`` (toString), ``java_equals``, ``java_hash``, and for a
    Comparable ``java_compare`` (may raise the ClassCastException of ``values.cannot_cast``); the defaults are
    Object's: identity, and ``class@hash``.
    """

    __slots__ = ()
    JAVA_CLASS: ClassVar[str] = "java.lang.Object"

    def java_text(self, text: ToText) -> str:
        """``toString()``."""
        return f"{self.JAVA_CLASS}@{self.java_hash():x}"

    def java_equals(self, other: Any) -> bool:
        """``equals(other)``."""
        return self is other

    def java_hash(self) -> int:
        """``hashCode()``: a signed 32-bit int."""
        return id(self) >> 4 & 0x7FFFFFFF


class Lambda(JavaObject):
    """A lambda, a method reference, or a function object made by the API (``Comparator.naturalOrder()``).

    ``interface`` is the functional interface (``java.util.function.Function``); calling the object calls its one
    method, with arguments and result in the form that the method's signature says (primitives plain, ``def`` boxed).
    """

    __slots__ = ("function", "interface")
    JAVA_CLASS = "java.lang.Object$$Lambda"

    def __init__(self, interface: str, function: Callable[..., Any]) -> None:
        self.interface = interface
        self.function = function

    def __call__(self, *arguments: Any) -> Any:
        return self.function(*arguments)


_CLASS_NAMES: dict[type, str] = {
    str: "java.lang.String",
    int: "java.lang.Integer",
    float: "java.lang.Double",
    bool: "java.lang.Boolean",
    Long: "java.lang.Long",
    Short: "java.lang.Short",
    Byte: "java.lang.Byte",
    Char: "java.lang.Character",
    Float: "java.lang.Float",
    BigInteger: "java.math.BigInteger",
    Decimal: "java.math.BigDecimal",
    list: "java.util.ArrayList",
}

_ARRAY_LETTERS = {
    "boolean": "Z",
    "byte": "B",
    "char": "C",
    "double": "D",
    "float": "F",
    "int": "I",
    "long": "J",
    "short": "S",
}


def class_name(value: Any) -> str:
    """Java class name of a reference, as ``Class.getName`` has it (``[I`` for ``int[]``). Not for null."""
    name = _CLASS_NAMES.get(type(value))
    if name is not None:
        return name
    if isinstance(value, JavaObject):
        return value.JAVA_CLASS
    if isinstance(value, JavaError):
        return value.java_class
    if isinstance(value, Array):
        return array_class_name(value.component)
    raise TypeError(f"no Java class for {type(value).__name__}")


def array_class_name(component: str) -> str:
    """``Class.getName`` of the array type with this element type."""
    depth = 1
    while component.endswith("[]"):
        component, depth = component[:-2], depth + 1
    letter = _ARRAY_LETTERS.get(component)
    if letter is None:
        letter = f"L{'java.lang.Object' if component == 'def' else component};"
    return "[" * depth + letter


def canonical_name(value: Any) -> str:
    """Class name as Painless prints it in messages: nested classes with a dot, arrays as ``int[]``."""
    if type(value) is Array:
        component: str = value.component
        return component.replace("def", "java.lang.Object") + "[]"
    return class_name(value).replace("$", ".")
