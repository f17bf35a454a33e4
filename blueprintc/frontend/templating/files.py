"""Template files and files that a blueprint takes in: found inside the repository, read once."""

import functools
from collections.abc import Mapping
from pathlib import Path

from blueprintc.diagnostics import DiagnosticSink
from blueprintc.frontend.catalogue import catalogue_root
from blueprintc.frontend.reading import decode_source, read_source
from blueprintc.frontend.repository import find_root, inside
from blueprintc.source import Reads, Segment, SourceFile, Span, Text


class OutsideRootError(Exception):
    """A path leads out of the repository's root."""


class MissingFileError(Exception):
    """There is no such file."""


class FileReader:
    """Reads files below a root; remembers which, and where each source came from.

    ``start`` is the blueprint; ``root`` where ``None`` is given is found from it. Most blueprints take in no other
    file, so nothing is looked up before it is asked for. ``open_files`` are texts, by resolved path, that are taken in
    place of what the files hold.
    """

    def __init__(
        self,
        start: Path,
        root: Path | None,
        sink: DiagnosticSink,
        folders: tuple[str, ...] = ("templates",),
        open_files: Mapping[Path, str] | None = None,
    ) -> None:
        self._start = start
        self._given_root = root
        self.files: list[Path] = []
        self._sink = sink
        self._folders = folders
        self._open_files = open_files or {}
        self._paths: dict[int, Path] = {}
        self._read: dict[Path, SourceFile | None] = {}
        self._asked: dict[Path, Path | None] = {}
        self._has_listed = False
        self._has_catalogue = False

    @functools.cached_property
    def root(self) -> Path:
        """The folder that no path may leave, without symbolic links."""
        return (self._given_root if self._given_root is not None else find_root(self._start)).resolve()

    @functools.cached_property
    def start(self) -> Path:
        """The blueprint's path, without symbolic links."""
        return self._start.resolve()

    def remember(self, source: SourceFile, path: Path) -> None:
        """Note the path of a source that somebody else read."""
        self._paths[id(source)] = path

    def folder(self, source: SourceFile) -> Path:
        """The folder of a source, at which its relative paths start."""
        return self._paths.get(id(source), self.start).parent

    def open_catalogue(self) -> None:
        """Let files of the catalogue be read, too: the blueprint extends one of its blueprints."""
        self._has_catalogue = True

    def is_of_catalogue(self, source: SourceFile | None) -> bool:
        """Whether a source is of the catalogue and not of the repository; its paths and templates are then, too."""
        if not self._has_catalogue or source is None:
            return False
        folder = self.folder(source)
        return folder.is_relative_to(catalogue_root()) and not folder.is_relative_to(self.root)

    def read(self, path: Path) -> SourceFile | None:
        """The file at a path; ``None`` where it cannot be read (reported once).

        Raises ``OutsideRootError`` and ``MissingFileError``.
        """
        target = inside(self.root, path)
        if target is None and self._has_catalogue:
            target = inside(catalogue_root(), path)
        if target is None:
            self._has_listed = True  # where a link leads is more than whether there is a file
            raise OutsideRootError
        if target not in self._read:
            if not target.exists():
                self._asked[path] = None
                raise MissingFileError
            self.files.append(target)
            source = self._source(target)
            self._read[target] = source
            if source is not None:
                self.remember(source, target)
        self._asked[path] = target
        return self._read[target]

    def _source(self, target: Path) -> SourceFile | None:
        text = self._open_files.get(target)
        if text is None:
            return read_source(target, self._sink, shown=self._shown(target))
        return decode_source(text.encode("utf-8", "surrogatepass"), self._shown(target), self._sink)

    def reads(self) -> Reads:
        """What was read and looked for so far."""
        sources = [(path, None if target is None else self._read[target]) for path, target in self._asked.items()]
        files = tuple((str(path), source) for path, source in sources if source is not None)
        absent = tuple(str(path) for path, target in self._asked.items() if target is None)
        return Reads(files, absent, not self._has_listed and all(source is not None for source in self._read.values()))

    def _shown(self, target: Path) -> str:
        """The name for messages: as the user would write it from where they are."""
        for base in (Path.cwd(), self.root):
            if target.is_relative_to(base):
                return target.relative_to(base).as_posix()
        return target.as_posix()

    def template_folders(self, source: SourceFile | None) -> list[Path]:
        """Where templates of a blueprint are looked for: beside it and above it, up to the root."""
        if self.is_of_catalogue(source):
            return [catalogue_root() / "templates"]
        folder = self.root if source is None else self.folder(source)
        found: list[Path] = []
        for each in (folder, *folder.parents):
            found += [each / name for name in self._folders]
            if each == self.root or not each.is_relative_to(self.root):
                break
        found += [self.root / name for name in self._folders]
        return list(dict.fromkeys(found))

    def find_template(self, name: str, source: SourceFile | None) -> Path | None:
        """The path of a template, or ``None``."""
        for folder in self.template_folders(source):
            candidate = folder / name
            if candidate.is_file():
                return candidate
            self._asked[candidate] = None
        return None

    def template_names(self, source: SourceFile | None) -> list[str]:
        """The names of all templates, for "did you mean"."""
        self._has_listed = True
        names: set[str] = set()
        for folder in self.template_folders(source):
            if folder.is_dir():
                for path in sorted(folder.rglob("*"))[:500]:
                    if path.is_file():
                        names.add(path.relative_to(folder).as_posix())
        return sorted(names)


def file_text(source: SourceFile) -> Text:
    """The text of a file with ``\\n`` for every line end, without a byte order mark and without its last line end."""
    raw = source.text
    start = 1 if raw.startswith("\ufeff") else 0
    end = len(raw)
    for ending in ("\r\n", "\n", "\r"):
        if raw.endswith(ending):
            end -= len(ending)
            break
    whole = Span(source, start, end)
    if "\r" not in raw:
        return Text(raw[start:end], whole, (Segment(0, whole, True),) if end > start else ())
    parts: list[Text] = []
    at = start
    while at < end:
        found = raw.find("\r", at, end)
        stop = end if found < 0 else found
        if stop > at:
            span = Span(source, at, stop)
            parts.append(Text(raw[at:stop], span, (Segment(0, span, True),)))
        if found < 0:
            break
        at = found + (2 if raw.startswith("\r\n", found) and found + 1 < end else 1)
        span = Span(source, found, at)
        parts.append(Text("\n", span, (Segment(0, span, False),)))
    return Text.join(parts, whole)
