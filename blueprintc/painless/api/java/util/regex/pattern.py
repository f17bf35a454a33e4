"""``java.util.regex.Pattern``."""

import re
from collections.abc import Iterator
from typing import Any

from blueprintc.jvm.regex import Pattern as Compiled
from blueprintc.jvm.regex import compile_pattern, quote
from blueprintc.painless.api import Implementation, JavaClass
from blueprintc.painless.api.java.lang.char_sequence import text_of
from blueprintc.painless.api.native import Native, require
from blueprintc.painless.values import Array, Lambda, Runtime

PATTERN = JavaClass("java.util.regex.Pattern")
CLASSES = (PATTERN,)

# Flags of regex literals (letters) and the bits of ``Pattern.flags()``; ``l`` and ``c`` have no inline letter.
_BITS = {"d": 1, "i": 2, "x": 4, "m": 8, "l": 16, "s": 32, "u": 64, "c": 128, "U": 256}


class Pattern(Native):
    """A compiled pattern with the flags that it was given."""

    __slots__ = ("bits", "compiled", "letters", "source", "text")
    JAVA_CLASS = "java.util.regex.Pattern"

    def __init__(self, pattern: str, bits: int) -> None:
        from blueprintc.errors import UnsupportedError

        self.text = pattern
        self.bits = bits
        if bits & _BITS["c"]:
            raise UnsupportedError("canonical equivalence in regular expressions (flag c) is not supported")
        self.source = quote(pattern) if bits & _BITS["l"] else pattern
        self.letters = "".join(letter for letter in "imsuUxd" if bits & _BITS[letter])
        self.compiled: Compiled = compile_pattern(self.source, self.letters)

    def flags(self) -> int:
        """The flags given and those that hold at the end of the pattern."""
        bits = self.bits
        if not bits & _BITS["l"]:
            for switched in _switches(self.text):
                on, _, off = switched.partition("-")
                bits = (bits | _of_letters(on)) & ~_of_letters(off)
        return bits | (_BITS["u"] if bits & _BITS["U"] else 0)

    def __str__(self) -> str:
        return self.text


_TOKEN = re.compile(r"\\Q.*?(?:\\E|\Z)|\\.|\(\?([a-zA-Z]*(?:-[a-zA-Z]*)?)\)|[()\[\]]", re.DOTALL)


def _switches(pattern: str) -> Iterator[str]:
    """The letters of the ``(?…)`` that are in no group."""
    groups = brackets = 0
    for token in _TOKEN.finditer(pattern):
        if token[0] == "[":
            brackets += 1
        elif token[0] == "]":
            brackets = max(0, brackets - 1)
        elif not brackets:
            if token[1] is not None and not groups:
                yield token[1]
            groups += (token[0] == "(") - (token[0] == ")")


def _of_letters(letters: str) -> int:
    return sum(_BITS[letter] for letter in set(letters))


def compiled(pattern: str, flags: Any) -> Pattern:
    """A regex literal: flags as the bits of ``Pattern`` or as letters."""
    bits = flags if isinstance(flags, int) else _of_letters(flags)
    return Pattern(pattern, bits)


def _matcher(runtime: Runtime, self: Pattern, text: Any) -> Any:
    from blueprintc.painless.api.java.util.regex.matcher import Matcher

    return Matcher(self, text_of(require(text)), runtime.regex_factor, runtime.jdk)


def _split(runtime: Runtime, self: Pattern, text: Any) -> Array:
    return _split_limited(runtime, self, text, 0)


def _split_limited(runtime: Runtime, self: Pattern, text: Any, limit: int) -> Array:
    from blueprintc.painless.api.java.util.regex.matcher import limited

    plain = text_of(require(text))
    parts = limited(self, plain, runtime.regex_factor, lambda: self.compiled.split(plain, limit))
    return Array("java.lang.String", parts)


def _split_as_stream(runtime: Runtime, self: Pattern, text: Any) -> Any:
    from blueprintc.painless.api.java.util.stream.stream import Stream

    plain = text_of(require(text))
    # Upstream: Pattern.splitAsStream gives one empty string for an empty input
    return Stream(_split_limited(runtime, self, plain, 0))


def _as_predicate(self: Pattern) -> Lambda:
    return Lambda("java.util.function.Predicate", lambda text: self.compiled.find(text_of(require(text))) is not None)


PATTERN.statics({"compile/2": compiled, "quote/1": lambda text: quote(require(text))})
PATTERN.methods(
    {
        "asPredicate/0": _as_predicate,
        "flags/0": Pattern.flags,
        "pattern/0": str,
    }
)
_WITH_RUNTIME: dict[str, Implementation] = {
    "matcher/1": _matcher,
    "split/1": _split,
    "split/2": _split_limited,
    "splitAsStream/1": _split_as_stream,
}
for _key, _function in _WITH_RUNTIME.items():
    PATTERN.method(_key, runtime=True)(_function)
