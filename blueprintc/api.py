"""The functions that the command line and users of the library call.

Nothing heavy is imported before a function needs it, so importing this module is cheap.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from blueprintc.config import Config, ConfigFinder, find_files
from blueprintc.diagnostics import Code, Diagnostic, DiagnosticSink, Severity, did_you_mean
from blueprintc.errors import FileError, UsageError
from blueprintc.records import record
from blueprintc.report import Built, Report, Suppressed

if TYPE_CHECKING:
    from blueprintc.builder import Build
    from blueprintc.cache import Question, ResultCache
    from blueprintc.emulator.callers import Inputs
    from blueprintc.emulator.dry_run import Run
    from blueprintc.emulator.exchange import Call, ProviderResponse, Responder
    from blueprintc.errorbook import Recognition
    from blueprintc.frontend import Loaded, LoadOptions
    from blueprintc.importer import WrittenBlueprint
    from blueprintc.linter import Linted, Scope
    from blueprintc.model import Plain
    from blueprintc.reproduction import Reproduction
    from blueprintc.runner import RunOptions, SampleRun
    from blueprintc.scaffold import CatalogueEntry, Written

STDIN = Path("-")
"""The path that stands for standard input."""

_MARKDOWN = (".md", ".markdown")


@record
class CheckOptions:
    """How to check. Empty ``select`` and ``ignore`` leave the choice to the configuration.

    ``fail_on`` is ``error``, ``warning``, ``info`` or ``never``. ``markdown`` checks the connectors in Markdown pages
    in place of blueprints. ``targets`` are releases (``>=2.19``) and ``platforms`` where it runs; both win over
    what blueprints say. ``stdin`` is the text of ``-`` and ``stdin_filename`` the name to show for it. With ``cache``
    results are kept in a folder at the configuration's root, and found there again. ``open_files`` are texts, by
    resolved path, that templates and bases are taken from in place of their files: an editor's buffers.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    markdown: bool = False
    force_exclude: bool = False
    targets: str = ""
    platforms: tuple[str, ...] = ()
    variables: "Mapping[str, Plain]" = field(default_factory=dict)
    environment: str | None = None
    stdin: bytes = b""
    stdin_filename: str = "<stdin>"
    cache: bool = False
    open_files: Mapping[Path, str] = field(default_factory=dict)


@record
class CheckOutcome:
    """A report, and the exit status that goes with it: 0, 1 with findings, 3 where something could not be read."""

    report: Report
    status: int


def load(
    path: str | Path,
    *,
    config: str | Path | None = None,
    variables: "Mapping[str, Plain] | None" = None,
    environment: str | None = None,
) -> "Loaded":
    """Read one blueprint or connector: the document with its places, one instance a connector, and the findings.

    Raises ``ConfigError``, and ``UsageError`` for an environment that is not configured; whatever is wrong in the file
    is a finding.
    """
    from blueprintc.frontend import load_file

    place = Path(path)
    options = CheckOptions(variables=variables or {}, environment=environment)
    return load_file(place, _load_options(_finder(config).of_file(place), options))


def load_text(text: str, path: Path, options: CheckOptions | None = None) -> "Loaded":
    """The same for a text that stands for the file at ``path``; raises ``ConfigError`` and ``UsageError``."""
    from blueprintc.frontend import Loaded, decode_source
    from blueprintc.frontend import load as load_source

    sink = DiagnosticSink()
    source = decode_source(text.encode("utf-8", "surrogatepass"), path.as_posix(), sink)
    if source is None:
        return Loaded(None, sink.sorted(), (path,))
    chosen = options or CheckOptions()
    return load_source(source, _load_options(_finder(None).of_file(path), chosen), path=path)


def compile(
    *paths: str | Path,
    config: str | Path | None = None,
    variables: "Mapping[str, Plain] | None" = None,
    environment: str | None = None,
    output: str | Path | None = None,
) -> "Build":
    """Build the connectors of blueprints, in files and below folders, without writing anything.

    ``outputs`` of the result have the connectors' texts and the paths that the command ``build`` would write; they
    are right only where ``failed`` is false. Raises ``ConfigError``, ``FileError`` and ``UsageError``.
    """
    from blueprintc.builder import BuildOptions, build

    options = BuildOptions(
        output=None if output is None else Path(output), variables=variables or {}, environment=environment
    )
    return build([Path(path) for path in paths], _finder(config), options)


