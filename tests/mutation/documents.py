"""The good blueprints: the catalogue, and connectors of the corpus that import without errors."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from blueprintc.diagnostics import Diagnostic, DiagnosticSink, Severity
from blueprintc.frontend import LoadOptions
from blueprintc.importer import import_text
from blueprintc.linter import Scope, lint_bytes
from blueprintc.source import SourceFile
from tests.mutation.mutant import Document
from tests.shared import has_shared, shared_path

#: Warnings about placeholders that nothing fills: such a connector is no good one to begin with.
_DEFECTS = frozenset({"BP208", "BP236"})
ROOT = Path(__file__).parents[2]


def findings(doc: Document) -> list[Diagnostic]:
    """What the checker says about a document, without remarks."""
    options = LoadOptions(root=ROOT)
    linted = lint_bytes(doc.text.encode(), doc.path.name, doc.path, options, scope=Scope())
    return [found for found in linted.diagnostics if found.severity is not Severity.INFO]


@cache
def documents() -> tuple[Document, ...]:
    """The catalogue first, then imported connectors in the order of their ids."""
    return (*_catalogue(), *(_imported() if has_shared("corpus") else ()))


def _catalogue() -> Iterator[Document]:
    for path in sorted((ROOT / "blueprints").glob("*/*.blueprint.yaml")):
        name = path.relative_to(ROOT / "blueprints").as_posix().removesuffix(".blueprint.yaml")
        yield Document(name, path.read_text(encoding="utf-8"), path)


def _imported() -> Iterator[Document]:
    seen: set[str] = set()
    for line in sorted(shared_path("corpus/index.jsonl").read_text(encoding="utf-8").splitlines()):
        entry = json.loads(line)
        path = shared_path("corpus") / "parsed" / f"{entry['id']}.json"
        if entry["broken"] or entry["kind"] != "create" or not path.exists():
            continue
        for written in import_text(SourceFile(path.name, path.read_text(encoding="utf-8")), DiagnosticSink()):
            doc = Document(entry["id"], written.text, ROOT / "x.blueprint.yaml")
            found = findings(doc)
            is_good = not any(one.severity is Severity.ERROR or one.code.id in _DEFECTS for one in found)
            if written.text not in seen and is_good:
                seen.add(written.text)
                yield doc
