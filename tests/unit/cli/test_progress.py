"""The line that tells how far a run is."""

import io
import sys

import pytest

from blueprintc.cli._progress import Counter


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _shown(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, *, quiet: bool = False) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    times = iter(range(100))
    counter = Counter("cases", quiet=quiet, clock=lambda: next(times))
    for number in range(4):
        counter.done(bad=number == 2)
    counter.clear()
    return stream.getvalue()


def test_a_terminal_sees_it_and_nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = _shown(monkeypatch, _Terminal())
    assert "4 cases, 1 failed" in shown
    assert shown.endswith("\r\x1b[K")
    assert _shown(monkeypatch, io.StringIO()) == ""
    assert _shown(monkeypatch, _Terminal(), quiet=True) == ""
