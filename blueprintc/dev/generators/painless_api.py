"""``docs/reference/painless-api.md``: every class and member of the allowlist, covered or refused."""

from blueprintc.dev.generators import NOTE
from blueprintc.painless.coverage import ClassCoverage, coverage

_PATH = "docs/reference/painless-api.md"
_KINDS = {"constructor": "constructors", "static": "static methods", "method": "methods", "constant": "constants"}


def generate() -> dict[str, str]:
    """The page."""
    classes = coverage()
    covered = sum(len(one.covered) for one in classes)
    total = covered + sum(len(one.refused) for one in classes)
    lines = [
        NOTE + "# Painless API",
        "",
        "What scripts of connectors may use in the `template` context, and what blueprintc can run of it. A member",
        "that it cannot run is refused by name when a script uses it; nothing is guessed. Members are listed where",
        "they are declared: every class also has what its supertypes have.",
        "",
        f"{covered} of {total} members of {len(classes)} classes are covered.",
        "",
        "| class | covered | refused |",
        "|---|---|---|",
    ]
    lines += [f"| [{one.name}](#{_anchor(one.name)}) | {len(one.covered)} | {len(one.refused)} |" for one in classes]
    for one in classes:
        lines += ["", f"## {one.name}", *_members(one)]
    return {_PATH: "\n".join(lines) + "\n"}


def _anchor(name: str) -> str:
    return name.lower().replace(".", "")


def _members(one: ClassCoverage) -> list[str]:
    lines: list[str] = []
    for title, members in (("Covered", one.covered), ("Refused", one.refused)):
        for kind, plural in _KINDS.items():
            signatures = [f"`{signature}`" for signature, known in members if known == kind]
            if signatures:
                lines += ["", f"{title} {plural}: {', '.join(signatures)}."]
    return lines or ["", "No members of its own."]
