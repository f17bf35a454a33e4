"""A document to its findings: what ``blueprintc check`` finds, with the editor's texts in place of files."""

from collections.abc import Mapping
from pathlib import Path

from blueprintc import api
from blueprintc.config import ConfigFinder
from blueprintc.diagnostics import Diagnostic
from blueprintc.lsp.document import Document


def find_wrong(document: Document, open_files: Mapping[Path, str]) -> tuple[Diagnostic, ...]:
    """The findings of a document, those of files that it takes in among them.

    ``open_files`` are the texts of all open documents by resolved path. Raises ``ConfigError`` and ``UsageError`` for
    a wrong configuration.
    """
    options = api.CheckOptions(
        stdin=document.text.encode("utf-8", "surrogatepass"),
        stdin_filename=document.path.as_posix(),
        markdown=document.is_page,
        open_files=open_files,
    )
    finder = ConfigFinder()
    if finder.of_file(document.path).excludes(document.path):
        return ()
    return api.check_paths([api.STDIN], finder, options).report.diagnostics


def is_inside(found: Diagnostic, document: Document) -> bool:
    """Whether a finding is in the document itself and not in a file that it takes in."""
    return found.span.file.path == document.path.as_posix()
