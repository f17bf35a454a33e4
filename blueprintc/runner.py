"""Dry runs of files: which connector a blueprint gives, and which server it is tried on."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from blueprintc.config import Config, ConfigFinder
from blueprintc.data.releases import releases_in
from blueprintc.emulator import callers
from blueprintc.emulator.callers import Inputs
from blueprintc.emulator.dry_run import Run, Server, Subject, dry_run, dry_run_caller
from blueprintc.emulator.exchange import Call, ProviderResponse, Responder
from blueprintc.emulator.responses import Responses
from blueprintc.errors import FileError, UsageError
from blueprintc.frontend import LoadOptions, load_file
from blueprintc.lowering import emit, lower, stops_build
from blueprintc.model import Connector, Plain, Scalar

Source: TypeAlias = "str | Path | Mapping[str, Plain]"
"""The path of a blueprint or connector, or the body of a create request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """The server of a dry run, and how to read the blueprint.

    ``target`` is a release (``3.4``) or a range, of which the newest counts; without one, what the blueprint or the
    configuration says. ``settings`` are cluster settings by their full names. ``variant`` chooses one of several.
    """

    target: str = ""
    settings: Mapping[str, Plain] = field(default_factory=dict)
    variant: str | None = None
    config: Path | None = None
    variables: Mapping[str, Plain] = field(default_factory=dict)
    environment: str | None = None


def run_call(
    connector: Source,
    call: Call | Mapping[str, Plain],
    responder: Responder | Iterable[ProviderResponse] = (),
    options: RunOptions | None = None,
) -> Run:
    """One call; see ``blueprintc.api.run``."""
    subject, server = _subject(connector, options or RunOptions())
    made = call if isinstance(call, Call) else Call("_predict", json.dumps(call))
    return dry_run(subject, made, _responder(responder), server)


def run_caller(
    connector: Source,
    caller: str,
    inputs: Inputs,
    responder: Responder | Iterable[ProviderResponse] = (),
    options: RunOptions | None = None,
) -> list[Run]:
    """The calls of a caller; see ``blueprintc.api.run_caller``."""
    found = callers.caller(caller)
    subject, server = _subject(connector, options or RunOptions())
    return list(dry_run_caller(subject, found, inputs, _responder(responder), server))


def _responder(given: Responder | Iterable[ProviderResponse]) -> Responder:
    return Responses(given) if isinstance(given, Iterable) else given


def _subject(connector: Source, options: RunOptions) -> tuple[Subject, Server]:
    """What is tried, and on which server."""
    settings: dict[str, object] = dict(options.settings)
    releases = ""
    if isinstance(connector, Mapping):
        subject = Subject(json.dumps(connector))
    else:
        path = Path(connector)
        config = ConfigFinder(options.config).of_file(path)
        if config.trusted_endpoints:
            settings.setdefault("plugins.ml_commons.trusted_connector_endpoints_regex", list(config.trusted_endpoints))
        if path.name.endswith(".json") and not path.name.endswith(".blueprint.json"):
            subject = Subject(_read_text(path))
        else:
            subject, releases = _built(path, config, options)
        releases = releases or config.opensearch_of(path.absolute()) or ""
    return subject, Server(target=releases_in(options.target or releases)[-1], settings=settings)


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else error.strerror or str(error)
        raise FileError(f"{path.as_posix()}: {reason}") from error


def _built(path: Path, config: Config, options: RunOptions) -> tuple[Subject, str]:
    """The connector of a blueprint, and the releases that the blueprint names."""
    values = {} if options.environment is None else config.environment(options.environment).vars
    load_options = LoadOptions(
        root=config.root,
        variables=options.variables,
        environment=options.environment,
        environment_variables=values,
    )
    loaded = load_file(path, load_options)
    findings = list(loaded.diagnostics)
    connectors: tuple[Connector, ...] = ()
    if loaded.blueprint is not None:
        lowered = lower(loaded.blueprint)
        findings += lowered.diagnostics
        connectors = lowered.connectors
    stopped = next((found for found in findings if loaded.blueprint is None or stops_build(found)), None)
    if stopped is not None:
        raise UsageError(f"{path.as_posix()} does not build (blueprintc check shows why): {stopped.message}")
    chosen = [found for found in connectors if options.variant is None or found.variant == options.variant]
    if len(chosen) != 1:
        names = ", ".join(found.variant or "(none)" for found in connectors)
        raise UsageError(f"{path.as_posix()} has the variants {names}; --variant chooses one")
    releases = chosen[0].instance.root.get("opensearch")
    text = releases.text.value if isinstance(releases, Scalar) else ""
    return Subject(emit(chosen[0]), chosen[0].interface), text
