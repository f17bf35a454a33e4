"""Java's pattern syntax, with the places and texts of its errors."""

from dataclasses import dataclass

from blueprintc.jvm.regex import charsets, escapes, properties
from blueprintc.jvm.regex.charsets import CharSet, Ranges, complement, intersection, union
from blueprintc.jvm.regex.cursor import Cursor
from blueprintc.jvm.regex.errors import UnsupportedRegexError
from blueprintc.jvm.regex.lookbehind import LongestMatch
from blueprintc.jvm.regex.nodes import (
    EMPTY,
    Alternation,
    Anchor,
    BackReference,
    Chain,
    Characters,
    Grapheme,
    Group,
    LineEnding,
    Look,
    Mode,
    Node,
    Place,
    Repeat,
)

_DEEPEST = 100
_ASCII_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_ASCII_DIGITS = frozenset("0123456789")
_LARGEST = 0x7FFFFFFF
_DOT = complement(charsets.LINE_ENDS)
_UNIX_DOT = complement(charsets.characters("\n"))


@dataclass(frozen=True, slots=True)
class Parsed:
    """The tree, the number of capturing groups and the numbers of those with names."""

    root: Node
    groups: int
    names: dict[str, int]


def parse_pattern(pattern: str, flags: str) -> Parsed:
    """Parse ``pattern``; ``flags`` are Java's flag letters (``i m s u U x d``).

    Raises ``PatternSyntaxException`` as ``JavaError``, and ``UnsupportedRegexError``.
    """
    return _Parser(pattern, flags).parse()


