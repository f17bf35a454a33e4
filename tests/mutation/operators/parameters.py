"""Parameters with wrong names or values."""

from collections.abc import Iterator

from tests.mutation.mutant import Document, Mutant, inserting, operator, replacing

_TOP = r"(?<=^parameters:\n)"


@operator
def misspelt(doc: Document) -> Iterator[Mutant]:
    """Misspell a parameter where it is declared."""
    if doc.has(r"\$\{parameters\.model\}"):
        yield from replacing(doc, r"^  model: (?!\{)", "  modle: ", r"\$\{parameters\.model\}")


@operator
def removed(doc: Document) -> Iterator[Mutant]:
    """Remove a parameter that the body uses and that no caller brings."""
    if doc.callers & {"text_embedding", "rerank"} and not doc.has("^extends"):
        for name in ("model", "input_type", "truncate"):
            yield from replacing(doc, rf"(?<=\n)  {name}: (?!\{{).*\n", "", rf"\$\{{parameters\.{name}\}}")


@operator
def unused(doc: Document) -> Iterator[Mutant]:
    """Declare a parameter that nothing uses."""
    if not doc.has("^protocol: mcp"):
        yield from inserting(doc, _TOP, "  max_tokens_for_answer: 100\n")


@operator
def stream(doc: Document) -> Iterator[Mutant]:
    """Switch streaming off by a parameter, which switches it on."""
    yield from inserting(doc, _TOP, "  stream: false\n")


@operator
def hidden(doc: Document) -> Iterator[Mutant]:
    """Switch the check for missing parameters off."""
    yield from inserting(doc, _TOP, '  skip_validating_missing_parameters: "true"\n')


@operator
def no_documents(doc: Document) -> Iterator[Mutant]:
    """Send no documents a request."""
    yield from inserting(doc, _TOP, "  input_docs_processed_step_size: 0\n")


@operator
def half_a_document(doc: Document) -> Iterator[Mutant]:
    """Give the number of documents as a word."""
    yield from inserting(doc, _TOP, "  input_docs_processed_step_size: one\n")


@operator
def cycle(doc: Document) -> Iterator[Mutant]:
    """Let two parameters name each other."""
    new = "  first: a ${parameters.second}\n  second: b ${parameters.first}\n"
    yield from inserting(doc, _TOP, new)


@operator
def filler(doc: Document) -> Iterator[Mutant]:
    """Leave a text for the reader."""
    yield from replacing(doc, r"^  model: (?!\{).*$", "  model: <YOUR MODEL>")


@operator
def null(doc: Document) -> Iterator[Mutant]:
    """Set a parameter to null."""
    if doc.has(r"\$\{parameters\.model\}"):
        yield from replacing(doc, r"^  model: (?!\{).*$", "  model: null", r"\$\{parameters\.model\}")


@operator
def bad_processor(doc: Document) -> Iterator[Mutant]:
    """Invent a processor."""
    if not doc.has("process_function: connector"):
        yield from inserting(doc, _TOP, "  output_processors: [{type: keep_fields, fields: [a]}]\n")


@operator
def groups_as_numbers(doc: Document) -> Iterator[Mutant]:
    """Give the groups of a regular expression as numbers."""
    if not doc.has("process_function: connector"):
        yield from inserting(doc, _TOP, '  output_processors: [{type: regex_capture, pattern: "(a)", groups: [1]}]\n')


@operator
def processors_beside_function(doc: Document) -> Iterator[Mutant]:
    """Write processors beside a built-in function."""
    if doc.has("post_process_function: connector"):
        yield from inserting(doc, _TOP, "  output_processors: [{type: to_string}]\n")


@operator
def undeclared_variable(doc: Document) -> Iterator[Mutant]:
    """Use a build-time variable that is not declared."""
    yield from replacing(doc, r"\{\{ vars\.(\w+) \}\}", r"{{ vars.\1s }}")


@operator
def template_syntax(doc: Document) -> Iterator[Mutant]:
    """Forget a brace of a template."""
    yield from replacing(doc, r"\{\{ vars\.(\w+) \}\}", r"{{ vars.\1 }")


@operator
def value_not_allowed(doc: Document) -> Iterator[Mutant]:
    """Give a variable a default that its list does not have."""
    yield from replacing(doc, r"^    default: .*$", "    default: other", r"^    enum:", r"^  \w+:")


@operator
def blank_filter(doc: Document) -> Iterator[Mutant]:
    """Leave the filter empty."""
    if not doc.has("response_filter"):
        yield from inserting(doc, _TOP, '  response_filter: ""\n')
