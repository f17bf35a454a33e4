"""Findings that every format is tried on."""

from blueprintc.diagnostics import Applicability, Code, Diagnostic, Edit, Fix, Label, Severity
from blueprintc.report import Report, Suppressed
from blueprintc.source import SourceFile, Span

QUOTED = Code(
    "BP214", "quoted-placeholder", Severity.ERROR, "a placeholder of a list is quoted", "The server sends it."
)
UNKNOWN = Code("BP021", "unknown-key", Severity.WARNING, "a key is unknown")
HINT = Code("BP101", "unused-parameter", Severity.INFO, "a parameter is not used")

TEXT = """blueprint: 1
name: Embeddings 🙂
actions:
\t- url: https://example.org/100%, really: <yes> & "no"
  request_body: '{ "input": "${parameters.input}" }'
"""


def span(file: SourceFile, piece: str) -> Span:
    """The place of the first occurrence of a text."""
    start = file.text.index(piece)
    return Span(file, start, start + len(piece))


def sample() -> Report:
    """Three findings in two of three files, one suppressed."""
    first = SourceFile("openai/embedding.blueprint.yaml", TEXT)
    second = SourceFile("my dir/ümlaut:x,y.blueprint.yaml", "naem: x\r\nb: 1\r\n")
    placeholder = span(first, '"${parameters.input}"')
    fix = Fix("remove the quotes", (Edit(placeholder, "${parameters.input}"),), Applicability.SAFE)
    return Report(
        diagnostics=(
            Diagnostic.of(
                QUOTED,
                'placeholder "${parameters.input}" is quoted, but parameter "input" is a JSON array',
                placeholder,
                expected="expected no quotes",
                notes=("the server escapes the value",),
                labels=(Label(span(first, "name"), "declared as array"), Label(span(second, "b"), "and here")),
                fix=fix,
            ),
            Diagnostic.of(HINT, "100%: a, b: <c>", span(first, "🙂"), notes=("two\nlines",)),
            Diagnostic.of(UNKNOWN, 'unknown key "naem"', span(second, "naem"), help='did you mean "name"?'),
        ),
        paths=(first.path, second.path, "clean.blueprint.yaml"),
        suppressed=(Suppressed(Diagnostic.of(UNKNOWN, 'unknown key "b"', span(second, "b")), "on purpose"),),
    )