def check(*paths: str | Path, config: str | Path | None = None, options: CheckOptions | None = None) -> Report:
    """Look for what is wrong with blueprints and connectors, in files and below folders.

    ``config`` names a configuration file in place of the nearest one. Raises ``ConfigError`` and ``FileError``;
    whatever is wrong in a file is a finding of the report.
    """
    return check_paths([Path(path) for path in paths], _finder(config), options or CheckOptions()).report


def _finder(config: str | Path | None) -> ConfigFinder:
    return ConfigFinder(None if config is None else Path(config))


def check_paths(paths: Iterable[Path], finder: ConfigFinder, options: CheckOptions) -> CheckOutcome:
    """What the command ``check`` does."""
    # A finding in a file that several blueprints share is found with each of them; it counts once.
    diagnostics: dict[tuple[str, int, int, str, str], Diagnostic] = {}
    suppressed: dict[tuple[str, int, int, str, str], Suppressed] = {}
    shown: list[str] = []
    connectors: list[Built] = []
    is_fresh = False
    cache = _cache(options)
    for path, name, linted in _lint(paths, finder, options, cache):
        is_fresh |= not linted.remembered
        selection = finder.of_file(path).selection(path.absolute(), options.select, options.ignore)
        for found in linted.diagnostics:
            if not linted.understood or found.code.id in selection:
                diagnostics.setdefault(_identity(found), found)
        for quiet in linted.suppressed:
            if quiet.diagnostic.code.id in selection:
                suppressed.setdefault(_identity(quiet.diagnostic), quiet)
        shown.append(name)
        connectors += linted.connectors
    for found in _across(connectors, cache):
        path = Path(found.span.file.path)
        if found.code.id in finder.of_file(path).selection(path.absolute(), options.select, options.ignore):
            diagnostics.setdefault(_identity(found), found)
    if cache is not None:
        cache.close()
    fail_on = None if options.fail_on == "never" else Severity(options.fail_on)
    report = Report(tuple(diagnostics.values()), tuple(shown), tuple(suppressed.values()), fail_on)
    if is_fresh and _has_fault(report):
        return CheckOutcome(report, 3)
    return CheckOutcome(report, 1 if report.failed else 0)


def _cache(options: CheckOptions) -> "ResultCache | None":
    if not options.cache:
        return None
    from blueprintc.cache import ResultCache

    return ResultCache()


def _across(connectors: "list[Built]", cache: "ResultCache | None") -> "Iterable[Diagnostic]":
    """What the rules over several files find."""
    if len({connector.path for connector in connectors}) < 2:
        return ()
    known = None if cache is None else cache.find_across(connectors)
    if known is not None:
        return known
    from blueprintc.linter import run_cross_rules

    found = list(run_cross_rules(tuple(connectors)))
    if cache is not None:
        cache.keep_across(connectors, found)
    return found


def against_baseline(outcome: CheckOutcome, baseline: Path) -> tuple[CheckOutcome, int]:
    """An outcome without the findings of a baseline file, and how many of the baseline are gone.

    Raises ``UsageError`` for a file that is no baseline, and ``FileError``.
    """
    from blueprintc.report.baseline import compare, read_baseline

    try:
        text = baseline.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise UsageError(f"{baseline}: there is no such baseline; --update-baseline writes one") from error
    except (OSError, UnicodeDecodeError) as error:
        raise FileError(f"{baseline}: {getattr(error, 'strerror', None) or 'it is not UTF-8'}") from error
    compared = compare(outcome.report, read_baseline(text, baseline.as_posix()), baseline.parent)
    status = outcome.status if outcome.status == 3 else int(compared.report.failed)
    return CheckOutcome(compared.report, status), compared.gone


