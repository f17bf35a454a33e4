"""Path text to tokens: Jayway's ``PathCompiler`` with its messages.

What filters and functions need is loaded with the first path that has one.
"""

import re

from blueprintc.jsonpath.characters import Characters, is_digit
from blueprintc.jsonpath.errors import InvalidPathError
from blueprintc.jsonpath.path import Path
from blueprintc.jsonpath.scan_token import ScanToken
from blueprintc.jsonpath.tokens import IndexToken, PropertyToken, RootToken, SliceToken, WildcardToken
from blueprintc.jvm import JavaError, parse_int, trim

_COMMA = re.compile(r"[ \t\n\x0b\f\r]*,[ \t\n\x0b\f\r]*")
_WHITESPACE = " \t\n\r"


def compile_path(text: str) -> Path:
    """``PathCompiler.compile``: a text without ``$`` or ``@`` in front gets ``$.`` put there.

    Raises ``InvalidPathError``; other exceptions on the way become its text, as in Jayway.
    """
    try:
        characters = Characters(text)
        characters.trim()
        if characters.at(0) not in "$@":
            characters = Characters(f"$.{text}")
            characters.trim()
        if characters.at(characters.end) == ".":
            raise InvalidPathError("Path must not end with a '.' or '..'")
        return _Compiler(characters).compile()
    except InvalidPathError:
        raise
    except JavaError as error:
        raise InvalidPathError.caused_by(error) from error


def compile_argument(text: str) -> Path:
    """A path as an argument of a function: it has to start with ``$`` or ``@``."""
    return _Compiler(Characters(text)).compile()


