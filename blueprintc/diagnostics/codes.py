"""Kinds of findings about suppression comments."""

from blueprintc.diagnostics.code import Code, Severity

UNUSED_SUPPRESSION = Code(
    "BP091",
    "unused-suppression",
    Severity.WARNING,
    "A suppression comment suppresses nothing.",
    "It would hide a later mistake that has nothing to do with the first one.",
    stops_build=False,
)
BAD_SUPPRESSION = Code(
    "BP092",
    "bad-suppression",
    Severity.WARNING,
    "A suppression comment is not written as it must be.",
    "It suppresses nothing. The form is `# blueprintc: ignore[BP214] reason`.",
    stops_build=False,
)
