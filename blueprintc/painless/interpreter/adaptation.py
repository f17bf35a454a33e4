"""``MethodHandle.asType``: how the JVM adapts arguments and results of dynamic operations (reference §2.4, §2.5).

Types are Painless names (``int``, ``def``, ``java.util.List``, ``int[]``); ``def`` is Java's Object.
"""

from collections.abc import Callable
from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.interpreter.conversions import (
    BOX_NAMES,
    MAKE_BOX,
    PRIMITIVE_OF,
    UNBOX_NAMES,
    implicit_box,
    is_number,
    narrow_number,
)
from blueprintc.painless.interpreter.hierarchy import is_instance, is_interface, is_subtype, jvm_name
from blueprintc.painless.interpreter.sites import OperatorSite
from blueprintc.painless.types import Type
from blueprintc.painless.values import box, cannot_cast, class_cast, class_name, null_pointer

Adapter = Callable[[Any], Any]

_OBJECTS = ("def", "java.lang.Object")
_WIDENS: dict[str, tuple[str, ...]] = {
    "boolean": ("boolean",),
    "byte": ("byte",),
    "short": ("byte", "short"),
    "char": ("char",),
    "int": ("byte", "short", "char", "int"),
    "long": ("byte", "short", "char", "int", "long"),
    "float": ("byte", "short", "char", "int", "long", "float"),
    "double": ("byte", "short", "char", "int", "long", "float", "double"),
}


def widens(source: str, target: str) -> bool:
    """Whether the primitive ``source`` converts to the primitive ``target`` without a cast."""
    return source in _WIDENS.get(target, ())


def is_primitive(name: str) -> bool:
    """Whether the Painless type is one of the eight primitives."""
    return name in _WIDENS


def can_convert(source: str, target: str) -> bool:
    """Whether ``asType`` accepts the pair at all; what is accepted may still fail on the value."""
    # Upstream: java.lang.invoke.MethodType.canConvert
    if source == target or source in _OBJECTS or target in _OBJECTS or "void" in (source, target):
        return True
    if is_primitive(source):
        if is_primitive(target):
            return widens(source, target)
        return is_subtype(BOX_NAMES[source], target)
    if is_primitive(target):
        if is_subtype(BOX_NAMES[target], source):
            return True
        return source in UNBOX_NAMES and widens(UNBOX_NAMES[source], target)
    return True


def simple_name(name: str) -> str:
    """``Class.getSimpleName`` of a Painless type."""
    return "Object" if name == "def" else Type(name).simple_name.replace("def", "Object")


def wrong_method_type(handle: str, site: str) -> JavaError:
    """The exception for a pair that ``can_convert`` refuses."""
    return JavaError("java.lang.invoke.WrongMethodTypeException", f"cannot convert MethodHandle{handle} to {site}")


def unbox_object(value: Any, target: str) -> Any:
    """A reference where the primitive ``target`` is wanted."""
    # Upstream: sun.invoke.util.ValueConversions.primitiveConversion
    if value is None:
        getter = "int" if target in ("boolean", "char") else target
        raise null_pointer(
            f'Cannot invoke "java.lang.Number.{getter}Value()" because the return value of "sun.invoke.util.'
            'ValueConversions.primitiveConversion(sun.invoke.util.Wrapper, Object, boolean)" is null'
        )
    source = PRIMITIVE_OF.get(type(value))
    if source is not None and widens(source, target):
        return value if source == "boolean" else narrow_number(value, target)
    if source is not None or is_number(value):
        raise class_cast(f"Cannot cast {class_name(value)} to {BOX_NAMES[target]}")
    raise cannot_cast(value, "java.lang.Number")


def cast_reference(value: Any, target: str) -> Any:
    """``Class.cast``: an instance or null, else its short message."""
    if value is None or is_instance(value, target):
        return value
    raise class_cast(f"Cannot cast {class_name(value)} to {jvm_name(target)}")


def adapter(source: str, target: str) -> Adapter | None:
    """The conversion of a value of type ``source`` to ``target``, for an accepted pair; ``None`` when there is none.

    Values of primitive types are plain, others references, on both sides.
    """
    if source == target or (target in _OBJECTS and not is_primitive(source)) or target == "void":
        return None
    if source == "void":
        return lambda value: None
    if is_primitive(source):
        if is_primitive(target):
            return _widening(source, target)
        return MAKE_BOX[source] if source in ("byte", "short", "char", "long", "float") else None
    if is_primitive(target):
        return lambda value: _unbox_static(value, source, target)
    if is_subtype(source, target):
        return None
    return lambda value: cast_reference(value, target)


def _unbox_static(value: Any, source: str, target: str) -> Any:
    if value is None and source in UNBOX_NAMES:
        getter = f"{source}.{UNBOX_NAMES[source]}Value()"
        raise null_pointer(f'Cannot invoke "{getter}" because "x" is null')
    return unbox_object(value, target)


