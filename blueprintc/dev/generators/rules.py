"""``docs/reference/rules/``: a page for each rule, with what the tool says about its example."""

from pathlib import Path

from blueprintc.dev.generators import NOTE
from blueprintc.frontend import LoadOptions
from blueprintc.linter import all_codes, lint_bytes
from blueprintc.linter.pages import RulePage, rule_pages
from blueprintc.report import Report, render


def generate() -> dict[str, str]:
    """The pages, and their index."""
    pages = rule_pages()
    files = {f"docs/reference/rules/{page.code}.md": _text(page) for page in pages.values()}
    rows = "".join(f"| [{page.code}]({page.code}.md) | {page.name} | {page.summary} |\n" for page in pages.values())
    head = f"{NOTE}# Rules\n\n{len(pages)} rules look at every connector. "
    head += "What they leave out, and why: [not checked](not-checked.md).\n\n"
    head += "| code | name | what is wrong |\n|---|---|---|\n"
    return {**files, "docs/reference/rules/index.md": head + rows}


def _text(page: RulePage) -> str:
    severity = all_codes()[page.code].severity.value
    parts = [f"{NOTE}# {page.code} {page.name}\n\n**{severity}** {page.summary}\n\n{page.holds}\n"]
    for heading, text in page.sections.items():
        parts.append(f"\n## {heading}\n\n{text}")
        if heading == "Example":
            parts.append("".join(_said(example) for example in page.examples(heading)))
    return "".join(parts)


def _said(example: str) -> str:
    name = "example.blueprint.yaml"
    linted = lint_bytes(example.encode(), name, Path(name), LoadOptions(root=Path()))
    text = render(Report(diagnostics=tuple(linted.diagnostics), paths=(name,)), "text", color=False)
    return f"\n`blueprintc check` says:\n\n```\n{text.strip()}\n```\n"
