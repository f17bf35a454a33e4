"""``Base64.getDecoder().decode``, for ``String.decodeBase64``."""

import base64
import string

from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.numbers import to_byte
from blueprintc.painless.api.java.lang.integers import to_radix

_ALPHABET = frozenset(string.ascii_letters + string.digits + "+/")


def decode(text: str) -> bytes:
    """The bytes; ``IllegalArgumentException`` in the words of ``java.util.Base64.Decoder``."""
    # Upstream: Base64.Decoder.decode0, since 1.8: padding may be left out, but not done wrong.
    body = text.rstrip("=") if text.endswith("=") else text
    padding = len(text) - len(body)
    for char in body:
        if char not in _ALPHABET:
            if char == "=":
                raise _wrong("Input byte array has wrong 4-byte ending unit")
            unit = char.encode("utf-8", "replace")[0]
            raise _wrong(f"Illegal base64 character {to_radix(to_byte(unit), 16)}")
    rest = len(body) % 4
    if rest == 1:
        raise _wrong("Last unit does not have enough valid bits" if not padding else _ENDING)
    if padding and (rest == 0 or padding < 4 - rest):
        raise _wrong(_ENDING)
    if padding > 4 - rest:
        raise _wrong(f"Input byte array has incorrect ending byte at {len(body) + 4 - rest}")
    return base64.b64decode(body + "=" * (-len(body) % 4))


_ENDING = "Input byte array has wrong 4-byte ending unit"


def _wrong(message: str) -> JavaError:
    return JavaError("IllegalArgumentException", message)
