"""What a cluster holds, as far as we may see it."""

import re
from collections.abc import Mapping
from dataclasses import field

from blueprintc.cluster.client import Client
from blueprintc.cluster.errors import RefusedError
from blueprintc.data import Target
from blueprintc.data.features import NEWEST
from blueprintc.errors import UsageError
from blueprintc.jsontext import Json
from blueprintc.records import record

DEPLOYED = ("DEPLOYED", "PARTIALLY_DEPLOYED", "DEPLOYING")


@record
class HeldConnector:
    """A connector on the cluster: the document that ``GET`` shows, which has no credentials."""

    id: str
    body: Mapping[str, Json]

    @property
    def name(self) -> str:
        """Its name; not unique."""
        return str(self.body.get("name", ""))


@record
class HeldModel:
    """A remote model on the cluster."""

    id: str
    body: Mapping[str, Json]

    @property
    def name(self) -> str:
        """Its name; not unique."""
        return str(self.body.get("name", ""))

    @property
    def connector_id(self) -> str | None:
        """The connector that it stands on; ``None`` for one with a connector of its own inside."""
        value = self.body.get("connector_id")
        return value if isinstance(value, str) else None

    @property
    def group_id(self) -> str | None:
        """Its model group."""
        value = self.body.get("model_group_id")
        return value if isinstance(value, str) else None

    @property
    def is_deployed(self) -> bool:
        """Whether nodes hold it."""
        return self.body.get("model_state") in DEPLOYED


@record
class HeldGroup:
    """A model group on the cluster; names are unique."""

    id: str
    body: Mapping[str, Json]

    @property
    def name(self) -> str:
        """Its name."""
        return str(self.body.get("name", ""))


@record
class Holdings:
    """What a cluster holds.

    ``settings`` is ``None`` where they may not be read. ``unseen`` says what else may not be read, and why.
    """

    target: Target
    settings: Mapping[str, Json] | None = None
    connectors: tuple[HeldConnector, ...] = ()
    groups: tuple[HeldGroup, ...] = ()
    models: tuple[HeldModel, ...] = ()
    unseen: tuple[str, ...] = field(default=())

    def connectors_named(self, name: str) -> list[HeldConnector]:
        """The connectors of a name."""
        return [held for held in self.connectors if held.name == name]

    def connector(self, connector_id: str | None) -> HeldConnector | None:
        """The connector of an id."""
        return next((held for held in self.connectors if held.id == connector_id), None)

    def group(self, name: str) -> HeldGroup | None:
        """The model group of a name."""
        return next((held for held in self.groups if held.name == name), None)

    def model(self, model_id: str | None) -> HeldModel | None:
        """The model of an id."""
        return next((held for held in self.models if held.id == model_id), None)

    def models_on(self, connector_id: str | None) -> list[HeldModel]:
        """The models that stand on a connector."""
        return [held for held in self.models if connector_id is not None and held.connector_id == connector_id]


def read_holdings(client: Client, target: str = "") -> Holdings:
    """Look at a cluster; nothing is changed. ``target`` stands for its release where it does not tell.

    What rights forbid is left out and named. Raises ``ClusterError`` where nothing can be read at all, and
    ``UsageError`` for a release that is not known.
    """
    unseen: list[str] = []
    release = _release(client, target, unseen)
    settings: Mapping[str, Json] | None = None
    try:
        settings = client.settings()
    except RefusedError as error:
        if not error.is_forbidden:
            raise
        unseen.append(_why("cluster settings", error))
    connectors = [HeldConnector(*found) for found in _seen("connectors", client, unseen)]
    groups = [HeldGroup(*found) for found in _seen("model groups", client, unseen)]
    models = [HeldModel(*found) for found in _seen("models", client, unseen) if _is_remote(found[1])]
    return Holdings(release, settings, tuple(connectors), tuple(groups), tuple(models), tuple(unseen))


def unreadable_connectors(client: Client, holdings: Holdings) -> dict[str, str]:
    """The ids of the connectors that a search finds and the cluster itself cannot read, and what it says.

    Raises ``ClusterError`` where it does not answer at all.
    """
    found: dict[str, str] = {}
    for connector in holdings.connectors:
        try:
            client.connector(connector.id)
        except RefusedError as error:
            if not error.is_forbidden:
                found[connector.id] = error.answer.reason
    return found


def _release(client: Client, target: str, unseen: list[str]) -> Target:
    if target:
        return Target.parse(target)
    try:
        version = client.version()
    except RefusedError as error:
        if not error.is_forbidden:
            raise
        raise UsageError(
            f"the cluster does not tell its release ({error}); opensearch in [clusters.NAME] does"
        ) from error
    numbers = re.match(r"(\d+)\.(\d+)(?:\.(\d+))?", version)
    if numbers is None:
        raise UsageError(f'the cluster tells no release but "{version[:40]}"; opensearch in [clusters.NAME] does')
    newest = Target.parse(NEWEST)
    if (int(numbers[1]), int(numbers[2])) > newest.version[:2]:
        unseen.append(f"what is new in {version}: blueprintc knows releases until {NEWEST}, and takes it for that one")
        return newest
    return Target.parse(numbers[0])


def _seen(what: str, client: Client, unseen: list[str]) -> list[tuple[str, dict[str, Json]]]:
    search = {"connectors": client.connectors, "model groups": client.groups, "models": client.models}[what]
    try:
        return list(search())
    except RefusedError as error:
        if not error.is_forbidden:
            raise
        unseen.append(_why(what, error))
        return []


def _is_remote(document: Mapping[str, Json]) -> bool:
    return document.get("algorithm") == "REMOTE" and "chunk_number" not in document


def _why(what: str, error: RefusedError) -> str:
    return f"{what}: {error.answer.reason}"
