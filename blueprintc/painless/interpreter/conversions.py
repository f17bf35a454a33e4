"""Conversions of ``def`` values at run time (reference §2.3), and Java's ``checkcast``."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.numbers import (
    double_to_int,
    double_to_long,
    to_byte,
    to_char,
    to_float32,
    to_int,
    to_long,
    to_short,
)
from blueprintc.painless.interpreter.hierarchy import is_instance, jvm_name
from blueprintc.painless.values import (
    BigInteger,
    Byte,
    Char,
    Float,
    Long,
    Short,
    cannot_cast,
    canonical_name,
    class_cast,
    null_pointer,
)

PRIMITIVE_OF: dict[type, str] = {
    bool: "boolean",
    Byte: "byte",
    Short: "short",
    Char: "char",
    int: "int",
    Long: "long",
    Float: "float",
    float: "double",
}

_VALUE_IS_NULL = 'Cannot invoke "Object.getClass()" because "value" is null'
_STRING_TO_CHAR = "cannot cast java.lang.String with length not equal to one to char"

_WIDENING: dict[str, tuple[type, ...]] = {
    "boolean": (bool,),
    "byte": (Byte,),
    "short": (Short, Byte),
    "char": (Char,),
    "int": (int, Char, Short, Byte),
    "long": (int, Long, Char, Short, Byte),
    "float": (Float, int, Long, Char, Short, Byte),
    "double": (float, Float, int, Long, Char, Short, Byte),
}


def _def_name(value: Any) -> str:
    return PRIMITIVE_OF.get(type(value)) or canonical_name(value)


def to_boolean(value: Any) -> bool:
    """A def as ``boolean``, implicit and explicit."""
    if value is True or value is False:
        return bool(value)
    if value is None:
        raise null_pointer(_VALUE_IS_NULL)
    raise class_cast(f"cannot cast def [{_def_name(value)}] to boolean")


def implicit_primitive(target: str) -> Callable[[Any], Any]:
    """The function that converts a def to the primitive ``target`` where no cast is written."""
    if target == "boolean":
        return to_boolean
    accepted = _WIDENING[target]
    plain: type = float if target in ("float", "double") else int
    narrow = target == "float"

    def convert(value: Any) -> Any:
        if type(value) in accepted:
            return to_float32(value) if narrow else plain(value)
        if value is None:
            # Upstream: Def.defTointImplicit and the wider ones switch on the value, since 3.x: no text.
            raise null_pointer(_VALUE_IS_NULL if target in ("byte", "short", "char") else None)
        raise class_cast(f"cannot implicitly cast def [{_def_name(value)}] to {target}")

    return convert


def narrow_number(value: Any, target: str) -> Any:
    """``Number.xxxValue()`` of a boxed number (or a Character's int value) as the primitive ``target``."""
    if target == "double":
        return float(value)
    if target == "float":
        return to_float32(float(value))
    if isinstance(value, float):
        whole = double_to_long(value) if target == "long" else double_to_int(value)
    else:
        whole = int(value)
    return _NARROW[target](whole)


_NARROW: dict[str, Callable[[int], int]] = {
    "byte": to_byte,
    "short": to_short,
    "char": to_char,
    "int": to_int,
    "long": to_long,
}


def explicit_primitive(target: str) -> Callable[[Any], Any]:
    """The function that converts a def to the primitive ``target`` where ``(target)`` is written."""
    if target == "boolean":
        return to_boolean

    def convert(value: Any) -> Any:
        kind = type(value)
        if kind is not bool and kind in PRIMITIVE_OF:
            return narrow_number(value, target)
        if kind is str and target == "char":
            return string_to_char(value)
        if value is None:
            raise null_pointer(_VALUE_IS_NULL)
        raise _explicit_error(value, target)

    return convert


def _explicit_error(value: Any, target: str) -> JavaError:
    # Upstream: Def.defTofloatExplicit and defTodoubleExplicit name the wrong types.
    source = "float" if target == "float" else "def"
    named = "byte" if target in ("float", "double") else target
    return class_cast(f"cannot explicitly cast {source} [{_def_name(value)}] to {named}")


def string_to_char(value: str) -> int:
    """``(char) "x"``."""
    if value is None:
        raise null_pointer('Cannot invoke "String.length()" because "value" is null')
    if len(value) != 1 or value > "\uffff":
        raise class_cast(_STRING_TO_CHAR)
    return ord(value)


UNBOX_NAMES = {
    "java.lang.Boolean": "boolean",
    "java.lang.Byte": "byte",
    "java.lang.Short": "short",
    "java.lang.Character": "char",
    "java.lang.Integer": "int",
    "java.lang.Long": "long",
    "java.lang.Float": "float",
    "java.lang.Double": "double",
}

BOX_NAMES = {primitive: boxed for boxed, primitive in UNBOX_NAMES.items()}

MAKE_BOX: dict[str, Callable[[Any], Any]] = {
    "boolean": bool,
    "byte": Byte,
    "short": Short,
    "char": Char,
    "int": int,
    "long": Long,
    "float": Float,
    "double": float,
}


def _boxed(primitive: str, explicit: bool) -> Callable[[Any], Any]:
    convert = (explicit_primitive if explicit else implicit_primitive)(primitive)
    make = MAKE_BOX[primitive]
    java_name = BOX_NAMES[primitive]

    def boxed(value: Any) -> Any:
        if value is None:
            return None
        try:
            return make(convert(value))
        except JavaError as error:
            if error.message == _STRING_TO_CHAR:
                raise
            if explicit and primitive != "boolean":
                raise class_cast(f"cannot explicitly cast def [{_def_name(value)}] to {java_name}") from None
            # Upstream: Def.defToBoolean serves explicit casts too, and always says "implicitly".
            raise class_cast(f"cannot implicitly cast def [{_def_name(value)}] to {java_name}") from None

    return boxed


def implicit_box(boxed: str) -> Callable[[Any], Any]:
    """The function that converts a def to the box named ``boxed`` where no cast is written."""
    return _boxed(UNBOX_NAMES[boxed], False)


def _to_string(value: Any) -> Any:
    if value is None or type(value) is str:
        return value
    raise class_cast(f"cannot implicitly cast def [{_def_name(value)}] to java.lang.String")


def _to_string_explicit(value: Any) -> Any:
    if value is None or type(value) is str:
        return value
    if type(value) is Char:
        return value.text
    raise class_cast(f"cannot explicitly cast def [{_def_name(value)}] to java.lang.String")


def converter(target: str, explicit: bool) -> Callable[[Any], Any]:
    """The function that converts a def to the type named ``target`` (not def)."""
    if target in _WIDENING:
        return (explicit_primitive if explicit else implicit_primitive)(target)
    if target in UNBOX_NAMES:
        return _boxed(UNBOX_NAMES[target], explicit)
    if target == "java.lang.String":
        return _to_string_explicit if explicit else _to_string

    def check(value: Any) -> Any:
        return check_cast(value, target)

    return check


def check_cast(value: Any, target: str) -> Any:
    """Java's ``checkcast`` to a reference type: an instance or null."""
    if value is None or is_instance(value, target):
        return value
    raise cannot_cast(value, jvm_name(target))


def boxed_to_primitive(value: Any, target: str) -> Any:
    """Unbox a statically typed box and widen it to ``target``."""
    if value is None:
        raise null_pointer()
    if target == "boolean":
        return bool(value)
    if target in ("float", "double"):
        return to_float32(float(value)) if target == "float" else float(value)
    return int(value)


def is_number(value: Any) -> bool:
    """``value instanceof Number``."""
    return type(value) in _NUMBERS or (isinstance(value, int | float | Decimal) and type(value) not in (bool, Char))


_NUMBERS = frozenset({int, float, Long, Float, Short, Byte, BigInteger, Decimal})
