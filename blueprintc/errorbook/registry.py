"""All tables of the folder ``book``, and an index that finds the candidates for a text by its words."""

import importlib
import os
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from blueprintc.errorbook import book
from blueprintc.errorbook.entry import KnownError
from blueprintc.errorbook.pattern import Pattern
from blueprintc.records import record

_WORD = re.compile(r"\w+")


@record
class Wording:
    """One text of an error, ready to be looked for."""

    error: KnownError
    pattern: Pattern


@lru_cache(maxsize=1)
def topics() -> dict[str, tuple[KnownError, ...]]:
    """The tables by what they are about. A table is a module ``book/<topic>.py`` with ``ERRORS``."""
    files = sorted(name for folder in book.__path__ for name in os.listdir(folder))
    names = [name[:-3] for name in files if name.endswith(".py") and name[0] != "_"]
    modules = [importlib.import_module(f"{book.__name__}.{name}") for name in names]
    return {(module.__doc__ or "").split("\n")[0].rstrip("."): module.ERRORS for module in modules}


def known_errors() -> tuple[KnownError, ...]:
    """Every known error."""
    return tuple(error for errors in topics().values() for error in errors)


@cache
def pattern_of(text: str) -> Pattern:
    """The pattern of a text of the tables."""
    return Pattern(text)


@lru_cache(maxsize=1)
def _index() -> dict[str, list[Wording]]:
    """The wordings by the rarest of the words that each always has."""
    wordings = [Wording(error, pattern_of(text)) for error in known_errors() for text in error.texts]
    frequency = Counter(word for wording in wordings for word in wording.pattern.words)
    index: dict[str, list[Wording]] = {}
    for wording in wordings:
        key = min(wording.pattern.words, key=lambda word: (frequency[word], -len(word)), default="")
        index.setdefault(key, []).append(wording)
    return index


def candidates(text: str) -> Iterator[Wording]:
    """The wordings that may be in a text."""
    index = _index()
    words = dict.fromkeys(_WORD.findall(text))
    for word in [*words, ""]:
        yield from index.get(word, ())
