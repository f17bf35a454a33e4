"""Generated inputs: declared callers are tried with them, and what fails is made as small as it goes."""

from blueprintc.tester.fuzz.job import FuzzJob, perform_fuzz, plan_fuzz

__all__ = ["FuzzJob", "perform_fuzz", "plan_fuzz"]
