"""The exceptions of ``java.util.Formatter``. A ``JavaError`` carries what the getters give as attributes."""

from collections.abc import Callable
from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api import JavaClass

_PARENT = "java.util.IllegalFormatException"


def format_error(name: str, message: str | None, **details: Any) -> JavaError:
    """An exception of ``java.util`` with its getters' values."""
    error = JavaError(f"java.util.{name}", message)
    for key, value in details.items():
        setattr(error, key, value)
    return error


def duplicate_flags(flags: str) -> JavaError:
    """A flag was given twice."""
    return format_error("DuplicateFormatFlagsException", f"Flags = '{flags}'", flags=flags)


def illegal_flags(flags: str) -> JavaError:
    """Flags that exclude each other."""
    return format_error("IllegalFormatFlagsException", f"Flags = '{flags}'", flags=flags)


def unknown_flags(flags: str) -> JavaError:
    """A flag that there is not."""
    return format_error("UnknownFormatFlagsException", f"Flags = {flags}", flags=flags)


def flags_mismatch(flags: str, conversion: int) -> JavaError:
    """A flag that does not go with the conversion."""
    return format_error(
        "FormatFlagsConversionMismatchException",
        f"Conversion = {chr(conversion)}, Flags = {flags}",
        flags=flags,
        conversion=conversion,
    )


def illegal_code_point(point: int) -> JavaError:
    """``%c`` of a number that is no character."""
    return format_error("IllegalFormatCodePointException", f"Code point = 0x{point & 0xFFFFFFFF:x}", code_point=point)


def illegal_conversion(conversion: str, class_name: str) -> JavaError:
    """An argument of the wrong class."""
    return format_error("IllegalFormatConversionException", f"{conversion} != {class_name}", conversion=ord(conversion))


def illegal_precision(precision: int) -> JavaError:
    """A precision where none may be."""
    return format_error("IllegalFormatPrecisionException", str(precision), precision=precision)


def illegal_width(width: int) -> JavaError:
    """A width where none may be."""
    return format_error("IllegalFormatWidthException", str(width), width=width)


def missing_argument(specifier: str) -> JavaError:
    """Fewer arguments than specifiers."""
    return format_error("MissingFormatArgumentException", f"Format specifier '{specifier}'", specifier=specifier)


def missing_width(specifier: str) -> JavaError:
    """A flag that needs a width."""
    return format_error("MissingFormatWidthException", specifier, specifier=specifier)


def unknown_conversion(conversion: str) -> JavaError:
    """A conversion that there is not."""
    return format_error("UnknownFormatConversionException", f"Conversion = '{conversion}'", conversion_text=conversion)


def _class(name: str, arity: int | None, make: Callable[..., JavaError] | None, **getters: str) -> JavaClass:
    java = JavaClass(f"java.util.{name}", _PARENT)
    if arity is not None and make is not None:
        java.constructors[arity] = make
    java.methods({f"{getter}/0": _getter(attribute) for getter, attribute in getters.items()})
    return java


def _getter(attribute: str) -> Callable[[Any], Any]:
    return lambda error: getattr(error, attribute)


CLASSES = (
    JavaClass(_PARENT, "java.lang.IllegalArgumentException"),
    _class("DuplicateFormatFlagsException", 1, duplicate_flags, getFlags="flags"),
    _class("FormatFlagsConversionMismatchException", 2, flags_mismatch, getFlags="flags", getConversion="conversion"),
    _class("IllegalFormatCodePointException", 1, illegal_code_point, getCodePoint="code_point"),
    _class("IllegalFormatConversionException", None, None, getConversion="conversion"),
    _class("IllegalFormatFlagsException", 1, illegal_flags, getFlags="flags"),
    _class("IllegalFormatPrecisionException", 1, illegal_precision, getPrecision="precision"),
    _class("IllegalFormatWidthException", 1, illegal_width, getWidth="width"),
    _class("MissingFormatArgumentException", 1, missing_argument, getFormatSpecifier="specifier"),
    _class("MissingFormatWidthException", 1, missing_width, getFormatSpecifier="specifier"),
    _class("UnknownFormatConversionException", 1, unknown_conversion, getConversion="conversion_text"),
    _class("UnknownFormatFlagsException", 1, unknown_flags, getFlags="flags"),
)
