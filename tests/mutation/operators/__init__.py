"""The mistakes, by topic; importing the package registers them."""

from tests.mutation.operators import (
    credentials,
    endpoints,
    equivalents,
    filters,
    functions,
    keys,
    parameters,
    placeholders,
    quoting,
    releases,
    scripts,
)

__all__ = [
    "credentials",
    "endpoints",
    "equivalents",
    "filters",
    "functions",
    "keys",
    "parameters",
    "placeholders",
    "quoting",
    "releases",
    "scripts",
]
