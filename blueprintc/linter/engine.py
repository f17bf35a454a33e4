"""Runs the rules over a connector; a rule that fails becomes a finding, and the others go on."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from blueprintc.data.features import Target
from blueprintc.data.releases import describe
from blueprintc.diagnostics import Diagnostic, Severity
from blueprintc.errors import describe_fault
from blueprintc.linter.codes import RULE_FAULT
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import CrossRule, Rule, holds_between
from blueprintc.linter.rules import cross_rules, rules_for
from blueprintc.records import replace
from blueprintc.report import Built
from blueprintc.source import Span


def run_rules(subject: Subject, *, has_errors: bool = False) -> list[Diagnostic]:
    """What the rules find in a subject. Each sees only the releases and platforms for which it holds.

    ``has_errors`` says that something has been found wrong already: then, as after an error of another rule, those of
    last resort do not run.
    """
    found: list[Diagnostic] = []
    views = _Views(subject)
    for rule in rules_for(subject):
        if rule.last_resort and (has_errors or any(one.severity is Severity.ERROR for one in found)):
            break
        view = views.of(rule)
        if view is not None:
            found += _run(rule, view, subject)
    return found


def _run(rule: Rule, view: Subject, subject: Subject) -> Iterator[Diagnostic]:
    try:
        for found in rule.check(view):
            yield _with_releases(found, view, subject)
    except Exception as error:  # a rule's fault must not hide what the others find
        yield _fault(rule.code.id, error, subject.root.span)


@lru_cache(maxsize=2000)
def _holding(targets: tuple[Target, ...], since: str, until: str) -> tuple[Target, ...]:
    """Those of the releases in which a rule with these bounds holds."""
    return tuple(target for target in targets if holds_between(target, since, until))


class _Views:
    """A subject as rules see it: with only those releases for which they hold. Many hold for the same ones."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._by_range: dict[tuple[str, str], Subject | None] = {}
        # A range has no holes, so its ends say which releases it holds.
        self._by_ends: dict[tuple[Target, Target], Subject] = {(subject.targets[0], subject.targets[-1]): subject}

    def of(self, rule: Rule) -> Subject | None:
        """The subject for a rule; none where it does not hold for any release or platform."""
        if rule.platforms and not set(rule.platforms) & set(self._subject.platforms):
            return None
        key = rule.since, rule.until
        if key not in self._by_range:
            targets = _holding(self._subject.targets, *key)
            self._by_range[key] = self._view(targets) if targets else None
        return self._by_range[key]

    def _view(self, targets: tuple[Target, ...]) -> Subject:
        ends = targets[0], targets[-1]
        if ends not in self._by_ends:
            self._by_ends[ends] = self._subject.narrowed(targets)
        return self._by_ends[ends]


def run_cross_rules(connectors: tuple[Built, ...], chosen: Iterable[CrossRule] | None = None) -> Iterator[Diagnostic]:
    """What the rules over all connectors of a run find."""
    for rule in cross_rules() if chosen is None else chosen:
        try:
            yield from rule.check(connectors)
        except Exception as error:
            if connectors:
                yield _fault(rule.code.id, error, connectors[0].span)


def _with_releases(found: Diagnostic, narrowed: Subject, subject: Subject) -> Diagnostic:
    if len(narrowed.targets) == len(subject.targets):
        return found
    return replace(found, notes=(*found.notes, f"holds for OpenSearch {describe(narrowed.targets)}"))


def _fault(code: str, error: Exception, span: Span) -> Diagnostic:
    message = f"rule {code} failed on this connector: {describe_fault(error)}"
    help_text = "please report it in the issue tracker of blueprintc, with the file if you may"
    return Diagnostic.of(RULE_FAULT, message, span, help=help_text)
