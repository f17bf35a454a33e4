"""Filter text to expressions: Jayway's ``FilterCompiler`` with its messages."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from blueprintc.errors import UnsupportedError
from blueprintc.jsonpath.characters import Characters
from blueprintc.jsonpath.errors import InvalidPathError
from blueprintc.jsonpath.filter_expressions import AllOf, AnyOf, Comparison, Existence, Expression, Not, PathOperand
from blueprintc.jsonpath.filter_operators import OPERATOR_NAMES
from blueprintc.jsonpath.filter_values import (
    FALSE,
    NULL,
    TRUE,
    JsonNode,
    PatternNode,
    StringNode,
    ValueNode,
    number_node,
    unquote,
)
from blueprintc.jvm import JavaError, to_upper
from blueprintc.records import state

if TYPE_CHECKING:
    from blueprintc.jsonpath.path import Path

_OPERATOR_CHARS = "<>=~!"
_PATTERN_FLAGS = "dixmsuU"
_DEEPEST = 100
"""Java's stack has room for more; a filter that is nested this deep is no filter of a human being."""


@state
class Traits:
    """What a filter's paths make of the path around it."""

    has_functions: bool = False
    is_constant: bool = True


def compile_filter(text: str, compile_path: "Callable[[str], Path]") -> tuple[Expression, Traits]:
    """The expression of ``[?(…)]``."""
    compiler = _FilterCompiler(text, compile_path)
    return compiler.compile(), compiler.traits


