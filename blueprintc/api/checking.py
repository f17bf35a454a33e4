"""``check``: what is wrong with files, with the cache and the baseline."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from blueprintc.api.options import MARKDOWN, STDIN, CheckOptions, files_of, finder_of, load_options_of, scope_of
from blueprintc.config import Config, ConfigFinder, Selection
from blueprintc.data.releases import releases_in
from blueprintc.diagnostics import Diagnostic, Severity, suppress
from blueprintc.errors import FileError, UsageError
from blueprintc.records import record
from blueprintc.report import Built, Report, Suppressed

if TYPE_CHECKING:
    from blueprintc.cache import Question, ResultCache
    from blueprintc.linter import Linted


@record
class CheckOutcome:
    """A report, and the exit status that goes with it: 0, 1 with findings, 3 where something could not be read."""

    report: Report
    status: int


def check(*paths: str | Path, config: str | Path | None = None, options: CheckOptions | None = None) -> Report:
    """Look for what is wrong with blueprints and connectors, in files and below folders.

    ``config`` names a configuration file in place of the nearest one. Raises ``ConfigError`` and ``FileError``;
    whatever is wrong in a file is a finding of the report.
    """
    return check_paths([Path(path) for path in paths], finder_of(config), options or CheckOptions()).report


def check_paths(paths: Iterable[Path], finder: ConfigFinder, options: CheckOptions) -> CheckOutcome:
    """What the command ``check`` does. Raises ``UsageError`` for releases that there are not."""
    if options.targets:
        releases_in(options.targets)
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
    across = suppress(_across(connectors, cache), (), complain=False)
    quiets = (Suppressed(found, reason) for found, reason in across.suppressed)
    for found in across.kept:
        if found.code.id in _selection_at(found, finder, options):
            diagnostics.setdefault(_identity(found), found)
    for quiet in quiets:
        if quiet.diagnostic.code.id in _selection_at(quiet.diagnostic, finder, options):
            suppressed.setdefault(_identity(quiet.diagnostic), quiet)
    if cache is not None:
        cache.close()
    fail_on = None if options.fail_on == "never" else Severity(options.fail_on)
    report = Report(tuple(diagnostics.values()), tuple(shown), tuple(suppressed.values()), fail_on)
    if is_fresh and _has_fault(report):
        return CheckOutcome(report, 3)
    return CheckOutcome(report, 1 if report.failed else 0)


def _selection_at(found: Diagnostic, finder: ConfigFinder, options: CheckOptions) -> Selection:
    """Which codes are reported in the file of a finding."""
    path = Path(found.span.file.path)
    return finder.of_file(path).selection(path.absolute(), options.select, options.ignore)


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
    for path in files_of(paths, finder, options):
        if path == STDIN:
            from blueprintc.linter import lint_bytes

            place = Path(options.stdin_filename)
            config = finder.of_file(place)
            is_page = options.markdown or options.stdin_filename.lower().endswith(MARKDOWN)
            linted = lint_bytes(
                options.stdin,
                options.stdin_filename,
                place,
                load_options_of(config, options),
                markdown=is_page,
                scope=scope_of(config, place, options),
            )
            yield place, options.stdin_filename, linted
        else:
            config = finder.of_file(path)
            yield path, path.as_posix(), _lint_file(path, config, options, cache)


def _lint_file(path: Path, config: Config, options: CheckOptions, cache: "ResultCache | None") -> "Linted":
    """The findings of one file, found now or remembered."""
    name = path.as_posix()
    is_page = path.name.lower().endswith(MARKDOWN)  # folders are looked through for pages on demand only
    question = None if cache is None else _question(path, name, config, options, is_page)
    known = None if cache is None or question is None else cache.find(question)
    if known is not None:
        return known
    from blueprintc.linter import lint_bytes, lint_file

    load_options, scope = load_options_of(config, options), scope_of(config, path, options)
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
