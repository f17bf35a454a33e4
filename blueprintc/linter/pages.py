"""A rule's page: the docstring of its module, by heading."""

import importlib
import re
from dataclasses import dataclass

from blueprintc.linter.rules import module_names

_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_EXAMPLE = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class RulePage:
    """``summary`` is the text before the first heading; ``sections`` the text under each, in order."""

    code: str
    name: str
    summary: str
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
    return RulePage(module.RULE.code.id, module.RULE.code.name, parts[0].strip(), sections)
