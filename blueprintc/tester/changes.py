"""``--since``: which blueprints differ from a commit, also by what they take in."""

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from blueprintc.errors import UsageError
from blueprintc.tester.snapshots import snapshot_file

if TYPE_CHECKING:
    from blueprintc.tester.plan import Suite


class Changes:
    """The files that differ from a commit, those included that git does not know yet."""

    def __init__(self, commit: str) -> None:
        if not commit.strip() or commit.startswith("-"):
            raise UsageError(f'"{commit}" is no commit')
        self._commit = commit
        self._changed: dict[Path, frozenset[Path]] = {}

    def concern(self, suite: "Suite") -> bool:
        """Whether a blueprint, or a file that it or its tests take in, differs. Raises ``UsageError``."""
        changed = self._of_repository(suite.path.absolute().parent)
        read = [suite.path, snapshot_file(suite.path), *suite.tests.files]
        if suite.piece is not None:
            read += suite.piece.loaded.files if suite.piece.loaded is not None else ()
            read += [suite.piece.config.path] if suite.piece.config.path is not None else []
        stem = suite.path.name.split(".")[0]
        beside = {path for path in changed if path.parent == suite.path.resolve().parent}
        return any(path.resolve() in changed for path in read) or any(
            path.name.startswith(f"{stem}.") and path.name.endswith(".response.json") for path in beside
        )

    def _of_repository(self, folder: Path) -> frozenset[Path]:
        for known, changed in self._changed.items():
            if folder == known or known in folder.parents:
                return changed
        root = Path(self._git(folder, "rev-parse", "--show-toplevel").rstrip("\n")).resolve()
        names = self._git(root, "diff", "--name-only", "-z", self._commit, "--").split("\0")
        names += self._git(root, "ls-files", "--others", "--exclude-standard", "-z").split("\0")
        found = frozenset((root / name).resolve() for name in names if name)
        self._changed[root] = found
        return found

    def _git(self, folder: Path, *arguments: str) -> str:
        try:
            done = subprocess.run(  # noqa: S603  no shell reads the arguments
                ["git", *arguments],  # noqa: S607  whichever git the user has
                cwd=folder,
                capture_output=True,
                check=False,
                stdin=subprocess.DEVNULL,
            )
        except OSError as error:
            raise UsageError(f"--since needs git, which cannot be started: {error.strerror or error}") from error
        if done.returncode != 0:
            lines = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["it fails"]
            raise UsageError(f"--since {self._commit}: git says: {lines[0]}")
        return done.stdout.decode("utf-8", "surrogateescape")
