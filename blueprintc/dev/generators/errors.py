"""``docs/reference/errors.md``, from the tables of the errorbook."""

import re

from blueprintc.dev.generators import NOTE
from blueprintc.errorbook import KnownError, topics
from blueprintc.linter import all_codes
from blueprintc.linter.pages import rule_pages

_HEAD = """# Errors of the server

What `blueprintc explain-error` knows ([how to use it](../ci.md#an-error-of-a-running-cluster)). Braces stand for what
differs from one time to the next.
"""


def generate() -> dict[str, str]:
    """The page: a topic a section, an error a paragraph."""
    text = NOTE + _HEAD
    for title, errors in topics().items():
        text += f"\n## {title}\n" + "".join(_entry(error) for error in errors)
    return {"docs/reference/errors.md": text}


def _entry(error: KnownError) -> str:
    wordings = "".join(f"- `{_shown(text)}`\n" for text in error.texts)
    causes = "".join(f"{number}. {_plain(cause)}\n" for number, cause in enumerate(error.causes, 1))
    text = f"\n### {error.id}\n\n{wordings}\n{_plain(error.meaning)}\n\n{causes}\n{_plain(error.mend)}\n"
    names = {code.id: code.name for code in all_codes().values()}
    pages = rule_pages()
    found_by = ", ".join(
        f"[{code} {names[code]}](rules/{code}.md)" if code in pages else f"{code} {names[code]}" for code in error.codes
    )
    return text + (f"\nFound by {found_by}.\n" if found_by else "")


def _shown(text: str) -> str:
    return re.sub(r"\{([a-z_]+):word\}", r"{\1}", text)


def _plain(text: str) -> str:
    """A text with no meaning in Markdown but that of its words."""
    return re.sub(r"([\\`*_<>\[\]])", r"\\\1", text)
