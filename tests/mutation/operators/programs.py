"""More mistakes in scripts: counting, brackets of the text that is made, methods of the wrong language."""

from collections.abc import Iterator

from tests.mutation.mutant import Document, Mutant, operator
from tests.mutation.operators.scripts import POST, PRE, with_script


@operator
def one_too_many(doc: Document) -> Iterator[Mutant]:
    """Count to the length, and one further."""
    yield from with_script(doc, PRE, "i < params.text_docs.length", "i <= params.text_docs.length")


@operator
def from_one(doc: Document) -> Iterator[Mutant]:
    """Begin with the second document."""
    yield from with_script(doc, PRE, "int i = 0;", "int i = 1;")


@operator
def no_comma(doc: Document) -> Iterator[Mutant]:
    """Forget the comma between the texts."""
    yield from with_script(doc, PRE, "texts.append(',');", "texts.append(' ');", step=4)


@operator
def no_quotes(doc: Document) -> Iterator[Mutant]:
    """Forget the quotes around a text."""
    yield from with_script(
        doc, PRE, "append('\"').append(params.text_docs[i]).append('\"')", "append(params.text_docs[i])"
    )


@operator
def one_quote(doc: Document) -> Iterator[Mutant]:
    """Forget the closing quote of a text."""
    yield from with_script(doc, PRE, ".append(params.text_docs[i]).append('\"')", ".append(params.text_docs[i])")


@operator
def no_bracket(doc: Document) -> Iterator[Mutant]:
    """Forget the closing bracket of the list."""
    yield from with_script(doc, PRE, "']}}'", "'}}'")


@operator
def no_brace(doc: Document) -> Iterator[Mutant]:
    """Forget the last brace."""
    yield from with_script(doc, PRE, "']}}'", "']}'")


@operator
def single_quotes_in_json(doc: Document) -> Iterator[Mutant]:
    """Make texts in single quotes."""
    yield from with_script(
        doc, PRE, "append('\"').append(params.text_docs[i]).append('\"')", 'append("\'" + params.text_docs[i] + "\'")'
    )


@operator
def method_of_arrays(doc: Document) -> Iterator[Mutant]:
    """Ask a list for its length as a text is asked."""
    yield from with_script(doc, PRE, "params.text_docs.length", "params.text_docs.length()")


@operator
def method_of_python(doc: Document) -> Iterator[Mutant]:
    """Add to a text as Python adds to a list."""
    yield from with_script(doc, PRE, "texts.append(',');", "texts.extend(',');")


@operator
def count_of_python(doc: Document) -> Iterator[Mutant]:
    """Ask for the length as Python does."""
    yield from with_script(doc, PRE, "i < params.text_docs.length", "i < len(params.text_docs)")


@operator
def loop_of_javascript(doc: Document) -> Iterator[Mutant]:
    """Declare as JavaScript does."""
    yield from with_script(doc, PRE, "int i = 0;", "let i = 0;")


@operator
def documents_of_the_caller(doc: Document) -> Iterator[Mutant]:
    """Look for the documents among the parameters."""
    yield from with_script(doc, PRE, "append(params.text_docs[i])", "append(params.parameters.text_docs[i])")


@operator
def only_the_first(doc: Document) -> Iterator[Mutant]:
    """Take the first document in every round."""
    yield from with_script(doc, PRE, "append(params.text_docs[i])", "append(params.text_docs[0])", step=4)


@operator
def parameters_misspelt(doc: Document) -> Iterator[Mutant]:
    """Return ``parameter`` for ``parameters``."""
    yield from with_script(doc, PRE, '\'{"parameters":', '\'{"parameter":')


@operator
def an_object_returned(doc: Document) -> Iterator[Mutant]:
    """Return the texts as they are."""
    yield from with_script(doc, PRE, "return '{\"parameters\":{\"input\":[' + texts + ']}}';", "return texts;")


@operator
def member_misspelt(doc: Document) -> Iterator[Mutant]:
    """Misspell a member of the answer."""
    yield from with_script(doc, POST, "params.data[0].embedding", "params.data[0].embeding")


@operator
def list_misspelt(doc: Document) -> Iterator[Mutant]:
    """Look for the answer below another name."""
    yield from with_script(doc, POST, "params.data[0]", "params.result[0]")


@operator
def answer_below_response(doc: Document) -> Iterator[Mutant]:
    """Look for the answer below ``response``, where it is not."""
    yield from with_script(doc, POST, "params.data[0]", "params.response.data[0]")


@operator
def no_shape_bracket(doc: Document) -> Iterator[Mutant]:
    """Forget a bracket of the shape."""
    yield from with_script(doc, POST, "'],\"data\":'", "',\"data\":'")


@operator
def type_of_numbers(doc: Document) -> Iterator[Mutant]:
    """Name the data type as Java does."""
    yield from with_script(doc, POST, "FLOAT32", "FLOAT")


@operator
def no_last_brace(doc: Document) -> Iterator[Mutant]:
    """Forget the last brace of the tensor."""
    yield from with_script(doc, POST, "vector + '}';", "vector;")
