"""Dry runs of files: which connector a blueprint gives, and which server it is tried on."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias, cast

from blueprintc.config import Config, ConfigFinder
from blueprintc.data import Target
from blueprintc.data.releases import releases_in
from blueprintc.emulator import callers
from blueprintc.emulator.callers import Inputs
from blueprintc.emulator.dry_run import Run, Server, Subject, dry_run, dry_run_caller
from blueprintc.emulator.exchange import Call, ProviderResponse, Responder
from blueprintc.emulator.responses import Responses
from blueprintc.errors import FileError, UnsupportedError, UsageError
from blueprintc.frontend import Loaded, LoadOptions, load_file
from blueprintc.jsontext import Json
from blueprintc.lowering import emit, lower, stops_build
from blueprintc.model import Connector, Plain, Scalar, plain

_TRUSTED = "plugins.ml_commons.trusted_connector_endpoints_regex"

TRUST_ALL: Mapping[str, Plain] = {
    _TRUSTED: ["(?s).*"],
    "plugins.ml_commons.connector.private_ip_enabled": True,
}
"""Settings of a cluster that trusts every endpoint, private addresses too."""

_STEM = re.compile(r"\.blueprint\.(?:ya?ml|json)\Z")

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


@dataclass(frozen=True, slots=True)
class SampleRun:
    """The calls of one declared caller with sample inputs, answered by the file beside the blueprint, if there is one.

    ``refused`` says why they could not be made; empty: they were.
    """

    path: Path
    variant: str | None
    caller: str
    runs: tuple[Run, ...]
    refused: str = ""

    @property
    def failed(self) -> bool:
        """Whether the server refuses something, or the caller cannot use the answer."""
        return bool(self.refused) or any(run.failed for run in self.runs)


def run_samples(path: Path, options: RunOptions | None = None) -> Iterator[SampleRun]:
    """Every declared caller (``predict`` where none is) of every connector of a file, with harmless inputs.

    The provider answers with ``<stem>.response.json`` beside the file (``<stem>.<variant>.response.json`` for a
    variant that has its own, ``<stem>.<caller>.response.json`` for a caller); without such a file, a run ends with the
    request. Raises as ``run_caller`` does.
    """
    built, server = connectors_of(path, options or RunOptions())
    for one in built:
        for name in one.offered:
            responses = sample_response(path, one.variant, name)
            inputs = callers.sample_inputs(name, one.inputs, provider=one.provider)
            try:
                made = dry_run_caller(one.subject, callers.caller(name), inputs, Responses(responses), server)
                yield SampleRun(path, one.variant, name, tuple(made))
            except UnsupportedError as error:
                yield SampleRun(path, one.variant, name, (), str(error))


def connectors_of(path: Path, options: RunOptions) -> "tuple[tuple[Built, ...], Server]":
    """What a file builds to, and the server that it is tried on. Raises as ``run_caller`` does."""
    config = ConfigFinder(options.config).of_file(path)
    built: tuple[Built, ...]
    if is_plain_connector(path):
        built, releases = (Built(None, ("predict",), {}, Subject(_read_text(path))),), ""
    else:
        built, releases = _built(path, config, options)
    return built, _server(config, options, releases or config.opensearch_of(path.absolute()) or "")


def is_plain_connector(path: Path) -> bool:
    """Whether a file is the body of a create request by its name."""
    return path.name.endswith(".json") and not path.name.endswith(".blueprint.json")


def stem_of(path: Path) -> str:
    """The name of a blueprint or connector without its endings; files beside it (``<stem>.response.json``) have it."""
    return path.name.split(".")[0] if path.name.endswith(".connector.json") else _STEM.sub("", path.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workpiece:
    """A file that was read and built, with all that a series of runs needs to know about it.

    ``releases`` are those that the blueprint must work on; ``files`` all that were read for it. A plain connector has
    no ``loaded`` document.
    """

    path: Path
    config: Config
    built: tuple["Built", ...]
    releases: tuple[Target, ...]
    settings: Mapping[str, object]
    loaded: Loaded | None = None
    connectors: tuple[Connector, ...] = ()
    load_options: LoadOptions | None = None

    def server(self, target: Target) -> Server:
        """The server of a release."""
        return Server(target=target, settings=self.settings)

    def chosen(self, variant: str | None) -> "Built":
        """The connector of a variant; without one, that of the blueprint itself, or the only one.

        Raises ``UsageError``.
        """
        return _chosen(self.path, self.built, variant)


def workpiece(path: Path, options: RunOptions, finder: ConfigFinder | None = None) -> Workpiece:
    """Read and build a file once. Raises as ``run_caller`` does."""
    config = (finder or ConfigFinder(options.config)).of_file(path)
    fallback = config.opensearch_of(path.absolute()) or ""
    settings = _server(config, options, "").settings
    if is_plain_connector(path):
        plain_built = (Built(None, ("predict",), {}, Subject(_read_text(path))),)
        releases = releases_in(options.target or fallback)
        return Workpiece(path=path, config=config, built=plain_built, releases=releases, settings=settings)
    loaded, connectors, load_options = _lowered(path, config, options)
    built, text = tuple(_of_connector(connector) for connector in connectors), _releases_text(connectors)
    return Workpiece(
        path=path,
        config=config,
        built=built,
        releases=releases_in(options.target or text or fallback),
        settings=settings,
        loaded=loaded,
        connectors=connectors,
        load_options=load_options,
    )


def sample_response(path: Path, variant: str | None, caller: str = "") -> list[ProviderResponse]:
    """The provider's answer in the file beside a blueprint, if there is one; the most special one wins."""
    for kind in ([variant, caller], [variant], [caller], []):
        file = path.parent / ".".join([stem_of(path), *(word for word in kind if word), "response.json"])
        if file.is_file():
            headers = (("Content-Type", "application/json"),)
            return [ProviderResponse(200, _read_text(file).encode(), headers)]
    return []


