"""Compiler, checker and faithful offline dry-runner for OpenSearch ML Commons connector blueprints."""

from typing import TYPE_CHECKING

from blueprintc.version import __version__

if TYPE_CHECKING:
    from blueprintc.api import CheckOptions, check
    from blueprintc.errors import BlueprintcError

__all__ = ["BlueprintcError", "CheckOptions", "__version__", "check"]

_HOMES = {"BlueprintcError": "blueprintc.errors", "CheckOptions": "blueprintc.api", "check": "blueprintc.api"}


def __getattr__(name: str) -> object:
    """The public functions and types, imported when they are asked for: importing the package costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
