"""New repositories and blueprints: from nothing, from the catalogue, from foreign texts."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from blueprintc.diagnostics import DiagnosticSink
from blueprintc.errors import FileError
from blueprintc.records import record
from blueprintc.report import Report

if TYPE_CHECKING:
    from blueprintc.importer import WrittenBlueprint
    from blueprintc.model import Plain
    from blueprintc.scaffold import CatalogueDetails, CatalogueEntry, Variable, Written

_MOST_OPENAPI = 40_000_000


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


def cluster_needs(entry_id: str, values: Mapping[str, str]) -> str:
    """What must be set on the cluster for an entry, in words; empty where nothing must. Raises ``UsageError``."""
    from blueprintc.scaffold import details, in_words

    needs = details(catalogue_entry(entry_id)).cluster
    return "" if needs.startswith("nothing, ") else in_words(needs, catalogue_variables(entry_id), values)


def catalogue_variables(entry_id: str) -> "list[Variable]":
    """The build-time variables of an entry; raises ``UsageError``."""
    from blueprintc.scaffold import variables

    return variables(catalogue_entry(entry_id))


def search_catalogue(
    words: Iterable[str] = (), *, provider: str | None = None, task: str | None = None, caller: str | None = None
) -> "list[CatalogueDetails]":
    """The entries of the catalogue that have all ``words`` in their id, name or purpose, in any case.

    ``provider`` and ``caller`` must be met exactly, ``task`` is a word of the task.
    """
    from blueprintc.scaffold import details

    chosen = [
        entry
        for entry in catalogue()
        if (provider is None or entry.provider == provider) and (task is None or task in entry.task.split("-"))
    ]
    found = []
    for entry in chosen:
        one = details(entry)
        text = f"{entry.id} {entry.title} {one.purpose} {' '.join(one.callers)}".lower()
        if all(word.lower() in text for word in words) and (caller is None or caller in one.callers):
            found.append(one)
    return found


def catalogue_json(one: "CatalogueDetails") -> "dict[str, Plain]":
    """An entry as ``catalog --format json`` prints it."""
    return {
        "id": one.entry.id,
        "provider": one.entry.provider,
        "task": one.entry.task,
        "name": one.entry.title,
        "purpose": one.purpose,
        "requests": one.requests,
        "cluster": one.cluster,
        "callers": list(one.callers),
        "opensearch": one.opensearch,
        "platform": list(one.platforms),
        "contract": one.contract,
        "variants": list(one.variants),
        "pages": list(one.pages),
        "documentation": list(one.documentation),
        "mended": dict(one.mended),
    }


def new_blueprint(
    entry_id: str,
    folder: Path,
    *,
    stem: str | None = None,
    name: str | None = None,
    values: Mapping[str, str] | None = None,
    extends: bool = False,
    force: bool = False,
) -> list[Path]:
    """Copy a blueprint of the catalogue into a repository; gives back what was written.

    The copy stands alone; with ``extends`` it extends the catalogue's. ``values`` are texts for its variables.
    """
    from blueprintc.scaffold import new_blueprint as files_of_blueprint
    from blueprintc.scaffold import write_new_files

    files = files_of_blueprint(catalogue_entry(entry_id), stem=stem, name=name, values=values, extends=extends)
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


def import_operation(path: Path, operation: str) -> "WrittenBlueprint":
    """A blueprint to start from, for an operation of a provider's OpenAPI document: an id, or a method and a path.

    Raises ``FileError`` for a file that cannot be read, ``UsageError`` where there is no such operation and
    ``UnsupportedError`` for what a connector cannot send.
    """
    from blueprintc.importer import import_operation as written

    try:
        with open(path, encoding="utf-8") as stream:
            text = stream.read(_MOST_OPENAPI + 1)
    except (OSError, UnicodeDecodeError) as error:
        reason = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else error.strerror or str(error)
        raise FileError(f"{path.as_posix()}: {reason}") from error
    if len(text) > _MOST_OPENAPI:
        raise FileError(f"{path.as_posix()}: has more than {_MOST_OPENAPI} characters")
    return written(text, operation, path.as_posix())


def write_blueprints(folder: Path, files: Mapping[str, str], *, force: bool = False) -> list[Path]:
    """Write blueprints (file name → text) to a folder, all or none; gives back those that were written."""
    from blueprintc.scaffold import write_new_files

    return write_new_files(folder, files, force=force, keep=False).written
