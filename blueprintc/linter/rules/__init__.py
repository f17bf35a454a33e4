"""The rules, one a file in a folder for each family; found by their file names."""

import importlib
from functools import cache
from pathlib import Path

from blueprintc.linter.rule import CrossRule, Rule

FAMILIES = ("parameters", "payload", "scripts", "processing", "provider", "server")


@cache
def rules() -> tuple[Rule, ...]:
    """The rules over one connector, by code."""
    return tuple(rule for rule in _all() if isinstance(rule, Rule))


@cache
def cross_rules() -> tuple[CrossRule, ...]:
    """The rules over all connectors of a run, by code."""
    return tuple(rule for rule in _all() if isinstance(rule, CrossRule))


def module_names() -> list[str]:
    """The modules that hold a rule, by code."""
    here = Path(__file__).parent
    found = [
        (path.stem, f"{__name__}.{family}.{path.stem}")
        for family in FAMILIES
        for path in (here / family).glob("bp*.py")
    ]
    return [module for _, module in sorted(found)]


@cache
def _all() -> tuple[Rule | CrossRule, ...]:
    return tuple(importlib.import_module(name).RULE for name in module_names())
