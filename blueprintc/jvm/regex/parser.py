"""Java's pattern syntax, with the places and texts of its errors."""

from blueprintc.jvm.regex import charsets
from blueprintc.jvm.regex.charsets import complement
from blueprintc.jvm.regex.class_reader import DEEPEST, ClassReader
from blueprintc.jvm.regex.errors import UnsupportedRegexError
from blueprintc.jvm.regex.escape_reader import ASCII_DIGITS, ASCII_LETTERS
from blueprintc.jvm.regex.lookbehind import LongestMatch
from blueprintc.jvm.regex.nodes import (
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
from blueprintc.records import record

_LARGEST = 0x7FFFFFFF
_DOT = complement(charsets.LINE_ENDS)
_UNIX_DOT = complement(charsets.characters("\n"))


@record
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


class _Parser(ClassReader):
    """Recursive descent: alternation, sequence, atom, class, group, repetition."""

    def __init__(self, pattern: str, flags: str) -> None:
        super().__init__(pattern, flags)
        self.groups = 0
        self.names: dict[str, int] = {}

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
        if self.depth > DEEPEST:
            raise UnsupportedRegexError(f"a regular expression with more than {DEEPEST} nested groups")
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
        while (digit := self.cursor.peek()) in ASCII_DIGITS and number * 10 + int(digit) <= self.groups:
            number = number * 10 + int(digit)
            self.cursor.read()
        return self._reference(number)

    def _group_name(self, char: str) -> str:
        cursor = self.cursor
        if char not in ASCII_LETTERS:
            raise cursor.error("capturing group name does not start with a Latin letter")
        name = ""
        while char in ASCII_LETTERS or char in ASCII_DIGITS:
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
        if char not in ASCII_DIGITS:
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
        while char in ASCII_DIGITS:
            number = number * 10 + int(char)
            if number > _LARGEST:
                raise self.cursor.error("Illegal repetition range")
            char = self.cursor.read()
        return number, char
