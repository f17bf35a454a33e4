"""Parts of a formatter that are independent of fields: literals, groups, padding, settings; and the two contexts.

Every element has ``format(context, out) -> bool`` (False: nothing to print, inside an optional group) and
``parse(context, text, position) -> int``: the new position, or ``~position`` of the error.
Upstream: java.time.format.DateTimeFormatterBuilder and its nested classes.
"""

from typing import Any

from blueprintc.painless.api.java.time.civil import date_time_error
from blueprintc.painless.api.java.time.format.decimal_style import DecimalStyle
from blueprintc.painless.api.java.time.temporal.temporal_queries import ZONE_ID


class PrintContext:
    """What is printed, and how."""

    def __init__(self, temporal: Any, locale: Any, style: DecimalStyle) -> None:
        self.temporal = temporal
        self.locale = locale
        self.style = style
        self.optional = 0

    def value(self, field: Any) -> int | None:
        """The field's value; ``None`` only inside an optional group."""
        if self.optional and not self.temporal.is_supported(field):
            return None
        return int(self.temporal.get_long(field))

    def query(self, query: Any) -> Any:
        """The query's answer; ``None`` only inside an optional group."""
        found = self.temporal.query(query)
        if found is None and not self.optional:
            name = query if query is not ZONE_ID else "ZoneId"
            date_time_error(f"Unable to extract {name} from temporal {self.temporal}")
        return found


class ParseState:
    """What has been parsed so far: fields, zone, chronology, excess."""

    __slots__ = ("chronology", "fields", "leap_second", "zone")

    def __init__(self) -> None:
        self.fields: dict[Any, int] = {}
        self.zone: Any = None
        self.chronology: Any = None
        self.leap_second = False

    def copy(self) -> "ParseState":
        """An independent copy."""
        made = ParseState()
        made.fields = dict(self.fields)
        made.zone, made.chronology, made.leap_second = self.zone, self.chronology, self.leap_second
        return made


class ParseContext:
    """A parse under way."""

    def __init__(self, formatter: Any) -> None:
        self.formatter = formatter
        self.case_sensitive = True
        self.strict = True
        self.states = [ParseState()]

    @property
    def state(self) -> ParseState:
        """The innermost state."""
        return self.states[-1]

    @property
    def locale(self) -> Any:
        """The formatter's locale."""
        return self.formatter.locale

    @property
    def style(self) -> DecimalStyle:
        """The formatter's number style."""
        style: DecimalStyle = self.formatter.decimal_style
        return style

    def copy(self) -> "ParseContext":
        """A fresh context with the same settings."""
        made = ParseContext(self.formatter)
        made.case_sensitive, made.strict = self.case_sensitive, self.strict
        return made

    def chronology(self) -> Any:
        """The parsed one, the formatter's, or ISO."""
        from blueprintc.painless.api.java.time.chrono.chronology import find

        return self.state.chronology or self.formatter.chronology or find("ISO")

    def set_field(self, field: Any, value: int, error_position: int, position: int) -> int:
        """Store; a different value of before is an error."""
        old = self.state.fields.get(field)
        self.state.fields[field] = value
        return ~error_position if old is not None and old != value else position

    def same(self, text: str, at: int, part: str) -> bool:
        """Whether ``part`` stands at ``at``, by the case setting."""
        found = text[at : at + len(part)]
        return found == part if self.case_sensitive else same_ignoring_case(found, part)

    def same_char(self, one: str, other: str) -> bool:
        """Whether two characters are equal, by the case setting."""
        return one == other if self.case_sensitive else same_ignoring_case(one, other)


def same_ignoring_case(one: str, other: str) -> bool:
    """Character by character, as ``String.regionMatches`` with ``ignoreCase``."""
    if len(one) != len(other):
        return False
    return all(a == b or a.upper() == b.upper() or a.lower() == b.lower() for a, b in zip(one, other, strict=True))


