"""What a real cluster holds, should hold, and what is wrong with it."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from blueprintc.api.options import finder_of
from blueprintc.errors import UsageError

if TYPE_CHECKING:
    from blueprintc.cluster.deploy.carry_out import DeployOptions
    from blueprintc.cluster.plan.plan import PlanOptions
    from blueprintc.cluster.session import Session, Wishes

_HOMES = {
    "DeployOptions": "blueprintc.cluster.deploy.carry_out",
    "PlanOptions": "blueprintc.cluster.plan.plan",
    "Wishes": "blueprintc.cluster.session",
}

__all__ = ["DeployOptions", "PlanOptions", "Wishes", "cluster_names", "open_cluster"]


def open_cluster(
    name: str, *, config: str | Path | None = None, verify: bool = True, state: Path | None = None
) -> "Session":
    """A cluster of the configuration by its name, or by its URL.

    The session's ``plan``, ``deploy``, ``undo`` and ``audit`` are what the commands do. ``verify=False`` takes any
    certificate. Raises ``UsageError`` and ``ConfigError``.
    """
    from blueprintc.cluster.session import open_session

    return open_session(name, finder_of(config).of_file(Path("blueprint")), os.environ, verify=verify, state=state)


def cluster_names(names: Iterable[str], *, every: bool, config: str | Path | None = None) -> list[str]:
    """The clusters that are meant: those named, all of the configuration, or its only one. Raises ``UsageError``."""
    known = list(finder_of(config).of_file(Path("blueprint")).clusters)
    if every:
        if not known:
            raise UsageError("no cluster is configured; [clusters.NAME] in blueprintc.toml does it")
        return known
    given = list(dict.fromkeys(names))
    if given:
        return given
    if len(known) == 1:
        return known
    there = f"there are {', '.join(known)}" if known else "none is configured; --cluster URL names one"
    raise UsageError(f"--cluster says which cluster is meant; {there}")


def __getattr__(name: str) -> object:
    """The records that the functions take, imported when they are asked for: their modules bring an HTTP client."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
