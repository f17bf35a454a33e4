"""``docs/why.md``: the texts of all known errors in alphabetical order, from the tables of the errorbook."""

import re
from collections.abc import Iterator

from blueprintc.dev.generators import NOTE
from blueprintc.errorbook import KnownError, topics

_HEAD = """# Why did my connector fail?

The texts of all errors that blueprintc knows, in alphabetical order, with what they mean. Follow a meaning to its
likely causes and how to mend it. Braces stand for what differs from one time to the next; the search of this site finds
parts of a message, and `blueprintc explain-error "the message"` finds the entry for you ([how](guide/error.md)).
"""
_LONGEST = 160


def generate() -> dict[str, str]:
    """The page: a letter a section, a text a row."""
    rows = sorted(set(_rows()), key=lambda row: (_sort_key(row[0]), row))
    text = NOTE + _HEAD
    letter = None
    for wording, error_id, meaning in rows:
        first = _letter(wording)
        if first != letter:
            letter = first
            text += f"\n## {letter}\n\n| message | meaning |\n|---|---|\n"
        text += f"| {_code(wording)} | [{_plain(meaning)}](reference/errors.md#{error_id}) |\n"
    return {"docs/why.md": text}


def _rows() -> Iterator[tuple[str, str, str]]:
    for errors in topics().values():
        for error in errors:
            for wording in error.texts:
                yield _shown(wording), error.id, _first_sentence(error)


def _first_sentence(error: KnownError) -> str:
    return re.split(r"(?<=\.) ", error.meaning)[0]


def _shown(text: str) -> str:
    shown = re.sub(r"\{([a-z_]+):word\}", r"{\1}", text).replace("\n", " ")
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 2] + " …"


def _sort_key(text: str) -> str:
    """Letters count, what stands for something else does not."""
    return re.sub(r"\{[^}]*\}|[^a-z0-9 ]", "", text.lower()).strip()


def _letter(text: str) -> str:
    key = _sort_key(text)
    return key[0].upper() if key[:1].isalpha() else "Other"


def _code(text: str) -> str:
    """A text as code in a table."""
    ticks = "``" if "`" in text else "`"
    pad = " " if "`" in text else ""
    return f"{ticks}{pad}{text}{pad}{ticks}".replace("|", "\\|")


def _plain(text: str) -> str:
    return re.sub(r"([\\`*_<>\[\]|])", r"\\\1", text)
