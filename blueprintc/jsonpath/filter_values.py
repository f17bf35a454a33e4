"""Operands of filters as Jayway's value nodes, with its own idea of equality."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from blueprintc.jsonpath.errors import InvalidPathError, JsonPathError
from blueprintc.jsonpath.java_values import class_name, is_array, is_number, java_equals, to_text
from blueprintc.jsontext import json_smart
from blueprintc.jsontext.values import Json
from blueprintc.jvm import JavaError, big_decimal_to_string, join_surrogates, trim
from blueprintc.jvm.numbers import parse_big_decimal

if TYPE_CHECKING:
    from blueprintc.jvm.regex import Pattern


class ValueNode:
    """An operand. Conversions to another kind raise ``InvalidPathException``, which a filter takes for "no"."""

    __slots__ = ()

    def as_list(self) -> "ListNode":
        """A list of nodes."""
        raise InvalidPathError("Expected value list node")

    def as_boolean(self) -> bool:
        """A boolean."""
        raise InvalidPathError("Expected boolean node")

    def equals(self, other: "ValueNode") -> bool:
        """Upstream: the ``equals`` of the node's class, which is not symmetric."""
        return self is other


@dataclass(frozen=True, slots=True, eq=False)
class StringNode(ValueNode):
    """A text; it equals a number that is written the same."""

    text: str

    def equals(self, other: ValueNode) -> bool:
        if isinstance(other, NumberNode):
            return self.text == other.text()
        return isinstance(other, StringNode) and self.text == other.text


@dataclass(frozen=True, slots=True, eq=False)
class NumberNode(ValueNode):
    """A number as BigDecimal; it equals a text that is such a number."""

    number: Decimal

    def text(self) -> str:
        """``BigDecimal.toString()``."""
        return big_decimal_to_string(self.number)

    def equals(self, other: ValueNode) -> bool:
        if isinstance(other, StringNode):
            try:
                return self.number == parse_big_decimal(other.text)
            except JavaError:
                return False
        return isinstance(other, NumberNode) and self.number == other.number


@dataclass(frozen=True, slots=True, eq=False)
class BooleanNode(ValueNode):
    """true or false."""

    flag: bool

    def as_boolean(self) -> bool:
        return self.flag

    def equals(self, other: ValueNode) -> bool:
        return isinstance(other, BooleanNode) and self.flag == other.flag


class NullNode(ValueNode):
    """null; equal to null only."""

    __slots__ = ()

    def equals(self, other: ValueNode) -> bool:
        return isinstance(other, NullNode)


class UndefinedNode(ValueNode):
    """What a path that leads nowhere gives; it equals nothing, not even itself."""

    __slots__ = ()

    def equals(self, other: ValueNode) -> bool:
        return False


@dataclass(frozen=True, slots=True, eq=False)
class PatternNode(ValueNode):
    """A regular expression."""

    pattern: "Pattern"


@dataclass(frozen=True, slots=True, eq=False)
class JsonNode(ValueNode):
    """An array or object: from the document (``parsed``), or a literal that still is a text."""

    json: Json
    parsed: bool

    def value(self) -> Json:
        """The array or object itself."""
        if self.parsed:
            return self.json
        try:
            return json_smart.parse(str(self.json))
        except JavaError as error:
            raise JavaError("IllegalArgumentException", str(error)) from error

    def list_or_none(self) -> "ListNode | None":
        """The array's elements as nodes; None for an object."""
        value = self.value()
        return ListNode([list_item_node(item) for item in value]) if is_array(value) else None

    def is_empty(self) -> bool:
        """``empty``; an object makes Jayway fail."""
        value = self.value()
        if isinstance(value, dict):
            # Upstream: JsonNode.isEmpty casts maps to Collection.
            module = "module java.base of loader 'bootstrap'"
            name, place = "java.util.LinkedHashMap", f"java.util.LinkedHashMap and java.util.Collection are in {module}"
            if not self.parsed:
                name = "net.minidev.json.JSONObject"
                place = f"{name} is in unnamed module of loader 'app'; java.util.Collection is in {module}"
            message = f"class {name} cannot be cast to class java.util.Collection ({place})"
            raise JavaError("ClassCastException", message)
        return not value

    def equals_json(self, other: "JsonNode") -> bool:
        """Upstream: JsonNode.equals(JsonNode, PredicateContext): a literal on the left stays a text."""
        return self is other or java_equals(self.json, other.value())

    def equals(self, other: ValueNode) -> bool:
        return isinstance(other, JsonNode) and java_equals(self.json, other.json)


