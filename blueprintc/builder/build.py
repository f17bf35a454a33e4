"""Blueprints to the texts of connector files; nothing is written here."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from blueprintc.builder.outputs import STDOUT, OutputNamer, Source
from blueprintc.config import BLUEPRINT_ENDINGS, Config, ConfigFinder, find_files
from blueprintc.diagnostics import Diagnostic, DiagnosticSink, did_you_mean, suppress
from blueprintc.errors import UsageError
from blueprintc.files import unified_diff
from blueprintc.frontend import Loaded, LoadOptions, decode_source, load, load_file
from blueprintc.frontend.codes import UNREADABLE
from blueprintc.lowering import emit, lower, stops_build
from blueprintc.model import Connector, Plain


class Form(Protocol):
    """What is made of a connector (``blueprintc.exporter.Form``)."""

    @property
    def ending(self) -> str:
        """What follows the stem in the name of a file."""

    def write(self, connector: Connector, sink: DiagnosticSink) -> str | None:
        """The text of a file; ``None`` where a finding says why there is none."""


class ConnectorJson:
    """The body of the request that creates a connector."""

    ending = ".connector.json"

    def write(self, connector: Connector, sink: DiagnosticSink) -> str:
        """The JSON text; every connector has one."""
        return emit(connector)


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """How to build. ``output`` is ``-``, a file, a folder, or ``None`` for beside each source.

    ``stdin`` is the text of ``-`` and ``stdin_filename`` its name.
    """

    output: Path | None = None
    variables: Mapping[str, Plain] = field(default_factory=dict)
    environment: str | None = None
    stdin: bytes = b""
    stdin_filename: str = "<stdin>"
    form: Form = field(default_factory=ConnectorJson)


@dataclass(frozen=True, slots=True)
class Output:
    """A connector file to write: its path (``-``: standard output), its text, and the source that it is built from."""

    path: Path
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Build:
    """What a build gives. ``failed``: a finding stops it, and nothing may be written; ``unreadable``: a file is not."""

    outputs: list[Output]
    diagnostics: list[Diagnostic]
    sources: list[str]

    @property
    def failed(self) -> bool:
        """Whether a finding stops the build."""
        return any(stops_build(diagnostic) for diagnostic in self.diagnostics)

    @property
    def unreadable(self) -> bool:
        """Whether a source cannot be read at all."""
        return any(diagnostic.code is UNREADABLE for diagnostic in self.diagnostics)


def build(paths: Iterable[Path], finder: ConfigFinder, options: BuildOptions) -> Build:
    """Build every blueprint that ``paths`` (files, folders, ``-``) stand for. Raises ``UsageError``."""
    sources = _sources(paths, finder)
    is_folder = _is_folder(options)
    namer = OutputNamer(options.output, is_folder=is_folder, ending=options.form.ending)
    result = Build([], [], [])
    declared: set[str] = set()
    for source in sources:
        shown = options.stdin_filename if source.path == STDOUT else source.path.as_posix()
        place = Path(options.stdin_filename) if source.path == STDOUT else source.path
        config = finder.of_file(place)
        loaded = _load(source, place, shown, config, options)
        result.sources.append(shown)
        if loaded.blueprint is not None:
            declared |= loaded.blueprint.variables
        _add(result, source, shown, loaded, _Target(options.form, namer, _configured(config, source.path)))
    _check_single_file(options.output, result, is_folder=is_folder)
    _check_variables(options.variables, declared, result)
    return result


def _sources(paths: Iterable[Path], finder: ConfigFinder) -> list[Source]:
    found: dict[Path, Source] = {}
    for path in paths:
        if path != STDOUT and path.is_dir():
            for each in find_files([path], finder, endings=BLUEPRINT_ENDINGS):
                found.setdefault(each, Source(each, each.relative_to(path)))
        else:
            found.setdefault(path, Source(path, Path(path.name)))
    return list(found.values())


def _is_folder(options: BuildOptions) -> bool:
    """Whether ``-o`` names a folder: one that exists, or a name that is not that of a file of the form."""
    output = options.output
    if output is None or output == STDOUT:
        return False
    return output.is_dir() or output.suffix.lower() != Path(options.form.ending).suffix


def _configured(config: Config, source: Path) -> Path | None:
    """The folder for the outputs of a source that the configuration names, or ``None``.

    It mirrors where the source stands below the root, or below ``blueprints/`` there.
    """
    if config.output is None:
        return None
    relative = Path(config.relative(source.parent) or "")
    if relative.parts[:1] == ("blueprints",):  # the folder that init makes would only be said twice
        relative = Path(*relative.parts[1:])
    folder = config.root / config.output / relative
    return Path(os.path.relpath(folder)) if not source.is_absolute() else folder


def _load(source: Source, place: Path, shown: str, config: Config, options: BuildOptions) -> Loaded:
    environment = config.environment(options.environment) if options.environment is not None else None
    load_options = LoadOptions(
        variables=options.variables,
        environment=options.environment,
        environment_variables={} if environment is None else environment.vars,
    )
    if source.path != STDOUT:
        return load_file(source.path, load_options, shown=shown)
    sink = DiagnosticSink()
    text = decode_source(options.stdin, shown, sink)
    return Loaded(None, sink.sorted()) if text is None else load(text, load_options, path=place)


@dataclass(frozen=True, slots=True)
class _Target:
    """What is made of a source, and where it goes."""

    form: Form
    namer: OutputNamer
    configured: Path | None


def _add(result: Build, source: Source, shown: str, loaded: Loaded, target: _Target) -> None:
    """Add what one source gives."""
    if loaded.blueprint is None:
        result.diagnostics.extend(loaded.diagnostics)
        return
    lowered = lower(loaded.blueprint)
    sink = DiagnosticSink([*loaded.diagnostics, *lowered.diagnostics])
    for connector in lowered.connectors:
        text = target.form.write(connector, sink)
        if text is not None:
            path = target.namer.path(source, connector.variant, target.configured, shown)
            result.outputs.append(Output(path, text, shown))
    # The rules have not run here, so a comment that suppresses nothing here may suppress one of theirs.
    result.diagnostics.extend(suppress(sink.sorted(), [loaded.blueprint.file], complain=False).kept)


def _check_single_file(output: Path | None, result: Build, *, is_folder: bool) -> None:
    if output is None or output == STDOUT or is_folder or len(result.outputs) < 2:
        return
    raise UsageError(f"{len(result.outputs)} connectors cannot go to the one file {output.as_posix()}; name a folder")


def _check_variables(given: Mapping[str, Plain], declared: set[str], result: Build) -> None:
    """A variable that no blueprint declares is a mistake of the command line."""
    if result.unreadable:
        return
    for name in given:
        if name not in declared:
            hint = did_you_mean(name, declared)
            raise UsageError(f'no blueprint declares the variable "{name}"' + (f"; {hint}" if hint else ""))


def drift(output: Output) -> str:
    """What would change in the file of an output, as a unified diff; empty where it is up to date."""
    try:
        with open(output.path, encoding="utf-8", errors="replace", newline="") as stream:
            present = stream.read()
        name = output.path.as_posix()
    except FileNotFoundError:
        present, name = "", "/dev/null"
    except OSError:
        present, name = "", f"{output.path.as_posix()} (unreadable)"
    if present == output.text:
        return ""
    return unified_diff(present, output.text, name, f"built from {output.source}")
