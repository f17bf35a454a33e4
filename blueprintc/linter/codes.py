"""Kinds of findings about blueprintc itself."""

from blueprintc.diagnostics import Code, Severity

INTERNAL_FAULT = Code(
    "BP901",
    "internal-fault",
    Severity.ERROR,
    "blueprintc failed on a file.",
    "That is a defect of blueprintc, not of the file; the other files were looked at all the same.",
)
