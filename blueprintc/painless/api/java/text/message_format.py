"""``java.text.MessageFormat``. Scripts have only its static ``format``: no constructor is allowlisted."""

from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.java.text.attributed_character_iterator import Attribute
from blueprintc.painless.api.java.util.locale import Locale
from blueprintc.painless.api.native import bind_interface, require
from blueprintc.painless.values import Runtime, class_name

_NUMBER_STYLES = ("", "currency", "percent", "integer")
_DATE_STYLES = ("short", "", "medium", "long", "full")


def _illegal(message: str) -> JavaError:
    return JavaError("IllegalArgumentException", message)


class _Message:
    """A parsed pattern: texts, and between them arguments with their formats."""

    def __init__(self, pattern: str) -> None:
        self.texts: list[str] = []
        self.arguments: list[tuple[int, Any]] = []
        self._parse(pattern)

    def _parse(self, pattern: str) -> None:
        """Upstream: MessageFormat.applyPattern."""
        segments = ["", "", "", ""]
        part = depth = 0
        quoted = False
        at = 0
        while at < len(pattern):
            char = pattern[at]
            if part == 0:
                if char == "'":
                    if pattern[at + 1 : at + 2] == "'":
                        segments[0] += char
                        at += 1
                    else:
                        quoted = not quoted
                elif char == "{" and not quoted:
                    part = 1
                else:
                    segments[0] += char
            elif quoted:
                segments[part] += char
                quoted = char != "'"
            elif char == ",":
                if part < 3:
                    part += 1
                else:
                    segments[part] += char
            elif char == "{":
                depth += 1
                segments[part] += char
            elif char == "}":
                if depth:
                    depth -= 1
                    segments[part] += char
                else:
                    part = 0
                    self.texts.append(segments[0])
                    self.arguments.append(_argument(*segments[1:]))
                    segments = ["", "", "", ""]
            elif char == " " and part == 2 and not segments[2]:
                pass
            else:
                if char == "'":
                    quoted = True
                segments[part] += char
            at += 1
        if depth == 0 and part != 0:
            raise _illegal("Unmatched braces in the pattern.")
        self.texts.append(segments[0])


def _argument(index: str, kind: str, style: str) -> tuple[int, Any]:
    from blueprintc.jvm.numbers import INT_MAX

    digits = index[1:] if index[:1] in ("-", "+") else index
    if not (digits.isascii() and digits.isdigit()) or int(digits) > INT_MAX:
        raise _illegal(f"can't parse argument number: {index}")
    number = int(index)
    if number < 0:
        raise _illegal(f"negative argument number: {index}")
    if number >= 10_000:
        raise _illegal(f"{number} exceeds the ArgumentIndex implementation limit")
    return number, _sub_format(kind.strip().lower(), style) if kind else None


def _sub_format(kind: str, style: str) -> Any:
    from blueprintc.painless.api.java.text.choice_format import ChoiceFormat
    from blueprintc.painless.api.java.text.decimal_format import DecimalFormat
    from blueprintc.painless.api.java.text.number_format import NumberFormat

    name = style.strip().lower()
    if kind == "number":
        if name in _NUMBER_STYLES:
            return NumberFormat._make(name or "number", Locale.ROOT)
        return DecimalFormat.new_1(style)
    if kind in ("date", "time"):
        from blueprintc.painless.api.java.text.date_format import DateFormat
        from blueprintc.painless.api.java.text.simple_date_format import SimpleDateFormat

        if name in _DATE_STYLES:
            chosen = {"": 2, "medium": 2, "short": 3, "long": 1, "full": 0}[name]
            return DateFormat.get_date_instance_1(chosen) if kind == "date" else DateFormat.get_time_instance_1(chosen)
        return SimpleDateFormat.new_1(style)
    if kind == "choice":
        try:
            return ChoiceFormat.new_1(style)
        except JavaError as error:
            raise _illegal(f"Choice Pattern incorrect: {style}") from error
    raise _illegal(f"unknown format type: {kind}")


def format_message(runtime: Runtime, pattern: str, arguments: Any) -> str:
    """``MessageFormat.format(pattern, arguments)``."""
    return _format(runtime, pattern, arguments, 0)


def _format(runtime: Runtime, pattern: str, arguments: Any, depth: int) -> str:
    if depth > 50:
        raise JavaError("StackOverflowError")
    message = _Message(require(pattern))
    out = []
    for text, (index, sub) in zip(message.texts, message.arguments, strict=False):
        out.append(text)
        if arguments is None or index >= len(arguments):
            out.append(f"{{{index}}}")
            continue
        shown = _shown(runtime, arguments[index], sub, arguments, depth)
        runtime.charge(len(shown))
        out.append(shown)
    out.append(message.texts[-1])
    return "".join(out)


def _shown(runtime: Runtime, value: Any, sub: Any, arguments: Any, depth: int) -> str:
    if value is None:
        return "null"
    if sub is not None:
        from blueprintc.painless.api.java.text.choice_format import ChoiceFormat

        text: str = sub.text_of(value)
        if isinstance(sub, ChoiceFormat) and "{" in text:
            return _format(runtime, text, arguments, depth + 1)
        return text
    if class_name(value) == "java.util.Date":
        from blueprintc.painless.api.java.text.date_format import DateFormat

        return DateFormat.get_instance().text_of(value)
    if isinstance(value, int | float) and not isinstance(value, bool) and not hasattr(value, "text"):
        from blueprintc.painless.api.java.text.number_format import NumberFormat

        return NumberFormat._make("number", Locale.ROOT).text_of(value)
    if class_name(value) == "java.math.BigDecimal":
        from blueprintc.painless.api.java.text.number_format import NumberFormat

        return NumberFormat._make("number", Locale.ROOT).text_of(value)
    return runtime.to_text(value)


class _Field(Attribute):
    """``MessageFormat.Field``."""

    __slots__ = ()
    JAVA_CLASS = "java.text.MessageFormat$Field"


_MESSAGE_FORMAT = bind_interface("java.text.MessageFormat", "java.text.Format", interface=False)
_MESSAGE_FORMAT.static("format/2", runtime=True)(format_message)
_FIELD = bind_interface("java.text.MessageFormat$Field", "java.text.Format$Field", interface=False)
_FIELD.constants(ARGUMENT=_Field("message argument field"))
CLASSES = (_MESSAGE_FORMAT, _FIELD)
