"""Snapshots on the disk: one file a blueprint, ``__snapshots__/<stem>.snap`` beside it, for people to read."""

import json
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from pathlib import Path

from blueprintc.errors import FileError
from blueprintc.runner import stem_of

_HEAD = "# Snapshots of blueprintc, format 1: requests and answers of tests. Written by blueprintc test -u.\n"


def snapshot_file(blueprint: Path) -> Path:
    """Where the snapshots of a blueprint are."""
    return blueprint.parent / "__snapshots__" / f"{stem_of(blueprint)}.snap"


def read_snapshots(path: Path) -> dict[str, str]:
    """The snapshots of a file by key; none where there is no file. Raises ``FileError``."""
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        reason = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else error.strerror or str(error)
        raise FileError(f"{path.as_posix()}: {reason}") from error
    found: dict[str, str] = {}
    key: str | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("= "):
            key = _key(line[2:], path, number)
            found[key] = ""
        elif key is not None and (not line or line.startswith("  ")):
            found[key] += line[2:] + "\n"
        elif line and not line.startswith("#"):
            raise FileError(f"{path.as_posix()}:{number}: this is no snapshot file; blueprintc test -u writes it anew")
    return {key: _trimmed(text) for key, text in found.items()}


def _key(text: str, path: Path, number: int) -> str:
    try:
        value = json.loads(text)
    except ValueError:
        value = None
    if not isinstance(value, str):
        raise FileError(f"{path.as_posix()}:{number}: this is no snapshot file; blueprintc test -u writes it anew")
    return value


def written(snapshots: Mapping[str, str]) -> str:
    """The text of a file, in the order of the keys."""
    parts = [_HEAD]
    for key in sorted(snapshots):
        lines = _trimmed(snapshots[key]).removesuffix("\n").split("\n")
        parts.append(f"\n= {json.dumps(key, ensure_ascii=False)}\n")
        parts += [f"  {line}\n" if line else "\n" for line in lines]
    return "".join(parts)


def _trimmed(text: str) -> str:
    return text.rstrip("\n") + "\n"


@dataclass(frozen=True, slots=True)
class SnapshotChanges:
    """The texts of snapshot files that change, and how many snapshots were written, removed, and are asked for by no
    test."""

    texts: dict[Path, str]
    written: int = 0
    removed: int = 0
    unused: int = 0

    @staticmethod
    def all(changes: "Iterable[SnapshotChanges]") -> "SnapshotChanges":
        """The changes of several files as those of one run."""
        every = list(changes)
        return SnapshotChanges(
            {path: text for one in every for path, text in one.texts.items()},
            sum(one.written for one in every),
            sum(one.removed for one in every),
            sum(one.unused for one in every),
        )

    def notes(self) -> list[str]:
        """What a report says about them."""
        told = [f"{_count(self.written)} written"] if self.written else []
        told += [f"{_count(self.removed)} removed"] if self.removed else []
        return told + ([f"{_count(self.unused)} that no test asks for; -u removes them"] if self.unused else [])


def changes_of(
    path: Path, there: Mapping[str, str], new: Mapping[str, str], wanted: Set[str], *, drops_unused: bool
) -> SnapshotChanges:
    """The changes of one file: what is there, what cases gave, and the keys that cases ask for."""
    extra = set(there) - wanted
    merged = {**there, **new}
    if drops_unused:
        merged = {key: text for key, text in merged.items() if key not in extra}
    count = sum(there.get(key) != text for key, text in new.items())
    texts = {path: written(merged)} if merged != there else {}
    return SnapshotChanges(texts, count, len(extra) if drops_unused else 0, 0 if drops_unused else len(extra))


def _count(number: int) -> str:
    return "1 snapshot" if number == 1 else f"{number} snapshots"
