"""Quotes where JSON stands, JSON where quotes should be, and bodies that are no JSON."""

import json
import re
from collections.abc import Callable, Iterator

from tests.mutation.mutant import Document, Mutant, line_of, operator, replacing

_LISTS = r"(input|texts|documents)"
_TEXTS = r"(inputText|query)"


def text_body(doc: Document, change: Callable[[str], str]) -> Iterator[Mutant]:
    """The body of a simple document as a JSON text, changed."""
    block = re.search(
        r"^    request_body:\n((?: {6}[\w-]+: (?:![a-z]+ )?\$\{parameters\.\w+\}\n)+)(?! {6})", doc.text, re.MULTILINE
    )
    if block is None or doc.has("^inputs:|!string|!json"):
        return
    parts = []
    for name, placeholder in re.findall(r"^ {6}([\w-]+): (\$\{parameters\.\w+\})$", block[1], re.MULTILINE):
        is_list = re.search(_LISTS, placeholder) is not None
        if not is_list and re.search(r"dimensions|normalize|embeddingTypes|top_n|max|temperature", placeholder):
            return
        parts.append(f"{json.dumps(name)}: " + (placeholder if is_list else f'"{placeholder}"'))
    body = "{" + ", ".join(parts) + "}"
    changed = change(body)
    if changed == body:
        return
    quoted = changed.replace("'", "''")
    text = doc.text[: block.start()] + f"    request_body: '{quoted}'\n" + doc.text[block.end() :]
    yield Mutant(text, frozenset({line_of(text, block.start())}))


@operator
def quoted_list(doc: Document) -> Iterator[Mutant]:
    """Put a list of documents in quotes."""
    if doc.has("process_function: connector"):
        yield from replacing(doc, rf"^( {{6,}}[\w-]+: )\$\{{parameters\.{_LISTS}\}}$", r"\1!string ${parameters.\2}")


@operator
def bare_text(doc: Document) -> Iterator[Mutant]:
    """Leave the quotes of a text away."""
    if doc.has("process_function: connector"):
        yield from replacing(doc, rf"^( {{6,}}[\w-]+: )\$\{{parameters\.{_TEXTS}\}}$", r"\1!json ${parameters.\2}")


@operator
def list_inside_text(doc: Document) -> Iterator[Mutant]:
    """Put a list into a longer text."""
    if doc.has("process_function: connector"):
        yield from replacing(doc, rf"^( {{6,}}[\w-]+: )\$\{{parameters\.{_LISTS}\}}$", r"\1see ${parameters.\2}")


@operator
def body_not_closed(doc: Document) -> Iterator[Mutant]:
    """Forget the last brace."""
    yield from text_body(doc, lambda body: body[:-1])


@operator
def trailing_comma(doc: Document) -> Iterator[Mutant]:
    """Leave a comma at the end."""
    yield from text_body(doc, lambda body: body[:-1] + ",}")


@operator
def single_quotes(doc: Document) -> Iterator[Mutant]:
    """Quote as Python does."""
    yield from text_body(doc, lambda body: body.replace('"', "'"))


@operator
def unquoted_key(doc: Document) -> Iterator[Mutant]:
    """Forget the quotes of a key."""
    yield from text_body(doc, lambda body: re.sub(r'^\{"(\w+)"', r"{\1", body))


@operator
def missing_comma(doc: Document) -> Iterator[Mutant]:
    """Forget a comma."""
    yield from text_body(doc, lambda body: body.replace(", ", " ", 1))


@operator
def missing_colon(doc: Document) -> Iterator[Mutant]:
    """Write an equals sign for a colon."""
    yield from text_body(doc, lambda body: body.replace(": ", " = ", 1))


@operator
def comment_in_body(doc: Document) -> Iterator[Mutant]:
    """Put a comment into the body."""
    yield from text_body(doc, lambda body: body[:-1] + " /* all */}")


@operator
def duplicate_key_in_body(doc: Document) -> Iterator[Mutant]:
    """Write a key twice."""
    yield from text_body(doc, lambda body: re.sub(r"^\{(.*?)([,}])", r"{\1, \1\2", body) if "," in body else body)


@operator
def quoted_list_intext_body(doc: Document) -> Iterator[Mutant]:
    """Put a list into quotes in a body that is a text."""
    if doc.has("pre_process_function: connector"):
        yield from text_body(doc, lambda body: re.sub(rf": (\$\{{parameters\.{_LISTS}\}})", r': "\1"', body))


@operator
def bare_text_intext_body(doc: Document) -> Iterator[Mutant]:
    """Forget the quotes of a text in a body that is a text."""
    if doc.has("pre_process_function: connector"):
        yield from text_body(doc, lambda body: re.sub(rf'"(\$\{{parameters\.{_TEXTS}\}})"', r"\1", body))


@operator
def half_quoted(doc: Document) -> Iterator[Mutant]:
    """Forget a quote."""
    yield from text_body(doc, lambda body: re.sub(r'\}"', "}", body, count=1))


@operator
def number_in_quotes(doc: Document) -> Iterator[Mutant]:
    """Put a number of the body in quotes."""
    yield from replacing(doc, r"^( {6,}(?:max_tokens\w*|temperature|top_p|top_k|dimensions): )([\d.]+)$", r'\1"\2"')


@operator
def default_with_quote(doc: Document) -> Iterator[Mutant]:
    """Put a double quote into a default that stands in quotes."""
    for name in ("model", "truncate", "input_type"):
        if doc.has(rf"^ {{6,}}.*\$\{{parameters\.{name}\}}"):
            yield from replacing(doc, rf"^(  {name}: )([\w.:-]+)$", r"""\1'the "\2'""", rf"\$\{{parameters\.{name}\}}")


@operator
def messages_in_quotes(doc: Document) -> Iterator[Mutant]:
    """Put the list of messages into quotes."""
    yield from replacing(doc, r"^( {6}messages: )!json (\$\{parameters\.\w+\})$", r"\1!string \2")