class _FilterCompiler:
    """Recursive descent: or, and, operand, comparison, value."""

    def __init__(self, text: str, compile_path: "Callable[[str], Path]") -> None:
        self.compile_path = compile_path
        self.traits = Traits()
        self.depth = 0
        chars = self.chars = Characters(text)
        chars.trim()
        if chars.current != "[" or chars.at(chars.end) != "]":
            raise InvalidPathError(f"Filter must start with '[' and end with ']'. {text}")
        chars.position += 1
        chars.end -= 1
        chars.trim()
        if chars.current != "?":
            raise InvalidPathError(f"Filter must start with '[?' and end with ']'. {text}")
        chars.position += 1
        chars.trim()
        if chars.current != "(" or chars.at(chars.end) != ")":
            raise InvalidPathError(f"Filter must start with '[?(' and end with ')]'. {text}")

    def compile(self) -> Expression:
        chars = self.chars
        try:
            result = self._or()
            chars.skip_blanks()
            if chars.in_bounds():
                rest = chars.slice(chars.position, chars.length)
                raise InvalidPathError(f"Expected end of filter expression instead of: {rest}")
        except InvalidPathError:
            raise
        except JavaError as error:
            raise InvalidPathError(
                f"Failed to parse filter: {chars}, error on position: {chars.position}, char: {chars.current}"
            ) from error
        return result

    def _or(self) -> Expression:
        operands = [self._and()]
        while self._take("||"):
            operands.append(self._and())
        return operands[0] if len(operands) == 1 else AnyOf(operands)

    def _and(self) -> Expression:
        operands = [self._operand()]
        while self._take("&&"):
            operands.append(self._operand())
        return operands[0] if len(operands) == 1 else AllOf(operands)

    def _take(self, operator: str) -> bool:
        before = self.chars.position
        if self.chars.take(operator):
            return True
        self.chars.position = before
        return False

    def _operand(self) -> Expression:
        chars = self.chars
        start = chars.skip_blanks().position
        self.depth += 1
        if self.depth > _DEEPEST:
            raise UnsupportedError(f"a JSONPath filter with more than {_DEEPEST} nested operands")
        try:
            if chars.current == "!":
                chars.read_significant("!")
                if chars.skip_blanks().current not in "$@":
                    return Not(self._operand())
                chars.position = start
            if chars.skip_blanks().current == "(":
                chars.read_significant("(")
                inner = self._or()
                chars.read_significant(")")
                return inner
            return self._comparison()
        finally:
            self.depth -= 1

    def _comparison(self) -> Expression:
        chars = self.chars
        left = self._value()
        after_left = chars.position
        try:
            operator = self._operator()
            return Comparison(left, operator, self._value())
        except InvalidPathError:
            # Not a comparison after all: then it has to be a path, which is asked whether it exists.
            chars.position = after_left
        if not isinstance(left, PathOperand):
            raise InvalidPathError("Expected path node")
        return Existence(left)

    def _operator(self) -> str:
        chars = self.chars
        start = chars.skip_blanks().position
        if chars.current in _OPERATOR_CHARS:
            while chars.in_bounds() and chars.current in _OPERATOR_CHARS:
                chars.position += 1
        else:
            while chars.in_bounds() and chars.current != " ":
                chars.position += 1
        written = chars.slice(start, chars.position)
        operator = to_upper(written)
        if operator not in OPERATOR_NAMES:
            raise InvalidPathError(f"Filter operator {written} is not supported!")
        return operator

    def _value(self) -> PathOperand | ValueNode:
        chars = self.chars
        char = chars.skip_blanks().current
        if char in "$@":
            return self._path()
        if char == "!":
            chars.position += 1
            if chars.skip_blanks().current in "$@":
                return self._path()
            raise InvalidPathError("Unexpected character: !")
        if char in "'\"":
            return self._string(char)
        if char in "tf":
            return self._boolean()
        if char == "n":
            return self._null()
        if char in "{[":
            return self._json(char)
        if char == "/":
            return self._pattern()
        return self._number()

    def _string(self, quote: str) -> ValueNode:
        chars = self.chars
        start = chars.position
        end = chars.find_unescaped(quote, start)
        if end == -1:
            raise InvalidPathError(f"String literal does not have matching quotes. Expected {quote} in {chars}")
        chars.position = end + 1
        return StringNode(unquote(chars.slice(start, end + 1)))

    def _boolean(self) -> ValueNode:
        chars = self.chars
        start = chars.position
        end = start + (4 if chars.current == "t" else 5)
        if not chars.in_bounds(end - 1):
            raise InvalidPathError("Expected boolean literal")
        word = chars.slice(start, end)
        if word not in ("true", "false"):
            raise InvalidPathError("Expected boolean literal")
        chars.position = end
        return TRUE if word == "true" else FALSE

    def _null(self) -> ValueNode:
        chars = self.chars
        start = chars.position
        if chars.in_bounds(start + 3) and chars.slice(start, start + 4) == "null":
            chars.position += 4
            return NULL
        raise InvalidPathError("Expected <null> value")

    def _json(self, opening: str) -> ValueNode:
        chars = self.chars
        start = chars.position
        end = chars.find_closing(start, opening, "]" if opening == "[" else "}", skip_regex=False)
        if end == -1:
            raise InvalidPathError(f"String not closed. Expected ' in {chars}")
        chars.position = end + 1
        return JsonNode(chars.slice(start, end + 1), parsed=False)

    def _pattern(self) -> ValueNode:
        chars = self.chars
        start = chars.position
        end = chars.find_unescaped("/", start)
        if end == -1:
            raise InvalidPathError(f"Pattern not closed. Expected / in {chars}")
        stop = end + 1
        while chars.in_bounds(stop) and chars.at(stop) in _PATTERN_FLAGS:
            stop += 1
        chars.position = stop
        from blueprintc.jvm.regex import compile_pattern

        return PatternNode(compile_pattern(chars.slice(start + 1, end), chars.slice(end + 1, stop)))

    def _number(self) -> ValueNode:
        chars = self.chars
        start = chars.position
        while chars.in_bounds() and (chars.current.isdecimal() or chars.current in "-.Ee"):
            chars.position += 1
        return number_node(chars.slice(start, chars.position))

    def _path(self) -> PathOperand:
        chars = self.chars
        negated = chars.previous_significant() == "!"
        start = chars.position
        chars.position += 1
        while chars.in_bounds():
            if chars.current == "[":
                end = chars.find_closing(chars.position, "[", "]", skip_regex=False)
                if end == -1:
                    raise InvalidPathError(f"Square brackets does not match in filter {chars}")
                chars.position = end + 1
            char = chars.current
            logical = char == ")" and not self._closes_call(start)
            if not chars.in_bounds() or char in _OPERATOR_CHARS or char == " " or logical:
                break
            chars.position += 1
        path = self.compile_path(chars.slice(start, chars.position))
        self.traits.has_functions |= path.has_functions
        self.traits.is_constant &= path.is_constant
        return PathOperand(path, should_exist=not negated)

    def _closes_call(self, start: int) -> bool:
        """Whether the parenthesis at the position ends a call without arguments."""
        chars = self.chars
        index = chars.index_of_previous_significant()
        if index == -1 or chars.at(index) != "(":
            return False
        return "." in chars.text[start + 1 : index]
