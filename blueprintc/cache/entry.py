"""The findings of a file as a text, and back.

Places are kept as offsets: the texts that they point into are read anyway to see whether the entry still holds. Only
a text that is no file's content (a file that is not UTF-8 has one) is kept itself.
"""

import json
from collections.abc import Callable, Sequence
from typing import Any, cast

from blueprintc.diagnostics import Applicability, Code, Diagnostic, Edit, Fix, Label, Severity
from blueprintc.report import Built, Linted, Suppressed
from blueprintc.source import SourceFile, Span


class Encoder:
    """Makes the text of one entry. ``content`` is the file's own text, ``others`` those of the files it takes in."""

    def __init__(self, name: str, content: str | None, others: Sequence[SourceFile]) -> None:
        self._name = name
        self._content = content
        self._others = {id(source): index for index, source in enumerate(others)}
        self._sources: dict[int, tuple[int, list[Any]]] = {}
        self._codes: dict[str, tuple[int, list[Any]]] = {}
        self._kept_alive: list[SourceFile] = []

    def encode(self, linted: Linted, depends: Sequence[Sequence[str | None]]) -> str:
        """``depends``: the path and the digest (none: absent) of every file, the file itself first."""
        found = [self._diagnostic(diagnostic) for diagnostic in linted.diagnostics]
        quiet = [[self._diagnostic(each.diagnostic), each.reason] for each in linted.suppressed]
        connectors = [[each.path, each.name, self._span(each.span), each.variant] for each in linted.connectors]
        sources = [made for _, made in self._sources.values()]
        codes = [made for _, made in self._codes.values()]
        return json.dumps([depends, linted.understood, codes, sources, found, quiet, connectors], separators=(",", ":"))

    def _diagnostic(self, found: Diagnostic) -> list[Any]:
        labels = [[self._span(label.span), label.message] for label in found.labels]
        fix = None
        if found.fix is not None:
            edits = [[self._span(edit.span), edit.replacement] for edit in found.fix.edits]
            fix = [found.fix.title, edits, found.fix.applicability.value]
        code, place = self._code(found.code), self._span(found.span)
        texts = [found.message, found.expected, found.help, list(found.notes)]
        return [code, place, found.severity.value, texts, labels, fix]

    def _span(self, span: Span) -> list[int]:
        return [self._source(span.file), span.start, span.end]

    def _source(self, source: SourceFile) -> int:
        if id(source) not in self._sources:
            self._kept_alive.append(source)  # as long as its id() is a key
            self._sources[id(source)] = (len(self._sources), [source.path, self._text(source)])
        return self._sources[id(source)][0]

    def _text(self, source: SourceFile) -> int | str:
        """-1 for the file's own text, the index of another file, or a text that is neither."""
        if source.path == self._name and source.text == self._content:
            return -1
        return self._others.get(id(source), source.text)

    def _code(self, code: Code) -> int:
        if code.id not in self._codes:
            made = [code.id, code.name, code.severity.value, code.summary, code.why, code.stops_build]
            self._codes[code.id] = (len(self._codes), made)
        return self._codes[code.id][0]


def decode(entry: object, text_of: Callable[[int], str]) -> Linted:
    """The findings of an entry; ``text_of`` gives the file's own text for -1, else that of another file.

    Raises ``ValueError``, ``TypeError`` or ``LookupError`` for what is no entry.
    """
    _, understood, codes, sources, found, quiet, built = cast("list[Any]", entry)
    decoder = _Decoder(codes, sources, text_of)
    diagnostics = [decoder.diagnostic(each) for each in found]
    suppressed = [Suppressed(decoder.diagnostic(each), reason) for each, reason in quiet]
    connectors = [Built(path, name, decoder.span(place), variant) for path, name, place, variant in built]
    return Linted(diagnostics, suppressed, understood, remembered=True, connectors=connectors)


class _Decoder:
    """Reads the findings of one entry."""

    def __init__(self, codes: list[Any], sources: list[Any], text_of: Callable[[int], str]) -> None:
        self._codes = [_code(*made) for made in codes]
        self._sources = [SourceFile(path, text if isinstance(text, str) else text_of(text)) for path, text in sources]

    def diagnostic(self, made: object) -> Diagnostic:
        """One finding."""
        code, place, severity, (message, expected, help_text, notes), labels, fix = cast("list[Any]", made)
        return Diagnostic(
            self._codes[code],
            message,
            self.span(place),
            expected,
            help_text,
            tuple(notes),
            tuple(Label(self.span(span), text) for span, text in labels),
            None if fix is None else self._fix(*fix),
            Severity(severity),
        )

    def _fix(self, title: str, edits: list[Any], applicability: str) -> Fix:
        made = tuple(Edit(self.span(span), replacement) for span, replacement in edits)
        return Fix(title, made, Applicability(applicability))

    def span(self, made: list[int]) -> Span:
        """A place."""
        source, start, end = made
        return Span(self._sources[source], start, end)


def _code(code: str, name: str, severity: str, summary: str, why: str, stops_build: bool) -> Code:
    return Code(id=code, name=name, severity=Severity(severity), summary=summary, why=why, stops_build=stops_build)
