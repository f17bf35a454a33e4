"""The rules, one a file in a folder for each family; found by their file names."""

import importlib
import os
from collections.abc import Callable, Mapping
from functools import cache

from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.scripts import scripts_of
from blueprintc.linter.rule import CrossRule, Rule

FAMILIES = ("parameters", "payload", "scripts", "processing", "provider", "server", "across")

#: Families that have nothing to say about most connectors, and when they have: the others' rules need not be loaded.
_CONCERNED: Mapping[str, Callable[[Subject], bool]] = {
    "scripts": lambda subject: any(scripts_of(subject)),
    "across": lambda _: False,
}


def rules_for(subject: Subject) -> tuple[Rule, ...]:
    """The rules that may find something in a connector, by code; those of last resort come last."""
    return _rules_of(tuple(family for family in FAMILIES if family not in _CONCERNED or _CONCERNED[family](subject)))


@cache
def _rules_of(families: tuple[str, ...]) -> tuple[Rule, ...]:
    found = (importlib.import_module(name).RULE for name in _names(families))
    return tuple(sorted((rule for rule in found if isinstance(rule, Rule)), key=lambda rule: rule.last_resort))


@cache
def rules() -> tuple[Rule, ...]:
    """The rules over one connector, by code."""
    return tuple(rule for rule in _all() if isinstance(rule, Rule))


@cache
def cross_rules() -> tuple[CrossRule, ...]:
    """The rules over all connectors of a run, by code."""
    return tuple(importlib.import_module(name).RULE for name in _names(("across",)))


def is_cross_code(code: str) -> bool:
    """Whether a code is one of the rules over all connectors of a run, which no file alone can break."""
    prefix = code.lower() + "_"
    return any(name.rpartition(".")[2].startswith(prefix) for name in _names(("across",)))


def module_names() -> list[str]:
    """The modules that hold a rule, by code."""
    return _names(FAMILIES)


def _names(families: tuple[str, ...]) -> list[str]:
    here = os.path.dirname(__file__)
    found = [
        (file[:-3], f"{__name__}.{family}.{file[:-3]}")
        for family in families
        for file in os.listdir(os.path.join(here, family))
        if file.startswith("bp") and file.endswith(".py")
    ]
    return [module for _, module in sorted(found)]


@cache
def _all() -> tuple[Rule | CrossRule, ...]:
    return tuple(importlib.import_module(name).RULE for name in module_names())