class _Compiler:
    """Reads one path; each ``_read_…`` method returns False when the text is none of its kind."""

    def __init__(self, characters: Characters) -> None:
        self.chars = characters
        self.root = RootToken("$")
        self.has_functions = False
        self.is_constant = True

    def compile(self) -> Path:
        chars = self.chars
        while chars.in_bounds() and chars.current in _WHITESPACE:
            chars.position += 1
        if chars.current not in "$@":
            raise InvalidPathError("Path must start with '$' or '@'")
        self.root = RootToken(chars.current)
        if not chars.is_tail:
            chars.position += 1
            if chars.current not in ".[":
                raise InvalidPathError(f"Illegal character at position {chars.position} expected '.' or '['")
            self._read_token()
            while not chars.is_tail:
                self._read_token()
        return Path(
            self.root,
            is_root_path=self.root.name == "$",
            has_functions=self.has_functions,
            is_constant=self.is_constant,
        )

    def _read_token(self) -> None:
        chars = self.chars
        char = chars.current
        if char == ".":
            self._read_dots()
            char = chars.current
        start = chars.position
        if char == "[":
            if not (
                self._read_bracket_properties()
                or self._read_indexes()
                or self._read_wildcard()
                or self._read_filter()
                or self._read_placeholder()
            ):
                raise InvalidPathError(f"Could not parse token starting at position {start}. Expected ?, ', 0-9, * ")
        elif char == "*":
            if not self._read_wildcard():
                raise InvalidPathError(f"Could not parse token starting at position {start}")
        elif not self._read_property_or_function():
            raise InvalidPathError(f"Could not parse token starting at position {start}")

    def _read_dots(self) -> None:
        chars = self.chars
        if chars.next_is("."):
            self.root.append(ScanToken())
            # A deep scan leaves indexes behind in the tokens that follow it.
            self.is_constant = False
            chars.position += 2
        elif not chars.in_bounds(chars.position + 1):
            raise InvalidPathError("Path must not end with a '.")
        else:
            chars.position += 1
        if chars.current == ".":
            raise InvalidPathError(f"Character '.' on position {chars.position} is not valid.")

    def _read_property_or_function(self) -> bool:
        chars = self.chars
        if chars.current in "[*. ":
            return False
        start = end = chars.position
        while chars.in_bounds(end) and chars.at(end) not in ".[(":
            if chars.at(end) == " ":
                raise InvalidPathError(
                    "Use bracket notion ['my prop'] if your property contains blank characters. "
                    f"position: {chars.position}"
                )
            end += 1
        name = chars.slice(start, end)
        if chars.in_bounds(end) and chars.at(end) == "(":
            self._read_call(name, end)
        else:
            chars.position = end
            self.root.append(PropertyToken((name,), "'"))
        return True

    def _read_call(self, name: str, opening: int) -> None:
        chars = self.chars
        depth, index = 1, opening
        while depth:
            index += 1
            if index >= chars.length:
                raise InvalidPathError(f"Arguments to function: '{name}' are not closed properly.")
            depth += {"(": 1, ")": -1}.get(chars.at(index), 0)
        from blueprintc.jsonpath.function_arguments import read_arguments
        from blueprintc.jsonpath.function_token import FunctionToken

        self.has_functions = True
        parameters = []
        if chars.at(opening + 1) == ")":
            # Upstream: PathCompiler leaves the position at the closing parenthesis, so that a step behind a call
            # without arguments starts with it.
            chars.position = opening + 1
        else:
            chars.position = opening + 1
            parameters = read_arguments(chars, name, compile_argument)
            self.is_constant = False
        self.root.append(FunctionToken(name, parameters))

    def _read_placeholder(self) -> bool:
        """``[?]`` stands for a predicate given to the API; there are none here."""
        chars = self.chars
        mark = chars.index_of_next_significant(chars.position, "?")
        if mark == -1 or chars.next_significant(mark) not in "],":
            return False
        end = chars.find("]", chars.position + 1)
        if end == -1:
            return False
        expression = chars.slice(chars.position + 1, end)
        raise InvalidPathError(f"Not enough predicates supplied for filter [{expression}] at position {chars.position}")

    def _read_filter(self) -> bool:
        chars = self.chars
        mark = chars.index_of_next_significant(chars.position, "?")
        if mark == -1:
            return False
        opening = chars.index_of_next_significant(mark, "(")
        if opening == -1:
            return False
        closing = chars.find_closing(opening, "(", ")", skip_regex=True)
        if closing == -1 or not chars.next_significant_is(closing, "]"):
            return False
        end = chars.index_of_next_significant(closing, "]")
        from blueprintc.jsonpath.filter_compiler import compile_filter
        from blueprintc.jsonpath.filter_token import FilterToken

        expression, traits = compile_filter(chars.slice(chars.position, end + 1), compile_path)
        self.has_functions |= traits.has_functions
        self.is_constant &= traits.is_constant
        self.root.append(FilterToken(expression))
        chars.position = end + 1
        return True

    def _read_wildcard(self) -> bool:
        chars = self.chars
        if chars.current == "[":
            if not chars.next_significant_is(chars.position, "*"):
                return False
            star = chars.significant_index(chars.position)
            if not chars.next_significant_is(star, "]"):
                raise InvalidPathError(f"Expected wildcard token to end with ']' on position {star + 1}")
            chars.position = chars.significant_index(star) + 1
        else:
            chars.position += 1
        self.root.append(WildcardToken())
        return True

    def _read_indexes(self) -> bool:
        """``[1]``, ``[1,2]``, ``[1:2]``."""
        chars = self.chars
        first = chars.next_significant()
        if not is_digit(first) and first not in "-:":
            return False
        end = chars.find("]", chars.position + 1)
        if end == -1:
            return False
        expression = trim(chars.slice(chars.position + 1, end))
        if any(not is_digit(char) and char not in ",-: " for char in expression):
            return False
        if ":" in expression:
            self.root.append(_slice(expression))
        else:
            self.root.append(IndexToken(tuple(_index(part) for part in _COMMA.split(expression))))
        chars.position = end + 1
        return True

    def _read_bracket_properties(self) -> bool:
        """``['a']``, ``["a", "b"]``."""
        chars = self.chars
        quote = chars.next_significant()
        if quote not in "'\"":
            return False
        names: list[str] = []
        start = index = chars.position + 1
        end = 0
        inside = escaped = after_comma = False
        while chars.in_bounds(index):
            char = chars.at(index)
            if escaped:
                escaped = False
            elif char == "\\":
                escaped = True
            elif char == "]" and not inside:
                if after_comma:
                    raise InvalidPathError(f"Found empty property at index {index}")
                break
            elif char == quote:
                if inside:
                    if chars.next_significant(index) not in "],":
                        raise InvalidPathError(
                            "Property must be separated by comma or Property must be terminated close square bracket "
                            f"at index {index}"
                        )
                    end = index
                    names.append(_unescaped(chars.slice(start, end)))
                    inside = False
                else:
                    start, inside, after_comma = index + 1, True, False
            elif char == "," and not inside:
                if after_comma:
                    raise InvalidPathError(f"Found empty property at index {index}")
                after_comma = True
            index += 1
        if inside:
            raise InvalidPathError(f"Property has not been closed - missing closing {quote}")
        closing = chars.index_of_next_significant(end, "]")
        if closing == -1:
            raise InvalidPathError("Property has not been closed - missing closing ]")
        chars.position = closing + 1
        self.root.append(PropertyToken(names, quote))
        return True


def _index(text: str) -> int:
    try:
        return parse_int(text)
    except JavaError as error:
        raise InvalidPathError(f"Failed to parse token in ArrayIndexOperation: {text}") from error


def _slice(expression: str) -> SliceToken:
    if " " in expression or "," in expression:
        raise InvalidPathError(f"Failed to parse SliceOperation: {expression}")
    # Upstream: String.split drops empty parts at the end; a third part, the step, is not looked at.
    parts = expression.rstrip(":").split(":")
    start = parse_int(parts[0]) if parts[0] else None
    stop = parse_int(parts[1]) if len(parts) > 1 and parts[1] else None
    if start is None and stop is None:
        raise InvalidPathError(f"Failed to parse SliceOperation: {expression}")
    return SliceToken(start, stop)


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    from blueprintc.jsonpath.filter_values import unescape

    return unescape(text)
