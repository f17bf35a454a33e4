"""Callers: who uses a model, what each puts into its calls, and what it needs back (design, section 5)."""

from blueprintc.emulator.callers.contract import Caller, CallerCall, Finding, Inputs
from blueprintc.emulator.callers.hostile_texts import DOCUMENT_COUNTS, HOSTILE_TEXTS, SERVER_CHANGES
from blueprintc.emulator.callers.probes import Probe, probes
from blueprintc.emulator.callers.registry import CALLERS, caller
from blueprintc.emulator.callers.samples import sample_inputs, sample_parameters

__all__ = [
    "CALLERS",
    "DOCUMENT_COUNTS",
    "HOSTILE_TEXTS",
    "SERVER_CHANGES",
    "Caller",
    "CallerCall",
    "Finding",
    "Inputs",
    "Probe",
    "caller",
    "probes",
    "sample_inputs",
    "sample_parameters",
]
