"""Releases of the server that do not know what is used."""

from collections.abc import Iterator

from tests.mutation.mutant import Document, Mutant, inserting, operator, replacing

_TOP = r"^protocol: "


def _for(doc: Document, release: str) -> Document:
    """The document for another range of releases."""
    if "\nprotocol: " not in doc.text:
        return doc.with_text("")
    text = "".join(line for line in doc.text.splitlines(keepends=True) if not line.startswith("opensearch:"))
    return doc.with_text(text.replace("\nprotocol: ", f'\nopensearch: "{release}"\nprotocol: ', 1))


@operator
def no_range(doc: Document) -> Iterator[Mutant]:
    """Write a range that is none."""
    yield from replacing(doc, r"^opensearch: .*$", 'opensearch: "2.11 or newer"')


@operator
def function_too_new(doc: Document) -> Iterator[Mutant]:
    """Ask for a release before the function."""
    if doc.has(r"pre_process\.(bedrock\.embedding|cohere\.rerank)$"):
        yield from replacing(_for(doc, ">=2.13"), r"^opensearch: .*$", 'opensearch: ">=2.11"', r"process_function: ")


@operator
def client_config_too_new(doc: Document) -> Iterator[Mutant]:
    """Ask for a release before ``client_config``."""
    yield from inserting(_for(doc, ">=2.11"), r"^actions:", "client_config: {max_connection: 20}\n", r"^opensearch")


@operator
def processors_too_new(doc: Document) -> Iterator[Mutant]:
    """Ask for a release before processors."""
    if not doc.has("process_function: connector"):
        old = _for(doc, ">=2.19")
        yield from inserting(old, r"(?<=^parameters:\n)", "  output_processors: [{type: to_string}]\n", r"^opensearch")


@operator
def batch_too_new(doc: Document) -> Iterator[Mutant]:
    """Ask for a release before batches."""
    if doc.has("batch_predict"):
        yield from replacing(_for(doc, ">=2.18"), r"^opensearch: .*$", 'opensearch: ">=2.14"', r"action_type: \w*batch")


@operator
def method_too_new(doc: Document) -> Iterator[Mutant]:
    """Ask for a release before PUT."""
    yield from replacing(_for(doc, ">=2.19"), r"^    method: POST$", "    method: PUT")


@operator
def parameter_in_header(doc: Document) -> Iterator[Mutant]:
    """Ask for a release that does not fill parameters in headers."""
    old = _for(doc, ">=2.19")
    yield from replacing(
        old, r"^    headers:\n(?=      )", "    headers:\n      X-Tenant: ${parameters.tenant}\n", r"X-Tenant"
    )
