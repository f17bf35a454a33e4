"""Which kinds of findings count: ``--select`` and ``--ignore``."""

import re

from blueprintc.errors import UsageError
from blueprintc.records import record

_PREFIX = re.compile(r"BP[0-9]{0,3}")


@record
class Selection:
    """Codes by their beginnings: ``BP2`` is the whole family, ``ALL`` is everything.

    Of the beginnings that fit a code the longest one decides; between two of the same length, ``ignore`` does.
    Without ``select``, everything is selected.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def __contains__(self, code: object) -> bool:
        chosen = self.select or ("ALL",)
        return _longest(chosen, str(code)) > _longest(self.ignore, str(code))


def parse_codes(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Beginnings of codes as a user writes them, also several with commas; raises ``UsageError``."""
    found = tuple(part.strip() for text in texts for part in text.split(",") if part.strip())
    for part in found:
        if not is_prefix(part):
            raise UsageError(f'"{part}" is no code and no beginning of one, such as BP214, BP2 or ALL')
    return found


def is_prefix(text: str) -> bool:
    """Whether a text is ``ALL`` or the beginning of a code."""
    return text == "ALL" or _PREFIX.fullmatch(text) is not None


def _longest(prefixes: tuple[str, ...], code: str) -> int:
    """The length of the longest beginning that fits, 0 for ``ALL``, -1 for none."""
    lengths = [
        0 if prefix == "ALL" else len(prefix) for prefix in prefixes if prefix == "ALL" or code.startswith(prefix)
    ]
    return max(lengths, default=-1)
