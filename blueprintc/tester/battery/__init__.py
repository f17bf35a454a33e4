"""What every declared caller must be able to do, without a test: numbers of documents, hostile texts, bad answers."""

from blueprintc.tester.battery.check import Check
from blueprintc.tester.battery.performing import perform
from blueprintc.tester.battery.planning import plan_checks

__all__ = ["Check", "perform", "plan_checks"]
