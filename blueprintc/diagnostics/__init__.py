"""Findings and where they are collected."""

from blueprintc.diagnostics.code import Code, Severity
from blueprintc.diagnostics.diagnostic import Applicability, Diagnostic, DiagnosticSink, Edit, Fix, Label
from blueprintc.diagnostics.suggest import closest, did_you_mean
from blueprintc.diagnostics.suppression import Sifted, suppress

__all__ = [
    "Applicability",
    "Code",
    "Diagnostic",
    "DiagnosticSink",
    "Edit",
    "Fix",
    "Label",
    "Severity",
    "Sifted",
    "closest",
    "did_you_mean",
    "suppress",
]
