"""The releases of the server, and ranges of them such as ``>=2.11,<3.0``."""

import re
from functools import cache

from blueprintc.data.features import Target
from blueprintc.errors import UsageError

#: Minor releases, oldest first. 2.x ended with 2.19; 3.x is the current line.
RELEASES = tuple([f"2.{minor}" for minor in range(9, 20)] + [f"3.{minor}" for minor in range(9)])

_CLAUSE = re.compile(r"\s*(>=|<=|>|<|==|=|~|\^)?\s*(\d+(?:\.\d+){0,2}|\d+\.x)\s*\Z")


@cache
def releases_in(text: str) -> tuple[Target, ...]:
    """The releases that a range means, oldest first.

    Clauses are separated by commas and must all hold: ``>=2.11,<3.0``. A version alone means that version. An empty
    text means the newest release. Raises ``UsageError`` for a text that is no range, and for a range that holds no
    release that is known.
    """
    if not text.strip():
        return (Target.parse(RELEASES[-1]),)
    clauses = [_clause(part, text) for part in text.split(",")]
    if clauses[0][0] == "=" and len(clauses) == 1 and len(clauses[0][1]) > 1:
        return (Target.parse(".".join(str(number) for number in clauses[0][1])),)
    chosen = [release for release in RELEASES if all(_holds(operator, bound, release) for operator, bound in clauses)]
    if not chosen:
        raise UsageError(f'"{text}" holds no release between {RELEASES[0]} and {RELEASES[-1]}')
    return tuple(Target.parse(release) for release in chosen)


def describe(targets: tuple[Target, ...]) -> str:
    """Releases in words: ``2.19``, ``2.11 to 2.19``, ``until 2.19``, ``since 3.5``."""
    names = [target.name for target in targets]
    if len(names) == 1:
        return names[0]
    if names[0] == RELEASES[0]:
        return f"until {names[-1]}"
    if names[-1] == RELEASES[-1]:
        return f"since {names[0]}"
    return f"{names[0]} to {names[-1]}"


def _clause(part: str, text: str) -> tuple[str, tuple[int, ...]]:
    match = _CLAUSE.match(part)
    if match is None:
        raise UsageError(f'"{text}" is no range of releases; write for example ">=2.11" or ">=2.19,<3.4"')
    operator = {"==": "=", None: "=", "~": "=", "^": "="}.get(match[1], match[1])
    return operator or "=", tuple(int(number) for number in match[2].split(".") if number != "x")


def _holds(operator: str, bound: tuple[int, ...], release: str) -> bool:
    version = tuple(int(number) for number in release.split("."))
    width = min(len(bound), 2)
    short, wanted = version[:width], bound[:width]
    match operator:
        case ">=":
            return short >= wanted
        case "<=":
            return short <= wanted
        case ">":
            return short > wanted
        case "<":
            return short < wanted or (short == wanted and len(bound) > 2 and bound[2] > 0)
        case _:
            return short == wanted
