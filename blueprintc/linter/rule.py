"""What a rule is.

A rule is a module ``rules/<family>/bpNNN_name.py`` that exposes ``RULE``. The module's docstring is the rule's page;
its headings are fixed (``HEADINGS``) and tested: the example under *Example* triggers this rule and no other, the one
under *Use instead* triggers none.
"""

from collections.abc import Callable, Iterable

from blueprintc.data.features import Target
from blueprintc.diagnostics import Code, Diagnostic
from blueprintc.linter.facts import Subject
from blueprintc.records import record
from blueprintc.report import Built

HEADINGS = ("What it does", "Why it is bad", "Example", "Use instead", "Fix", "References")


@record(kw_only=True)
class Rule:
    """A check of one connector.

    ``check`` yields findings for a subject whose targets are only releases in which the rule holds (``since`` to
    ``until``, both included). ``platforms`` are those on which it holds; empty: on all. A rule of ``last_resort``
    runs only where nothing else has found an error: it plays the connector on the emulator. ``added`` is the version
    of blueprintc that brought it.
    """

    code: Code
    check: Callable[[Subject], Iterable[Diagnostic]]
    since: str = ""
    until: str = ""
    platforms: tuple[str, ...] = ()
    last_resort: bool = False
    added: str = "0.1"


def holds_between(target: Target, since: str, until: str) -> bool:
    """Whether a release is one of those from ``since`` to ``until``; where either is empty, there is no bound."""
    if since and not target.at_least(f"{since}.0"):
        return False
    return not until or target.version[:2] <= tuple(int(number) for number in until.split("."))


@record(kw_only=True)
class CrossRule:
    """A check of all connectors of a run together."""

    code: Code
    check: Callable[[tuple[Built, ...]], Iterable[Diagnostic]]
    added: str = "0.1"
