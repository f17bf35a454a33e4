"""Recognises instructions to the reader that published connectors hold in place of values."""

import re

_FILLER = re.compile(
    r"<[^<>\n]*(?:your|please|enter|insert|replace|add|_|[a-z]+[ -][a-z]+)[^<>\n]*>"
    r"|\byour[_ -]|\bPLEASE\b|\.\.\.|\{\{[^{}]*\}\}|\$\{\{"
    r"|(?<!\$)\{[a-z_.]+\}",
    re.IGNORECASE,
)


def looks_like_filler(text: str) -> bool:
    """Whether a text holds something that a reader is meant to replace, such as ``<YOUR KEY>``."""
    return bool(_FILLER.search(re.sub(r"\$\{(?:parameters|credential)\.[^}]*\}", "", text)))


def is_filled_in(url: str) -> bool:
    """Whether a URL holds no instruction to the reader; angle brackets are always one, as no URL has them."""
    return "<" not in url and not looks_like_filler(url)
