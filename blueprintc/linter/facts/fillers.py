"""Recognises instructions to the reader that published connectors hold in place of values."""

import re

_FILLER = re.compile(
    r"<[^<>\n]*>|\byour[_ -]|\bYOUR[_ ]|\bPLEASE\b|\.\.\.|\{\{[^{}]*\}\}|\$\{\{|\{[a-z_.]+\}(?<!\$)", re.IGNORECASE
)


def looks_like_filler(text: str) -> bool:
    """Whether a text holds something that a reader is meant to replace, such as ``<YOUR KEY>``."""
    return bool(_FILLER.search(re.sub(r"\$\{(?:parameters|credential)\.[^}]*\}", "", text)))
