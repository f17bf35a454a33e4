"""``Pattern`` and what ``Matcher`` does with it; positions are UTF-16 indexes."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Protocol

from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.regex.errors import RegexTimeoutError, UnsupportedRegexError
from blueprintc.jvm.regex.plain import plain_translation
from blueprintc.jvm.regex.translation import Translation
from blueprintc.jvm.strings import from_utf16_index, to_utf16_index, utf16_length
from blueprintc.records import record

_TIMEOUT = 2.0
"""Seconds after which a match is given up."""

_SHORT_TEXT = 4096


class _EngineMatch(Protocol):
    """What both engines' match objects offer."""

    def group(self, number: int, /) -> Any: ...
    def start(self, number: int = 0, /) -> int: ...
    def end(self, number: int = 0, /) -> int: ...


@record
class Match:
    """A match: ``start`` and ``end`` of the whole and of its groups, as ``Matcher`` tells them."""

    pattern: "Pattern"
    text: str
    found: _EngineMatch

    @property
    def start(self) -> int:
        """UTF-16 index of the first character."""
        return to_utf16_index(self.text, self.found.start())

    @property
    def end(self) -> int:
        """UTF-16 index behind the last character."""
        return to_utf16_index(self.text, self.found.end())

    def group(self, group: int | str = 0) -> str | None:
        """``Matcher.group``: by number or name; None when the group took no part."""
        value = self.found.group(self._number(group))
        return value if value is None else str(value)

    def start_of(self, group: int | str) -> int:
        """``Matcher.start(group)``; -1 when the group took no part."""
        place = self.found.start(self._number(group))
        return place if place < 0 else to_utf16_index(self.text, place)

    def end_of(self, group: int | str) -> int:
        """``Matcher.end(group)``; -1 when the group took no part."""
        place = self.found.end(self._number(group))
        return place if place < 0 else to_utf16_index(self.text, place)

    def groups(self) -> list[str | None]:
        """All groups, the whole match first."""
        return [self.group(number) for number in range(self.pattern.group_count + 1)]

    def _number(self, group: int | str) -> int:
        if isinstance(group, str):
            if group not in self.pattern.group_names:
                raise JavaError("IllegalArgumentException", f"No group with name <{group}>")
            return self.pattern.group_names[group]
        if not 0 <= group <= self.pattern.group_count:
            raise JavaError("IndexOutOfBoundsException", f"No group {group}")
        return group


