"""Runs the rules over a connector; a rule that fails becomes a finding, and the others go on."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from blueprintc.data.releases import describe
from blueprintc.diagnostics import Diagnostic, Severity
from blueprintc.errors import describe_fault
from blueprintc.linter.codes import RULE_FAULT
from blueprintc.linter.facts import Subject
from blueprintc.linter.rule import CrossRule, Rule
from blueprintc.linter.rules import cross_rules, rules_for


def run_rules(subject: Subject, *, has_errors: bool = False) -> list[Diagnostic]:
    """What the rules find in a subject. Each sees only the releases and platforms for which it holds.

    ``has_errors`` says that something has been found wrong already: then, as after an error of another rule, those of
    last resort do not run.
    """
    found: list[Diagnostic] = []
    for rule in rules_for(subject):
        if rule.last_resort and (has_errors or any(one.severity is Severity.ERROR for one in found)):
            break
        found += _run(rule, subject)
    return found


def _run(rule: Rule, subject: Subject) -> Iterator[Diagnostic]:
    narrowed = _narrowed(rule, subject)
    if narrowed is None:
        return
    try:
        for found in rule.check(narrowed):
            yield _with_releases(found, narrowed, subject)
    except Exception as error:  # a rule's fault must not hide what the others find
        yield _fault(rule.code.id, error, subject)


def run_cross_rules(subjects: tuple[Subject, ...], chosen: Iterable[CrossRule] | None = None) -> Iterator[Diagnostic]:
    """What the rules over all connectors of a run find."""
    for rule in cross_rules() if chosen is None else chosen:
        try:
            yield from rule.check(subjects)
        except Exception as error:
            if subjects:
                yield _fault(rule.code.id, error, subjects[0])


def _narrowed(rule: Rule, subject: Subject) -> Subject | None:
    """The subject with only those releases for which a rule holds; none where there is no such release."""
    if rule.platforms and not set(rule.platforms) & set(subject.platforms):
        return None
    if not rule.since and not rule.until:
        return subject
    targets = tuple(target for target in subject.targets if rule.holds_for(target))
    if not targets:
        return None
    return subject if len(targets) == len(subject.targets) else replace(subject, targets=targets)


def _with_releases(found: Diagnostic, narrowed: Subject, subject: Subject) -> Diagnostic:
    if len(narrowed.targets) == len(subject.targets):
        return found
    return replace(found, notes=(*found.notes, f"holds for OpenSearch {describe(narrowed.targets)}"))


def _fault(code: str, error: Exception, subject: Subject) -> Diagnostic:
    message = f"rule {code} failed on this connector: {describe_fault(error)}"
    help_text = "please report it in the issue tracker of blueprintc, with the file if you may"
    return Diagnostic.of(RULE_FAULT, message, subject.root.span, help=help_text)