class _Parser:
    """Recursive descent: alternation, sequence, atom, class, group, repetition."""

    def __init__(self, pattern: str, flags: str) -> None:
        self.cursor = Cursor(pattern)
        self.flags: frozenset[str] = frozenset()
        self._set_flags(frozenset(flags) | ({"u"} if "U" in flags else set()))
        self.groups = 0
        self.names: dict[str, int] = {}
        self.depth = 0
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

    def parse(self) -> Parsed:
        cursor = self.cursor
        root = self._alternation()
        if cursor.at != cursor.length:
            if cursor.peek() == ")":
                raise cursor.error("Unmatched closing ')'")
            if cursor.at == cursor.length + 1 and cursor.char(cursor.length - 1) == "\\":
                raise cursor.error("Unescaped trailing backslash")
            raise cursor.error("Unexpected internal error")
        return Parsed(root, self.groups, self.names)

    def _alternation(self) -> Node:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise UnsupportedRegexError(f"a regular expression with more than {_DEEPEST} nested groups")
        branches = [self._sequence()]
        while self.cursor.peek() == "|":
            self.cursor.next()
            branches.append(self._sequence())
        self.depth -= 1
        return branches[0] if len(branches) == 1 else Alternation(branches)

    def _sequence(self) -> Node:
        cursor = self.cursor
        items: list[Node] = []
        while True:
            char = cursor.peek()
            if char == "(":
                group = self._group()
                if group is not None:
                    items.append(group)
                continue
            if char == "[":
                node: Node = Characters(self._class(consume=True))
            elif char == "\\":
                node = self._escape_or_property()
            elif char == "^":
                cursor.next()
                node = Place(self._caret())
            elif char == "$":
                cursor.next()
                node = Place(self._dollar(multiline="m" in self.flags))
            elif char == ".":
                cursor.next()
                dot = _UNIX_DOT if "d" in self.flags else _DOT
                node = Characters(charsets.ALL if "s" in self.flags else dot)
            elif char in "|)":
                break
            elif char in "?*+":
                cursor.next()
                raise cursor.error(f"Dangling meta character '{char}'")
            elif char == "\0" and cursor.at_end:
                break
            else:
                node = self._atom()
            items.append(self._repetition(node))
        return items[0] if len(items) == 1 else Chain(items)

    def _caret(self) -> Anchor:
        if "m" not in self.flags:
            return Anchor.BEGIN
        return Anchor.UNIX_CARET if "d" in self.flags else Anchor.CARET

    def _dollar(self, *, multiline: bool) -> Anchor:
        if "d" in self.flags:
            return Anchor.UNIX_DOLLAR_MULTILINE if multiline else Anchor.UNIX_DOLLAR
        return Anchor.DOLLAR_MULTILINE if multiline else Anchor.DOLLAR

    def _escape_or_property(self) -> Node:
        cursor = self.cursor
        if cursor.next_plain() in "pP":
            return Characters(self._property())
        cursor.at -= 1
        return self._atom()

    def _property(self) -> CharSet:
        """At the letter of ``\\p`` or ``\\P``."""
        cursor = self.cursor
        negated = cursor.char(cursor.at) == "P"
        one_letter = cursor.next() != "{"
        if one_letter:
            cursor.at -= 1
        return self._family(one_letter=one_letter, negated=negated)

    def _atom(self) -> Node:
        """Literal characters up to what means something; the last one apart if a repetition follows it."""
        cursor = self.cursor
        literals: list[int] = []
        before_last = -1
        char = cursor.peek()
        while True:
            if char in "*+?{":
                if len(literals) > 1:
                    cursor.at = before_last
                    literals.pop()
                break
            if char in "$.^([|)":
                break
            if char == "\\":
                if cursor.next_plain() in "pP":
                    if literals:
                        cursor.at -= 1
                        break
                    return Characters(self._property())
                cursor.at -= 1
                before_escape = cursor.at
                code = self._escape(in_class=False, is_range=False)
                if code < 0:
                    if not literals:
                        return self.node
                    cursor.at = before_escape
                    break
                before_last = before_escape
                literals.append(code)
                char = cursor.peek()
                continue
            if char == "\0" and cursor.at_end:
                break
            before_last = cursor.at
            literals.append(ord(char))
            char = cursor.next()
        nodes = [Characters(self._single(code)) for code in literals]
        return nodes[0] if len(nodes) == 1 else Chain(nodes)

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
        if char not in _ASCII_LETTERS and char not in _ASCII_DIGITS:
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

    def _node_escape(self, char: str) -> Node | None:
        cursor = self.cursor
        match char:
            case "A":
                return Place(Anchor.BEGIN)
            case "z":
                return Place(Anchor.END)
            case "Z":
                return Place(self._dollar(multiline=False))
            case "b":
                if cursor.peek() == "{":
                    if cursor.skip() == "g":
                        if cursor.read() == "}":
                            raise UnsupportedRegexError("\\b{g} (grapheme boundary) in a regular expression")
                        return None
                    cursor.at -= 2
                return Place(Anchor.UNICODE_BOUNDARY if self._unicode_classes else Anchor.BOUNDARY)
            case "B":
                return Place(Anchor.UNICODE_NO_BOUNDARY if self._unicode_classes else Anchor.NO_BOUNDARY)
            case "G":
                raise UnsupportedRegexError("\\G (end of the last match) in a regular expression")
            case "R":
                return LineEnding()
            case "X":
                return Grapheme()
            case "k":
                if cursor.read() != "<":
                    raise cursor.error("\\k is not followed by '<' for named capturing group")
                name = self._group_name(cursor.read())
                if name not in self.names:
                    raise cursor.error(f"named capturing group <{name}> does not exist")
                return self._reference(self.names[name])
            case _ if char in "123456789":
                return self._numbered_reference(int(char))
        return None

    def _reference(self, number: int) -> BackReference:
        return BackReference(number, "i" in self.flags, "u" in self.flags)

    def _numbered_reference(self, number: int) -> BackReference:
        """More digits belong to it as long as there are that many groups."""
        while (digit := self.cursor.peek()) in _ASCII_DIGITS and number * 10 + int(digit) <= self.groups:
            number = number * 10 + int(digit)
            self.cursor.read()
        return self._reference(number)

    def _class(self, *, consume: bool) -> CharSet:
        """A class from its ``[`` (or from ``&&``) on; ``consume``: step over its ``]``.

        Upstream: Pattern.clazz, where single characters up to U+00FF are collected apart (``bits``) and join the rest
        at the end or at ``&&``.
        """
        cursor = self.cursor
        whole: CharSet | None = None
        current: CharSet | None = None
        bits, has_bits = charsets.ranges(), False
        negated = False
        char = cursor.next()
        if char == "^" and cursor.char(cursor.at - 1) == "[":
            char = cursor.next()
            negated = True
        while True:
            if char == "[":
                self._go_deeper()
                current = self._class(consume=True)
                self.depth -= 1
                whole = current if whole is None else union(whole, current)
                char = cursor.peek()
                continue
            if char == "&":
                if cursor.next() == "&":
                    right = self._right_of_intersection()
                    if has_bits:
                        if whole is None:
                            whole = current = bits
                        else:
                            whole = union(whole, bits)
                        # Only the mark goes; what was collected comes back with the next single character.
                        has_bits = False
                    if right is not None:
                        current = right
                    if whole is None:
                        if right is None:
                            raise cursor.error("Bad class syntax")
                        whole = right
                    else:
                        if current is None:
                            raise cursor.error("Bad intersection syntax")
                        whole = intersection(whole, current)
                    char = cursor.peek()
                    continue
                cursor.at -= 1
            elif char == "\0" and cursor.at_end:
                raise cursor.error("Unclosed character class")
            elif char == "]" and (whole is not None or has_bits):
                if consume:
                    cursor.next()
                result: CharSet = bits if whole is None else union(whole, bits) if has_bits else whole
                return complement(result) if negated else result
            found, single = self._range()
            if single and isinstance(found, Ranges):
                bits, has_bits = charsets.ranges(*bits.spans, *found.spans), True
            else:
                current = found
                whole = found if whole is None else union(whole, found)
            char = cursor.peek()

    def _go_deeper(self) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise UnsupportedRegexError(f"a regular expression with more than {_DEEPEST} nested classes")

    def _right_of_intersection(self) -> CharSet | None:
        cursor = self.cursor
        char = cursor.next()
        right: CharSet | None = None
        while char not in "]&":
            self._go_deeper()
            if char == "[":
                part = self._class(consume=True)
            else:
                cursor.at -= 1
                part = self._class(consume=False)
            self.depth -= 1
            right = part if right is None else union(right, part)
            char = cursor.peek()
        return right

    def _range(self) -> tuple[CharSet, bool]:
        """One item of a class; whether it is a single character that is kept apart."""
        cursor = self.cursor
        char = cursor.peek()
        if char == "\\":
            if cursor.next_plain() in "pP":
                return self._property(), False
            is_range = cursor.char(cursor.at + 1) == "-"
            cursor.at -= 1
            first = self._escape(in_class=True, is_range=is_range)
            if first < 0:
                return self.chars, False
        else:
            first = ord(char)
            cursor.next()
        if cursor.peek() == "-" and (behind := cursor.char(cursor.at + 1)) != "]":
            if behind != "[":
                return self._to_end_of_range(first), False
        return self._single(first), self._kept_apart(first)

    def _to_end_of_range(self, first: int) -> CharSet:
        cursor = self.cursor
        cursor.next()
        char = cursor.peek()
        if char == "\\":
            last = self._escape(in_class=True, is_range=True)
        else:
            last = ord(char)
            cursor.next()
        if last < first:
            raise cursor.error("Illegal character range")
        if "i" in self.flags:
            return charsets.range_ignoring_case(first, last, unicode="u" in self.flags)
        return charsets.ranges((first, last))

    def _kept_apart(self, code: int) -> bool:
        folds_far = code in (0xFF, 0xB5, 0x49, 0x69, 0x53, 0x73, 0x4B, 0x6B, 0xC5, 0xE5)
        return code < 256 and not ("i" in self.flags and "u" in self.flags and folds_far)

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

    def _group_name(self, char: str) -> str:
        cursor = self.cursor
        if char not in _ASCII_LETTERS:
            raise cursor.error("capturing group name does not start with a Latin letter")
        name = ""
        while char in _ASCII_LETTERS or char in _ASCII_DIGITS:
            name += char
            char = cursor.read()
        if char != ">":
            raise cursor.error("named capturing group is missing trailing '>'")
        return name

    def _group(self) -> Node | None:
        """A group from its ``(`` on; None for flags that hold for the rest of the group around."""
        cursor = self.cursor
        before = self.flags
        if cursor.next() != "?":
            node: Node = self._capturing(None)
        else:
            char = cursor.skip()
            if char in "$@":
                raise cursor.error("Unknown group type")
            if char in ":=!>":
                body = self._alternation()
                if char in ":>":
                    node = Group(body, atomic=char == ">")
                else:
                    node = Look(body, behind=False, negative=char == "!")
            elif char == "<":
                node = self._named_or_behind()
            else:
                cursor.at -= 1
                self._read_flags()
                char = cursor.read()
                if char == ")":
                    return None
                if char != ":":
                    raise cursor.error("Unknown inline modifier")
                node = Group(self._alternation())
        cursor.accept(")", "Unclosed group")
        self._set_flags(before)
        return self._repetition(node)

    def _capturing(self, name: str | None) -> Group:
        self.groups += 1
        number = self.groups
        if name is not None:
            self.names[name] = number
        return Group(self._alternation(), number)

    def _named_or_behind(self) -> Node:
        cursor = self.cursor
        char = cursor.read()
        if char not in "=!":
            name = self._group_name(char)
            if name in self.names:
                raise cursor.error(f"Named capturing group <{name}> is already defined")
            return self._capturing(name)
        body = self._alternation()
        longest = LongestMatch.of(body)
        if not longest.is_known:
            raise cursor.error("Look-behind group does not have an obvious maximum length")
        if longest.is_overflown:
            # Upstream: Behind.match: the maximum went round the int range, and no start is far enough behind.
            return Look(Characters(charsets.ranges()), behind=True, negative=char == "!")
        return Look(body, behind=True, negative=char == "!")

    def _read_flags(self) -> None:
        """``ims-x`` up to what is no flag."""
        cursor = self.cursor
        turn_on = True
        char = cursor.peek()
        while True:
            if char in "imsdux":
                change = {char}
            elif char == "U":
                change = {"U", "u"}
            elif char == "c" and turn_on:
                change = {"c"}
            elif char == "-" and turn_on:
                turn_on = False
                change = set()
            elif char == "c":
                change = set()
            else:
                return
            self._set_flags(self.flags | change if turn_on else self.flags - change)
            char = cursor.next()

    def _mode(self) -> Mode:
        char = self.cursor.next()
        if char == "?":
            self.cursor.next()
            return Mode.LAZY
        if char == "+":
            self.cursor.next()
            return Mode.POSSESSIVE
        return Mode.GREEDY

    def _repetition(self, node: Node) -> Node:
        """The node with the repetition that may follow it."""
        cursor = self.cursor
        match cursor.peek():
            case "?":
                return Repeat(node, 0, 1, self._mode())
            case "*":
                return Repeat(node, 0, None, self._mode())
            case "+":
                return Repeat(node, 1, None, self._mode())
            case "{":
                return self._counted(node)
        return node

    def _counted(self, node: Node) -> Node:
        cursor = self.cursor
        char = cursor.skip()
        if char not in _ASCII_DIGITS:
            raise cursor.error("Illegal repetition")
        least, char = self._number(char)
        most: int | None = least
        if char == ",":
            char = cursor.read()
            if char == "}":
                cursor.at -= 1
                return Repeat(node, least, None, self._mode())
            most, char = self._number(char)
        if char != "}":
            raise cursor.error("Unclosed counted closure")
        if most is not None and most < least:
            raise cursor.error("Illegal repetition range")
        cursor.at -= 1
        return Repeat(node, least, most, self._mode())

    def _number(self, char: str) -> tuple[int, str]:
        """The number that starts with ``char``, and the character behind it."""
        number = 0
        while char in _ASCII_DIGITS:
            number = number * 10 + int(char)
            if number > _LARGEST:
                raise self.cursor.error("Illegal repetition range")
            char = self.cursor.read()
        return number, char
