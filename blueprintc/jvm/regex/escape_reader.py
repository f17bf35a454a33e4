"""What escapes, properties and flags mean: shared by what stands inside classes and outside of them."""

from blueprintc.jvm.regex import charsets, escapes, properties
from blueprintc.jvm.regex.charsets import CharSet, Ranges, complement
from blueprintc.jvm.regex.cursor import Cursor
from blueprintc.jvm.regex.errors import UnsupportedRegexError
from blueprintc.jvm.regex.nodes import EMPTY, Characters, Node

ASCII_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
ASCII_DIGITS = frozenset("0123456789")


class EscapeReader:
    """The cursor, the flags that hold at it, and the reading of escapes."""

    def __init__(self, pattern: str, flags: str) -> None:
        self.cursor = Cursor(pattern)
        self.flags: frozenset[str] = frozenset()
        self._set_flags(frozenset(flags) | ({"u"} if "U" in flags else set()))
        # The escape read last when it stood for no single character: its node, or its set inside a class.
        self.node: Node = EMPTY
        self.chars: CharSet = charsets.ALL

    def _set_flags(self, flags: frozenset[str]) -> None:
        if "c" in flags:
            raise UnsupportedRegexError("canonical equivalence (flag c) in a regular expression")
        self.flags = flags
        self.cursor.comments = "x" in flags
        self.cursor.unix_lines = "d" in flags

    @property
    def _unicode_classes(self) -> bool:
        return "U" in self.flags

    def _property(self) -> CharSet:
        """At the letter of ``\\p`` or ``\\P``."""
        cursor = self.cursor
        negated = cursor.char(cursor.at) == "P"
        one_letter = cursor.next() != "{"
        if one_letter:
            cursor.at -= 1
        return self._family(one_letter=one_letter, negated=negated)

    def _single(self, code: int) -> Ranges:
        if "i" in self.flags:
            return charsets.ignoring_case(code, unicode="u" in self.flags)
        return charsets.ranges((code, code))

    def _escape(self, *, in_class: bool, is_range: bool) -> int:
        """Read an escape at the backslash. A single character: its code. Else -1; ``node`` or ``chars`` has it."""
        cursor = self.cursor
        char = cursor.skip()
        if char in escapes.SIMPLE:
            return escapes.SIMPLE[char]
        match char:
            case "0":
                return escapes.read_octal(cursor)
            case "c":
                return escapes.read_control(cursor)
            case "u":
                return escapes.read_unicode(cursor)
            case "x":
                return escapes.read_hexadecimal(cursor)
            case "N":
                return escapes.read_name(cursor)
            case "v" if is_range:
                return 0x0B
        chars = self._class_escape(char)
        if chars is not None:
            self.chars, self.node = chars, Characters(chars)
            return -1
        if char not in ASCII_LETTERS and char not in ASCII_DIGITS:
            return ord(char)
        node = None if in_class else self._node_escape(char)
        if node is None:
            raise cursor.error("Illegal/unsupported escape sequence")
        self.node = node
        return -1

    def _class_escape(self, char: str) -> CharSet | None:
        wide = self._unicode_classes
        match char.lower():
            case "d":
                chars: CharSet = properties.UNICODE_DIGIT if wide else charsets.DIGIT
            case "s":
                chars = properties.UNICODE_SPACE if wide else charsets.SPACE
            case "w":
                chars = properties.UNICODE_WORD if wide else charsets.WORD
            case "h":
                chars = charsets.HORIZONTAL
            case "v":
                chars = charsets.VERTICAL
            case _:
                return None
        return complement(chars) if char.isupper() else chars

    def _family(self, *, one_letter: bool, negated: bool) -> CharSet:
        """Behind ``\\p`` or at ``\\p{``."""
        cursor = self.cursor
        cursor.next()
        if one_letter:
            name = cursor.char(cursor.at)
            cursor.read()
        else:
            start = cursor.at
            cursor.chars[cursor.length] = "}"
            while cursor.read() != "}":
                pass
            cursor.chars[cursor.length] = "\0"
            if cursor.at > cursor.length:
                raise cursor.error("Unclosed character family")
            if start + 1 >= cursor.at:
                raise cursor.error("Empty character family")
            name = "".join(cursor.chars[start : cursor.at - 1])
        ignore_case = "i" in self.flags
        if "=" in name:
            name, _, value = name.partition("=")
            name = name.lower()
            chars = properties.by_value(name, value, ignore_case=ignore_case)
            if chars is None:
                raise cursor.error(f"Unknown Unicode property {{name=<{name}>, value=<{value}>}}")
        else:
            chars = properties.by_name(name, ignore_case=ignore_case, unicode_classes=self._unicode_classes)
            if chars is None:
                raise cursor.error(f"Unknown character property name {{{name}}}")
        return complement(chars) if negated else chars

    def _node_escape(self, char: str) -> Node | None:
        """An escape that is no character and no set, outside of classes; None when there is no such escape."""
        raise NotImplementedError
