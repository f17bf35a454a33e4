"""``build_site``: the pages of a site as texts by path; ``write_site``: onto the disk, removing only its own."""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from blueprintc.errors import FileError, UsageError
from blueprintc.files import write_files
from blueprintc.pages.html import render_page
from blueprintc.pages.site.collect import entry_of
from blueprintc.pages.site.entry import Entry
from blueprintc.pages.site.thumbnail import thumbnail
from blueprintc.runner import RunOptions, stem_of
from blueprintc.tester.options import TestOptions
from blueprintc.tester.running import run_tests

MANIFEST = ".blueprintc-site.json"
_INDEX = "index.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteOptions:
    """The site's title, and how blueprints are read and run."""

    title: str = "Blueprints"
    run: RunOptions = field(default_factory=RunOptions)


@dataclass(frozen=True, slots=True)
class Site:
    """The entries, and the pages by their paths below the site's folder."""

    entries: tuple[Entry, ...]
    pages: Mapping[str, str]

    @property
    def failed(self) -> tuple[Entry, ...]:
        """The blueprints that do not build, or whose sample calls fail."""
        return tuple(entry for entry in self.entries if entry.failed)


def build_site(files: Sequence[Path], base: Path, options: SiteOptions) -> Site:
    """The site of some blueprints, each at its path from ``base``, which holds them all.

    The same files give the same pages. Raises ``UsageError`` and ``FileError``.
    """
    if not files:
        raise UsageError("there is no blueprint to make a site of")
    tests = TestOptions(paths=tuple(files), run=options.run, only="tests", frozen_snapshots=True, keeps_calls=True)
    tested = {Path(file.path): file for file in run_tests(tests).files}
    entries = tuple(entry_of(path, entry_id, options.run, tested.get(path)) for path, entry_id in _ids(files, base))
    pages = {_INDEX: _gallery(entries, options)}
    for entry in entries:
        pages[entry.file] = _page(entry, base, options)
    return Site(entries, pages)


def _ids(files: Sequence[Path], base: Path) -> list[tuple[Path, str]]:
    """Each file with its place below the site's folder."""
    taken: set[str] = {"index"}
    named: list[tuple[Path, str]] = []
    for path in files:
        wanted = (Path(os.path.relpath(path.parent, base)) / stem_of(path)).as_posix()
        name, number = wanted, 1
        while name.lower() in taken:
            number += 1
            name = f"{wanted}-{number}"
        taken.add(name.lower())
        named.append((path, name))
    return named


def _gallery(entries: Sequence[Entry], options: SiteOptions) -> str:
    by_provider: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: (entry.provider, entry.title.lower(), entry.id)):
        by_provider.setdefault(entry.provider, []).append(entry)
    return render_page(
        "gallery.html",
        ("gallery.js",),
        ("site.css",),
        title=options.title,
        brand=options.title,
        home="",
        providers=by_provider,
        callers=sorted({caller for entry in entries for caller in entry.callers}),
        count=len(entries),
        address=quote,
        stamp=lambda entry: thumbnail(next((each.picture for each in entry.examples if each.picture), None)),
    )


def _page(entry: Entry, base: Path, options: SiteOptions) -> str:
    # where the repository lies on this machine is nobody's business
    place = (Path(base.absolute().name) / os.path.relpath(entry.path, base)).as_posix()
    return render_page(
        "blueprint.html",
        ("copy.js", "report.js"),
        ("site.css",),
        title=entry.title,
        brand=options.title,
        home="../" * entry.id.count("/") + _INDEX,
        entry=entry,
        place=place,
        trouble=entry.trouble.replace(entry.path, place),
    )


def write_site(folder: Path, site: Site) -> tuple[list[Path], list[Path]]:
    """Write the pages; give the files that changed and those that were removed.

    A file that the last run wrote and this one does not need is removed; any other file stays. Raises ``UsageError``
    where a page would take the place of a file that is not this command's own, and ``FileError``.
    """
    before = _manifest(folder)
    texts = dict(sorted(site.pages.items()))
    for name in texts:
        path = folder / name
        if path.exists() and name not in before:
            raise UsageError(
                f"{path.as_posix()} was not written by blueprintc site: choose another folder, or remove it"
            )
    changed = [
        folder / name
        for name, text in texts.items()
        if before.get(name) != _sum(text) or not _holds(folder / name, text)
    ]
    manifest = json.dumps({name: _sum(text) for name, text in texts.items()}, indent=1) + "\n"
    # what is written stays listed until it is gone, so that a run that is cut off can be repeated
    both = json.dumps({**before, **json.loads(manifest)}, indent=1) + "\n"
    write_files({folder / MANIFEST: both})
    write_files({path: texts[path.relative_to(folder).as_posix()] for path in changed})
    removed = _remove(folder, {name: known for name, known in before.items() if name not in texts})
    write_files({folder / MANIFEST: manifest})
    return changed, removed


def _manifest(folder: Path) -> dict[str, str]:
    """The files that the last run wrote, with the sums of their contents."""
    path = folder / MANIFEST
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise FileError(f"{path.as_posix()}: it cannot be read ({error}); remove it to begin anew") from error
    if not isinstance(given, dict):
        raise FileError(f"{path.as_posix()}: it is no list of files; remove it to begin anew")
    return {
        name: str(known)
        for name, known in given.items()
        if ".." not in Path(name).parts and not Path(name).is_absolute()
    }


def _remove(folder: Path, stale: Mapping[str, str]) -> list[Path]:
    """Remove pages that are as they were written, and folders that are empty then."""
    removed: list[Path] = []
    for name, known in stale.items():
        path = folder / name
        try:
            if not path.is_file() or _sum(path.read_text(encoding="utf-8", errors="replace")) != known:
                continue
            path.unlink()
            removed.append(path)
            for parent in path.parents:
                if parent == folder or any(parent.iterdir()):
                    break
                parent.rmdir()
        except OSError as error:
            raise FileError(f"{path.as_posix()}: {error.strerror or error}") from error
    return removed


def _holds(path: Path, text: str) -> bool:
    try:
        return path.read_text(encoding="utf-8") == text
    except (OSError, UnicodeDecodeError):
        return False


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()
