"""Finds the configuration of a file by walking up."""

from pathlib import Path

from blueprintc.config.config import Config

NAMES = ("blueprintc.toml", "pyproject.toml")
"""The files that are looked for in each folder, the first one first."""


class ConfigFinder:
    """The configurations of one run, each read once.

    The search starts in the folder of a file and ends at the repository's root (the folder with ``.git``).
    ``explicit`` is the file that a user named; it then holds for everything.
    """

    def __init__(self, explicit: Path | None = None) -> None:
        self._found: dict[Path, Config] = {}
        self._explicit = None
        if explicit is not None:
            from blueprintc.config.reader import read_config

            self._explicit = read_config(explicit) or Config(root=explicit.absolute().parent)

    def of_folder(self, folder: Path) -> Config:
        """The configuration that holds in a folder; raises ``ConfigError``."""
        if self._explicit is not None:
            return self._explicit
        known = self._found.get(folder)
        if known is not None:
            return known
        start = folder.absolute()
        passed: list[Path] = []
        config = None
        for candidate in (start, *start.parents):
            config = self._found.get(candidate) or _in_folder(candidate)
            passed.append(candidate)
            if config is None and (candidate / ".git").exists():
                config = Config(root=candidate)
            if config is not None:
                break
        config = config or Config(root=start)
        self._found.update(dict.fromkeys([*passed, folder], config))
        return config

    def of_file(self, path: Path) -> Config:
        """The configuration that holds for a file; raises ``ConfigError``."""
        return self.of_folder(path.parent)


def _in_folder(folder: Path) -> Config | None:
    for name in NAMES:
        path = folder / name
        if path.is_file():
            from blueprintc.config.reader import read_config  # most files have no configuration above them

            config = read_config(path)
            if config is not None:
                return config
    return None
