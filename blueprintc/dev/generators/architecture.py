"""``docs/architecture.md``: the prose of ``docs/architecture.in.md`` around the table of layers."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

from blueprintc.dev.generators import NOTE

_ROOT = Path(__file__).parents[3]


def generate() -> dict[str, str]:
    """The page."""
    layers = _layers().LAYERS
    rows = ["| row | part | owns | may import |", "|---|---|---|---|"]
    for name, layer in sorted(layers.items(), key=lambda item: (item[1].row, item[0])):
        imports = ", ".join(f"`{other}`" for other in sorted(layer.may_import)) or "nothing of ours"
        rows.append(f"| {layer.row} | `{name}` | {layer.why} | {imports} |")
    prose = (_ROOT / "docs" / "architecture.in.md").read_text(encoding="utf-8")
    return {"docs/architecture.md": NOTE + prose.replace("{{ layers }}", "\n".join(rows))}


def _layers() -> ModuleType:
    """The table that the tests hold the package to."""
    path = _ROOT / "tests" / "architecture" / "layers.py"
    spec = importlib.util.spec_from_file_location("_layers", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["_layers"] = module  # its dataclass looks itself up there
    spec.loader.exec_module(module)
    return module
