"""``java.util.regex.Matcher``."""

from collections.abc import Callable
from typing import TypeVar

from blueprintc.errors import UnsupportedError
from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.regex import Match, RegexTimeoutError, quote_replacement
from blueprintc.jvm.strings import substring, utf16_length
from blueprintc.painless.api.java.util.regex.pattern import Pattern
from blueprintc.painless.api.java.util.regex.reads import Reads, TooManyReadsError, reads_of
from blueprintc.painless.api.native import Native, bind, require

T = TypeVar("T")
_SHOWN = 64
_NO_MATCH = ("No match available", "No match found")


def limited(pattern: Pattern, text: str, factor: int | None, search: Callable[[], T]) -> T:
    """A search over a whole text, within the server's limit of characters read."""
    return _within(pattern, text, factor, reads_for(pattern, text, factor), Reads.find_all, search)


def reads_for(pattern: Pattern, text: str, factor: int | None) -> Reads | None:
    """The count of what is read, if there is a limit and it can be told."""
    return reads_of(pattern.source, pattern.letters, text, factor * utf16_length(text)) if factor else None


def _within(
    pattern: Pattern,
    text: str,
    factor: int | None,
    reads: Reads | None,
    count: Callable[[Reads], object],
    search: Callable[[], T],
) -> T:
    """Run a search that may read no more than what is left; without a count one that explodes is stopped by time.

    Upstream: org.opensearch.painless.LimitedCharSequence, OpenSearch 1.0.
    """
    try:
        if reads is not None:
            try:
                count(reads)
            except RecursionError:
                reads.left = factor * len(text) if factor else 0
        return search()
    except (RegexTimeoutError, TooManyReadsError):
        if not factor:
            raise
        limit = factor * utf16_length(text)
        shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "..."
        raise JavaError(
            "org.opensearch.core.common.breaker.CircuitBreakingException",
            f"[scripting] Regular expression considered too many characters, pattern: [{pattern}], "
            f"limit factor: [{factor}], char limit: [{limit}], count: [{limit + 1}], wrapped: [{shown}], "
            "this limit can be changed by changed by the [script.painless.regex.limit-factor] setting",
        ) from None