class Element:
    """One part of a formatter."""

    def format(self, context: PrintContext, out: list[str]) -> bool:
        raise NotImplementedError

    def parse(self, context: ParseContext, text: str, position: int) -> int:
        raise NotImplementedError


class Literal(Element):
    """Fixed text."""

    def __init__(self, text: str) -> None:
        self.text = text

    def format(self, context: PrintContext, out: list[str]) -> bool:
        out.append(self.text)
        return True

    def parse(self, context: ParseContext, text: str, position: int) -> int:
        if position >= len(text) and self.text:
            return ~position
        return position + len(self.text) if context.same(text, position, self.text) else ~position

    def __str__(self) -> str:
        if self.text == "'":
            return "''"
        return "'" + self.text.replace("'", "''") + "'"


class Composite(Element):
    """A sequence; optional: all or nothing."""

    def __init__(self, parts: list[Element], optional: bool = False) -> None:
        self.parts = parts
        self.optional = optional

    def format(self, context: PrintContext, out: list[str]) -> bool:
        length = len(out)
        context.optional += self.optional
        try:
            for part in self.parts:
                if not part.format(context, out):
                    del out[length:]
                    return True
        finally:
            context.optional -= self.optional
        return True

    def parse(self, context: ParseContext, text: str, position: int) -> int:
        if not self.optional:
            for part in self.parts:
                position = part.parse(context, text, position)
                if position < 0:
                    break
            return position
        context.states.append(context.state.copy())
        at = position
        for part in self.parts:
            at = part.parse(context, text, at)
            if at < 0:
                context.states.pop()
                return position
        context.states[-2:] = [context.states[-1]]
        return at

    def __str__(self) -> str:
        left, right = "[]" if self.optional else "()"
        return left + "".join(map(str, self.parts)) + right


class Pad(Element):
    """Another element, padded on the left."""

    def __init__(self, part: Element, width: int, char: str) -> None:
        self.part = part
        self.width = width
        self.char = char

    def format(self, context: PrintContext, out: list[str]) -> bool:
        inner: list[str] = []
        if not self.part.format(context, inner):
            return False
        text = "".join(inner)
        if len(text) > self.width:
            date_time_error(f"Cannot print as output of {len(text)} characters exceeds pad width of {self.width}")
        out.append(text.rjust(self.width, self.char))
        return True

    def parse(self, context: ParseContext, text: str, position: int) -> int:
        if position >= len(text):
            return ~position
        end = position + self.width
        if end > len(text):
            if context.strict:
                return ~position
            end = len(text)
        start = position
        while start < end and context.same_char(text[start], self.char):
            start += 1
        result = self.part.parse(context, text[:end], start)
        if result != end and context.strict:
            return ~(position + start)
        return result

    def __str__(self) -> str:
        return f"Pad({self.part},{self.width}" + (")" if self.char == " " else f",'{self.char}')")


class Setting(Element):
    """Switches a setting of the parse."""

    def __init__(self, name: str, value: bool) -> None:
        self.name = name
        self.value = value

    def format(self, context: PrintContext, out: list[str]) -> bool:
        return True

    def parse(self, context: ParseContext, text: str, position: int) -> int:
        setattr(context, self.name, self.value)
        return position

    def __str__(self) -> str:
        name = "CaseSensitive" if self.name == "case_sensitive" else "Strict"
        return f"Parse{name}({'true' if self.value else 'false'})"


class Default(Element):
    """A value for a field that was not parsed."""

    def __init__(self, field: Any, value: int) -> None:
        self.field = field
        self.value = value

    def format(self, context: PrintContext, out: list[str]) -> bool:
        return True

    def parse(self, context: ParseContext, text: str, position: int) -> int:
        if self.field not in context.state.fields:
            context.set_field(self.field, self.value, position, position)
        return position

    def __str__(self) -> str:
        return "java.time.format.DateTimeFormatterBuilder$DefaultValueParser@0"
