"""Recognises what must not be written to a file: values that look like real secrets."""

import math
import re
from functools import lru_cache

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


def mask_keys(text: str) -> str:
    """A text with asterisks for everything that has the form of a provider's key and begins a word."""
    return _KEY_SHAPES.sub(lambda match: match[0] if text[match.start() - 1 : match.start()].isalnum() else "***", text)


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


#: Parts of a connector's ``credential`` that are no secrets.
OPEN_PARTS = frozenset({"region", "service_name", "roleArn", "externalAccountRoleArn"})
#: Headers whose values are secrets, in lower case: of requests, then of answers.
SECRET_HEADERS = frozenset(
    {
        "authorization",
        "proxy-authorization",
        "cookie",
        "api-key",
        "x-api-key",
        "x-auth-token",
        "x-auth-header",
        "x-access-token",
        "x-goog-api-key",
        "x-amz-security-token",
        "ocp-apim-subscription-key",
        "set-cookie",
        "authentication-info",
        "openai-organization",
        "openai-project",
    }
)


@lru_cache(maxsize=256)
def spellings(secret: str) -> tuple[str, ...]:
    """The texts that give a secret away: itself, and as JSON (twice, too), HTML, URL, Base64 and hex have it.

    The longest come first, so that a text in which each is replaced in turn keeps nothing of a longer one. Base64 is
    there in the three forms that it has inside of a longer encoded text, without the characters at the ends that
    depend on what stands beside it.
    """
    import html
    import json
    from urllib.parse import quote, quote_plus

    forms: set[str] = set()
    sent = secret.encode("latin-1", "replace")  # as a header has it, and what the other side may make of that
    for data in {secret.encode("utf-8", "surrogatepass"), sent, sent.decode("latin-1").encode()}:
        for text in {data.decode("utf-8", "surrogateescape"), data.decode("latin-1")}:
            forms |= {text, html.escape(text), html.escape(text, quote=False), repr(text)[1:-1]}
            for escaped in (json.dumps(text)[1:-1], json.dumps(text, ensure_ascii=False)[1:-1]):
                forms |= {escaped, escaped.replace("/", "\\/"), json.dumps(escaped)[1:-1]}
                forms.add(json.dumps(escaped, ensure_ascii=False)[1:-1])
        for encoded in (quote(data, safe=""), quote(data), quote_plus(data)):
            forms |= {encoded, re.sub("%[0-9A-F]{2}", lambda match: match[0].lower(), encoded)}
        forms |= {data.hex(), data.hex().upper(), *_base64_cores(data)}
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def _base64_cores(data: bytes) -> list[str]:
    """Base64 of some bytes at the three offsets, cut to the characters that these bytes alone decide."""
    import base64

    cores: list[str] = []
    for before in range(3):
        encoded = base64.b64encode(b"\0" * before + data).decode("ascii").rstrip("=")
        start = (8 * before + 5) // 6
        whole = 8 * (before + len(data)) // 6
        core = encoded[start:whole]
        if len(core) >= 6:
            cores += [core, core.replace("+", "-").replace("/", "_")]
    return cores
