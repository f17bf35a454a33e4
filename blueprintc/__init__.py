"""Compiler, checker and faithful offline dry-runner for OpenSearch ML Commons connector blueprints."""

from typing import TYPE_CHECKING

from blueprintc.version import __version__

if TYPE_CHECKING:
    from blueprintc.api import CheckOptions, check, compile, load, run, run_caller
    from blueprintc.builder import Build, Output
    from blueprintc.diagnostics import Diagnostic, Severity
    from blueprintc.emulator.callers import Inputs
    from blueprintc.emulator.dry_run import Run
    from blueprintc.emulator.exchange import Call, ProviderResponse
    from blueprintc.errors import BlueprintcError, ConfigError, FileError, UnsupportedError, UsageError
    from blueprintc.frontend import Loaded
    from blueprintc.report import Report
    from blueprintc.runner import RunOptions

_HOMES = {
    "blueprintc.api": ("CheckOptions", "check", "compile", "load", "run", "run_caller"),
    "blueprintc.builder": ("Build", "Output"),
    "blueprintc.diagnostics": ("Diagnostic", "Severity"),
    "blueprintc.emulator.callers": ("Inputs",),
    "blueprintc.emulator.dry_run": ("Run",),
    "blueprintc.emulator.exchange": ("Call", "ProviderResponse"),
    "blueprintc.errors": ("BlueprintcError", "ConfigError", "FileError", "UnsupportedError", "UsageError"),
    "blueprintc.frontend": ("Loaded",),
    "blueprintc.report": ("Report",),
    "blueprintc.runner": ("RunOptions",),
}

__all__ = [
    "BlueprintcError",
    "Build",
    "Call",
    "CheckOptions",
    "ConfigError",
    "Diagnostic",
    "FileError",
    "Inputs",
    "Loaded",
    "Output",
    "ProviderResponse",
    "Report",
    "Run",
    "RunOptions",
    "Severity",
    "UnsupportedError",
    "UsageError",
    "__version__",
    "check",
    "compile",
    "load",
    "run",
    "run_caller",
]


def __getattr__(name: str) -> object:
    """The public functions and types, imported when they are asked for: importing the package costs nothing."""
    for home, names in _HOMES.items():
        if name in names:
            from importlib import import_module

            return getattr(import_module(home), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
