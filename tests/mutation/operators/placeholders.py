"""Placeholders that are misspelt, misplaced or left out."""

from collections.abc import Iterator

from tests.mutation.mutant import Document, Mutant, operator, replacing

#: A line of a structured body that is one placeholder.
LINE = r"^( {6,}(?:- )?[\w-]+: (?:![a-z]+ )?\"?)\$\{parameters\.(\w+)\}(\"?)$"
#: The same for a name that a built-in function makes of documents.
MADE = (
    r"^( {6,}(?:- )?[\w-]+: (?:![a-z]+ )?\"?)\$\{parameters\."
    r"(input|texts|inputText|documents|query|inputImage)\}(\"?)$"
)


@operator
def misspelt_name(doc: Document) -> Iterator[Mutant]:
    """Swap the last two letters of a name in the body."""
    if doc.callers or doc.has("process_function: connector"):
        yield from replacing(doc, r"^( {6,}.*\$\{parameters\.\w+)(\w)(?!\2)(\w)\}", r"\1\3\2}", r"process_function:")


@operator
def wrong_namespace(doc: Document) -> Iterator[Mutant]:
    """Write ``${parameter.x}``."""
    yield from replacing(doc, r"\$\{parameters\.", "${parameter.")


@operator
def short_namespace(doc: Document) -> Iterator[Mutant]:
    """Write ``${params.x}``."""
    yield from replacing(doc, r"\$\{parameters\.", "${params.")


@operator
def capital_namespace(doc: Document) -> Iterator[Mutant]:
    """Write ``${Parameters.x}``."""
    yield from replacing(doc, r"\$\{parameters\.", "${Parameters.")


@operator
def not_closed(doc: Document) -> Iterator[Mutant]:
    """Forget the closing brace at the end of a line."""
    yield from replacing(doc, r"(\$\{parameters\.\w+)\}$", r"\1")


@operator
def blank_inside(doc: Document) -> Iterator[Mutant]:
    """Put a blank before the name."""
    yield from replacing(doc, r"\$\{parameters\.(\w+)\}", r"${parameters. \1}")


@operator
def two_dollars(doc: Document) -> Iterator[Mutant]:
    """Write ``$${parameters.x}`` as Terraform wants it."""
    yield from replacing(doc, r"(?<!\$)\$\{parameters\.(?=\w+\}$)", "$${parameters.")


@operator
def no_name(doc: Document) -> Iterator[Mutant]:
    """Write ``${parameters.}``."""
    yield from replacing(doc, r"\$\{parameters\.\w+\}", "${parameters.}")


@operator
def lookup(doc: Document) -> Iterator[Mutant]:
    """Look into a value: ``${parameters.input.text}``."""
    if doc.callers or doc.has("process_function: connector|^inputs:"):
        yield from replacing(doc, MADE, r"\1${parameters.\2.text}\3", r"process_function:")


@operator
def index(doc: Document) -> Iterator[Mutant]:
    """Take an element of a list: ``${parameters.input[0]}``."""
    yield from replacing(doc, MADE, r"\1${parameters.\2[0]}\3", r"process_function:")


@operator
def brace_in_default(doc: Document) -> Iterator[Mutant]:
    """Give an object as a default."""
    yield from replacing(doc, LINE, r"""\1${parameters.\2:-{"a": 1}}\3""")


@operator
def nested_default(doc: Document) -> Iterator[Mutant]:
    """Give another parameter as a default."""
    yield from replacing(doc, LINE, r"\1${parameters.\2:-${parameters.other}}\3")


@operator
def to_string_in_body(doc: Document) -> Iterator[Mutant]:
    """Call ``toString()`` in the body."""
    yield from replacing(doc, LINE, r"\1${parameters.\2.toString()}\3")


@operator
def parentheses(doc: Document) -> Iterator[Mutant]:
    """Write ``$(parameters.x)`` as a shell has it."""
    yield from replacing(doc, LINE, r"\1$(parameters.\2)\3")


@operator
def no_dollar(doc: Document) -> Iterator[Mutant]:
    """Forget the dollar sign in a URL."""
    yield from replacing(doc, r"^(    url: .*)\$\{parameters\.", r"\1{parameters.")


@operator
def made_value_left_out(doc: Document) -> Iterator[Mutant]:
    """Leave out of the body what the pre-process function makes."""
    if doc.callers - {"predict"}:
        yield from replacing(doc, MADE + r"\n", "", block=True)


@operator
def null_without_quotes(doc: Document) -> Iterator[Mutant]:
    """Write the default ``:-null`` inside a longer text."""
    for mutant in replacing(doc, LINE, r"\1a ${parameters.\2:-null}\3"):
        if (
            "headers:" not in "".join(mutant.text.split("\n")[min(mutant.lines) - 3 : min(mutant.lines)])
            and "X-Amz" not in mutant.text.split("\n")[min(mutant.lines) - 1]
        ):
            yield mutant


@operator
def misspelt_in_url(doc: Document) -> Iterator[Mutant]:
    """Misspell a name in the URL."""
    if not doc.has("batch_predict"):
        yield from replacing(doc, r"^(    url: .*\$\{parameters\.\w)(\w+)\}", r"\1x\2}")


@operator
def jinja_for_placeholder(doc: Document) -> Iterator[Mutant]:
    """Write ``{{ parameters.x }}``, which is the other template language."""
    yield from replacing(doc, LINE, r'\1"{{ parameters.\2 }}"')


@operator
def unquoted_jinja(doc: Document) -> Iterator[Mutant]:
    """Write a template without quotes."""
    yield from replacing(doc, LINE, r"\1{{ vars.\2 }}\3")
