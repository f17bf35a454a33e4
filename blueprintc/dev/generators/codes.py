"""``docs/reference/codes.md``, from the ``Code`` values of the packages."""

from blueprintc.dev.generators import NOTE
from blueprintc.diagnostics import Code
from blueprintc.linter import all_codes
from blueprintc.linter.pages import rule_pages

_FAMILIES = {
    "0": "Files, syntax and templates",
    "1": "Structure, parameters and credentials",
    "2": "Substitution and payload",
    "3": "Painless",
    "4": "Pre- and post-processing",
    "5": "Provider contract",
    "6": "Versions and cluster",
    "8": "What a cluster holds",
    "9": "blueprintc itself",
}

_HEAD = """# Codes

Every finding has a code. A code keeps its meaning for ever; it is never used again for something else. `blueprintc
explain BP201` prints what stands here.

A finding is kept quiet by a comment with its code on the line, or on the line above:
`# blueprintc: ignore[BP201] the reason`; or for many files by `ignore` in the [configuration](configuration.md).
"""


def generate() -> dict[str, str]:
    """The page: a family a section, a code a paragraph."""
    codes = all_codes()
    text = NOTE + _HEAD
    for digit, title in _FAMILIES.items():
        family = [code for code in codes.values() if code.id[2] == digit]
        if family:
            text += f"\n## {title}\n" + "".join(_entry(code) for code in family)
    return {"docs/reference/codes.md": text}


def _entry(code: Code) -> str:
    text = f"\n### {code.id} {code.name}\n\n**{code.severity.value}** {code.summary}\n"
    if code.id in rule_pages():
        text += f"\n[More about {code.id}](rules/{code.id}.md)\n"
    return text + (f"\n{code.why}\n" if code.why else "")
