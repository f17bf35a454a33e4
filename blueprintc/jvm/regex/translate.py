"""Parsed pattern to the syntax of Python's engines."""

from collections.abc import Iterator

from blueprintc.jvm.regex import charsets, properties
from blueprintc.jvm.regex.charsets import CharSet, class_text, is_exact
from blueprintc.jvm.regex.errors import UnsupportedRegexError
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
from blueprintc.jvm.regex.parser import Parsed
from blueprintc.jvm.regex.translation import Translation

_ENDS = class_text(charsets.LINE_ENDS)
_ENDS_BUT_LF = class_text(charsets.characters("\r\x85\u2028\u2029"))
_DOLLAR = rf"(?:(?=\r\n\Z)|(?<!\r)(?=\n\Z)|(?={_ENDS_BUT_LF}\Z)|\Z)"
_DOLLAR_MULTILINE = rf"(?:(?<!\r)(?=\n)|(?={_ENDS_BUT_LF})|\Z)"
_MOST_COUNT = 1_000_000


def translate(parsed: Parsed, *, ascii_text: bool = False) -> Translation:
    """The translation of a parsed pattern, for texts of ASCII only if so told; raises ``UnsupportedRegexError``."""
    writer = _Writer(parsed.groups, ascii_text=ascii_text)
    text = writer.node(parsed.root)
    return Translation(text, writer.standard, writer.loops, writer.nested)


class _Writer:
    def __init__(self, groups: int, *, ascii_text: bool) -> None:
        self.groups = groups
        self.ascii_text = ascii_text
        self.standard = True
        self.loops = 0
        self.nested = False
        self.loop_depth = 0
        self.open_groups: set[int] = set()
        self.seen_groups: set[int] = set()

    def node(self, node: Node) -> str:
        match node:
            case Characters(chars):
                self.standard &= is_exact(chars)
                return class_text(chars)
            case Chain(items):
                return "".join(self.node(item) for item in items)
            case Alternation(branches):
                return f"(?:{'|'.join(self.node(branch) for branch in branches)})"
            case Group():
                return self._group(node)
            case Look(body, behind, negative):
                self.standard &= not behind
                if behind:
                    _refuse_in_lookbehind(body)
                return f"(?{'<' if behind else ''}{'!' if negative else '='}{self.node(body)})"
            case Repeat():
                return self._repeat(node)
            case BackReference():
                return self._reference(node)
            case Place(anchor):
                return self._anchor(anchor)
            case LineEnding():
                return rf"(?:\r\n|{class_text(charsets.VERTICAL)})"
            case Grapheme():
                self.standard = False
                return r"\X"

    def _group(self, group: Group) -> str:
        if group.number is None:
            return f"(?{'>' if group.atomic else ':'}{self.node(group.body)})"
        self.open_groups.add(group.number)
        text = f"({self.node(group.body)})"
        self.open_groups.discard(group.number)
        self.seen_groups.add(group.number)
        return text

    def _repeat(self, repeat: Repeat) -> str:
        loops = repeat.most is None or repeat.most > 1
        if loops:
            self.nested |= self.loop_depth > 0 or _has_choice(repeat.body)
            self.loops += 1
            self.loop_depth += 1
        forgets = isinstance(repeat.body, Group) and _captures_nothing(repeat)
        body = self.node(repeat.body.body if isinstance(repeat.body, Group) and forgets else repeat.body)
        if loops:
            self.loop_depth -= 1
        if forgets:
            # The group keeps its number and stays unset; those inside it are captured.
            return f"(?:(?!)())?(?:{body})?{repeat.mode.value}"
        if not isinstance(repeat.body, (Characters, Group)) or not body:
            body = f"(?:{body})"
        least, most = repeat.least, repeat.most
        if least > 1 and isinstance(repeat.body, Group) and _may_be_empty(repeat.body):
            # Upstream: Pattern.Loop leaves after a round without width, even when more rounds are wanted.
            raise UnsupportedRegexError("a group that may be empty and has to occur several times")
        if max(least, most or 0) > _MOST_COUNT:
            raise UnsupportedRegexError(f"a repetition of more than {_MOST_COUNT} in a regular expression")
        match (least, most):
            case (0, 1):
                count = "?"
            case (0, None):
                count = "*"
            case (1, None):
                count = "+"
            case (_, None):
                count = f"{{{least},}}"
            case _:
                count = f"{{{least}}}" if least == most else f"{{{least},{most}}}"
        if repeat.mode is Mode.POSSESSIVE:
            return f"(?>{body}{count})"
        return f"{body}{count}{repeat.mode.value}"

    def _reference(self, reference: BackReference) -> str:
        number = reference.number
        if number > self.groups:
            return "(?!)"
        if reference.ignore_case:
            if not reference.unicode_case:
                raise UnsupportedRegexError("a back reference that ignores the case of ASCII letters only")
            self.standard = False
            return f"(?i:(?:\\{number}))"
        # A reference into a group that is not complete yet is read differently by the standard library.
        self.standard &= number in self.seen_groups
        return f"(?:\\{number})"

    def _anchor(self, anchor: Anchor) -> str:
        match anchor:
            case Anchor.BEGIN:
                return r"\A"
            case Anchor.END:
                return r"\Z"
            case Anchor.DOLLAR:
                return _DOLLAR
            case Anchor.DOLLAR_MULTILINE:
                return _DOLLAR_MULTILINE
            case Anchor.UNIX_DOLLAR:
                return r"(?=\n?\Z)"
            case Anchor.UNIX_DOLLAR_MULTILINE:
                return r"(?:(?=\n)|\Z)"
            case Anchor.CARET:
                return rf"(?!\Z)(?:\A|(?<={_ENDS})(?!(?<=\r)\n))"
            case Anchor.UNIX_CARET:
                return r"(?!\Z)(?:\A|(?<=\n))"
            case Anchor.BOUNDARY:
                return self._boundary(charsets.WORD, r"(?:{0}(?!{1})|(?!{0}){1})")
            case Anchor.NO_BOUNDARY:
                return self._boundary(charsets.WORD, r"(?:{0}{1}|(?!{0})(?!{1}))")
            case Anchor.UNICODE_BOUNDARY:
                return self._boundary(properties.UNICODE_WORD, r"(?:{0}(?!{1})|(?!{0}){1})")
            case Anchor.UNICODE_NO_BOUNDARY:
                return self._boundary(properties.UNICODE_WORD, r"(?:{0}{1}|(?!{0})(?!{1}))")

    def _boundary(self, word: CharSet, shape: str) -> str:
        """``{0}``: a word ends here, ``{1}``: one begins here."""
        if self.ascii_text:
            text = class_text(charsets.WORD)
            return shape.format(f"(?<={text})", f"(?={text})")
        # Upstream: Pattern.Bound: a non-spacing mark counts as well when it follows a letter or digit.
        self.standard = False
        text = class_text(word)
        behind = rf"(?:(?<={text})|(?<=[\p{{L}}\p{{Nd}}]\p{{Mn}}+))"
        ahead = rf"(?:(?={text})|(?<=[\p{{L}}\p{{Nd}}]\p{{Mn}}*)(?=\p{{Mn}}))"
        return shape.format(behind, ahead)


