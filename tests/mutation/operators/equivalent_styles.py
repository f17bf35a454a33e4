"""More edits that change nothing: YAML's other ways to write the same, byte order marks, line ends, JSON."""

import json
import re
from collections.abc import Iterator

import yaml

from tests.mutation.mutant import Document, Mutant, equivalent


def _same(text: str) -> Iterator[Mutant]:
    yield Mutant(text, frozenset())


def _data(doc: Document) -> object:
    """The document as plain data; none where it has tags or texts that YAML's versions read differently."""
    if re.search(r"[:-] !\w", doc.text):
        return None
    try:
        data, own = yaml.load(doc.text, Loader=yaml.BaseLoader), yaml.safe_load(doc.text)
    except yaml.YAMLError:  # PyYAML refuses a question mark at the end of a text in braces
        return None
    return own if _texts(own) == data else None


def _texts(value: object) -> object:
    match value:
        case dict():
            return {str(key): _texts(inner) for key, inner in value.items()}
        case list():
            return [_texts(inner) for inner in value]
        case bool():
            return str(value).lower()
        case _:
            return str(value)


@equivalent
def byte_order_mark(doc: Document) -> Iterator[Mutant]:
    """A byte order mark at the start."""
    yield from _same("\ufeff" + doc.text)


@equivalent
def windows_line_ends_everywhere(doc: Document) -> Iterator[Mutant]:
    """CR LF, in block texts, too."""
    yield from _same(doc.text.replace("\n", "\r\n"))


@equivalent
def no_last_line_end(doc: Document) -> Iterator[Mutant]:
    """No line end at the end, or several."""
    yield from _same(doc.text.rstrip("\n"))


@equivalent
def several_last_line_ends(doc: Document) -> Iterator[Mutant]:
    """Blank lines and a comment at the end."""
    if not re.search(r"[|>]\+", doc.text):
        yield from _same(doc.text.rstrip("\n") + "\n\n\n# the end")


@equivalent
def document_end(doc: Document) -> Iterator[Mutant]:
    """A directive, and the marks of a document's start and end."""
    yield from _same("%YAML 1.2\n---\n" + doc.text.rstrip("\n") + "\n...\n")


@equivalent
def list_without_indentation(doc: Document) -> Iterator[Mutant]:
    """The actions not indented."""
    found = re.search(r"^actions:\n((?:(?:  .*)?\n)+)", doc.text, re.MULTILINE)
    if found is not None:
        block = re.sub(r"^  ", "", found[1], flags=re.MULTILINE)
        yield from _same(doc.text[: found.start(1)] + block + doc.text[found.end(1) :])


@equivalent
def anchors(doc: Document) -> Iterator[Mutant]:
    """The method by an anchor, its repetitions by aliases."""
    first = re.search(r"^    method: POST$", doc.text, re.MULTILINE)
    if first is not None:
        rest = re.sub(r"^    method: POST$", "    method: *method", doc.text[first.end() :], flags=re.MULTILINE)
        yield from _same(doc.text[: first.start()] + "    method: &method POST" + rest)


@equivalent
def anchor_on_the_headers(doc: Document) -> Iterator[Mutant]:
    """An anchor that nobody uses."""
    yield from _same(re.sub(r"^    headers:$", "    headers: &headers", doc.text, flags=re.MULTILINE))


@equivalent
def explicit_text(doc: Document) -> Iterator[Mutant]:
    """YAML's own tag for texts."""
    yield from _same(re.sub(r"^(protocol): (\w+)$", r"\1: !!str \2", doc.text, flags=re.MULTILINE))


@equivalent
def explicit_key(doc: Document) -> Iterator[Mutant]:
    """A key behind a question mark."""
    yield from _same(re.sub(r"^protocol: (\w+)$", r"? protocol\n: \1", doc.text, flags=re.MULTILINE))