def update_baseline(outcome: CheckOutcome, baseline: Path) -> CheckOutcome:
    """Write all findings of an outcome to a baseline file; gives back the outcome without them."""
    from blueprintc.files import write_file
    from blueprintc.report.baseline import write_baseline

    write_file(baseline, write_baseline(outcome.report, baseline.parent))
    return against_baseline(outcome, baseline)[0]


def _identity(found: Diagnostic) -> tuple[str, int, int, str, str]:
    return found.span.file.path, found.span.start, found.span.end, found.code.id, found.message


def _has_fault(report: Report) -> bool:
    from blueprintc.linter import is_fault

    return any(is_fault(found) for found in report.diagnostics)


def _lint(
    paths: Iterable[Path], finder: ConfigFinder, options: CheckOptions, cache: "ResultCache | None"
) -> "Iterator[tuple[Path, str, Linted]]":
    for path in _files(paths, finder, options):
        if path == STDIN:
            from blueprintc.linter import lint_bytes

            place = Path(options.stdin_filename)
            config = finder.of_file(place)
            is_page = options.markdown or options.stdin_filename.lower().endswith(_MARKDOWN)
            linted = lint_bytes(
                options.stdin,
                options.stdin_filename,
                place,
                _load_options(config, options),
                markdown=is_page,
                scope=_scope(config, place, options),
            )
            yield place, options.stdin_filename, linted
        else:
            config = finder.of_file(path)
            yield path, path.as_posix(), _lint_file(path, config, options, cache)


def _lint_file(path: Path, config: Config, options: CheckOptions, cache: "ResultCache | None") -> "Linted":
    """The findings of one file, found now or remembered."""
    name = path.as_posix()
    is_page = options.markdown and path.name.lower().endswith(_MARKDOWN)
    question = None if cache is None else _question(path, name, config, options, is_page)
    known = None if cache is None or question is None else cache.find(question)
    if known is not None:
        return known
    from blueprintc.linter import lint_bytes, lint_file

    load_options, scope = _load_options(config, options), _scope(config, path, options)
    if cache is None or question is None:
        return lint_file(path, name, load_options, markdown=is_page, scope=scope)
    linted = lint_bytes(question.content, name, path, load_options, markdown=is_page, scope=scope)
    cache.keep(question, linted)
    return linted


def _question(path: Path, name: str, config: Config, options: CheckOptions, is_page: bool) -> "Question | None":
    """All that the findings of a file depend on; none for what cannot be read."""
    from blueprintc.cache import Question, read_regular

    content = read_regular(path)
    if content is None:
        return None
    place = path.absolute()
    variables = config.environment(options.environment).vars if options.environment is not None else {}
    settings = (
        is_page,
        options.targets,
        options.platforms,
        config.opensearch_of(place),
        config.platform_of(place),
        config.trusted_endpoints,
        options.environment,
        sorted(variables.items()),
        sorted(options.variables.items()),
    )
    return Question(path, name, content, settings, _cache_root(place, config))


def _cache_root(path: Path, config: Config) -> Path:
    """The configuration's or the repository's root; without one the working folder, where the file is below it."""
    if config.path is not None or (config.root / ".git").exists():
        return config.root
    working = Path.cwd()
    return working if path.is_relative_to(working) else config.root


def _files(paths: Iterable[Path], finder: ConfigFinder, options: CheckOptions) -> Iterator[Path]:
    for path in paths:
        if path == STDIN:
            yield path
        elif options.markdown:
            yield from find_files([path], finder, endings=_MARKDOWN, force_exclude=options.force_exclude)
        else:
            yield from find_files([path], finder, force_exclude=options.force_exclude)


def _scope(config: Config, path: Path, options: CheckOptions) -> "Scope":
    from blueprintc.linter import Scope

    return Scope(
        targets=options.targets,
        opensearch=config.opensearch_of(path.absolute()) or "",
        asked_platforms=options.platforms,
        platforms=config.platform_of(path.absolute()),
        trusted_endpoints=config.trusted_endpoints,
    )