def _captures_nothing(repeat: Repeat) -> bool:
    """Upstream: GroupCurly.match0 forgets what an optional round without width captured."""
    if not isinstance(repeat.body, Group) or repeat.body.number is None or repeat.least or repeat.most == 1:
        return False
    if repeat.mode is Mode.POSSESSIVE:
        return False
    longest = LongestMatch.of(repeat.body)
    return longest.is_known and longest.deterministic and longest.total == 0


def _may_be_empty(node: Node) -> bool:
    match node:
        case Characters() | LineEnding() | Grapheme():
            return False
        case Chain(items):
            return all(_may_be_empty(item) for item in items)
        case Alternation(branches):
            return any(_may_be_empty(branch) for branch in branches)
        case Group(body):
            return _may_be_empty(body)
        case Repeat(body, least):
            return least == 0 or _may_be_empty(body)
    return True


def _refuse_in_lookbehind(body: Node) -> None:
    """Java tries starts further and further back and matches forwards; the engine matches backwards.

    That makes a difference for what does not give back, and for what a group of variable length captures.
    """
    varies = _has_choice(body)
    for node in _walk(body):
        if (isinstance(node, Group) and node.atomic) or (isinstance(node, Repeat) and node.mode is Mode.POSSESSIVE):
            raise UnsupportedRegexError("a possessive repetition or atomic group inside a lookbehind")
        if varies and isinstance(node, Group) and node.number is not None:
            raise UnsupportedRegexError("a capturing group inside a lookbehind of variable length")


def _walk(node: Node) -> Iterator[Node]:
    yield node
    match node:
        case Chain(parts) | Alternation(parts):
            for part in parts:
                yield from _walk(part)
        case Group(body) | Look(body) | Repeat(body):
            yield from _walk(body)


def _has_choice(node: Node) -> bool:
    """Whether a node that is repeated can match in several ways."""
    match node:
        case Alternation():
            return True
        case Group(body) | Look(body):
            return _has_choice(body)
        case Chain(items):
            return any(_has_choice(item) for item in items)
        case Repeat(body, least, most):
            return least != most or _has_choice(body)
    return False
