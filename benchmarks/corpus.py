"""Many blueprints for measuring, generated from the catalogue."""

import re
import shutil
from pathlib import Path

ROOT = Path(__file__).parents[1]
SCHEMA = ROOT / "schemas" / "blueprint.schema.json"

_NAME = re.compile(r"^name:.*$", re.MULTILINE)
_TAG = re.compile(r": !\w")


def generate(folder: Path, count: int) -> list[Path]:
    """Write a repository with ``count`` blueprints, each one of the catalogue's under another name.

    Those with tags (``!template``) are left out, because check-jsonschema cannot read them.
    """
    folder.mkdir(parents=True)
    (folder / "blueprintc.toml").write_text("", encoding="utf-8")
    if (ROOT / "templates").is_dir():
        shutil.copytree(ROOT / "templates", folder / "templates")
    originals = sorted((ROOT / "blueprints").glob("*/*.blueprint.yaml"))
    texts = [(path.parent.name, path.name, path.read_text(encoding="utf-8")) for path in originals]
    texts = [original for original in texts if not _TAG.search(original[2])]
    written: list[Path] = []
    for index in range(count):
        provider, name, text = texts[index % len(texts)]
        path = folder / "blueprints" / f"{index // 100:02}" / f"{provider}-{index}-{name}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_NAME.sub(f"name: Blueprint {index}", text, count=1), encoding="utf-8")
        written.append(path)
    return written
