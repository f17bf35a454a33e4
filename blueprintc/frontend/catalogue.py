"""Where the catalogue of finished blueprints is, and which it has."""

import re
from functools import cache
from pathlib import Path

#: How ``extends`` names a blueprint of the catalogue: ``catalog:provider/task``.
SCHEME = "catalog:"
ENDING = ".blueprint.yaml"
_ID = re.compile(r"[a-z0-9_]+/[a-z0-9-]+\Z")


@cache
def catalogue_root() -> Path:
    """The folder with ``blueprints/`` and ``templates/``: in the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    shipped = package / "catalogue"
    return shipped if shipped.is_dir() else package.parent


def catalogue_path(entry_id: str) -> Path | None:
    """The file of ``provider/task``; none where the catalogue has no such blueprint."""
    if not _ID.match(entry_id):
        return None
    path = catalogue_root() / "blueprints" / f"{entry_id}{ENDING}"
    return path if path.is_file() else None


def catalogue_ids() -> list[str]:
    """All ids, sorted."""
    folder = catalogue_root() / "blueprints"
    return [path.relative_to(folder).as_posix().removesuffix(ENDING) for path in sorted(folder.glob(f"*/*{ENDING}"))]