@dataclass(frozen=True, slots=True, eq=False)
class ListNode(ValueNode):
    """Several nodes."""

    nodes: list[ValueNode] = field(default_factory=list)

    def as_list(self) -> "ListNode":
        return self

    def contains(self, node: ValueNode) -> bool:
        """``nodes.contains(node)``: asks ``node`` whether it equals one of them."""
        return any(node.equals(mine) for mine in self.nodes)


class PathItemNode(ValueNode):
    """A text in a list that looks like a path and therefore equals nothing."""

    __slots__ = ()


NULL = NullNode()
UNDEFINED = UndefinedNode()
TRUE = BooleanNode(True)
FALSE = BooleanNode(False)

Literal: TypeAlias = ValueNode


def node_of(value: Json) -> ValueNode:
    """The node for a value that a path found."""
    if isinstance(value, bool):
        return TRUE if value else FALSE
    if is_number(value):
        return number_node(value)
    if isinstance(value, str):
        return StringNode(value)
    if value is None:
        return NULL
    if is_array(value) or isinstance(value, dict):
        return JsonNode(value, parsed=True)
    shown = to_text(value)
    raise JsonPathError(f"Could not convert class {class_name(value)}:{shown} to a ValueNode")


def number_node(value: "int | float | Decimal | str") -> NumberNode:
    """A number node from a number or its text; NaN and infinities raise ``NumberFormatException``."""
    if isinstance(value, (int, Decimal)):
        return NumberNode(Decimal(value))
    return NumberNode(parse_big_decimal(value if isinstance(value, str) else to_text(value)))


def list_item_node(value: Json) -> ValueNode:
    """The node for an element of a list.

    Upstream: ValueNode.toValueNode, which takes texts for paths, JSON or quoted literals where it can.
    """
    if value is None:
        return NULL
    if isinstance(value, bool):
        return TRUE if value else FALSE
    if isinstance(value, str):
        if _looks_like_path(value):
            return PathItemNode()
        if _looks_like_json(value):
            return JsonNode(value, parsed=False)
        return StringNode(unquote(value))
    if is_number(value):
        return number_node(value)
    raise JsonPathError("Could not determine value type")


def _looks_like_path(text: str) -> bool:
    trimmed = trim(text)
    if trimmed[:1] not in ("@", "$"):
        return False
    from blueprintc.jsonpath.compiler import compile_path

    try:
        compile_path(trimmed)
    except JavaError:
        return False
    return True


def _looks_like_json(text: str) -> bool:
    trimmed = trim(text)
    if len(trimmed) < 2 or trimmed[0] + trimmed[-1] not in ("[]", "{}"):
        return False
    try:
        json_smart.parse(trimmed)
    except JavaError:
        return False
    return True


def unquote(text: str) -> str:
    """A string literal without its quotes and with its escapes resolved."""
    if len(text) < 2:
        return text
    if text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    return unescape(text)


_ESCAPES = {"r": "\r", "f": "\f", "t": "\t", "n": "\n", "b": "\b"}


def unescape(text: str) -> str:
    """Upstream: Utils.unescape: unknown escapes lose their backslash, an unfinished ``\\u`` vanishes."""
    if "\\" not in text:
        return text
    out: list[str] = []
    index = 0
    while index < len(text):
        char = text[index]
        index += 1
        if char != "\\":
            out.append(char)
        elif index == len(text):
            out.append("\\")
        elif text[index] == "u":
            digits = text[index + 1 : index + 5]
            index += 5
            if len(digits) == 4:
                out.append(_code_unit(digits))
        else:
            out.append(_ESCAPES.get(text[index], text[index]))
            index += 1
    return join_surrogates("".join(out))


def _code_unit(digits: str) -> str:
    try:
        # A sign counts as a digit for Integer.parseInt; the cast to char keeps 16 bits.
        if not digits.lstrip("+-").isalnum() or digits[1:].strip("+-") != digits[1:]:
            raise ValueError(digits)
        return chr(int(digits, 16) & 0xFFFF)
    except ValueError as error:
        raise JsonPathError(f"Unable to parse unicode value: {digits}") from error
