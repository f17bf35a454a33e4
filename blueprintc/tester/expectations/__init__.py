"""Expectations: what a case says about requests, answer and errors; one file a kind."""

from blueprintc.tester.expectations.contract import Evidence, Expectation
from blueprintc.tester.expectations.registry import read_expectations

__all__ = ["Evidence", "Expectation", "read_expectations"]
