"""How many characters ``java.util.regex`` reads, which is what the server limits.

The nodes are those of the JDK's compiled pattern, each a function from a position to whether the rest matches there;
a read takes one from what is left. Upstream: java.util.regex.Pattern, OpenJDK 11 to 21; LimitedCharSequence of
OpenSearch 1.0.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache

import regex

from blueprintc.jvm.regex.charsets import CharSet, Ranges, class_text, ranges
from blueprintc.jvm.regex.nodes import (
    Alternation,
    Anchor,
    Chain,
    Characters,
    Group,
    Look,
    Mode,
    Node,
    Place,
    Repeat,
)
from blueprintc.jvm.regex.parser import parse_pattern
from blueprintc.records import record

_Step = Callable[[int], bool]
_SURROGATES = 0xD800
_MANY = 1 << 31
_FAST_SEARCH = 4
_DOTS = (ranges((0, 9), (11, 12), (14, 0x84), (0x86, 0x2027), (0x202A, 0x10FFFF)), ranges((0, 0x10FFFF)))
_TERMINATORS = "\n\r\u0085\u2028\u2029"


class TooManyReadsError(Exception):
    """Nothing is left to read."""


class _NotCountedError(Exception):
    """A construct whose reads are not followed."""


@record
class _Study:
    """What the JDK knows of a part: the least length, whether it is of one length and way, whether it sees on."""

    least: int
    single: bool = True
    open: bool = True


class Reads:
    """The reads of one pattern on one text; the count goes on over searches."""

    def __init__(self, program: "_Program", text: str, limit: int) -> None:
        self.text = text
        self.left = limit
        self.start = 0
        self.end = len(text)
        self.last = 0
        self.whole = False
        self.failed: dict[int, set[int]] = {}
        self._begin = program.begin
        self._sluggish = program.sluggish
        self._study = program.study
        self._word = program.word
        self._root = _Builder(self).chain(program.items, self._accept_all)

    def _accept_all(self, at: int) -> bool:
        if self.whole and at != self.end:
            return False
        self.last = at
        return True

    def accept(self, at: int) -> bool:
        self.last = at
        return True

    def read(self, at: int) -> str:
        """One character; takes one from what is left."""
        self.left -= 1
        if self.left < 0:
            raise TooManyReadsError
        return self.text[at]

    def match(self, *, whole: bool) -> None:
        """``matches()`` and ``lookingAt()``."""
        self.whole = whole
        self.failed.clear()
        self._root(self.start)

    def find(self, at: int) -> tuple[int, int] | None:
        """``find()``: where the next match from ``at`` on is."""
        self.whole = False
        self.failed.clear()
        if self._begin:
            return (at, self.last) if self._root(at) else None
        if self._word is not None:
            return self._find_word(at, self._word)
        while at <= self.end - self._study.least:
            if self._root(at):
                return at, self.last
            if self._sluggish:
                if at == self.end - self._study.least:
                    break
                self.read(at)
            at += 1
        return None

    def _find_word(self, at: int, word: str) -> tuple[int, int] | None:
        """Boyer-Moore search for the text that the pattern begins with."""
        length = len(word)
        seen = {ord(char) & 0x7F: place + 1 for place, char in enumerate(word)}
        shifts = _good_suffixes(word)
        while at <= self.end - length:
            for place in range(length - 1, -1, -1):
                char = self.read(at + place)
                if char != word[place]:
                    at += max(place + 1 - seen.get(ord(char) & 0x7F, 0), shifts[place])
                    break
            else:
                # The word has been read, and the root reads it again.
                self.left += length
                if self._root(at):
                    return at, self.last
                at += 1
        return None

    def find_all(self, *, once: bool = False) -> int | None:
        """Every ``find()`` over the text, or the first; gives how much is in none, and None if nothing was found."""
        at, rest, found_any = 0, self.end, False
        while at <= self.end:
            found = self.find(at)
            if found is None:
                break
            start, end = found
            rest -= end - start
            found_any = True
            if once:
                break
            at = end + (start == end)
        return rest if found_any else None

    def replace(self, *, once: bool) -> None:
        """``replaceAll()`` and ``replaceFirst()``: what is between the matches is read as it is copied."""
        rest = self.find_all(once=once)
        self.left -= rest or 0
        if self.left < 0:
            raise TooManyReadsError


def _good_suffixes(word: str) -> list[int]:
    """Upstream: Pattern.BnM.optimize."""
    length = len(word)
    shifts = [0] * length
    for shift in range(length, 0, -1):
        fits = True
        place = length - 1
        while place >= shift:
            if word[place] != word[place - shift]:
                fits = False
                break
            shifts[place - 1] = shift
            place -= 1
        if fits:
            while place > 0:
                place -= 1
                shifts[place] = shift
    shifts[length - 1] = 1
    return shifts


@record
class _Program:
    """A pattern as far as it does not depend on a text."""

    items: Sequence[Node]
    study: _Study
    begin: bool
    sluggish: bool
    word: str | None


def _program(root: Node) -> _Program:
    items = root.items if isinstance(root, Chain) else (root,)
    study = _study(root)
    first = items[0] if items else None
    begin = isinstance(first, Place) and first.anchor is Anchor.BEGIN
    return _Program(items, study, begin, _beyond(root), _word(items))


def _word(items: Sequence[Node]) -> str | None:
    """The literal text that a pattern begins with, if the JDK searches for it in another way."""
    first = items[0].items if items and isinstance(items[0], Chain) else items
    word = [_only(item) for item in first]
    return "".join(map(str, word)) if len(word) >= _FAST_SEARCH and None not in word else None


def _only(node: Node) -> str | None:
    """The one character of a set of one."""
    if isinstance(node, Characters) and isinstance(node.chars, Ranges) and len(node.chars.spans) == 1:
        first, last = node.chars.spans[0]
        return chr(first) if first == last else None
    return None


def _is_basic(chars: CharSet) -> bool:
    """Whether the JDK knows that nothing outside of the basic plane is in the set."""
    return isinstance(chars, Ranges) and all(last < _SURROGATES for _, last in chars.spans)


def _beyond(node: Node) -> bool:
    """Whether something outside of the basic plane may match, which makes the search read once more at each start."""
    if isinstance(node, Characters):
        return not _is_basic(node.chars) and node.chars not in _DOTS
    if isinstance(node, Chain):
        return any(map(_beyond, node.items))
    if isinstance(node, Alternation):
        return any(map(_beyond, node.branches))
    return isinstance(node, Group | Look | Repeat) and _beyond(node.body)


def _study(node: Node) -> _Study:
    """Upstream: Node.study."""
    if isinstance(node, Characters):
        return _Study(1)
    if isinstance(node, Chain):
        least, single = 0, True
        for item in node.items:
            part = _study(item)
            least += part.least
            single = single and part.single
            if not part.open:
                return _Study(least, single=False, open=False)
        return _Study(least, single)
    if isinstance(node, Alternation):
        return _Study(min(_study(branch).least for branch in node.branches), single=False)
    if isinstance(node, Group):
        return _study(node.body)
    if isinstance(node, Repeat):
        part = _study(node.body)
        if _is_loop(node, part):
            return _Study(0, single=False, open=False)
        return _Study(part.least * node.least, part.single and node.least == node.most)
    return _Study(0)


def _is_optional(node: Repeat) -> bool:
    return node.least == 0 and node.most == 1


def _is_loop(node: Repeat, body: _Study) -> bool:
    """Whether the repetition goes on through its group's end, for its body can match in more than one way."""
    return (
        isinstance(node.body, Group)
        and not node.body.atomic
        and node.mode is not Mode.POSSESSIVE
        and not _is_optional(node)
        and not body.single
    )


