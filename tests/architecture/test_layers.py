"""The imports inside the package go downwards, as ``layers.py`` says."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.layers import LAYERS, TOP

PACKAGE = Path(__file__).parents[2] / "blueprintc"


def _part(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def _imports(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "blueprintc":
            if node.module == "blueprintc":
                for alias in node.names:
                    yield node.lineno, f"blueprintc.{alias.name}"
            else:
                yield node.lineno, node.module
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] == "blueprintc":
                    yield node.lineno, alias.name


def test_every_part_has_a_row() -> None:
    parts = {p.name if p.is_dir() else p.stem for p in PACKAGE.iterdir() if p.is_dir() or p.suffix == ".py"}
    assert parts - {"__pycache__"} - TOP <= set(LAYERS)


def test_rows_allow_only_lower_rows() -> None:
    for name, layer in LAYERS.items():
        for other in layer.may_import:
            assert LAYERS[other].row <= layer.row, f"{name} -> {other}"
            assert name not in LAYERS[other].may_import, f"{name} <-> {other}"


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_go_down(path: Path) -> None:
    part = _part("blueprintc." + ".".join(path.relative_to(PACKAGE).with_suffix("").parts))
    if part in TOP:
        return
    for line, module in _imports(path):
        target = _part(module)
        if target in (part, "__init__"):
            continue
        assert target in LAYERS[part].may_import, f"{path}:{line}: {part} may not import {target}"
