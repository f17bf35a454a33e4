"""``Character.UnicodeBlock`` and ``Character.UnicodeScript``."""

from bisect import bisect_right
from functools import cache
from pkgutil import get_data
from typing import Any

from blueprintc.errors import FileError, UnsupportedError
from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api import JavaClass
from blueprintc.painless.values import Array, JavaObject, ToText, cannot_cast, null_pointer


def _lines(name: str) -> list[str]:
    data = get_data("blueprintc.painless", f"data/{name}")
    if data is None:
        raise FileError(f"blueprintc.painless/data/{name} is missing from the installation")
    return [line for line in data.decode("ascii").splitlines() if line[:1] != "#"]


def _checked(point: int) -> int:
    if not 0 <= point <= 0x10FFFF:
        raise JavaError("IllegalArgumentException", f"Not a valid Unicode code point: 0x{point & 0xFFFFFFFF:X}")
    return point


class UnicodeBlock(JavaObject):
    """A block of Unicode."""

    __slots__ = ("block",)
    JAVA_CLASS = "java.lang.Character$UnicodeBlock"

    def __init__(self, block: str) -> None:
        self.block = block

    def java_text(self, text: ToText) -> str:
        return self.block


class UnicodeScript(JavaObject):
    """A script of Unicode."""

    __slots__ = ("_name", "_ordinal")
    JAVA_CLASS = "java.lang.Character$UnicodeScript"

    def __init__(self, name: str, ordinal: int) -> None:
        self._name = name
        self._ordinal = ordinal

    def name(self) -> str:
        """``name()``."""
        return self._name

    def ordinal(self) -> int:
        """``ordinal()``."""
        return self._ordinal

    def java_text(self, text: ToText) -> str:
        return self._name

    def java_compare(self, other: Any) -> int:
        """``compareTo``."""
        if not isinstance(other, UnicodeScript):
            raise cannot_cast(other, self.JAVA_CLASS)
        return self._ordinal - other._ordinal


_STARTS: list[int] = []
_NAMES: list[str] = []
for _line in _lines("unicode_blocks.txt"):
    _start, _block = _line.split(" ")
    _STARTS.append(int(_start, 16))
    _NAMES.append(_block)
# Upstream: SURROGATES_AREA is deprecated and belongs to no code point.
BLOCKS = {name: UnicodeBlock(name) for name in (*_NAMES, "SURROGATES_AREA") if name != "null"}
SCRIPTS = {name: UnicodeScript(name, ordinal) for ordinal, name in enumerate(_lines("unicode_scripts.txt"))}


def block_of(point: int) -> UnicodeBlock | None:
    """``UnicodeBlock.of(codePoint)``."""
    return BLOCKS.get(_NAMES[bisect_right(_STARTS, _checked(point)) - 1])


_ALIASES = {"GREEKANDCOPTIC": "GREEK", "CYRILLICSUPPLEMENT": "CYRILLIC_SUPPLEMENTARY"}
_FOLDED = {name.replace("_", ""): name for name in BLOCKS} | _ALIASES


def block_for_name(name: str | None) -> UnicodeBlock:
    """``UnicodeBlock.forName(name)``: spaces, underscores, hyphens and case do not count here."""
    if name is None:
        raise null_pointer()
    folded = "".join(char for char in name.upper() if char not in " _-")
    if folded not in _FOLDED:
        raise JavaError("IllegalArgumentException", f"Not a valid block name: {name}")
    return BLOCKS[_FOLDED[folded]]


@cache
def _pattern(script: str) -> Any:
    import regex

    try:
        return regex.compile(rf"\p{{Script={script}}}")
    except regex.error:
        return None


@cache
def script_of(point: int) -> UnicodeScript:
    """``UnicodeScript.of(codePoint)``."""
    char = chr(_checked(point))
    for name, script in SCRIPTS.items():
        pattern = _pattern(name)
        if pattern is not None and pattern.match(char):
            return script
    return SCRIPTS["UNKNOWN"]


def script_for_name(name: str | None) -> UnicodeScript:
    """``UnicodeScript.forName(name)``; the four-letter codes of ISO 15924 are refused."""
    if name is None:
        raise null_pointer()
    found = SCRIPTS.get(name.upper())
    if found is None and len(name) == 4 and _pattern(name) is not None:
        raise UnsupportedError(f"the script code {name} is not supported, use the script's name")
    return found or script_value_of(name.upper())


def script_value_of(name: str | None) -> UnicodeScript:
    """``UnicodeScript.valueOf(name)``."""
    if name is None:
        raise null_pointer("Name is null")
    if name not in SCRIPTS:
        raise JavaError("IllegalArgumentException", f"No enum constant java.lang.Character.UnicodeScript.{name}")
    return SCRIPTS[name]


UNICODE_BLOCK = JavaClass("java.lang.Character$UnicodeBlock", "java.lang.Object")
UNICODE_BLOCK.constants(**BLOCKS)
UNICODE_BLOCK.statics({"forName/1": block_for_name, "of/1": block_of})

UNICODE_SCRIPT = JavaClass("java.lang.Character$UnicodeScript", "java.lang.Enum")
UNICODE_SCRIPT.constants(**SCRIPTS)
UNICODE_SCRIPT.statics(
    {
        "forName/1": script_for_name,
        "of/1": script_of,
        "valueOf/1": script_value_of,
        "values/0": lambda: Array("java.lang.Character.UnicodeScript", SCRIPTS.values()),
    }
)

CLASSES = (UNICODE_BLOCK, UNICODE_SCRIPT, JavaClass("java.lang.Character$Subset"))
