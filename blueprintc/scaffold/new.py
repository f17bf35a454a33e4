"""A new blueprint from one of the catalogue."""

import json
import re

from blueprintc.errors import UsageError
from blueprintc.frontend import LoadOptions, load_file
from blueprintc.scaffold.catalogue import CatalogueEntry, catalogue_root

_NAME = re.compile(r"^name:.*$", re.MULTILINE)
_STEM = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def new_blueprint(entry: CatalogueEntry, *, stem: str | None = None, name: str | None = None) -> dict[str, str]:
    """Path → text of the files that a copy of the entry needs: the blueprint, its companions, and what it reads.

    ``stem`` is the file's name without ``.blueprint.yaml`` (default: the task), ``name`` the connector's name
    (default: the entry's own). Raises ``UsageError`` for a stem that is no file name.
    """
    stem = stem or entry.task
    if not _STEM.fullmatch(stem):
        raise UsageError(f'"{stem}" is no name for a file: letters, digits, dots, dashes and underscores')
    text = entry.path.read_text(encoding="utf-8")
    if name is not None:
        text = _NAME.sub(lambda _: f"name: {json.dumps(name, ensure_ascii=False)}", text, count=1)
    files = {f"blueprints/{entry.provider}/{stem}.blueprint.yaml": text}
    for companion in sorted(entry.path.parent.glob(f"{entry.task}.*")):
        ending = companion.name.removeprefix(entry.task)
        if companion != entry.path and companion.is_file() and not ending.endswith(".blueprint.yaml"):
            files[f"blueprints/{entry.provider}/{stem}{ending}"] = companion.read_text(encoding="utf-8")
    root = catalogue_root().resolve()
    for path in load_file(entry.path, LoadOptions(root=root)).files:
        if path.resolve() != entry.path.resolve():
            files[path.resolve().relative_to(root).as_posix()] = path.read_text(encoding="utf-8")
    return files