@record
class FixedFile:
    """A file that fixes change: its path, its text before and after, and the titles of the fixes in order."""

    path: Path
    before: str
    after: str
    titles: tuple[str, ...]


def fixes(
    paths: Iterable[Path], finder: ConfigFinder, options: CheckOptions, *, unsafe: bool = False
) -> Iterator[FixedFile]:
    """What applying the fixes of the selected findings makes of files; nothing is written.

    Safe fixes keep what the connector is, or mend it without doubt; ``unsafe`` takes the others, too. Files that
    cannot be read, and pages, are passed over.
    """
    from blueprintc.linter import fix_text, lint_bytes
    from blueprintc.source import SourceFile

    for path in _files(paths, finder, options):
        config = finder.of_file(path)
        selection = config.selection(path.absolute(), options.select, options.ignore)
        scope, load_options, name = _scope(config, path, options), _load_options(config, options), path.as_posix()

        def look(text: str) -> tuple[SourceFile, list[Diagnostic]]:
            linted = lint_bytes(text.encode("utf-8", "surrogatepass"), name, path, load_options, scope=scope)  # noqa: B023
            found = [finding for finding in linted.diagnostics if finding.code.id in selection]  # noqa: B023
            files = [finding.span.file for finding in found if finding.span.file.path == name]  # noqa: B023
            return files[0] if files else SourceFile(name, text), found  # noqa: B023

        try:
            before = path.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            continue
        fixed = fix_text(before, look, unsafe=unsafe)
        if fixed.text != before:
            yield FixedFile(path, before, fixed.text, tuple(fix.title for fix in fixed.applied))


def _load_options(config: Config, options: CheckOptions) -> "LoadOptions":
    from blueprintc.frontend import LoadOptions

    name = options.environment
    values = config.environment(name).vars if name is not None else {}
    return LoadOptions(
        variables=options.variables,
        environment=name,
        environment_variables=values,
        open_files=options.open_files,
    )


def codes() -> list[Code]:
    """Every kind of finding, by its id."""
    from blueprintc.linter import all_codes

    return list(all_codes().values())


def explain(code: str) -> Code:
    """What a code (or the name of a kind of finding) means; raises ``UsageError``."""
    known = {found.id: found for found in codes()}
    by_name = {found.name: found for found in known.values()}
    found = known.get(code.upper()) or by_name.get(code.lower())
    if found is None:
        hint = did_you_mean(code.upper(), known) or did_you_mean(code.lower(), by_name)
        raise UsageError(f'unknown code "{code}"; {hint or "blueprintc explain lists all"}')
    return found


def explanation(code: str) -> str:
    """All that is known about a code (or the name of a kind of finding), as Markdown; raises ``UsageError``."""
    from blueprintc.linter.pages import rule_pages

    found = explain(code)
    text = f"{found.id} {found.name} ({found.severity.value})\n\n{found.summary}\n"
    page = rule_pages().get(found.id)
    if page is not None:
        return text + "".join(f"\n## {heading}\n{section}" for heading, section in page.sections.items())
    return text + (f"\n{found.why}\n" if found.why else "")


@record
class Trust:
    """Patterns for ``trusted_connector_endpoints_regex``, and URLs for which none can be made."""

    patterns: tuple[str, ...]
    refused: tuple[str, ...]


def trust(paths: Iterable[Path], finder: ConfigFinder, options: CheckOptions, *, keep_defaults: bool = False) -> Trust:
    """The trusted endpoints that blueprints and connectors need, as narrow as possible.

    ``keep_defaults`` puts the default list of the newest release that is asked for in front.
    """
    from blueprintc.data.releases import releases_in
    from blueprintc.emulator.cluster import default_trusted_endpoints
    from blueprintc.frontend import load_file
    from blueprintc.linter import subject_of
    from blueprintc.linter.trust import patterns_for
    from blueprintc.lowering import lower

    subjects = []
    for path in _files(paths, finder, options):
        config = finder.of_file(path)
        loaded = load_file(path, _load_options(config, options))
        if loaded.blueprint is None:
            raise FileError(f"{path}: {loaded.diagnostics[0].message if loaded.diagnostics else 'cannot be read'}")
        scope = _scope(config, path, options)
        for connector in lower(loaded.blueprint).connectors:
            subjects.append(subject_of(connector, scope, lambda _: None, is_plain=loaded.blueprint.is_connector))
    patterns, refused = patterns_for(subjects)
    defaults = default_trusted_endpoints(releases_in(options.targets)[-1]) if keep_defaults else []
    return Trust(tuple(dict.fromkeys([*defaults, *patterns])), tuple(refused))


