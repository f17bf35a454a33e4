"""A configuration as values."""

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from blueprintc.config.patterns import matches
from blueprintc.config.selection import Selection
from blueprintc.diagnostics import did_you_mean
from blueprintc.errors import UsageError
from blueprintc.model import Plain
from blueprintc.records import record

PLATFORMS = ("self-managed", "aws")
"""Where an OpenSearch can run: on one's own, or as Amazon OpenSearch Service."""


@record
class Environment:
    """Values of ``vars`` for one environment, chosen with ``--env``."""

    vars: Mapping[str, Plain] = field(default_factory=dict)


@record(kw_only=True)
class ClusterConfig:
    """How to reach a cluster. ``password`` and ``token`` name sources (``env`` or ``file``), no values.

    ``auth`` is ``none``, ``basic``, ``bearer``, ``certificate`` or ``sigv4``.
    """

    name: str
    url: str
    auth: str = "none"
    user: str = ""
    password: Mapping[str, Plain] = field(default_factory=dict)
    token: Mapping[str, Plain] = field(default_factory=dict)
    certificate: str | None = None
    key: str | None = None
    ca: str | None = None
    region: str = ""
    service: str = "es"
    environment: str | None = None
    opensearch: str = ""


@record
class Override:
    """What is different for the files that one of ``paths`` matches; an empty value changes nothing."""

    paths: tuple[str, ...]
    opensearch: str | None = None
    platform: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


@record
class Config:
    """The configuration that holds for a file.

    ``path`` is the file that it was read from, if there is one; ``root`` is the folder that its paths are relative
    to: the one of ``path``, or the repository's, or the one where the search began.
    """

    root: Path
    path: Path | None = None
    opensearch: str | None = None
    platform: tuple[str, ...] = ()
    trusted_endpoints: tuple[str, ...] = ()
    environments: Mapping[str, Environment] = field(default_factory=dict)
    clusters: Mapping[str, ClusterConfig] = field(default_factory=dict)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    output: str | None = None
    overrides: tuple[Override, ...] = ()

    @property
    def repository(self) -> Path | None:
        """The repository's root, which no path of a blueprint may leave; none where nothing marks one."""
        return self.root if self.path is not None or (self.root / ".git").exists() else None

    def relative(self, path: Path) -> str | None:
        """A path relative to ``root`` with slashes, or none for one outside."""
        try:
            return path.absolute().relative_to(self.root).as_posix()
        except ValueError:
            return None

    def excludes(self, path: Path) -> bool:
        """Whether ``exclude`` names a file or folder."""
        relative = self.relative(path)
        return relative is not None and any(matches(pattern, relative) for pattern in self.exclude)

    def environment(self, name: str) -> Environment:
        """The environment of a name; raises ``UsageError`` with the nearest one, or what there is."""
        found = self.environments.get(name)
        if found is None:
            there = f"there are {', '.join(self.environments)}" if self.environments else "none is configured"
            raise UsageError(f'unknown environment "{name}"; {did_you_mean(name, self.environments) or there}')
        return found

    def cluster(self, name: str) -> ClusterConfig:
        """The cluster of a name; a URL stands for itself, without log-in. Raises ``UsageError``."""
        if name.startswith(("http://", "https://")):
            if "@" in name:
                raise UsageError("an address with a password shows it to everybody; [clusters.NAME] has log-ins")
            return ClusterConfig(name=name, url=name)
        found = self.clusters.get(name)
        if found is None:
            there = f"there are {', '.join(self.clusters)}" if self.clusters else "none is configured"
            raise UsageError(f'unknown cluster "{name}"; {did_you_mean(name, self.clusters) or there}')
        return found

    def overrides_of(self, path: Path) -> tuple[Override, ...]:
        """The overrides that hold for a file, in the order of the configuration; the last one wins."""
        relative = self.relative(path) if self.overrides else None
        if relative is None:
            return ()
        return tuple(over for over in self.overrides if any(matches(pattern, relative) for pattern in over.paths))

    def selection(self, path: Path, select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> Selection:
        """Which findings count for a file. ``select`` and ``ignore``, where given, replace the configuration's."""
        selected, ignored = select or self.select, ignore or self.ignore
        for override in self.overrides_of(path):
            selected = select or override.select or selected
            ignored = ignored + override.ignore
        return Selection(selected, ignored)

    def opensearch_of(self, path: Path) -> str | None:
        """The server versions that a file must work on, unless it says so itself."""
        found = [override.opensearch for override in self.overrides_of(path) if override.opensearch]
        return found[-1] if found else self.opensearch

    def platform_of(self, path: Path) -> tuple[str, ...]:
        """The platforms that a file must work on, unless it says so itself."""
        found = [override.platform for override in self.overrides_of(path) if override.platform]
        return found[-1] if found else self.platform
