"""``ResultCache``: whether a file, all that it takes in, the options and the tool are as they were, and what was found.

An entry's name comes from the tool, the options and the file's path; the entry itself names the contents that it
holds for. So a folder grows with the number of files, not with every change of one, and a changed file takes the
place of its older self.
"""

import json
import os
from collections.abc import Sequence
from pathlib import Path

from blueprintc.cache.entry import Encoder, decode
from blueprintc.cache.fingerprint import tool_fingerprint
from blueprintc.cache.store import Store, digest
from blueprintc.diagnostics import Diagnostic
from blueprintc.records import record
from blueprintc.report import Built, Linted

#: A larger file is not worth a thought; reading it is refused anyway.
MOST_BYTES = 4_000_000
_MARKS = (".git", ".hg", ".jj", "blueprintc.toml", "pyproject.toml")


@record
class Question:
    """What is found in ``content``, the file at ``path`` that is called ``name``, with these ``settings``.

    ``root`` is the folder that keeps the answer.
    """

    path: Path
    name: str
    content: bytes
    settings: tuple[object, ...]
    root: Path


class ResultCache:
    """The results that one run finds and keeps."""

    def __init__(self) -> None:
        self._stores: dict[Path, Store] = {}
        self._working = os.getcwd()
        self._places: dict[str, str] = {}
        self._tool = digest(tool_fingerprint().encode("utf-8", "surrogateescape")) if tool_fingerprint() else ""

    def find(self, question: Question) -> Linted | None:
        """What an earlier run found; none where anything is not as it was."""
        if not self._tool:
            return None
        text = self._store(question.root).read(self._key(question))
        if text is None:
            return None
        try:
            entry = json.loads(text)
            contents = _contents(entry[0], question.content)
            if contents is None:
                return None
            return decode(entry, lambda index: contents[index + 1].decode("utf-8"))
        except (ValueError, TypeError, LookupError):
            return None

    def keep(self, question: Question, linted: Linted) -> None:
        """Keep what was found, unless it says that blueprintc or the machine failed."""
        findings = [*linted.diagnostics, *(each.diagnostic for each in linted.suppressed)]
        if not self._tool or not linted.reads.is_complete or any(_is_ours(found.code.id) for found in findings):
            return
        depends: list[tuple[str, str | None]] = [("", digest(question.content))]
        for path, source in linted.reads.files:
            depends.append((path, digest(source.text.encode("utf-8", "surrogatepass"))))
        depends += [(path, None) for path in linted.reads.absent]
        try:
            content = question.content.decode("utf-8")
        except UnicodeDecodeError:
            content = None
        encoder = Encoder(question.name, content, [source for _, source in linted.reads.files])
        self._store(question.root).write(self._key(question), encoder.encode(linted, depends))

    def find_across(self, connectors: Sequence[Built]) -> Sequence[Diagnostic] | None:
        """What an earlier run found when it compared these connectors; none where any is not as it was."""
        text = self._first().read(self._key_across(connectors)) if self._stores and self._tool else None
        if text is None:
            return None
        try:
            entry = json.loads(text)
            if entry[0] != [["", _state(connectors)]]:
                return None
            return decode(entry, lambda index: connectors[index].span.file.text).diagnostics
        except (ValueError, TypeError, LookupError):
            return None

    def keep_across(self, connectors: Sequence[Built], findings: Sequence[Diagnostic]) -> None:
        """Keep what was found by comparing connectors."""
        if not self._stores or not self._tool or any(_is_ours(found.code.id) for found in findings):
            return
        encoder = Encoder("", None, [each.span.file for each in connectors])
        text = encoder.encode(Linted(findings), [("", _state(connectors))])
        self._first().write(self._key_across(connectors), text)

    def close(self) -> None:
        """Tidy up at the end of a run."""
        for store in self._stores.values():
            store.tidy()

    def _first(self) -> Store:
        return next(iter(self._stores.values()))

    def _key_across(self, connectors: Sequence[Built]) -> str:
        paths = sorted({each.path for each in connectors})
        return digest(json.dumps([self._tool, self._working, "across", paths]).encode("ascii"))

    def _store(self, root: Path) -> Store:
        if root not in self._stores:
            self._stores[root] = Store(root)
        return self._stores[root]

    def _key(self, question: Question) -> str:
        path = os.path.realpath(question.path)
        parts = [self._tool, self._working, path, self._place(os.path.dirname(path)), question.name, question.settings]
        return digest(json.dumps(parts, default=repr).encode("ascii"))

    def _place(self, folder: str) -> str:
        """What decides where the repository of a folder begins: which marks stand in it and above it."""
        if folder not in self._places:
            above = os.path.dirname(folder)
            marks = "".join(_mark(os.path.join(folder, name)) for name in _MARKS)
            self._places[folder] = marks + "/" + (self._place(above) if above != folder else "")
        return self._places[folder]


def _state(connectors: Sequence[Built]) -> str:
    """All that comparing connectors looks at."""
    made = [
        (each.path, each.name, each.variant, each.span.file.path, each.span.start, each.span.end) for each in connectors
    ]
    return digest(json.dumps(made).encode("ascii"))


def _mark(path: str) -> str:
    try:
        state = os.stat(path)
    except OSError:
        return "-"
    return f"{state.st_mtime_ns},{state.st_size}" if path.endswith("pyproject.toml") else "+"


def _contents(depends: list[list[str | None]], content: bytes) -> list[bytes] | None:
    """The contents of the file and of all that it takes in, where they are as they were."""
    found: list[bytes] = []
    for path, expected in depends:
        if path is None:
            return None
        if expected is None:
            if os.path.exists(path):
                return None
            continue
        if path:
            read = read_regular(path)
            if read is None:
                return None
            content = read
        if digest(content) != expected:
            return None
        found.append(content)
    return found


def read_regular(path: str | Path) -> bytes | None:
    """The content of a file that is a regular one of a sensible size; none for anything else."""
    try:
        if not os.path.isfile(path):
            return None
        with open(path, "rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError):
        return None
    return content if len(content) <= MOST_BYTES else None


def _is_ours(code: str) -> bool:
    """Whether a finding says that a file could not be read, or that blueprintc failed."""
    return code == "BP001" or code.startswith("BP9")
