"""Painless scripts in place of built-in functions, with mistakes."""

import re
from collections.abc import Iterator

from tests.mutation.mutant import Document, Mutant, line_of, operator

PRE = """      StringBuilder texts = new StringBuilder();
      for (int i = 0; i < params.text_docs.length; i++) {
        if (i > 0) {
          texts.append(',');
        }
        texts.append('"').append(params.text_docs[i]).append('"');
      }
      return '{"parameters":{"input":[' + texts + ']}}';
"""
POST = """      def vector = params.data[0].embedding;
      if (vector == null) {
        throw new IllegalArgumentException('no vector');
      }
      return '{"name":"embedding","data_type":"FLOAT32","shape":[' + vector.length + '],"data":' + vector + '}';
"""
_NAMES = {
    PRE: "    pre_process_function: connector.pre_process.openai.embedding\n",
    POST: "    post_process_function: connector.post_process.openai.embedding\n",
}


def with_script(doc: Document, script: str, old: str, new: str, *, step: int = 1) -> Iterator[Mutant]:
    """The document with a script in place of its built-in function, ``old`` of which is ``new``.

    ``step`` is how many documents one run of the script gets.
    """
    name = _NAMES[script]
    if name not in doc.text or "input: ${parameters.input}" not in doc.text:
        return
    assert old in script
    changed = name.partition(":")[0] + ": |\n" + script.replace(old, new, 1)
    body = doc.text.replace("input: ${parameters.input}", 'input: !json "${parameters.input}"')
    text = body.replace(name, changed)
    if step > 1:
        text = re.sub(
            r"^parameters:\n", f"parameters:\n  input_docs_processed_step_size: {step}\n", text, flags=re.MULTILINE
        )
        if text.count("step_size") != 1:
            return
    at = text.index(changed)
    first = line_of(text, at + len(name.partition(":")[0]) + 4 + script.index(old))
    yield Mutant(text, frozenset(range(first, first + new.count("\n") + 2)) | {line_of(text, at)})


@operator
def no_semicolon(doc: Document) -> Iterator[Mutant]:
    """Forget a semicolon."""
    yield from with_script(doc, PRE, "new StringBuilder();", "new StringBuilder()")


@operator
def undeclared(doc: Document) -> Iterator[Mutant]:
    """Use a variable that is not declared."""
    yield from with_script(doc, PRE, "append(params.text_docs[i])", "append(params.text_docs[j])")


@operator
def wrong_type(doc: Document) -> Iterator[Mutant]:
    """Count with a long."""
    yield from with_script(doc, PRE, "int i = 0;", "int i = 0L;")


@operator
def unknown_method(doc: Document) -> Iterator[Mutant]:
    """Call a method that is not there."""
    yield from with_script(doc, PRE, "texts.append(',');", "texts.add(',');")


@operator
def unknown_class(doc: Document) -> Iterator[Mutant]:
    """Use a class that scripts may not use."""
    yield from with_script(doc, PRE, "StringBuilder texts = new StringBuilder();", "JSONArray texts = new JSONArray();")


@operator
def open_text(doc: Document) -> Iterator[Mutant]:
    """Forget a quote; the compiler may only notice at the end."""
    for mutant in with_script(doc, PRE, "append(',');", "append(',);"):
        yield Mutant(mutant.text, mutant.lines | frozenset(range(min(mutant.lines), min(mutant.lines) + 10)))


@operator
def open_brace(doc: Document) -> Iterator[Mutant]:
    """Forget a closing brace; the compiler may only notice at the end."""
    for mutant in with_script(doc, PRE, "          texts.append(',');\n        }\n", "          texts.append(',');\n"):
        yield Mutant(mutant.text, mutant.lines | frozenset(range(min(mutant.lines), min(mutant.lines) + 10)))


@operator
def misspelt_documents(doc: Document) -> Iterator[Mutant]:
    """Misspell the documents."""
    yield from with_script(doc, PRE, "params.text_docs.length", "params.text_doc.length")


@operator
def escaped_twice(doc: Document) -> Iterator[Mutant]:
    """Escape the documents."""
    yield from with_script(doc, PRE, "append(params.text_docs[i])", "append(escape(params.text_docs[i]))")


@operator
def no_parameters(doc: Document) -> Iterator[Mutant]:
    """Return the values without ``parameters`` around them."""
    yield from with_script(
        doc, PRE, """'{"parameters":{"input":[' + texts + ']}}'""", """'{"input":[' + texts + ']}'"""
    )


@operator
def other_name(doc: Document) -> Iterator[Mutant]:
    """Return a name that the body does not use."""
    for mutant in with_script(doc, PRE, '"input":[', '"inputs":['):
        at = mutant.text.index("${parameters.input}")
        yield Mutant(
            mutant.text,
            mutant.lines | {line_of(mutant.text, at), line_of(mutant.text, mutant.text.index("request_body"))},
        )


@operator
def placeholder_in_quotes(doc: Document) -> Iterator[Mutant]:
    """Put a placeholder into quotes."""
    yield from with_script(doc, PRE, "append(',')", "append('${parameters.model}')")


@operator
def no_return(doc: Document) -> Iterator[Mutant]:
    """Forget the return."""
    yield from with_script(doc, PRE, 'return \'{"parameters"', 'def result = \'{"parameters"')


@operator
def number(doc: Document) -> Iterator[Mutant]:
    """Return a number, which becomes a double."""
    yield from with_script(doc, PRE, "']}}'", "'],\"dimensions\":512}}'")


@operator
def no_data_type(doc: Document) -> Iterator[Mutant]:
    """Leave the data type out."""
    yield from with_script(doc, POST, '"data_type":"FLOAT32",', "")


@operator
def unknown_data_type(doc: Document) -> Iterator[Mutant]:
    """Write the data type in small letters."""
    yield from with_script(doc, POST, "FLOAT32", "float32")


@operator
def no_tensor(doc: Document) -> Iterator[Mutant]:
    """Return an object that is no tensor."""
    old = """'{"name":"embedding","data_type":"FLOAT32","shape":[' + vector.length + '],"data":' + vector + '}'"""
    yield from with_script(doc, POST, old, """'{"embedding":' + vector + '}'""")


@operator
def list_as_response(doc: Document) -> Iterator[Mutant]:
    """Look for a list under ``response``."""
    yield from with_script(doc, POST, "params.data[0].embedding", "params.response[0].embedding")


@operator
def unescaped(doc: Document) -> Iterator[Mutant]:
    """Join a text of the answer without escaping it."""
    yield from with_script(doc, POST, '"name":"embedding",', '"name":"\' + params.model + \'",')


@operator
def java_string_compare(doc: Document) -> Iterator[Mutant]:
    """Assign in a condition."""
    yield from with_script(doc, POST, "vector == null", "vector = null")
