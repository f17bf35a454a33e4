"""The catalogue of finished blueprints that ships with blueprintc."""

import re
from dataclasses import dataclass
from pathlib import Path

from blueprintc.diagnostics import closest
from blueprintc.errors import UsageError

_ENDING = ".blueprint.yaml"
_TITLE = re.compile(r"^name:[ \t]*(.*?)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A finished blueprint: ``provider/task``, its title, and where it is."""

    provider: str
    task: str
    title: str
    path: Path

    @property
    def id(self) -> str:
        """What ``new`` is called with."""
        return f"{self.provider}/{self.task}"


def catalogue_root() -> Path:
    """The folder with ``blueprints/`` and ``templates/``: in the package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    shipped = package / "catalogue"
    return shipped if shipped.is_dir() else package.parent


def catalogue(root: Path | None = None) -> list[CatalogueEntry]:
    """Every entry, sorted by provider and task."""
    folder = (root or catalogue_root()) / "blueprints"
    return [
        CatalogueEntry(path.parent.name, path.name.removesuffix(_ENDING), _title(path), path)
        for path in sorted(folder.glob(f"*/*{_ENDING}"))
    ]


def find_entry(entry_id: str, root: Path | None = None) -> CatalogueEntry:
    """The entry ``provider/task``; raises ``UsageError`` with the nearest one, or what there is."""
    entries = {entry.id: entry for entry in catalogue(root)}
    if entry_id in entries:
        return entries[entry_id]
    like = closest(entry_id, entries)
    same_provider = [known for known in entries if known.split("/")[0] == entry_id.split("/")[0]]
    hint = f'did you mean "{like}"?' if like else f"there are {', '.join(same_provider or entries)}"
    raise UsageError(f'the catalogue has no "{entry_id}"; {hint}')


def _title(path: Path) -> str:
    found = _TITLE.search(path.read_text(encoding="utf-8"))
    return found[1].strip("\"'") if found else ""
