"""Recognises what must not be written to a file: values that look like real secrets."""

import math
import re

_KEY_SHAPES = re.compile(
    r"""(?x)
      sk-[A-Za-z0-9_-]{16,}                      # OpenAI, Anthropic, DeepSeek
    | (?:AKIA|ASIA)[0-9A-Z]{16}                  # AWS access key ids
    | AIza[0-9A-Za-z_-]{35}                      # Google
    | gh[pousr]_[A-Za-z0-9]{30,}                 # GitHub
    | hf_[A-Za-z0-9]{30,}                        # Hugging Face
    | eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{5,}   # JSON web tokens
    | ya29\.[A-Za-z0-9_-]{20,}                   # Google OAuth
    """
)
_FILLER = re.compile(
    r"""(?xi)
      ^$ | \.\.\. | [<>{}\s] | ^\$ | \*{3,} | x{5,}
    | your | enter | replace | example | placeholder | changeme | please | insert | todo | dummy | fake
    | ^[A-Z]+(?:_[A-Z]+)+$ | ^[a-z]+(?:[-_][a-z]+)*$ | ^test
    """
)
_ROLE = re.compile(r"arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:[0-9]*:\S+\Z")
_RANDOM_RUN = re.compile(r"[A-Za-z0-9+/=_-]{24,}")


def is_filler(value: str) -> bool:
    """Whether a value is an instruction to the reader (``<YOUR KEY>``, ``your_key``), not a secret."""
    return not _KEY_SHAPES.search(value) and bool(_FILLER.search(value))


def is_public(value: str) -> bool:
    """Whether a value may be written down: the name of an AWS resource."""
    return bool(_ROLE.match(value))


def find_key(value: str) -> tuple[int, int] | None:
    """Where in a text something stands that has the form of a provider's key: start and end, or none."""
    match = _KEY_SHAPES.search(value)
    return None if match is None else match.span()


def find_secret(value: str) -> tuple[int, int] | None:
    """The same for a text that carries authorization (a header, a credential): any long random text counts, too."""
    if (place := find_key(value)) is not None:
        return place
    for match in _RANDOM_RUN.finditer(value):
        if _entropy(match.group()) > 4.2 and re.search(r"[0-9]", match.group()) and not is_filler(match.group()):
            return match.span()
    return None


def _entropy(value: str) -> float:
    """Shannon entropy in bits a character."""
    counts = [value.count(char) for char in set(value)]
    return -sum(count / len(value) * math.log2(count / len(value)) for count in counts)
