"""Where a text holds a secret, in whatever form it was written."""

import re
from collections.abc import Sequence

from blueprintc.data.secrets import spellings

_MASK = "***"


class Secrets:
    """Texts that no page may show."""

    def __init__(self, secrets: Sequence[str] = ()) -> None:
        forms = sorted({form for secret in secrets for form in spellings(secret)}, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(_escaped, forms))) if forms else None

    def ranges(self, text: str) -> list[tuple[int, int]]:
        """The ranges of a text that hold a secret, in order and apart from each other."""
        if self._pattern is None:
            return []
        merged: list[tuple[int, int]] = []
        at = 0
        while (match := self._pattern.search(text, at)) is not None:
            if merged and match.start() <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(match.end(), merged[-1][1]))
            else:
                merged.append((match.start(), match.end()))
            at = match.start() + 1  # another secret may begin inside this one
        return merged

    def masked(self, text: str) -> str:
        """The text with asterisks in place of secrets."""
        parts: list[str] = []
        at = 0
        for start, end in self.ranges(text):
            parts += [text[at:start], _MASK]
            at = end
        return "".join([*parts, text[at:]])


def _escaped(form: str) -> str:
    """A pattern for a text in JSON, in JSON inside JSON, and so on, with every escape that a writer may choose."""
    names = {"\n": "n", "\r": "r", "\t": "t", "\b": "b", "\f": "f", "\\": "\\"}
    parts: list[str] = []
    for char in form:
        unit = f"u(?i:{ord(char):04x})" if char <= "\uffff" else "(?!)"
        named = re.escape(names[char]) if char in names else "(?!)"
        parts.append(rf"(?:\\*{re.escape(char)}|\\+(?:{unit}|{named}))")
    return "".join(parts)
