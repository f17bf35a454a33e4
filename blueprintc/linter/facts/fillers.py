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
    # An unclosed placeholder reaches to the end; looking for the end of each of many would take too long.
    return bool(_FILLER.search(re.sub(r"\$\{(?:parameters|credential)\.[^}]*(?:\}|\Z)", "", text)))


_IN_URL = re.compile(r"\$?\{\{[^{}]*\}\}|<[^<>]*>|(?<!\$)\{[^{}]*\}")
_REGION = re.compile(r"(?<=\.)(?:<[^<>]*>|\$?\{\{[^{}]*\}\}|\{[^{}$]*\}|your[^./]*)(?=\.amazonaws\.com)", re.IGNORECASE)


def sample_url(url: str) -> str:
    """A URL with a harmless word in place of each instruction to the reader; a region for that of an AWS host."""
    return _IN_URL.sub("x", with_region(url))


def with_region(url: str) -> str:
    """A URL with a region in place of the instruction to write one, in a host of AWS."""
    return _REGION.sub("us-east-1", url)


def is_filler_alone(url: str) -> bool:
    """Whether a URL begins with an instruction to the reader, so that nothing is known of it."""
    found = _IN_URL.match(url)
    return found is not None or ("://" not in url and "/" not in url and looks_like_filler(url))


def is_filled_in(url: str) -> bool:
    """Whether a URL holds no instruction to the reader; angle brackets are always one, as no URL has them."""
    return "<" not in url and not looks_like_filler(url)
