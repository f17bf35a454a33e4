"""Which lines of custom scripts run."""

from bisect import bisect_right
from typing import TypeAlias

from blueprintc.data import Target
from blueprintc.emulator.environment import ScriptEngine
from blueprintc.emulator.painless_engine import PainlessEngine
from blueprintc.emulator.printing import jdk_of
from blueprintc.jvm.strings import to_utf16
from blueprintc.painless.compiler import check
from blueprintc.painless.connector import with_default_functions
from blueprintc.painless.interpreter.generator import generate
from blueprintc.records import record
from blueprintc.source import Span, Text

_Key: TypeAlias = tuple[str, int, int, str, str]


@record
class ScriptLine:
    """A line of a script on which a statement begins."""

    text: str
    span: Span


@record
class _Script:
    """``starts`` are the offsets at which statements begin, ``keys`` the places of their lines."""

    starts: tuple[int, ...]
    keys: tuple[_Key | None, ...]


class ScriptCoverage:
    """The scripts of blueprints, and how often each of their lines ran."""

    def __init__(self) -> None:
        self.hits: dict[_Key, int] = {}
        self._scripts: dict[str, list[_Script]] = {}
        self._engines: dict[int, ScriptEngine] = {}
        self._known: set[tuple[str, int, int]] = set()

    def lines(self, text: Text) -> list[ScriptLine]:
        """The lines of a script with statements; none for one that does not compile, or that templates fill later."""
        source = text.value
        if "${parameters." in source:
            return []  # what runs is another text each time
        complete = with_default_functions(source)
        checked = check(complete, recover=False)
        if checked.script is None:
            return []
        starts = generate(checked.script).statements
        prefix = len(to_utf16(complete)) - len(to_utf16(source))
        offsets = _code_points(source, [start - prefix for start in starts])
        found: dict[int, ScriptLine] = {}
        keys: list[_Key | None] = []
        for offset in offsets:
            if offset < 0:
                keys.append(None)
                continue
            begin = source.rfind("\n", 0, offset) + 1
            end = source.find("\n", offset)
            end = len(source) if end < 0 else end
            words = source[begin:end]
            start = begin + len(words) - len(words.lstrip())
            span = text.span(start, max(begin + len(words.rstrip()), start + 1))
            found.setdefault(begin, ScriptLine(words.strip(), span))
            keys.append((span.file.path, span.start, span.end, "script", ""))
        place = (text.whole.file.path, text.whole.start, text.whole.end)
        if place not in self._known:
            self._known.add(place)
            self._scripts.setdefault(complete, []).append(_Script(starts, tuple(keys)))
        return [found[begin] for begin in sorted(found)]

    def begins(self, complete: str, offset: int) -> None:
        """Count the line of a statement that begins; ``complete`` is a script with the functions put in front."""
        for script in self._scripts.get(complete, ()):
            at = bisect_right(script.starts, offset)
            key = script.keys[at - 1] if at else None
            if key is not None:
                self.hits[key] = self.hits.get(key, 0) + 1

    def engine(self, target: Target) -> ScriptEngine:
        """An engine of a release that counts; the same one each time, because it keeps compiled scripts."""
        jdk = jdk_of(target)
        found = self._engines.get(jdk)
        if found is None:
            found = self._engines[jdk] = PainlessEngine(jdk, self.begins)
        return found


def _code_points(text: str, offsets: list[int]) -> list[int]:
    """Offsets that count UTF-16 units as such that count characters; negative ones stay."""
    if all(char <= "\uffff" for char in text):
        return offsets
    units = 0
    characters: dict[int, int] = {}
    for at, char in enumerate(text):
        characters[units] = at
        units += 2 if char > "\uffff" else 1
    characters[units] = len(text)
    return [offset if offset < 0 else characters.get(offset, len(text)) for offset in offsets]
