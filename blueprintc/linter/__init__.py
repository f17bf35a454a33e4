"""Looks for what is wrong with one file; a fault of our own becomes a finding, too."""

from blueprintc.linter.codes import INTERNAL_FAULT
from blueprintc.linter.engine import run_cross_rules
from blueprintc.linter.fixer import fix_text
from blueprintc.linter.registry import all_codes
from blueprintc.linter.runner import is_fault, lint_bytes, lint_file
from blueprintc.linter.scope import Scope, subject_of
from blueprintc.report import Linted

__all__ = [
    "INTERNAL_FAULT",
    "Linted",
    "Scope",
    "all_codes",
    "fix_text",
    "is_fault",
    "lint_bytes",
    "lint_file",
    "run_cross_rules",
    "subject_of",
]