class Matcher(Native):
    """A pattern on a text. Positions are UTF-16 indexes of the whole text; ``_from`` and ``_to`` bound the region."""

    __slots__ = (
        "_anchoring",
        "_factor",
        "_from",
        "_jdk",
        "_match",
        "_next",
        "_reads",
        "_shift",
        "_to",
        "_transparent",
        "pattern",
        "text",
    )
    JAVA_CLASS = "java.util.regex.Matcher"

    def __init__(self, pattern: Pattern, text: str, factor: int | None, jdk: int) -> None:
        self._jdk = jdk
        self.pattern = pattern
        self.text = text
        self._factor = factor
        self._reads = reads_for(pattern, text, factor)
        self._anchoring = True
        self._transparent = False
        self.reset()

    @staticmethod
    def quote_replacement(text: str) -> str:
        return quote_replacement(require(text))

    def reset(self) -> "Matcher":
        self._from, self._to = 0, utf16_length(self.text)
        return self._forget()

    def _forget(self) -> "Matcher":
        self._match: Match | None = None
        self._shift = 0
        self._next: int | None = self._from
        return self

    # searching

    def _view(self) -> str:
        """The region (with anchoring, opaque bounds: a text of its own)."""
        if self._from == 0 and self._to == utf16_length(self.text):
            return self.text
        if not self._anchoring or self._transparent:
            raise UnsupportedError(
                "regions of java.util.regex.Matcher with other than the default bounds are not supported"
            )
        return substring(self.text, self._from, self._to)

    def _run(self, search: Callable[[str], Match | None], count: Callable[[Reads], object]) -> bool:
        view = self._view()
        if self._reads is not None:
            self._reads.start, self._reads.end = self._from, self._to
        self._match = _within(self.pattern, self.text, self._factor, self._reads, count, lambda: search(view))
        self._shift = self._from
        if self._match is None:
            return False
        end = self._match.end + self._shift
        self._next = end + 1 if self._match.end == self._match.start else end
        return True

    def matches(self) -> bool:
        return self._run(self.pattern.compiled.matches, lambda reads: reads.match(whole=True))

    def looking_at(self) -> bool:
        return self._run(self.pattern.compiled.looking_at, lambda reads: reads.match(whole=False))

    def find_0(self) -> bool:
        start = self._next
        if start is None or start > self._to:
            self._match = None
            self._next = None
            return False
        found = self._run(
            lambda view: self.pattern.compiled.find(view, start - self._from), lambda reads: reads.find(start)
        )
        if not found:
            self._next = None
        return found

    def find_1(self, start: int) -> bool:
        if not 0 <= start <= utf16_length(self.text):
            raise JavaError("IndexOutOfBoundsException", "Illegal start index")
        self.reset()
        self._next = start
        return self.find_0()

    # results

    def _found(self) -> Match:
        if self._match is None:
            raise JavaError("IllegalStateException", "No match found")
        return self._match

    def group_0(self) -> str | None:
        return self._found().group(0)

    def group_1(self, number: int) -> str | None:
        return self._found().group(number)

    def named_group(self, name: str) -> str | None:
        """Upstream: org.opensearch.painless.api.Augmentation.namedGroup."""
        require(name, "Group name")
        return self._found().group(name)

    def group_count(self) -> int:
        return self.pattern.compiled.group_count

    def _available(self) -> Match:
        if self._match is None:
            raise JavaError("IllegalStateException", _NO_MATCH[self._jdk >= 20])
        return self._match

    def start_0(self) -> int:
        return self._available().start + self._shift

    def end_0(self) -> int:
        return self._available().end + self._shift

    def start_1(self, number: int) -> int:
        place = self._available().start_of(number)
        return place if place < 0 else place + self._shift

    def end_1(self, number: int) -> int:
        place = self._available().end_of(number)
        return place if place < 0 else place + self._shift

    def get_pattern(self) -> Pattern:
        return self.pattern

    # replacing

    def replace_all(self, replacement: str) -> str:
        self.reset()
        text = require(replacement, "replacement")
        return _within(
            self.pattern,
            self.text,
            self._factor,
            self._reads,
            lambda reads: reads.replace(once=False),
            lambda: self.pattern.compiled.replace_all(self.text, text),
        )

    def replace_first(self, replacement: str) -> str:
        text = require(replacement, "replacement")
        self.reset()
        return _within(
            self.pattern,
            self.text,
            self._factor,
            self._reads,
            lambda reads: reads.replace(once=True),
            lambda: self.pattern.compiled.replace_first(self.text, text),
        )

    # region and bounds

    def region(self, start: int, end: int) -> "Matcher":
        length = utf16_length(self.text)
        if not 0 <= start <= length:
            raise JavaError("IndexOutOfBoundsException", "start")
        if not 0 <= end <= length:
            raise JavaError("IndexOutOfBoundsException", "end")
        if start > end:
            raise JavaError("IndexOutOfBoundsException", "start > end")
        self._from, self._to = start, end
        return self._forget()

    def region_start(self) -> int:
        return self._from

    def region_end(self) -> int:
        return self._to

    def has_anchoring_bounds(self) -> bool:
        return self._anchoring

    def has_transparent_bounds(self) -> bool:
        return self._transparent

    def use_anchoring_bounds(self, value: bool) -> "Matcher":
        self._anchoring = value
        return self

    def use_transparent_bounds(self, value: bool) -> "Matcher":
        self._transparent = value
        return self

    def use_pattern(self, pattern: Pattern) -> "Matcher":
        if pattern is None:
            raise JavaError("IllegalArgumentException", "Pattern cannot be null")
        left = self._reads.left if self._reads is not None else None
        self.pattern = pattern
        self._match = None
        self._reads = reads_for(pattern, self.text, self._factor)
        if self._reads is not None and left is not None:
            self._reads.left = left
        return self

    def __str__(self) -> str:
        last = "" if self._match is None else self._match.group(0)
        return f"java.util.regex.Matcher[pattern={self.pattern} region={self._from},{self._to} lastmatch={last}]"


_MATCHER = bind(
    Matcher,
    "java.util.regex.Matcher",
    statics="quoteReplacement/1",
    methods="end/0 end/1 find/0 find/1 group/0 group/1 groupCount/0 hasAnchoringBounds/0 hasTransparentBounds/0 "
    "lookingAt/0 matches/0 namedGroup/1 region/2 regionEnd/0 regionStart/0 replaceAll/1 replaceFirst/1 reset/0 start/0 "
    "start/1 useAnchoringBounds/1 usePattern/1 useTransparentBounds/1",
)
_MATCHER.methods({"pattern/0": Matcher.get_pattern})
CLASSES = (_MATCHER,)
