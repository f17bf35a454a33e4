"""The place of a finding, cut out of the file, is exactly the offending text, wherever it was typed."""

from pathlib import Path

import pytest

from blueprintc.frontend import LoadOptions, load_file
from blueprintc.lowering import lower
from tests.property.placements import Placement, all_placements

_ALL = all_placements()


def test_there_are_enough_placements() -> None:
    assert len(_ALL) >= 300
    assert len({placement.id for placement in _ALL}) == len(_ALL)


@pytest.mark.parametrize("placement", _ALL, ids=lambda placement: placement.id)
def test_span_is_the_offending_text(placement: Placement, tmp_path: Path) -> None:
    path = tmp_path / placement.name
    path.write_bytes(placement.text.encode())
    for name, text in placement.files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(text.encode())
    loaded = load_file(path, LoadOptions(root=tmp_path))
    assert loaded.blueprint is not None, loaded.diagnostics
    found = [each for each in lower(loaded.blueprint).diagnostics if each.code.id == "BP208"]
    assert [(each.span.text, each.span.start) for each in found] == [(placement.spelled, placement.start)]
    assert found[0].span.file.path.endswith(placement.in_file or placement.name)
    if placement.in_file:
        assert found[0].labels, "a finding in a template says where the template is used"