class Pattern:
    """A compiled pattern. Build it with ``compile_pattern``."""

    __slots__ = (
        "_ascii_translation",
        "_fast",
        "_fast_ascii",
        "_full",
        "_translation",
        "flags",
        "group_count",
        "group_names",
        "pattern",
    )

    def __init__(self, pattern: str, flags: str) -> None:
        self.pattern = pattern
        self.flags = flags
        self.group_count = 0
        self.group_names: dict[str, int] = {}
        plain = plain_translation(pattern) if not flags else None
        if plain is not None:
            self._translation = self._ascii_translation = Translation(plain, standard=True, loops=0, nested=False)
        else:
            self._translate(pattern, flags)
        self._fast: re.Pattern[str] | None = None
        self._fast_ascii: re.Pattern[str] | None = None
        self._full: Any = None

    def _translate(self, pattern: str, flags: str) -> None:
        # Loaded with the first pattern that is not plain: many runs have none.
        from blueprintc.jvm.regex.parser import parse_pattern
        from blueprintc.jvm.regex.translate import translate

        parsed = parse_pattern(pattern, flags)
        self.group_count = parsed.groups
        self.group_names = parsed.names
        self._translation = translate(parsed)
        self._ascii_translation = translate(parsed, ascii_text=True)

    def __str__(self) -> str:
        return self.pattern

    def _run(self, method: str, text: str, start: int = 0) -> Match | None:
        if len(text) <= _SHORT_TEXT and self._translation.is_simple:
            if self._fast is None:
                self._fast = re.compile(self._translation.text)
            found = getattr(self._fast, method)(text, start)
        elif len(text) <= _SHORT_TEXT and self._ascii_translation.is_simple and text.isascii():
            if self._fast_ascii is None:
                self._fast_ascii = re.compile(self._ascii_translation.text)
            found = getattr(self._fast_ascii, method)(text, start)
        else:
            try:
                found = getattr(self._engine(), method)(text, start, timeout=_TIMEOUT)
            except TimeoutError as error:
                raise RegexTimeoutError(
                    f"the regular expression {self.pattern!r} takes more than {_TIMEOUT:g} seconds on a text of "
                    f"{len(text)} characters"
                ) from error
        return None if found is None else Match(self, text, found)

    def _engine(self) -> Any:
        if self._full is None:
            import regex

            try:
                self._full = regex.compile(self._translation.text, regex.VERSION1)
            except (regex.error, RecursionError, OverflowError) as error:
                raise UnsupportedRegexError(f"the regular expression {self.pattern!r}: {error}") from error
        return self._full

    def matches(self, text: str) -> Match | None:
        """``Matcher.matches()``: the whole text has to match."""
        return self._run("fullmatch", text)

    def looking_at(self, text: str) -> Match | None:
        """``Matcher.lookingAt()``: the text has to begin with a match."""
        return self._run("match", text)

    def find(self, text: str, start: int = 0) -> Match | None:
        """``Matcher.find(start)``: the first match from a UTF-16 index on."""
        if not 0 <= start <= utf16_length(text):
            raise JavaError("IndexOutOfBoundsException", "Illegal start index")
        return self._run("search", text, from_utf16_index(text, start))

    def find_all(self, text: str) -> Iterator[Match]:
        """``while (matcher.find())``: matches that do not overlap; behind an empty one the search goes one on."""
        start = 0
        while start <= len(text):
            match = self._run("search", text, start)
            if match is None:
                return
            yield match
            start = match.found.end()
            if start == match.found.start():
                start += 1

    def replace_all(self, text: str, replacement: str) -> str:
        """``Matcher.replaceAll``; a bad replacement is an error only once something matches, as in Java."""
        return self._replace(text, replacement, once=False)

    def replace_first(self, text: str, replacement: str) -> str:
        """``Matcher.replaceFirst``."""
        return self._replace(text, replacement, once=True)

    def _replace(self, text: str, replacement: str, *, once: bool) -> str:
        from blueprintc.jvm.regex.replacement import parse_replacement

        parts: list[str] = []
        done = 0
        prepared: list[str | int] | None = None
        for match in self.find_all(text):
            if prepared is None:
                prepared = parse_replacement(replacement, self.group_count, self.group_names)
            parts.append(text[done : match.found.start()])
            for part in prepared:
                parts.append(part if isinstance(part, str) else match.group(part) or "")
            done = match.found.end()
            if once:
                break
        parts.append(text[done:])
        return "".join(parts)

    def split(self, text: str, limit: int = 0) -> list[str]:
        """``Pattern.split(text, limit)``: limit 0 drops empty parts at the end, a negative one keeps them."""
        parts: list[str] = []
        done = 0
        for match in self.find_all(text):
            start, end = match.found.start(), match.found.end()
            if limit > 0 and len(parts) == limit - 1:
                break
            if done == 0 and start == end == 0:
                continue
            parts.append(text[done:start])
            done = end
        if done == 0:
            return [text]
        parts.append(text[done:])
        if limit == 0:
            while parts and not parts[-1]:
                parts.pop()
        return parts


@lru_cache(maxsize=512)
def compile_pattern(pattern: str, flags: str = "") -> Pattern:
    """``Pattern.compile``. ``flags``: any of ``i m s u U x d``, as they are written inside patterns.

    Raises ``PatternSyntaxException`` as ``JavaError`` and ``UnsupportedRegexError``.
    """
    return Pattern(pattern, flags)


def quote(text: str) -> str:
    """``Pattern.quote``: a pattern for the text itself."""
    return "\\Q" + text.replace("\\E", "\\E\\\\E\\Q") + "\\E"


def quote_replacement(text: str) -> str:
    """``Matcher.quoteReplacement``."""
    return text.replace("\\", "\\\\").replace("$", "\\$")
