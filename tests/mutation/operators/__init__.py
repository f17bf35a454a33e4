"""The mistakes, by topic; importing the package registers them."""

from tests.mutation.operators import (
    credentials,
    endpoints,
    equivalent_styles,
    equivalents,
    filters,
    functions,
    keys,
    misplaced,
    parameters,
    placeholders,
    programs,
    quoting,
    releases,
    scripts,
    slips,
)

__all__ = [
    "credentials",
    "endpoints",
    "equivalent_styles",
    "equivalents",
    "filters",
    "functions",
    "keys",
    "misplaced",
    "parameters",
    "placeholders",
    "programs",
    "quoting",
    "releases",
    "scripts",
    "slips",
]
