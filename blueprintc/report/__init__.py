"""How findings are shown: one format a file in ``formats/``."""

from blueprintc.report.registry import format_names, render
from blueprintc.report.report import Built, Linted, Report, Suppressed
from blueprintc.report.visible import visible

__all__ = ["Built", "Linted", "Report", "Suppressed", "format_names", "render", "visible"]
