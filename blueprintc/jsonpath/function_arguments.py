"""Arguments of a function call: Jayway's own little tokeniser for them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from blueprintc.jsonpath.characters import Characters, is_digit
from blueprintc.jsonpath.errors import InvalidPathError
from blueprintc.jsonpath.functions.parameters import Parameter

if TYPE_CHECKING:
    from blueprintc.jsonpath.path import Path

_WHITESPACE = " \t\n\r"


def read_arguments(chars: Characters, function: str, compile_argument: "Callable[[str], Path]") -> list[Parameter]:
    """The arguments up to the parenthesis that closes the call; the position is behind it afterwards.

    Upstream: PathCompiler.parseFunctionParameters. What starts like neither JSON nor a path is left out.
    """
    parens, brackets, braces, quotes = 1, 0, 0, 0
    kind, text, before = "", "", "\0"
    found: list[Parameter] = []
    done = False
    while chars.in_bounds() and not done:
        char = chars.current
        chars.position += 1
        if not kind:
            if char in _WHITESPACE:
                continue
            if char in '{"-' or is_digit(char):
                kind = "json"
            elif char in "$@":
                kind = "path"
        if char == '"':
            quotes += -1 if before != "\\" and quotes > 0 else 1
        elif char == "(":
            parens += 1
        elif char == "{":
            braces += 1
        elif char == "[":
            brackets += 1
        elif char == "}":
            if braces == 0:
                raise InvalidPathError(f"Unexpected close brace '}}' at character position: {chars.position}")
            braces -= 1
        elif char == "]":
            if brackets == 0:
                raise InvalidPathError(f"Unexpected close bracket ']' at character position: {chars.position}")
            brackets -= 1
        elif char in "),":
            if char == ")":
                parens -= 1
                if parens < 0 or before == "(":
                    text += char
            if not quotes and not braces and not brackets and (parens == 1 or (parens == 0 and char == ")")):
                done = parens == 0
                if kind == "json":
                    found.append(Parameter(json=text))
                elif kind:
                    found.append(Parameter(path=compile_argument(text)))
                if kind:
                    kind, text = "", ""
        if kind and not (char == "," and not braces and not brackets and parens == 1):
            text += char
        before = char
    if braces or parens or brackets:
        raise InvalidPathError(f"Arguments to function: '{function}' are not closed properly.")
    return found
