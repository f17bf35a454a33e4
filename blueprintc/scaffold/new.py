"""A new blueprint from one of the catalogue."""

import re
from pathlib import Path

from blueprintc.scaffold.catalogue import CatalogueEntry, catalogue_root

_TEMPLATE_FILE = re.compile(
    r"""!template\s+(?:\{\s*name:\s*)?["']?([\w./-]+)|{%-?\s*(?:import|from|include)\s+["']([^"']+)"""
)
_EXTENDS = re.compile(r"^extends:[ \t]*[\"']?([\w./-]+)", re.MULTILINE)
_NAME = re.compile(r"^name:.*$", re.MULTILINE)


def new_blueprint(entry: CatalogueEntry, *, stem: str | None = None, name: str | None = None) -> dict[str, str]:
    """Path → text of the files that a copy of the entry needs: the blueprint, its companions and its templates.

    ``stem`` is the file's name without ``.blueprint.yaml`` (default: the task), ``name`` the connector's name
    (default: the entry's own).
    """
    root = catalogue_root()
    stem = stem or entry.task
    text = entry.path.read_text(encoding="utf-8")
    if name is not None:
        text = _NAME.sub(lambda _: f"name: {_quoted(name)}", text, count=1)
    files = {f"blueprints/{entry.provider}/{stem}.blueprint.yaml": text}
    for companion in sorted(entry.path.parent.glob(f"{entry.task}.*")):
        if companion != entry.path and companion.is_file():
            ending = companion.name.removeprefix(entry.task)
            files[f"blueprints/{entry.provider}/{stem}{ending}"] = companion.read_text(encoding="utf-8")
    _add_templates(text, root / "templates", files)
    _add_bases(text, entry.path.parent, root, files)
    return files


def _add_bases(text: str, folder: Path, root: Path, files: dict[str, str]) -> None:
    """Add the blueprints that a text extends, at the same place below the repository's root."""
    for match in _EXTENDS.finditer(text):
        path = (folder / match[1]).resolve()
        key = path.relative_to(root.resolve()).as_posix()
        if key not in files:
            files[key] = path.read_text(encoding="utf-8")
            _add_templates(files[key], root / "templates", files)
            _add_bases(files[key], path.parent, root, files)


def _add_templates(text: str, folder: Path, files: dict[str, str]) -> None:
    for match in _TEMPLATE_FILE.finditer(text):
        relative = match[1] or match[2]
        path = folder / relative
        key = f"templates/{relative}"
        if key not in files and path.is_file():
            files[key] = path.read_text(encoding="utf-8")
            _add_templates(files[key], folder, files)


def _quoted(name: str) -> str:
    """A text as a YAML scalar: JSON's form of a string is one in every version of YAML."""
    import json

    return json.dumps(name, ensure_ascii=False)