@equivalent
def escapes(doc: Document) -> Iterator[Mutant]:
    """A letter by its number."""
    yield from _same(re.sub(r"^protocol: h(\w+)$", r'protocol: "\\u0068\1"', doc.text, flags=re.MULTILINE))


@equivalent
def single_quoted_keys(doc: Document) -> Iterator[Mutant]:
    """Keys in single quotes, with a blank before the colon."""
    yield from _same(re.sub(r"^(\s*)(method|url|protocol):", r"\1'\2' :", doc.text, flags=re.MULTILINE))


@equivalent
def folded_description(doc: Document) -> Iterator[Mutant]:
    """The description as a folded text."""
    new = r"description: >-\n  \1\n  \2"
    yield from _same(re.sub(r"^description: ([A-Z]\w+) ([\w ]+)$", new, doc.text, flags=re.MULTILINE))


@equivalent
def value_on_the_next_line(doc: Document) -> Iterator[Mutant]:
    """The URL on a line of its own."""
    yield from _same(re.sub(r"^    url: (https://\S+)$", r"    url:\n      \1", doc.text, flags=re.MULTILINE))


@equivalent
def dash_on_its_own_line(doc: Document) -> Iterator[Mutant]:
    """The dash of an action on a line of its own, with a comment."""
    yield from _same(re.sub(r"^  - (action_type: .*)$", r"  -  # the action\n    \1", doc.text, flags=re.MULTILINE))


@equivalent
def comments_in_lists(doc: Document) -> Iterator[Mutant]:
    """Callers on lines of their own, with comments between."""

    def lines(match: re.Match[str]) -> str:
        items = [item.strip() for item in match[1].split(",")]
        return "callers:\n  # first\n" + "".join(f"  - {item}  # one\n\n" for item in items)

    yield from _same(re.sub(r"^callers: \[(.*)\]\n", lines, doc.text, flags=re.MULTILINE))


@equivalent
def flow_over_lines(doc: Document) -> Iterator[Mutant]:
    """A list in brackets over several lines, with a comma at its end."""
    new = r"callers: [  # who calls\n  \1,\n  ]"
    yield from _same(re.sub(r"^callers: \[(.*)\]$", new, doc.text, flags=re.MULTILINE))


@equivalent
def comment_behind_a_block_header(doc: Document) -> Iterator[Mutant]:
    """A comment behind the mark of a block text."""
    yield from _same(re.sub(r"^(    \w+: \|-?)$", r"\1  # the text", doc.text, flags=re.MULTILINE))


@equivalent
def indentation_indicator(doc: Document) -> Iterator[Mutant]:
    """The indentation of a block text written out."""
    yield from _same(re.sub(r"^(    \w+: \|)(-?)$(?=\n      \S)", r"\g<1>2\2", doc.text, flags=re.MULTILINE))


@equivalent
def as_json(doc: Document) -> Iterator[Mutant]:
    """The whole as JSON, which is YAML, too."""
    data = _data(doc)
    if data is not None:
        yield from _same(json.dumps(data, indent=2, ensure_ascii=False) + "\n")


@equivalent
def as_compact_json(doc: Document) -> Iterator[Mutant]:
    """The whole as JSON on one line."""
    data = _data(doc)
    if data is not None:
        yield from _same(json.dumps(data))


@equivalent
def written_by_a_library(doc: Document) -> Iterator[Mutant]:
    """The whole as a YAML library writes it: sorted keys, folded lines, its own quotes."""
    data = _data(doc)
    if data is not None:
        yield from _same(yaml.safe_dump(data))


@equivalent
def written_in_flow_style(doc: Document) -> Iterator[Mutant]:
    """The whole in braces and brackets."""
    data = _data(doc)
    if data is not None:
        yield from _same(yaml.safe_dump(data, default_flow_style=True, width=60))


@equivalent
def all_in_double_quotes(doc: Document) -> Iterator[Mutant]:
    """Every text in double quotes."""
    data = _data(doc)
    if data is not None:
        yield from _same(yaml.safe_dump(data, default_style='"', sort_keys=False))
