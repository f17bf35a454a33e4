"""Filters that cannot be read, stand in the wrong place or look for what is not there."""

from collections.abc import Iterator

from tests.mutation.mutant import Document, Mutant, inserting, operator

_FIRST = r"^credential:$"


def _filter(doc: Document, path: str) -> Iterator[Mutant]:
    if doc.has("^parameters:$") and not doc.has("response_filter"):
        yield from inserting(doc, r"(?<=^parameters:\n)", f"  response_filter: {path}\n")


@operator
def open_bracket(doc: Document) -> Iterator[Mutant]:
    """Forget a bracket."""
    yield from _filter(doc, "$.data[*.embedding")


@operator
def trailing_dot(doc: Document) -> Iterator[Mutant]:
    """End with a dot."""
    yield from _filter(doc, "$.data.")


@operator
def in_the_action(doc: Document) -> Iterator[Mutant]:
    """Write the filter into the action."""
    yield from inserting(doc, r"^    method: ", "    response_filter: $.choices[0].message.content\n")


@operator
def beside_parameters(doc: Document) -> Iterator[Mutant]:
    """Write the filter at the top of the document."""
    yield from inserting(doc, r"^protocol: ", "response_filter: $.choices[0].message.content\n")


@operator
def of_another_answer(doc: Document) -> Iterator[Mutant]:
    """Look for a chat's text in an embedding's answer."""
    if doc.has(r"url: https://api\.(openai|cohere)\..*/embed"):
        yield from _filter(doc, "$.choices[0].message.content")


@operator
def of_another_chat(doc: Document) -> Iterator[Mutant]:
    """Look for Claude's text in OpenAI's answer."""
    if doc.has(r"chat/completions") and not doc.has("process_function"):
        yield from _filter(doc, "$.content[0].text")


@operator
def misspelt_member(doc: Document) -> Iterator[Mutant]:
    """Misspell a member of the answer."""
    if doc.has(r"chat/completions") and not doc.has("process_function"):
        yield from _filter(doc, "$.choices[0].mesage.content")


@operator
def changes_data_type(doc: Document) -> Iterator[Mutant]:
    """Filter with a path that names a data type."""
    if doc.has(r"post_process_function: connector\.post_process\.\w+\.embedding$"):
        yield from _filter(doc, "$.embeddings.string")
