"""Builds a blueprint's text, for tests that compare connectors."""

from pathlib import Path

from blueprintc.diagnostics import Severity
from blueprintc.frontend import LoadOptions, load
from blueprintc.lowering import emit, lower
from blueprintc.source import SourceFile


def build_text(text: str, path: str = "x.blueprint.yaml") -> list[str]:
    """The connectors that a blueprint's text builds; a finding that stops the build fails the test."""
    loaded = load(SourceFile(path, text), LoadOptions(root=Path.cwd()))
    assert loaded.blueprint is not None, [diagnostic.message for diagnostic in loaded.diagnostics]
    lowered = lower(loaded.blueprint)
    errors = [d.message for d in [*loaded.diagnostics, *lowered.diagnostics] if d.severity is Severity.ERROR]
    assert lowered.can_build, errors
    return [emit(connector) for connector in lowered.connectors]
