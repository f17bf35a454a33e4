"""Keys in other places, in other spellings, and values of other shapes."""

import re
from collections.abc import Iterator

from tests.mutation.mutant import Document, Mutant, line_of, operator, replacing


@operator
def camel_case(doc: Document) -> Iterator[Mutant]:
    """Write a key of an action as JavaScript has it."""
    yield from replacing(doc, r"^    request_body:", "    requestBody:", block=True)


@operator
def hyphenated(doc: Document) -> Iterator[Mutant]:
    """Write the type of the action with a hyphen."""
    yield from replacing(doc, r"^  - action_type:", "  - action-type:", block=True)


@operator
def capital_key(doc: Document) -> Iterator[Mutant]:
    """Write a key with a capital letter."""
    yield from replacing(doc, r"^    url:", "    URL:", block=True)


@operator
def function_in_parameters(doc: Document) -> Iterator[Mutant]:
    """Write the post-process function into the parameters."""
    found = re.search(r"^    (post_process_function: connector\..*)\n", doc.text, re.MULTILINE)
    if found is not None and doc.has(r"^parameters:\n"):
        text = doc.text.replace(found[0], "", 1)
        text = re.sub(r"^parameters:\n", f"parameters:\n  {found[1]}\n", text, count=1, flags=re.MULTILINE)
        yield Mutant(text, frozenset({line_of(text, text.index(f"  {found[1]}"))}))


@operator
def function_at_the_top(doc: Document) -> Iterator[Mutant]:
    """Write the pre-process function at the top of the document."""
    found = re.search(r"^    (pre_process_function: connector\..*)\n", doc.text, re.MULTILINE)
    if found is not None:
        text = doc.text.replace(found[0], "", 1).replace("\nactions:", f"\n{found[1]}\nactions:", 1)
        yield Mutant(text, frozenset({line_of(text, text.index(f"\n{found[1]}") + 1)}))


@operator
def parameters_in_the_action(doc: Document) -> Iterator[Mutant]:
    """Write parameters into the action."""
    if doc.has(r"^parameters:"):
        yield from replacing(doc, r"^(    method: \w+\n)", r"\1    parameters: {model: x}\n", "^    parameters")


@operator
def url_at_the_top(doc: Document) -> Iterator[Mutant]:
    """Write the URL at the top of the document."""
    found = re.search(r"^    (url: .*)\n", doc.text, re.MULTILINE)
    if found is not None and not found[1].endswith(("|", ">")):
        text = doc.text.replace(found[0], "", 1).replace("\nactions:", f"\n{found[1]}\nactions:", 1)
        lines = {line_of(text, text.index(f"\n{found[1]}") + 1), line_of(text, text.index("action_type"))}
        yield Mutant(text, frozenset(lines))


@operator
def parameters_as_a_list(doc: Document) -> Iterator[Mutant]:
    """Write the parameters as a list of pairs."""
    found = re.search(r"^parameters:\n((?:  [\w-]+: [^|>\n]*\n)+)(?=\w)", doc.text, re.MULTILINE)
    if found is not None:
        listed = re.sub(r"^  ", "  - ", found[1], flags=re.MULTILINE)
        text = doc.text[: found.start(1)] + listed + doc.text[found.end(1) :]
        first = line_of(text, found.start())
        yield Mutant(text, frozenset(range(first, first + 1 + listed.count("\n"))))


@operator
def credential_as_a_text(doc: Document) -> Iterator[Mutant]:
    """Write the name of a variable of the environment in place of the credentials."""
    yield from replacing(doc, r"^credential:\n(?:  .*\n)+", "credential: API_KEY\n")


@operator
def method_as_a_list(doc: Document) -> Iterator[Mutant]:
    """Write the method as a list."""
    yield from replacing(doc, r"^    method: (\w+)$", r"    method: [\1]")


@operator
def function_as_a_mapping(doc: Document) -> Iterator[Mutant]:
    """Write the function as an object, as other tools have it."""
    yield from replacing(doc, r"^    post_process_function: (connector\..*)$", r"    post_process_function: {name: \1}")


@operator
def empty_url(doc: Document) -> Iterator[Mutant]:
    """Leave the value of the URL away."""
    yield from replacing(doc, r"^    url: \S.*$", "    url:")


@operator
def empty_function(doc: Document) -> Iterator[Mutant]:
    """Leave the value of the function away."""
    if doc.callers & {"text_embedding", "rerank"}:
        yield from replacing(
            doc, r"^    pre_process_function: connector\..*$", '    pre_process_function: ""', block=True
        )


@operator
def empty_name(doc: Document) -> Iterator[Mutant]:
    """Leave the value of the name away."""
    yield from replacing(doc, r"^name: .*$", "name:")


@operator
def blank_name(doc: Document) -> Iterator[Mutant]:
    """Write blanks for a name."""
    yield from replacing(doc, r"^name: .*$", 'name: "  "')


@operator
def protocol_is_the_scheme(doc: Document) -> Iterator[Mutant]:
    """Write the scheme of the URL as the protocol."""
    yield from replacing(doc, r"^protocol: http$", "protocol: https")


@operator
def protocol_of_aws(doc: Document) -> Iterator[Mutant]:
    """Write AWS's name of the protocol."""
    yield from replacing(doc, r"^protocol: aws_sigv4$", "protocol: sigv4")


@operator
def wrong_protocol_for_aws(doc: Document) -> Iterator[Mutant]:
    """Call AWS without signing."""
    if doc.has(r"amazonaws\.com") and not doc.has("Authorization"):
        yield from replacing(doc, r"^protocol: aws_sigv4$", "protocol: http", r"^  [\w-]+:.*|amazonaws", block=True)


@operator
def releases_with_a_plus(doc: Document) -> Iterator[Mutant]:
    """Write the releases as documentation has them."""
    yield from replacing(doc, r"^opensearch: .*$", "opensearch: 2.19+")


@operator
def an_item_too_deep(doc: Document) -> Iterator[Mutant]:
    """Write the headers below the request body."""
    found = re.search(r"^    headers:\n((?:      .*\n)+)", doc.text, re.MULTILINE)
    if found is not None and doc.has(r"^    request_body:\n      \w") and doc.has(r"credential\."):
        text = doc.text.replace(found[0], "", 1)
        inner = "      headers:\n" + re.sub(r"^", "  ", found[1], flags=re.MULTILINE).rstrip(" ")
        text = re.sub(r"^(    request_body:\n)", lambda match: match[1] + inner, text, count=1, flags=re.MULTILINE)
        first = line_of(text, text.index(inner))
        yield Mutant(text, frozenset(range(first, first + inner.count("\n"))))
