"""New repositories and blueprints: from nothing, from the catalogue, from foreign texts."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from blueprintc.diagnostics import DiagnosticSink
from blueprintc.errors import FileError
from blueprintc.records import record
from blueprintc.report import Report

if TYPE_CHECKING:
    from blueprintc.importer import WrittenBlueprint
    from blueprintc.scaffold import CatalogueEntry, Written


def init_repository(folder: Path, *, force: bool = False) -> "Written":
    """Begin a repository of blueprints in a folder. Files that are there with other content are kept, unless
    ``force``."""
    from blueprintc.scaffold import init_repository as files_of_repository
    from blueprintc.scaffold import write_new_files

    return write_new_files(folder, files_of_repository(folder.resolve().name), force=force)


def catalogue() -> "list[CatalogueEntry]":
    """The finished blueprints that ship with blueprintc."""
    from blueprintc.scaffold import catalogue as entries

    return entries()


def catalogue_entry(entry_id: str) -> "CatalogueEntry":
    """The entry ``provider/task`` of the catalogue; raises ``UsageError``."""
    from blueprintc.scaffold import find_entry

    return find_entry(entry_id)


def new_blueprint(
    entry_id: str, folder: Path, *, stem: str | None = None, name: str | None = None, force: bool = False
) -> list[Path]:
    """Copy a blueprint of the catalogue into a repository; gives back what was written."""
    from blueprintc.scaffold import new_blueprint as files_of_blueprint
    from blueprintc.scaffold import write_new_files

    files = files_of_blueprint(catalogue_entry(entry_id), stem=stem, name=name)
    return write_new_files(folder, files, force=force, keep=False).written


@record
class Imported:
    """The blueprints made of a text, and what was found wrong with the text."""

    blueprints: "tuple[WrittenBlueprint, ...]"
    report: Report


def import_file(path: Path, *, data: bytes | None = None, name: str | None = None, form: str | None = None) -> Imported:
    """Blueprints for the connectors in a file, or in ``data`` that goes by ``name``.

    The text is connector JSON, Dev Tools console text, curl commands, a Markdown page, a notebook, Python, Terraform or
    a flow-framework template; ``form`` (of ``blueprintc.importer.FORMS``) says which, else its name and content tell.
    Raises ``FileError`` for a file that cannot be read; whatever is wrong in the text is a finding of the report.
    """
    from blueprintc.frontend import decode_source
    from blueprintc.importer import import_text

    shown = name or path.as_posix()
    if data is None:
        try:
            data = path.read_bytes()
        except OSError as error:
            raise FileError(f"{shown}: {error.strerror or error}") from error
    sink = DiagnosticSink()
    source = decode_source(data, shown, sink)
    blueprints = tuple(import_text(source, sink, form=form)) if source is not None else ()
    return Imported(blueprints, Report(diagnostics=tuple(sink.sorted()), paths=(shown,)))


def write_blueprints(folder: Path, files: Mapping[str, str], *, force: bool = False) -> list[Path]:
    """Write blueprints (file name → text) to a folder, all or none; gives back those that were written."""
    from blueprintc.scaffold import write_new_files

    return write_new_files(folder, files, force=force, keep=False).written
