"""Findings and where they are collected."""

from blueprintc.diagnostics.code import Code, Severity
from blueprintc.diagnostics.diagnostic import Applicability, Diagnostic, DiagnosticSink, Edit, Fix, Label

__all__ = ["Applicability", "Code", "Diagnostic", "DiagnosticSink", "Edit", "Fix", "Label", "Severity"]
