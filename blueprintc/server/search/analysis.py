"""``tokens``: the terms of a text as the standard analyzer makes them (Unicode words, lower case)."""

import re
from functools import lru_cache

_WORD = re.compile(
    r"[一-鿿㐀-䶿぀-ゟ゠-ヿ]"  # ideographs and kana: one token each
    r"|[^\W_一-鿿㐀-䶿぀-ゟ゠-ヿ]\w*"
    r"(?:(?:(?<=[^\W\d_])['’.:·](?=[^\W\d_])|(?<=\d)[.,;'](?=\d))\w+)*"
    r"|_+\w+"
)


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[str, ...]:
    """The terms, in order."""
    return tuple(match[0].lower() for match in _WORD.finditer(text))


def token_starts(text: str) -> list[int]:
    """Where the tokens of a text begin."""
    return [match.start() for match in _WORD.finditer(text)]
