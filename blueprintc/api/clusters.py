"""What a real cluster holds, should hold, and what is wrong with it."""

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from blueprintc.api.options import finder_of
from blueprintc.errors import UsageError

if TYPE_CHECKING:
    from blueprintc.api.creating import Imported
    from blueprintc.cluster.deploy.carry_out import DeployOptions
    from blueprintc.cluster.plan.plan import PlanOptions
    from blueprintc.cluster.session import Session, Wishes

_HOMES = {
    "DeployOptions": "blueprintc.cluster.deploy.carry_out",
    "PlanOptions": "blueprintc.cluster.plan.plan",
    "Wishes": "blueprintc.cluster.session",
}

__all__ = ["DeployOptions", "PlanOptions", "Wishes", "cluster_names", "import_from_cluster", "open_cluster"]


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


def import_from_cluster(session: "Session", ids: Iterable[str] = ()) -> "Imported":
    """Blueprints for the connectors of these ids that a cluster holds; without ids, of all that one may see.

    Nobody can read credentials: variables of the environment take their place. Raises ``ClusterError``, and
    ``UsageError`` for an id that is not there.
    """
    from blueprintc.api.creating import Imported
    from blueprintc.cluster.audit.connector_text import connector_text
    from blueprintc.diagnostics import DiagnosticSink
    from blueprintc.importer import FileNames, WrittenBlueprint, import_connector
    from blueprintc.report import Report

    held = {wanted: session.client.connector(wanted) for wanted in dict.fromkeys(ids)} or dict(
        session.client.connectors()
    )
    missing = [wanted for wanted, document in held.items() if document is None]
    if missing:
        raise UsageError(f'the cluster "{session.cluster.name}" has no connector {", ".join(missing)}')
    sink = DiagnosticSink()
    names = FileNames()
    blueprints: list[WrittenBlueprint] = []
    places = tuple(f"{session.cluster.name}/{connector_id}" for connector_id in sorted(held))
    for connector_id, place in zip(sorted(held), places, strict=True):
        document = held[connector_id] or {}
        written = import_connector(json.loads(connector_text(document)), place, sink)
        if written is not None:
            title = str(document.get("name") or connector_id)
            blueprints.append(WrittenBlueprint(names.name_for(title), written.text))
    return Imported(tuple(blueprints), Report(diagnostics=tuple(sink.sorted()), paths=places))


def __getattr__(name: str) -> object:
    """The records that the functions take, imported when they are asked for: their modules bring an HTTP client."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