def _widening(source: str, target: str) -> Adapter | None:
    if target in ("float", "double") and source not in ("float", "double"):
        return lambda value: narrow_number(value, target)
    return None


def argument_adapter(source: str, parameter: str) -> Adapter | None:
    """As ``adapter``, for an argument of a dynamic call: boxed parameter types convert as def does (§2.5)."""
    # Upstream: PainlessLookupBuilder filters such arguments with Def.defToInteger… and shows them as Object.
    if parameter in UNBOX_NAMES:
        convert = implicit_box(parameter)
        if is_primitive(source):
            return lambda value: convert(box(value, source))
        return convert
    return adapter(source, parameter)


def handle_parameter(parameter: str) -> str:
    """The type under which a method's parameter appears in a method handle."""
    return "def" if parameter in UNBOX_NAMES else parameter


def class_text(name: str) -> str:
    """``Class.toString``: ``int``, ``class java.lang.String``, ``interface java.util.List``."""
    if is_primitive(name):
        return name
    return f"{'interface' if is_interface(name) else 'class'} {jvm_name(name)}"


def adapt_operator(site: OperatorSite, value: Any, target: str) -> Any:
    """The result of a dynamic operator linked straight to ``target`` (§2.4 B)."""
    if site.typed:
        source = PRIMITIVE_OF[type(value)]
        if not can_convert(source, target):
            raise class_cast(f"Cannot cast from: {source} to {class_text(target)}")
        if is_primitive(target):
            return value if source == "boolean" else narrow_number(value, target)
        return value
    return adapt_object(value, target)


def adapt_object(value: Any, target: str) -> Any:
    """A reference of static type Object where ``target`` is wanted."""
    if is_primitive(target):
        return unbox_object(value, target)
    return cast_reference(value, target)


# --- compound assignment ------------------------------------------------------------------------------------------


def cast_to_receiver(site: OperatorSite, receiver: Any, value: Any) -> Any:
    """The result of ``receiver op= …`` on def: cast back to the receiver's runtime class."""
    if receiver is None or type(receiver) is type(value):
        return value
    target = PRIMITIVE_OF.get(type(receiver))
    if site.generic:
        return _dynamic_cast(value, class_name(receiver), target)
    return _explicit_cast(site, value, class_name(receiver), target)


def cast_to_static(site: OperatorSite, value: Any, target: str) -> Any:
    """The result of ``static op= def``: cast explicitly to the static type of the target."""
    primitive = UNBOX_NAMES.get(target, target)
    if not is_primitive(primitive):
        return cast_reference(value, target)
    if site.generic:
        result = _dynamic_cast(value, BOX_NAMES[primitive], primitive)
    else:
        result = _explicit_cast(site, value, target, primitive)
    return unbox_object(result, target) if is_primitive(target) else result


def check_link(site: OperatorSite, receiver: Any, result: str) -> None:
    """Refuse, before the operation, to link a site whose ``result`` type cannot become what is wanted."""
    # Upstream: DefBootstrap.MIC.fallback and DefMath.cast, which run when the site is linked
    if site.compound is None:
        if site.target != "def" and is_primitive(result) and not can_convert(result, site.target):
            raise class_cast(f"Cannot cast from: {result} to {class_text(site.target)}")
        return
    if site.compound == "def":
        target = PRIMITIVE_OF.get(type(receiver)) or class_text(class_name(receiver))
    else:
        target = UNBOX_NAMES.get(site.compound, site.compound)
    if target != result and "boolean" in (target, result):
        raise class_cast(f"Cannot cast {result} to {target}")


def _explicit_cast(site: OperatorSite, value: Any, target: str, primitive: str | None) -> Any:
    # Upstream: DefMath.cast, then MethodHandles.explicitCastArguments
    source = PRIMITIVE_OF[type(value)] if site.typed else None
    if source is not None and source == primitive:
        return value
    if primitive is None:
        return cast_reference(value, target)
    if not (is_number(value) or type(value) in PRIMITIVE_OF):
        raise cannot_cast(value, "java.lang.Number")
    return MAKE_BOX[primitive](narrow_number(value, primitive))


def _dynamic_cast(value: Any, target: str, primitive: str | None) -> Any:
    # Upstream: DefMath.dynamicCast
    if value is None or class_name(value) == target:
        return value
    if primitive is None or primitive == "boolean":
        return cast_reference(value, target)
    if PRIMITIVE_OF.get(type(value)) != "char" and not is_number(value):
        raise class_cast(f"Cannot convert [class {class_name(value)}] to a Number")
    return MAKE_BOX[primitive](narrow_number(value, primitive))