class _Builder:
    """Makes the functions for one text."""

    def __init__(self, reads: Reads) -> None:
        self.reads = reads
        self._nested = False

    def chain(self, items: Sequence[Node], then: _Step) -> _Step:
        for item in reversed(items):
            then = self.build(item, then)
        return then

    def build(self, node: Node, then: _Step) -> _Step:
        if isinstance(node, Characters):
            return self._characters(node, then)
        if isinstance(node, Chain):
            return self.chain(node.items, then)
        if isinstance(node, Alternation):
            branches = [self.build(branch, then) for branch in node.branches]
            return lambda at: any(branch(at) for branch in branches)
        if isinstance(node, Group):
            return self._independent(node.body, then) if node.atomic else self.build(node.body, then)
        if isinstance(node, Repeat):
            return self._repeat(node, then)
        if isinstance(node, Look) and not node.behind:
            return self._ahead(node, then)
        if isinstance(node, Place):
            return self._place(node.anchor, then)
        raise _NotCountedError

    def _characters(self, node: Characters, then: _Step) -> _Step:
        reads, fits = self.reads, _predicate(node.chars)
        return lambda at: at < reads.end and fits(reads.read(at)) and then(at + 1)

    def _independent(self, body: Node, then: _Step) -> _Step:
        reads, atom = self.reads, self.build(body, self.reads.accept)
        return lambda at: atom(at) and then(reads.last)

    def _ahead(self, node: Look, then: _Step) -> _Step:
        condition, wanted = self.build(node.body, self.reads.accept), not node.negative
        return lambda at: condition(at) is wanted and then(at)

    # repetitions

    def _repeat(self, node: Repeat, then: _Step) -> _Step:
        body, reads = node.body, self.reads
        if isinstance(body, Group):
            outer, self._nested = self._nested, True
            try:
                return self._of_group(node, then, remembers=not outer)
            finally:
                self._nested = outer
        if isinstance(body, Characters) and node.mode is Mode.GREEDY and node.most is None:
            return self._of_characters(node.least, body.chars, then)
        atom = self.build(body, reads.accept)
        return self._optional(atom, node.mode, then) if _is_optional(node) else self._curly(atom, node, then)

    def _of_group(self, node: Repeat, then: _Step, *, remembers: bool) -> _Step:
        if _is_optional(node) and node.mode is not Mode.POSSESSIVE:
            inside = self.build(node.body, then)
            if node.mode is Mode.GREEDY:
                return lambda at: inside(at) or then(at)
            return lambda at: then(at) or inside(at)
        if _is_loop(node, _study(node.body)):
            return self._loop(node, then, remembers=remembers)
        atom = self.build(node.body, self.reads.accept)
        return self._optional(atom, node.mode, then) if _is_optional(node) else self._curly(atom, node, then)

    def _of_characters(self, least: int, chars: CharSet, then: _Step) -> _Step:
        reads, fits, basic = self.reads, _predicate(chars), _is_basic(chars)

        def match(at: int) -> bool:
            start = at
            while at < reads.end and fits(reads.read(at)):
                at += 1
            while at - start >= least:
                if then(at):
                    return True
                if at - start == least:
                    return False
                at -= 1
                if not basic:
                    reads.read(at)
            return False

        return match

    def _optional(self, atom: _Step, mode: Mode, then: _Step) -> _Step:
        reads = self.reads
        if mode is Mode.GREEDY:
            return lambda at: (atom(at) and then(reads.last)) or then(at)
        if mode is Mode.LAZY:
            return lambda at: then(at) or (atom(at) and then(reads.last))
        return lambda at: then(reads.last if atom(at) else at)

    def _curly(self, atom: _Step, node: Repeat, then: _Step) -> _Step:
        reads, least = self.reads, node.least
        most = _MANY if node.most is None else node.most
        greedy = _greedy(reads, atom, most, then)

        def lazy(at: int, count: int) -> bool:
            while True:
                if then(at):
                    return True
                if count >= most or not atom(at) or reads.last == at:
                    return False
                at = reads.last
                count += 1

        def possessive(at: int, count: int) -> bool:
            while count < most and atom(at) and reads.last != at:
                at = reads.last
                count += 1
            return then(at)

        rest = {Mode.GREEDY: greedy, Mode.LAZY: lazy, Mode.POSSESSIVE: possessive}[node.mode]

        def match(at: int) -> bool:
            for _ in range(least):
                if not atom(at):
                    return False
                at = reads.last
            return rest(at, least)

        return match

    def _loop(self, node: Repeat, then: _Step, *, remembers: bool) -> _Step:
        """Upstream: Prolog, Loop, LazyLoop, GroupHead."""
        reads, least, lazy = self.reads, node.least, node.mode is Mode.LAZY
        most = _MANY if node.most is None else node.most
        count, begin = 0, -1
        key = id(node) if remembers and not lazy and node.most is None else None

        def body(at: int) -> bool:
            nonlocal begin
            outer, begin = begin, at
            matched = inside(at)
            begin = outer
            return matched

        def again(at: int) -> bool:
            nonlocal count
            if at <= begin:
                return then(at)
            before = count
            if before < least:
                count = before + 1
                matched = body(at)
                if not matched:
                    count = before
                return matched
            if lazy and then(at):
                return True
            if before < most:
                failed = reads.failed.setdefault(key, set()) if key is not None else None
                if failed is not None and at in failed:
                    return then(at)
                count = before + 1
                if body(at):
                    return True
                count = before
                if failed is not None:
                    failed.add(at)
            return not lazy and then(at)

        inside = self.build(node.body, again)

        def match(at: int) -> bool:
            nonlocal count
            outer, count = count, 1
            if least > 0:
                matched = body(at)
            elif lazy:
                matched = then(at) or (most > 0 and body(at))
            else:
                matched = (most > 0 and body(at)) or then(at)
            count = outer
            return matched

        return match

    # places

    def _place(self, anchor: Anchor, then: _Step) -> _Step:
        reads = self.reads
        if anchor is Anchor.BEGIN:
            return lambda at: at == reads.start and then(at)
        if anchor is Anchor.END:
            return lambda at: at == reads.end and then(at)
        if anchor is Anchor.DOLLAR:
            return lambda at: self._is_end(at) and then(at)
        if anchor in (Anchor.BOUNDARY, Anchor.NO_BOUNDARY):
            wanted = anchor is Anchor.BOUNDARY
            return lambda at: self._is_boundary(at) is wanted and then(at)
        raise _NotCountedError

    def _is_end(self, at: int) -> bool:
        reads = self.reads
        if at < reads.end - 2:
            return False
        if at == reads.end - 2:
            return reads.read(at) == "\r" and reads.read(at + 1) == "\n"
        if at < reads.end:
            char = reads.read(at)
            if char == "\n":
                return not (at > 0 and reads.read(at - 1) == "\r")
            return char in _TERMINATORS
        return True

    def _is_boundary(self, at: int) -> bool:
        reads = self.reads
        left = at > reads.start and _is_word(reads.read(at - 1))
        right = at < reads.end and _is_word(reads.read(at))
        return left is not right