def _responder(given: Responder | Iterable[ProviderResponse]) -> Responder:
    return Responses(given) if isinstance(given, Iterable) else given


def _subject(connector: Source, options: RunOptions) -> tuple[Subject, Server]:
    """What is tried, and on which server."""
    if isinstance(connector, Mapping):
        return Subject(json.dumps(connector)), Server(target=releases_in(options.target)[-1], settings=options.settings)
    path = Path(connector)
    config = ConfigFinder(options.config).of_file(path)
    releases = ""
    if is_plain_connector(path):
        subject = Subject(_read_text(path))
    else:
        built, releases = _built(path, config, options)
        subject = _chosen(path, built, options.variant).subject
    return subject, _server(config, options, releases or config.opensearch_of(path.absolute()) or "")


def _server(config: Config, options: RunOptions, releases: str) -> Server:
    """The server for the files of a configuration."""
    settings: dict[str, object] = dict(options.settings)
    if config.trusted_endpoints:
        settings.setdefault(_TRUSTED, list(config.trusted_endpoints))
    return Server(target=releases_in(options.target or releases)[-1], settings=settings)


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else error.strerror or str(error)
        raise FileError(f"{path.as_posix()}: {reason}") from error


@dataclass(frozen=True, slots=True)
class Built:
    """A connector of a blueprint: who calls it, with which inputs, and what is tried."""

    variant: str | None
    callers: tuple[str, ...]
    inputs: Mapping[str, Json]
    subject: Subject
    provider: str = ""

    @property
    def offered(self) -> tuple[str, ...]:
        """Who calls it: the declared callers, else ``predict`` where there is such an action.

        Nobody calls a model of an MCP connector, or of one that is a tool of agents only (``execute``).
        """
        return self.callers or (("predict",) if self._is_predicted else ())

    @property
    def _is_predicted(self) -> bool:
        try:
            given = json.loads(self.subject.connector)
        except (ValueError, RecursionError):
            return True  # the server says what is wrong with it
        actions = given.get("actions") if isinstance(given, dict) else None
        if isinstance(given, dict) and str(given.get("protocol", "")).startswith("mcp_"):
            return False
        types = [str(one.get("action_type")).lower() for one in actions or () if isinstance(one, dict)]
        return not types or "predict" in types or "execute" not in types


def _chosen(path: Path, built: Sequence[Built], variant: str | None) -> Built:
    """The connector of a variant; without one, that of the blueprint itself, or the only one."""
    chosen = [found for found in built if found.variant == variant] or list(built if variant is None else ())
    if len(chosen) != 1:
        names = ", ".join(found.variant or "(none)" for found in built)
        raise UsageError(f"{path.as_posix()} has the variants {names}; --variant chooses one")
    return chosen[0]


def _built(path: Path, config: Config, options: RunOptions) -> tuple[tuple[Built, ...], str]:
    """The connectors of a blueprint, and the releases that the blueprint names."""
    _, connectors, _ = _lowered(path, config, options)
    return tuple(_of_connector(connector) for connector in connectors), _releases_text(connectors)


def _lowered(path: Path, config: Config, options: RunOptions) -> tuple[Loaded, tuple[Connector, ...], LoadOptions]:
    values = {} if options.environment is None else config.environment(options.environment).vars
    load_options = LoadOptions(
        root=config.repository,
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
        name = path.as_posix()
        raise UsageError(f"{name} does not build (blueprintc check shows why): {stopped.told(name)}")
    return loaded, connectors, load_options


def _releases_text(connectors: Sequence[Connector]) -> str:
    releases = connectors[0].instance.root.get("opensearch") if connectors else None
    return releases.text.value if isinstance(releases, Scalar) else ""


def _of_connector(connector: Connector) -> Built:
    inputs = connector.instance.mapping("inputs")
    schemas = {} if inputs is None else plain(inputs)
    subject = Subject(emit(connector), connector.interface)
    instance = connector.instance
    provider = next(iter(instance.names("provider")), "")
    return Built(connector.variant, instance.names("callers"), cast("dict[str, Json]", schemas), subject, provider)
