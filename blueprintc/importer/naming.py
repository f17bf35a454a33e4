"""File names for imported blueprints: readable, unique, and the same on every file system."""

import re
import unicodedata

_RESERVED = frozenset({"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)})
_LONGEST = 60


class FileNames:
    """Hands out names; each once, also where a file system ignores case."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def name_for(self, title: str) -> str:
        """The file name for a connector's name: lower case words with dashes, and a number where it is taken."""
        plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
        slug = re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST].strip("-") or "connector"
        if slug in _RESERVED:
            slug = f"{slug}-connector"
        unique = slug
        number = 2
        while unique in self._taken:
            unique = f"{slug}-{number}"
            number += 1
        self._taken.add(unique)
        return f"{unique}.blueprint.yaml"
