"""Runs operators over documents and judges what the checker says."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from blueprintc.diagnostics import Diagnostic, DiagnosticSink, Severity
from blueprintc.frontend import LoadOptions, decode_source, load
from blueprintc.lowering import emit, lower
from tests.mutation.documents import ROOT, documents, findings
from tests.mutation.mutant import Document, Mutant, Operator, block_around

#: Found by playing: the finding stands at the action, or at the connector.
_EMULATED = frozenset({"BP450", "BP650"})


@dataclass
class Figures:
    """What became of an operator's mutants."""

    found: int = 0
    elsewhere: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    equivalent: int = 0

    @property
    def total(self) -> int:
        """Mutants that differ from their original."""
        return self.found + len(self.elsewhere) + len(self.missed)


def mutants(operator: Operator, limit: int | None, every: int = 1) -> Iterator[tuple[Document, Mutant]]:
    """Mutants of an operator: the first of each document, of every document that has one or of ``limit``.

    With ``every`` only each of so many documents is taken, other ones for other operators.
    """
    made = 0
    for doc in documents()[len(operator.__name__) % every :: every]:
        for mutant in operator(doc):
            if mutant.text != doc.text:
                yield doc, mutant
                made += 1
                break
        if limit is not None and made >= limit:
            return


@cache
def judge(operator: Operator, limit: int | None) -> Figures:
    """How many mutants of an operator are found, and where."""
    figures = Figures()
    for doc, mutant in mutants(operator, limit):
        known = {(found.code.id, found.message) for found in _known(doc)}
        new = [one for one in findings(doc.with_text(mutant.text)) if (one.code.id, one.message) not in known]
        if any(_is_there(one, mutant) for one in new):
            figures.found += 1
        elif new:
            places = sorted({f"{one.code.id}@{one.span.begin.line}" for one in new})
            figures.elsewhere.append(f"{doc.name}: {', '.join(places)}, not at {sorted(mutant.lines)}")
        elif built(doc.text, doc) == built(mutant.text, doc):
            figures.equivalent += 1
        else:
            figures.missed.append(doc.name)
    return figures


def new_errors(edit: Operator, every: int = 1) -> Iterator[str]:
    """Errors that an edit without meaning brings, in each of so many documents."""
    for doc, mutant in mutants(edit, None, every):
        known = {(found.code.id, found.message) for found in _known(doc)}
        for found in findings(doc.with_text(mutant.text)):
            if found.severity is Severity.ERROR and (found.code.id, found.message) not in known:
                yield f"{doc.name}: {found.code.id} {found.message}"


_cache: dict[str, list[Diagnostic]] = {}


def _known(doc: Document) -> list[Diagnostic]:
    if doc.text not in _cache:
        _cache[doc.text] = findings(doc)
    return _cache[doc.text]


def _is_there(found: Diagnostic, mutant: Mutant) -> bool:
    start = found.span.begin.line
    if start in mutant.lines:
        return True
    if found.code.id in _EMULATED:
        if found.code.id == "BP650":
            return True
        offset = sum(len(line) + 1 for line in mutant.text.split("\n")[: start - 1])
        return bool(block_around(mutant.text, offset) & mutant.lines)
    return any(label.span.begin.line in mutant.lines for label in found.labels)


def built(text: str, doc: Document) -> object:
    """The connectors that a text builds; its findings where it builds none."""
    sink = DiagnosticSink()
    source = decode_source(text.encode(), doc.path.name, sink)
    loaded = None if source is None else load(source, LoadOptions(root=ROOT), path=doc.path)
    if loaded is None or loaded.blueprint is None:
        return text
    return [json.loads(emit(connector)) for connector in lower(loaded.blueprint).connectors]
