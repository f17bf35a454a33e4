"""ANSI colours for the formats that people read."""

from blueprintc.diagnostics import Severity
from blueprintc.records import record

_STYLES = {"bold": "1", "error": "1;31", "warning": "1;33", "info": "1;36", "gutter": "1;34", "help": "1;36"}


@record
class Paint:
    """Colours a text, or leaves it alone."""

    enabled: bool

    def __call__(self, style: str, text: str) -> str:
        """``text`` in one of the styles of this module."""
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self.enabled and text else text

    def severity(self, severity: Severity, text: str) -> str:
        """``text`` in the colour of a severity."""
        return self(severity.value, text)