def explain_error(text: str) -> "Recognition":
    """The known errors in a message of the server, in an error body, or in a log."""
    from blueprintc.errorbook import recognise

    return recognise(text)


def reproduce_error(
    path: str | Path, seen: "Recognition", callers: tuple[str, ...] = (), options: "RunOptions | None" = None
) -> "Reproduction":
    """Whether the emulator comes to the errors that were seen, when the callers of a blueprint are played.

    ``callers`` are played in place of those that the blueprint declares. Raises ``UsageError`` and ``FileError``.
    """
    from blueprintc.reproduction import reproduce

    return reproduce(Path(path), seen, callers, options)


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


def import_file(path: Path, *, data: bytes | None = None, name: str | None = None) -> Imported:
    """Blueprints for the connectors in a file, or in ``data`` that goes by ``name``.

    The text is connector JSON, Dev Tools console text, curl commands or a Markdown page. Raises ``FileError`` for a
    file that cannot be read; whatever is wrong in the text is a finding of the report.
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
    blueprints = tuple(import_text(source, sink)) if source is not None else ()
    return Imported(blueprints, Report(diagnostics=tuple(sink.sorted()), paths=(shown,)))


def write_blueprints(folder: Path, files: Mapping[str, str], *, force: bool = False) -> list[Path]:
    """Write blueprints (file name → text) to a folder, all or none; gives back those that were written."""
    from blueprintc.scaffold import write_new_files

    return write_new_files(folder, files, force=force, keep=False).written


def json_schema(kind: str) -> "Mapping[str, object]":
    """The JSON Schema of blueprints (``blueprint``) or of the configuration (``config``)."""
    if kind == "config":
        from blueprintc.config.schema import json_schema as config_schema

        return config_schema()
    if kind == "blueprint":
        from blueprintc.model.schema import blueprint_schema

        return blueprint_schema()
    raise UsageError(f'there is no schema "{kind}"; there are blueprint and config')


def run(
    connector: "str | Path | Mapping[str, Plain]",
    call: "Call | Mapping[str, Plain]",
    responder: "Responder | Iterable[ProviderResponse]" = (),
    *,
    options: "RunOptions | None" = None,
) -> "Run":
    """What the server would do with a call: its requests to the provider, its answer, and every step between.

    ``connector`` is the path of a blueprint or connector, or the body of a create request; ``call`` is the body of a
    ``_predict`` call, or a ``Call`` with its path; ``responder`` plays the provider, or is what it answers in order.
    Without an answer the run ends with the request. Raises ``UsageError``, ``FileError`` and ``UnsupportedError``.
    """
    from blueprintc.runner import run_call

    return run_call(connector, call, responder, options)


def run_caller(
    connector: "str | Path | Mapping[str, Plain]",
    caller: str,
    inputs: "Inputs",
    responder: "Responder | Iterable[ProviderResponse]" = (),
    *,
    options: "RunOptions | None" = None,
) -> "list[Run]":
    """Every call that a caller (``text_embedding``, ``rerank``, …) makes, and what it would trip over."""
    from blueprintc.runner import run_caller

    return run_caller(connector, caller, inputs, responder, options)


def run_samples(path: Path, options: "RunOptions | None" = None) -> "Iterator[SampleRun]":
    """Every declared caller of a blueprint, or of all below a folder, with sample inputs."""
    from blueprintc.config import BLUEPRINT_ENDINGS
    from blueprintc.runner import run_samples

    finder = _finder(None if options is None else options.config)
    for file in find_files([path], finder, endings=BLUEPRINT_ENDINGS):
        yield from run_samples(file, options)
