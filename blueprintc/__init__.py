"""Compiler, checker and faithful offline dry-runner for OpenSearch ML Commons connector blueprints."""

from blueprintc.version import __version__

__all__ = ["__version__"]
