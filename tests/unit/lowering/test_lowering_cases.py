"""Blueprints and the exact connector texts that they are lowered to."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from blueprintc.frontend import LoadOptions, load_file
from blueprintc.lowering import emit, lower
from tests.conftest import CASES

_FOLDER = CASES / "lowering"
_CASES = sorted(path for path in _FOLDER.iterdir() if path.is_dir())


@pytest.mark.parametrize("folder", _CASES, ids=lambda path: path.name)
def test_lowering(folder: Path, golden: Callable[[str, str], None]) -> None:
    loaded = load_file(folder / "x.blueprint.yaml", LoadOptions(root=folder))
    assert loaded.blueprint is not None
    lowered = lower(loaded.blueprint)
    findings = [*loaded.diagnostics, *lowered.diagnostics]
    assert [found.message for found in findings if found.code.stops_build] == []
    parts: list[str] = []
    for connector in lowered.connectors:
        text = emit(connector)
        json.loads(text)
        parts.append(f"// {connector.variant or 'itself'}\n{text}")
        if connector.interface is not None:
            json.loads(connector.interface["input"])
            parts.append(f"// interface: {connector.interface['input']}\n")
    golden(f"lowering/{folder.name}/expected.txt", "".join(parts))
