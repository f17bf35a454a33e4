"""``java.util.Formatter`` and what ``String.format`` does."""

from decimal import Decimal
from typing import Any

from blueprintc.jvm.strings import substring, utf16_length
from blueprintc.painless.api.java.util.format_exceptions import (
    flags_mismatch,
    illegal_code_point,
    illegal_conversion,
    missing_argument,
)
from blueprintc.painless.api.java.util.format_specifier import Specifier, parse
from blueprintc.painless.api.native import Native, NativeEnum, bind, require
from blueprintc.painless.values import (
    Char,
    Runtime,
    class_name,
    hash_code,
)


def format_text(runtime: Runtime, pattern: str, arguments: Any, locale: Any = None) -> str:
    """``String.format(locale, pattern, arguments)``; without a locale ROOT."""
    out: list[str] = []
    ordinary = 0
    last: int | None = None
    values = None if arguments is None else list(arguments)
    for part in parse(require(pattern)):
        if isinstance(part, str):
            out.append(part)
            continue
        if part.conversion in "%n" and not part.date:
            out.append("\n" if part.conversion == "n" else _padded(runtime, part, "%"))
            continue
        if part.index == -1:
            index = last
        elif part.index > 0:
            index = part.index - 1
        else:
            index, ordinary = ordinary, ordinary + 1
        if index is None or (values is not None and index >= len(values)):
            raise missing_argument(str(part))
        last = index
        text = _convert(runtime, part, None if values is None else values[index], locale)
        runtime.charge(len(text))
        out.append(text)
    return "".join(out)


def _padded(runtime: Runtime, spec: Specifier, text: str) -> str:
    missing = spec.width - utf16_length(text)
    if missing <= 0:
        return text
    runtime.charge(missing)
    return text + " " * missing if "-" in spec.flags else " " * missing + text


def _convert(runtime: Runtime, spec: Specifier, value: Any, locale: Any) -> str:
    if spec.date:
        return _padded(runtime, spec, _date(spec, value, locale))
    if spec.conversion in "bhs":
        return _text(runtime, spec, _general(runtime, spec, value))
    if value is None:
        return _text(runtime, spec, "null")
    if spec.conversion == "c":
        return _padded(runtime, spec, _upper(spec, _character(spec, value)))
    from blueprintc.painless.api.java.util.format_numbers import floating, integer

    if spec.width > 0 and "0" in spec.flags:
        runtime.charge(spec.width)
    symbols = _symbols(locale)
    if spec.conversion in "dox":
        if not isinstance(value, int) or isinstance(value, bool | Char):
            raise illegal_conversion(spec.conversion, class_name(value))
        return _padded(runtime, spec, integer(spec, value, symbols))
    if not isinstance(value, float | Decimal) or (isinstance(value, Decimal) and spec.conversion == "a"):
        raise illegal_conversion(spec.conversion, class_name(value))
    return _padded(runtime, spec, floating(spec, value, symbols))


def _symbols(locale: Any) -> Any:
    from blueprintc.painless.api.java.util.format_numbers import Symbols

    if locale is None or locale.language in ("", "en"):
        return Symbols()
    from blueprintc.painless.api.java.text.decimal_format_symbols import DecimalFormatSymbols

    known = DecimalFormatSymbols.of(locale)
    return Symbols(known.grouping, known.decimal, known.zero)


def _general(runtime: Runtime, spec: Specifier, value: Any) -> str:
    if spec.conversion == "b":
        return ("true" if value else "false") if isinstance(value, bool) else str(value is not None).lower()
    if spec.conversion == "h":
        return "null" if value is None else format(hash_code(value) & 0xFFFFFFFF, "x")
    if "#" in spec.flags:
        raise flags_mismatch("#", ord("s"))
    return runtime.to_text(value)


def _text(runtime: Runtime, spec: Specifier, text: str) -> str:
    if 0 <= spec.precision < utf16_length(text):
        text = substring(text, 0, spec.precision)
    return _padded(runtime, spec, _upper(spec, text))


def _upper(spec: Specifier, text: str) -> str:
    return text.upper() if spec.upper else text


def _character(spec: Specifier, value: Any) -> str:
    if isinstance(value, Char):
        return value.text
    if isinstance(value, int) and not isinstance(value, bool) and class_name(value) in _CODE_POINTS:
        if not 0 <= value <= 0x10FFFF:
            raise illegal_code_point(int(value))
        return chr(value)
    raise illegal_conversion(spec.conversion, class_name(value))


_CODE_POINTS = ("java.lang.Integer", "java.lang.Short", "java.lang.Byte")


def _date(spec: Specifier, value: Any, locale: Any) -> str:
    if value is None:
        return _upper(spec, "null")
    from blueprintc.painless.api.java.util.format_dates import date_text
    from blueprintc.painless.api.java.util.locale import Locale

    return _upper(spec, date_text(value, spec.conversion, Locale.ROOT if locale is None else locale))


class Formatter(Native):
    """``java.util.Formatter`` with a target."""

    __slots__ = ("_locale", "_target")
    JAVA_CLASS = "java.util.Formatter"

    def __init__(self, target: Any, locale: Any) -> None:
        self._target = target
        self._locale = locale

    @staticmethod
    def new_0() -> "Formatter":
        return Formatter.new_1(None)

    @staticmethod
    def new_1(target: Any) -> "Formatter":
        from blueprintc.painless.api.java.util.locale import Locale

        return Formatter.new_2(target, Locale.ROOT)

    @staticmethod
    def new_2(target: Any, locale: Any) -> "Formatter":
        if target is None:
            from blueprintc.painless.api.java.lang.string_builder import StringBuilder

            target = StringBuilder()
        return Formatter(target, locale)

    def locale(self) -> Any:
        return self._locale

    def out(self) -> Any:
        return self._target

    def format_with(self, runtime: Runtime, locale: Any, pattern: str, arguments: Any) -> "Formatter":
        """``format(locale, pattern, arguments)``."""
        from blueprintc.painless.api.text_targets import append_text

        append_text(self._target, format_text(runtime, pattern, arguments, locale))
        return self

    def java_text(self, text: Any) -> str:
        return str(text(self._target))


class BigDecimalLayoutForm(NativeEnum):
    """``Formatter.BigDecimalLayoutForm``."""

    __slots__ = ()
    JAVA_CLASS = "java.util.Formatter$BigDecimalLayoutForm"


BigDecimalLayoutForm._declare("SCIENTIFIC", "DECIMAL_FLOAT")

_FORMATTER = bind(Formatter, "java.util.Formatter", constructors="0 1 2", methods="locale/0 out/0")


@_FORMATTER.method("format/2", runtime=True)
def _format_2(runtime: Runtime, self: Formatter, pattern: str, arguments: Any) -> Formatter:
    return self.format_with(runtime, self._locale, pattern, arguments)


@_FORMATTER.method("format/3", runtime=True)
def _format_3(runtime: Runtime, self: Formatter, locale: Any, pattern: str, arguments: Any) -> Formatter:
    return self.format_with(runtime, locale, pattern, arguments)


CLASSES = (
    _FORMATTER,
    bind(BigDecimalLayoutForm, "java.util.Formatter$BigDecimalLayoutForm", "java.lang.Enum"),
)
