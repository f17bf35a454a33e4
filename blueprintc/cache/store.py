"""Entries on the disk: a file each, whole or not there, with a checksum.

Any number of processes may work in a folder at once: an entry is written beside its place and renamed, and the last
one wins. What is truncated, foreign or of another version is no entry. A disk that is full or must not be written to
means no entries, never an error.
"""

import contextlib
import hashlib
import os
from pathlib import Path

FOLDER = ".blueprintc_cache"
"""The name of the folder; nothing in it is worth keeping."""

MOST_ENTRIES = 10_000
"""Entries that a folder holds before the oldest half goes."""

_MAGIC = "blueprintc cache 1"
_NOTES = {
    ".gitignore": "*\n",
    "CACHEDIR.TAG": "Signature: 8a477f597d28d172789f06886806bc55\n# Results of blueprintc; may be deleted.\n",
}


def digest(content: bytes) -> str:
    """The name of a content."""
    return hashlib.blake2b(content, digest_size=20).hexdigest()


class Store:
    """The entries below one folder."""

    def __init__(self, root: Path) -> None:
        self._folder = os.path.join(root, FOLDER)
        self._written = 0
        # A link would lead the writing out of the repository; it is not ours.
        self._is_usable = not os.path.islink(self._folder)
        self._is_ready = False

    def read(self, key: str) -> str | None:
        """The text of an entry; none where there is no sound one."""
        if not self._is_usable:
            return None
        try:
            with open(os.path.join(self._folder, key), "rb") as stream:
                content = stream.read()
        except OSError:
            return None
        head, _, body = content.partition(b"\n")
        return body.decode("ascii") if head == _head(key, body) else None

    def write(self, key: str, text: str) -> None:
        """Put an entry in place of an older one; ``text`` is ASCII."""
        if not self._is_usable:
            return
        body = text.encode("ascii")
        beside = os.path.join(self._folder, f".{key}.{os.getpid()}.tmp")
        try:
            if not self._is_ready:
                self._prepare()
            with open(beside, "wb") as stream:
                stream.write(_head(key, body) + b"\n" + body)
            os.replace(beside, os.path.join(self._folder, key))
            self._written += 1
        except OSError:
            self._is_usable = False
            with contextlib.suppress(OSError):
                os.unlink(beside)

    def _prepare(self) -> None:
        os.makedirs(self._folder, exist_ok=True)
        for name, text in _NOTES.items():
            path = os.path.join(self._folder, name)
            if not os.path.exists(path):
                with open(path, "w", encoding="ascii") as stream:
                    stream.write(text)
        self._is_ready = True

    def tidy(self) -> None:
        """Let the oldest entries go where there are too many, and what crashed processes left behind."""
        if not self._written:
            return
        with contextlib.suppress(OSError):
            names = [name for name in os.listdir(self._folder) if name not in _NOTES]
            if len(names) <= max(MOST_ENTRIES, 3 * self._written):
                return
            paths = [os.path.join(self._folder, name) for name in names]
            for path in sorted(paths, key=_age)[: len(paths) // 2]:
                with contextlib.suppress(OSError):
                    os.unlink(path)


def _head(key: str, body: bytes) -> bytes:
    return f"{_MAGIC} {key} {digest(body)}".encode("ascii")


def _age(path: str) -> float:
    try:
        return os.stat(path).st_mtime
    except OSError:
        return 0.0
