"""Nothing that a test file holds makes the tester fail, and every place that it names is in a file."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from blueprintc.api import run_tests
from blueprintc.tester.options import TestOptions
from blueprintc.tester.reports.registry import FORMATS, render_report
from tests.conftest import CASES
from tests.property.profile import fuzz

_SEEDS = sorted(path.read_bytes() for path in (CASES / "tester").glob("*.test.yaml"))
_PIECES = st.sampled_from(
    [
        b"{{ matrix.a }}", b"{{", b"{%", b"${parameters.x}", b": ", b"- ", b"\n", b"  ", b"'", b'"', b"&a ", b"*a",
        b"[", b"]", b"{", b"}", b"#", b"\xff", b"\x00", b"\xe2\x80\xa8", b"null", b"yes", b"010", b"1e999", b"$near: ",
        b"$matches: (", b"$length: x", b"$exact: ", b"$contains: ", b"$absent: ", b"matrix: {a: [1]}", b"target: ",
        b"variant: ", b"responses: ", b"stub: ", b"cassette: ", b"file: ..", b"jsonpath: {$..: 1}", b"snapshot: true",
        b"call: {body: ", b"status: 99999999999", b"delay_ms: -1", b"history: [{}]", b"caller: agent", b"!file ",
    ]
)  # fmt: skip


@st.composite
def _mutated(draw: st.DrawFn) -> bytes:
    data = draw(st.sampled_from(_SEEDS))
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(data)))
        end = at + draw(st.integers(0, 12))
        data = data[:at] + (draw(_PIECES) if draw(st.booleans()) else b"") + data[draw(st.sampled_from((at, end))) :]
    return data


@fuzz
@given(_mutated())
def test_any_test_file_gives_a_result(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        _try(Path(folder), data)


def _try(tmp_path: Path, data: bytes) -> None:
    shutil.copy(CASES / "tester" / "embedding.blueprint.yaml", tmp_path)
    (tmp_path / ".git").mkdir(exist_ok=True)
    (tmp_path / "embedding.test.yaml").write_bytes(data)
    result = run_tests(TestOptions(paths=(tmp_path,), only="tests", frozen_snapshots=True))
    for name in FORMATS:
        assert render_report(result, name)
    for case in result.cases:
        for failure in case.failures:
            assert failure.place is None or failure.place.line >= 1
