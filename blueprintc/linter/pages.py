"""A rule's page: the docstring of its module, by heading."""

import importlib
import re
from dataclasses import dataclass

from blueprintc.linter.rule import CrossRule, Rule
from blueprintc.linter.rules import module_names

_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_EXAMPLE = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class RulePage:
    """``summary`` is the text before the first heading; ``sections`` the text under each, in order.

    ``holds`` says for which releases and platforms the rule is, and which version of blueprintc brought it.
    """

    code: str
    name: str
    summary: str
    holds: str
    sections: dict[str, str]

    def examples(self, heading: str) -> list[str]:
        """The YAML blocks under a heading."""
        return _EXAMPLE.findall(self.sections.get(heading, ""))


def rule_pages() -> dict[str, RulePage]:
    """The page of every rule, by code."""
    pages = (_page(name) for name in module_names())
    return {page.code: page for page in pages}


def _page(module_name: str) -> RulePage:
    module = importlib.import_module(module_name)
    parts = _HEADING.split(module.__doc__ or "")
    sections = dict(zip(parts[1::2], (text.strip() + "\n" for text in parts[2::2]), strict=True))
    return RulePage(module.RULE.code.id, module.RULE.code.name, parts[0].strip(), _holds(module.RULE), sections)


def _holds(rule: Rule | CrossRule) -> str:
    releases = "every release"
    platforms = rule.platforms if isinstance(rule, Rule) else ()
    if isinstance(rule, Rule):
        if rule.since and rule.until:
            releases = f"OpenSearch {rule.since} to {rule.until}"
        elif rule.since or rule.until:
            releases = f"OpenSearch since {rule.since}" if rule.since else f"OpenSearch until {rule.until}"
    where = f" on {' and '.join(platforms)}" if platforms else ""
    return f"Holds for {releases}{where}. Added in blueprintc {rule.added}."
