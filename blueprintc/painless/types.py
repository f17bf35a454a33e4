"""Painless' static types and the callables of the allowlist.

A type is its *canonical Painless name*, as the server prints it in messages: ``int``, ``def``, ``void``,
``java.lang.String``, ``java.util.Map.Entry``, ``int[]``, ``def[][]``. Types compare by that name, so ``Type("int")``
and ``INT`` are the same type; no registry is involved.
"""

from dataclasses import dataclass

_PRIMITIVES = frozenset({"void", "boolean", "byte", "short", "char", "int", "long", "float", "double"})


@dataclass(frozen=True, slots=True)
class Type:
    """A static type. ``str(type)`` is the canonical name."""

    name: str

    def __str__(self) -> str:
        return self.name

    @property
    def is_primitive(self) -> bool:
        """One of the eight Java primitives, or ``void`` (as ``Class.isPrimitive`` has it)."""
        return self.name in _PRIMITIVES

    @property
    def is_array(self) -> bool:
        """``T[]`` for any ``T``."""
        return self.name.endswith("[]")

    @property
    def component(self) -> "Type":
        """The element type of an array type."""
        return Type(self.name[:-2])

    @property
    def simple_name(self) -> str:
        """The part behind the last dot: ``Entry`` for ``java.util.Map.Entry``, ``String[]`` for
        ``java.lang.String[]``.
        """
        return self.name.rpartition(".")[2]


VOID = Type("void")
BOOLEAN = Type("boolean")
BYTE = Type("byte")
SHORT = Type("short")
CHAR = Type("char")
INT = Type("int")
LONG = Type("long")
FLOAT = Type("float")
DOUBLE = Type("double")
DEF = Type("def")

OBJECT = Type("java.lang.Object")
STRING = Type("java.lang.String")
NUMBER = Type("java.lang.Number")
BOXED_BOOLEAN = Type("java.lang.Boolean")
BOXED_BYTE = Type("java.lang.Byte")
BOXED_SHORT = Type("java.lang.Short")
BOXED_CHARACTER = Type("java.lang.Character")
BOXED_INTEGER = Type("java.lang.Integer")
BOXED_LONG = Type("java.lang.Long")
BOXED_FLOAT = Type("java.lang.Float")
BOXED_DOUBLE = Type("java.lang.Double")
EXCEPTION = Type("java.lang.Exception")
ITERABLE = Type("java.lang.Iterable")
MAP = Type("java.util.Map")
LIST = Type("java.util.List")
ARRAY_LIST = Type("java.util.ArrayList")
HASH_MAP = Type("java.util.HashMap")
PATTERN = Type("java.util.regex.Pattern")

BOX_OF: dict[Type, Type] = {
    BOOLEAN: BOXED_BOOLEAN,
    BYTE: BOXED_BYTE,
    SHORT: BOXED_SHORT,
    CHAR: BOXED_CHARACTER,
    INT: BOXED_INTEGER,
    LONG: BOXED_LONG,
    FLOAT: BOXED_FLOAT,
    DOUBLE: BOXED_DOUBLE,
}
"""Primitive type to its box."""

UNBOXED: dict[Type, Type] = {box: primitive for primitive, box in BOX_OF.items()}
"""Box to its primitive type."""


def array_of(component: Type, dimensions: int = 1) -> Type:
    """The array type of ``component``."""
    return Type(component.name + "[]" * dimensions)


@dataclass(frozen=True, slots=True)
class Method:
    """A method of the allowlist, as found for one class.

    ``owner`` is the class whose table held it (the static receiver class); ``declared`` the allowlisted class that
    declares it: the topmost of the owner and its allowlisted supertypes with the same name and arity that is
    nearest to the owner. ``parameters`` never holds the receiver, also for augmentations.
    """

    owner: Type
    declared: Type
    name: str
    parameters: tuple[Type, ...]
    returns: Type
    static: bool
    augmented: bool

    @property
    def arity(self) -> int:
        """The number of arguments."""
        return len(self.parameters)

    @property
    def signature(self) -> str:
        """``int indexOf(java.lang.String,int)``: spelt as in the allowlist, without the dagger of augmentations."""
        return f"{self.returns} {self.name}({','.join(p.name for p in self.parameters)})"


@dataclass(frozen=True, slots=True)
class Constructor:
    """A constructor of the allowlist."""

    owner: Type
    parameters: tuple[Type, ...]

    @property
    def signature(self) -> str:
        """``(java.lang.String,int)``: spelt as in the allowlist."""
        return f"({','.join(p.name for p in self.parameters)})"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the allowlist; ``final`` ones cannot be written (all static ones are)."""

    owner: Type
    name: str
    type: Type
    static: bool
    final: bool
