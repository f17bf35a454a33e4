"""Slips of the pen in placeholders, URLs, headers and JSON."""

import re
from collections.abc import Iterator

from tests.mutation.mutant import Document, Mutant, line_of, operator, replacing
from tests.mutation.operators.quoting import text_body

_CALLED = r"input|texts|documents|query|inputText|messages"


@operator
def separator(doc: Document) -> Iterator[Mutant]:
    """Write a colon for the dot behind ``parameters``."""
    yield from replacing(doc, r"\$\{parameters\.(\w+)\}", r"${parameters:\1}")


@operator
def underscore(doc: Document) -> Iterator[Mutant]:
    """Write an underscore for the dot behind ``parameters``."""
    yield from replacing(doc, r"\$\{parameters\.(\w+)\}", r"${parameters_\1}")


@operator
def blank_behind(doc: Document) -> Iterator[Mutant]:
    """Put a blank behind the name."""
    yield from replacing(doc, r"\$\{parameters\.(\w+)\}", r"${parameters.\1 }")


@operator
def capital_name(doc: Document) -> Iterator[Mutant]:
    """Write a parameter of the connector with a capital."""
    yield from replacing(doc, r"\$\{parameters\.model\}", "${parameters.Model}")


@operator
def capital_of_the_caller(doc: Document) -> Iterator[Mutant]:
    """Write a parameter that the pre-process function makes with a capital."""
    if doc.has("pre_process_function: connector"):
        yield from replacing(
            doc, r"\$\{parameters\.(?:input|texts)\}", "${parameters.Input}", "process_function", block=True
        )


@operator
def other_case(doc: Document) -> Iterator[Mutant]:
    """Write ``input_text`` for ``inputText``."""
    yield from replacing(
        doc, r"\$\{parameters\.inputText\}", "${parameters.input_text}", "process_function", block=True
    )


@operator
def no_braces(doc: Document) -> Iterator[Mutant]:
    """Leave the braces of a placeholder away."""
    yield from replacing(doc, r"\$\{parameters\.(model|region|endpoint)\}", r"$parameters.\1")


@operator
def brackets(doc: Document) -> Iterator[Mutant]:
    """Name the parameter in brackets."""
    yield from replacing(doc, r"\$\{parameters\.(model|region|endpoint)\}", r"${parameters['\1']}", block=True)


@operator
def two_closing_braces(doc: Document) -> Iterator[Mutant]:
    """Close a placeholder of the URL twice."""
    yield from replacing(doc, r"^(    url: .*\$\{parameters\.\w+\})", r"\1}")


@operator
def default_by_one_colon(doc: Document) -> Iterator[Mutant]:
    """Give a default behind a colon without a hyphen."""
    yield from replacing(doc, r"\$\{parameters\.(model|region|endpoint)\}", r"${parameters.\1:x}")


@operator
def default_by_a_hyphen(doc: Document) -> Iterator[Mutant]:
    """Give a default behind a hyphen alone."""
    yield from replacing(doc, r"\$\{parameters\.(model|region|endpoint)\}", r"${parameters.\1-x}")


@operator
def default_by_a_pipe(doc: Document) -> Iterator[Mutant]:
    """Give a default as Jinja does."""
    yield from replacing(doc, r"\$\{parameters\.(model|region|endpoint)\}", r"${parameters.\1|x}")


@operator
def typographic_quotes(doc: Document) -> Iterator[Mutant]:
    """Copy a body with typographic quotes."""
    yield from text_body(doc, lambda body: re.sub(r'"(\w+)":', "“\\1”:", body, count=1))


@operator
def python_constant(doc: Document) -> Iterator[Mutant]:
    """Write ``True`` as Python does."""
    yield from text_body(doc, lambda body: body[:-1] + ', "flag": True}')


@operator
def text_behind_the_body(doc: Document) -> Iterator[Mutant]:
    """Leave a brace too many at the end of the body."""
    yield from text_body(doc, lambda body: body + "}")


@operator
def semicolon_behind_the_body(doc: Document) -> Iterator[Mutant]:
    """End the body as a statement."""
    yield from text_body(doc, lambda body: body + ";")


@operator
def two_colons(doc: Document) -> Iterator[Mutant]:
    """Write a colon twice."""
    yield from text_body(doc, lambda body: body.replace('":', '"::', 1))


@operator
def no_colon_behind_a_key(doc: Document) -> Iterator[Mutant]:
    """Forget a colon."""
    yield from text_body(doc, lambda body: body.replace('":', '"', 1))


@operator
def a_list_for_the_body(doc: Document) -> Iterator[Mutant]:
    """Put the body into brackets without braces."""
    yield from text_body(doc, lambda body: "[" + body[1:-1] + "]")


@operator
def two_bodies(doc: Document) -> Iterator[Mutant]:
    """Paste the body twice."""
    yield from text_body(doc, lambda body: body + body)


@operator
def no_slash(doc: Document) -> Iterator[Mutant]:
    """Write one slash behind the scheme."""
    yield from replacing(doc, r"^(    url: )https://", r"\1https:/")


@operator
def no_colon(doc: Document) -> Iterator[Mutant]:
    """Forget the colon behind the scheme."""
    yield from replacing(doc, r"^(    url: )https://", r"\1https//")


