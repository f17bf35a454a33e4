"""Edits that change nothing: comments, white space, order of keys, style of quotes and of collections."""

import re
from collections.abc import Iterator

from tests.mutation.mutant import Document, Mutant, equivalent


def _same(text: str) -> Iterator[Mutant]:
    yield Mutant(text, frozenset())


@equivalent
def comment_lines(doc: Document) -> Iterator[Mutant]:
    """A comment before each top-level key."""
    yield from _same(
        re.sub(r"^(?=\w+:)", "# a comment: with {braces} and ${parameters.x}\n", doc.text, flags=re.MULTILINE)
    )


@equivalent
def comment_behind(doc: Document) -> Iterator[Mutant]:
    """A comment behind a value."""
    yield from _same(re.sub(r"^(    method: \w+)$", r"\1  # the method", doc.text, flags=re.MULTILINE))


@equivalent
def blank_lines(doc: Document) -> Iterator[Mutant]:
    """A blank line between top-level keys."""
    yield from _same(re.sub(r"^(?=\w+:)", "\n", doc.text, flags=re.MULTILINE))


@equivalent
def trailing_blanks(doc: Document) -> Iterator[Mutant]:
    """Blanks at the end of a line."""
    yield from _same(re.sub(r"^(protocol: \w+)$", r"\1   ", doc.text, flags=re.MULTILINE))


@equivalent
def windows_line_ends(doc: Document) -> Iterator[Mutant]:
    """CR LF."""
    if "|" not in doc.text and '"\\' not in doc.text:
        yield from _same(doc.text.replace("\n", "\r\n"))


@equivalent
def double_quotes(doc: Document) -> Iterator[Mutant]:
    """Values in double quotes."""
    yield from _same(
        re.sub(r"^(protocol|    method|    url): ([^\s\"'][^\"'\\\n]*)$", r'\1: "\2"', doc.text, flags=re.MULTILINE)
    )


@equivalent
def single_quotes(doc: Document) -> Iterator[Mutant]:
    """Placeholders in single quotes."""
    yield from _same(
        re.sub(r"^( {6,}[\w-]+: (?:![a-z]+ )?)(\$\{parameters\.\w+\})$", r"\1'\2'", doc.text, flags=re.MULTILINE)
    )


@equivalent
def quoted_keys(doc: Document) -> Iterator[Mutant]:
    """Keys in double quotes."""
    yield from _same(re.sub(r"^(\s*)(method|url|protocol):", r'\1"\2":', doc.text, flags=re.MULTILINE))


def _top_level(text: str) -> list[str]:
    return re.split(r"^(?=[\w\"]+:)", text, flags=re.MULTILINE)


@equivalent
def reversed_keys(doc: Document) -> Iterator[Mutant]:
    """Top-level keys in reverse order."""
    head, *blocks = _top_level(doc.text if doc.text.endswith("\n") else doc.text + "\n")
    yield from _same(head + "".join(reversed(blocks)))


@equivalent
def action_keys(doc: Document) -> Iterator[Mutant]:
    """The method behind the URL."""
    yield from _same(
        re.sub(r"^(    method: .*\n)((?:.*\n)*?)(    url: .*\n)", r"\2\3\1", doc.text, count=1, flags=re.MULTILINE)
    )


@equivalent
def other_order_of_parameters(doc: Document) -> Iterator[Mutant]:
    """Parameters of one line each in reverse order."""
    match = re.search(r"^parameters:\n((?:  \w+: [^|>\n]*\n)+)(?=\w)", doc.text, re.MULTILINE)
    if match is not None:
        lines = "".join(reversed(match[1].splitlines(keepends=True)))
        yield from _same(doc.text[: match.start(1)] + lines + doc.text[match.end(1) :])


@equivalent
def flow_headers(doc: Document) -> Iterator[Mutant]:
    """One header in braces."""
    new = r'    headers: {\1: "\2"}\n'
    yield from _same(
        re.sub(r"^    headers:\n      ([\w-]+): ([^\"'\n]+)\n(?!      )", new, doc.text, flags=re.MULTILINE)
    )


@equivalent
def document_start(doc: Document) -> Iterator[Mutant]:
    """Three dashes at the start."""
    yield from _same("---\n" + doc.text)
