"""Vectors that are made of texts: the same text gives the same vector, texts with words in common near ones."""

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from zlib import crc32

_WORD = re.compile(r"\w+")
#: How many places of a vector a word is spread over; enough that two words are nearly at right angles.
_PLACES = 12


@lru_cache(maxsize=2000)
def embed(text: str, size: int) -> tuple[float, ...]:
    """A vector of length 1; ``size`` is at least 1."""
    vector = list(_ground(size))
    for feature, weight in _features(text):
        state = crc32(feature.encode("utf-8", "surrogatepass"))
        for _ in range(_PLACES):
            state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
            vector[(state >> 8) % size] += weight if state & 0x80 else -weight
    length = math.sqrt(sum(value * value for value in vector))
    return tuple(round(value / length, 7) for value in vector)


@lru_cache(maxsize=100)
def _ground(size: int) -> tuple[float, ...]:
    """What all vectors of a size have in common: real ones have no zeros, and are never quite unlike."""
    state, values = size, []
    for _ in range(size):
        state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
        values.append((state / 0x80000000 - 1) * 3 / math.sqrt(size))
    return tuple(values)


def _features(text: str) -> list[tuple[str, float]]:
    """Words, the beginnings and ends of words, and a little of the text as a whole, so that word order tells."""
    found = [("\0" + text, 0.2)]
    for word in _WORD.findall(text.lower()):
        found.append((word, 1.0))
        if len(word) > 3:
            found += [("^" + word[:3], 0.4), (word[-3:] + "$", 0.2)]
    return found


def cosine(first: Sequence[float], second: Sequence[float]) -> float:
    """How near two vectors are: 1 for the same direction."""
    lengths = math.sqrt(sum(a * a for a in first) * sum(b * b for b in second))
    return sum(a * b for a, b in zip(first, second, strict=True)) / lengths if lengths else 0.0


def relevance(query: str, document: str) -> float:
    """How well a document answers a query, between 0 and 1."""
    near = cosine(embed(query, 256), embed(document, 256))
    return round(min(max(0.02 + 0.96 * near, 0.0001), 0.9999), 7)


def int8(vector: Sequence[float]) -> list[int]:
    """Each value as a whole number from -128 to 127."""
    scale = 127 / (max((abs(value) for value in vector), default=1.0) or 1.0)
    return [round(value * scale) for value in vector]


def uint8(vector: Sequence[float]) -> list[int]:
    """Each value as a whole number from 0 to 255."""
    return [value + 128 for value in int8(vector)]


def ubinary(vector: Sequence[float]) -> list[int]:
    """One bit a value, eight in a number from 0 to 255; the first value is the highest bit."""
    bits = [value > 0 for value in vector]
    return [sum(1 << (7 - k) for k, bit in enumerate(bits[at : at + 8]) if bit) for at in range(0, len(bits), 8)]


def binary(vector: Sequence[float]) -> list[int]:
    """The same bits in numbers from -128 to 127."""
    return [value - 128 for value in ubinary(vector)]


def bits(vector: Sequence[float]) -> list[int]:
    """One 0 or 1 a value."""
    return [1 if value > 0 else 0 for value in vector]


def base64_floats(vector: Sequence[float]) -> str:
    """Little-endian 32-bit numbers in base64."""
    import struct
    from base64 import b64encode

    return b64encode(struct.pack(f"<{len(vector)}f", *vector)).decode()