@operator
def misspelt_scheme(doc: Document) -> Iterator[Mutant]:
    """Misspell the scheme."""
    yield from replacing(doc, r"^(    url: )https://", r"\1htpps://")


@operator
def other_scheme(doc: Document) -> Iterator[Mutant]:
    """Take the scheme of sockets."""
    yield from replacing(doc, r"^(    url: )https://", r"\1wss://")


@operator
def backslash(doc: Document) -> Iterator[Mutant]:
    """Write a backslash into the path."""
    yield from replacing(doc, r"^(    url: https://[^/\n]+/\w+)/(?=\w)", r"\1\\\\")


@operator
def great_port(doc: Document) -> Iterator[Mutant]:
    """Write a port that there is not."""
    yield from replacing(doc, r"^(    url: https://[a-z.-]+)/", r"\1:99999/")


@operator
def region_without_hyphen(doc: Document) -> Iterator[Mutant]:
    """Forget a hyphen of the region in the URL."""
    yield from replacing(
        doc, r"^(    url: https://[a-z.-]+)\$\{parameters\.region\}\.amazonaws", r"\1us-east1.amazonaws", "region"
    )


@operator
def blank_behind_the_url(doc: Document) -> Iterator[Mutant]:
    """Leave a blank at the end of the URL, in quotes."""
    yield from replacing(doc, r"^    url: (https://[^\"\n|>]+)$", r'    url: "\1 "')


@operator
def no_host(doc: Document) -> Iterator[Mutant]:
    """Leave the host out of the URL."""
    yield from replacing(doc, r"^(    url: )https://[a-z.-]+(?=/)", r"\1https://")


@operator
def scheme_twice(doc: Document) -> Iterator[Mutant]:
    """Copy the scheme twice."""
    yield from replacing(doc, r"^(    url: )https://", r"\1https://https://")


@operator
def header_with_a_colon(doc: Document) -> Iterator[Mutant]:
    """Write the colon into the name of a header."""
    yield from replacing(doc, r"^      Authorization: ", '      "Authorization:": ')


@operator
def header_with_a_blank(doc: Document) -> Iterator[Mutant]:
    """Write a blank for a hyphen in the name of a header."""
    yield from replacing(doc, r"^      ([Cc])ontent-([Tt])ype: ", r"      \1ontent \2ype: ")


@operator
def credential_without_placeholder(doc: Document) -> Iterator[Mutant]:
    """Write the credential's name into the header as it is."""
    yield from replacing(
        doc, r"^(      Authorization: Bearer )\$\{credential\.(\w+)\}", r"\1\2", r"^  \w+: (?:\{env|!value|.*)"
    )


@operator
def credential_without_namespace(doc: Document) -> Iterator[Mutant]:
    """Leave ``credential.`` away."""
    yield from replacing(doc, r"\$\{credential\.(\w+)\}", r"${\1}", r"^  \w+: ")


@operator
def line_end_in_a_header(doc: Document) -> Iterator[Mutant]:
    """End a header with a line end, as block texts do."""
    yield from replacing(doc, r"^      Authorization: (Bearer .*)$", r"      Authorization: |\n        \1", "Bearer")


@operator
def filter_without_root(doc: Document) -> Iterator[Mutant]:
    """Write the names of a filter with slashes."""
    yield from replacing(doc, r"^(  response_filter: )\$\.([\w.\[\]]+)\.([\w\[\]]+)$", r"\1$/\2/\3")


@operator
def a_filter_of_another_language(doc: Document) -> Iterator[Mutant]:
    """Write the filter as jq has it."""
    yield from replacing(doc, r"^(  response_filter: )\$\.(\S+)$", r"\1.\2", "process_function|^    url:")


@operator
def function_with_parentheses(doc: Document) -> Iterator[Mutant]:
    """Call a built-in function."""
    yield from replacing(doc, r"(process_function: connector\.[\w.]+)$", r"\1()")


@operator
def plural_function(doc: Document) -> Iterator[Mutant]:
    """Write the task in the plural."""
    yield from replacing(doc, r"(process_function: connector\.[\w.]+\.embedding)$", r"\1s")


@operator
def joined_prefix(doc: Document) -> Iterator[Mutant]:
    """Write ``preprocess`` for ``pre_process``."""
    yield from replacing(doc, r"process_function: connector\.pre_process", "process_function: connector.preprocess")


@operator
def functions_exchanged(doc: Document) -> Iterator[Mutant]:
    """Exchange the two functions."""
    pattern = r"^    pre_process_function: (.*)\n    post_process_function: (.*)$"
    new = r"    pre_process_function: \2\n    post_process_function: \1"
    yield from replacing(doc, pattern, new, "process_function")


@operator
def two_parameters_exchanged(doc: Document) -> Iterator[Mutant]:
    """Exchange the documents and the model."""
    found = re.search(rf"\$\{{parameters\.({_CALLED})\}}", doc.text)
    if found is not None and "${parameters.model}" in doc.text and doc.has("pre_process_function: connector"):
        text = doc.text.replace(found[0], "\0").replace("${parameters.model}", found[0])
        text = text.replace("\0", "${parameters.model}")
        changed = {
            line_of(text, each.start()) for each in re.finditer(rf"\$\{{parameters\.(?:{_CALLED}|model)\}}", text)
        }
        yield Mutant(text, frozenset(changed))