def _is_word(char: str) -> bool:
    return char == "_" or char.isalnum()


def _greedy(reads: Reads, atom: _Step, most: int, then: _Step) -> Callable[[int, int], bool]:
    """Upstream: Curly.match0."""

    def match(at: int, count: int) -> bool:
        if count >= most:
            return then(at)
        floor = count
        if not atom(at):
            return then(at)
        step = reads.last - at
        if step == 0:
            return then(at)
        at = reads.last
        count += 1
        while count < most:
            if not atom(at):
                break
            if at + step != reads.last:
                if match(reads.last, count + 1):
                    return True
                break
            at += step
            count += 1
        while count >= floor:
            if then(at):
                return True
            at -= step
            count -= 1
        return False

    return match


@lru_cache(maxsize=1024)
def _predicate(chars: CharSet) -> Callable[[str], bool]:
    """Whether a character is in the set."""
    fits = regex.compile(class_text(chars), regex.VERSION1).match
    known: dict[str, bool] = {}

    def contains(char: str) -> bool:
        found = known.get(char)
        if found is None:
            found = known[char] = fits(char) is not None
        return found

    return contains


@lru_cache(maxsize=256)
def _programs(pattern: str, flags: str) -> _Program:
    return _program(parse_pattern(pattern, flags).root)


def reads_of(pattern: str, flags: str, text: str, limit: int) -> Reads | None:
    """The count for a pattern on a text, unless it cannot be told."""
    if not text.isascii() and any(ord(char) >= _SURROGATES for char in text):
        return None
    try:
        return Reads(_programs(pattern, flags), text, limit)
    except _NotCountedError:
        return None
