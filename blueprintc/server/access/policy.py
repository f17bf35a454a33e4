"""``Policy``: every question of access that the server asks, and the answers of a cluster without Security plugin.

A request's way through it: ``authenticate`` (before anything is read), ``permit`` (after the request has been read,
before it is carried out: ``Route.permission`` is the name of the transport action), then the questions about single
resources, asked by the handlers. ``source`` is always the stored document.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from blueprintc.emulator.cluster import Cluster
from blueprintc.emulator.connector_parser import CreateInput
from blueprintc.emulator.create import refuse_access_fields
from blueprintc.emulator.errors import illegal_argument
from blueprintc.jsontext import Json
from blueprintc.server.context import User

Source = dict[str, Json]
Filter = Callable[[Source], bool]
Groups = Callable[[], Iterable[tuple[str, Source]]]
"""The ids and documents of all model groups."""


class NotAuthenticated(Exception):
    """A request without credentials that are right: the plugin answers with plain text (401)."""


GROUP_ACCESS_OFF = (
    "You cannot specify model access control parameters because the Security plugin or model access control is"
    " disabled on your cluster."
)


class Policy(Protocol):
    """The questions. Each raises ``ServerError`` with the text of its own action; nothing is raised for yes."""

    def authenticate(self, headers: Mapping[str, str]) -> User | None:
        """Who sends a request; ``None``: there is no Security plugin. Raises ``NotAuthenticated``."""

    def permit(self, user: User | None, permission: str) -> None:
        """Whether the user may carry out a transport action at all (403)."""

    def new_connector(self, user: User | None, given: CreateInput, cluster: Cluster) -> Source:
        """The fields ``owner``, ``access``, ``backend_roles`` that a new connector is stored with (400)."""

    def connector(self, user: User | None, action: str, id: str, source: Source, cluster: Cluster) -> None:
        """``action``: ``get``, ``update``, ``delete``, ``register``, ``execute`` on a connector."""

    def missing_connector(self, user: User | None, id: str, cluster: Cluster) -> None:
        """A connector that is to be deleted is not there: who is asked about it first is told so (404)."""

    def missing_group(self, user: User | None, cluster: Cluster) -> None:
        """A model group that a model is to get is not there."""

    def protect(self, user: User | None, method: str, index: str) -> None:
        """Whether a user may change an index (403)."""

    def reads(self, user: User | None, index: str) -> bool:
        """Whether a user sees the documents of an index."""

    def new_group(self, user: User | None, given: Source, cluster: Cluster) -> Source:
        """The access fields that a new model group is stored with; ``given`` has those of the request."""

    def updated_group(self, user: User | None, id: str, source: Source, given: Source, cluster: Cluster) -> Source:
        """The access fields that an update of a model group stores."""

    def group(self, user: User | None, action: str, id: str, source: Source, cluster: Cluster) -> None:
        """``action``: ``get``, ``delete``, ``register`` (a model into it), ``relink`` on a model group."""

    def model(
        self, user: User | None, action: str, id: str, source: Source, cluster: Cluster, group: Source | None
    ) -> None:
        """``action``: ``get``, ``update``, ``delete``, ``deploy``, ``undeploy``, ``predict`` on a model of a group."""

    def visible(self, user: User | None, kind: str, cluster: Cluster, groups: Groups) -> Filter | None:
        """What a search of ``connector``, ``model_group``, ``model``, ``agent``, ``task`` may find; ``None``: all."""


class NoSecurity:
    """A cluster without Security plugin: everybody may do everything, and access fields are refused."""

    def authenticate(self, headers: Mapping[str, str]) -> User | None:
        """Nobody."""
        return None

    def permit(self, user: User | None, permission: str) -> None:
        """Everything."""

    def new_connector(self, user: User | None, given: CreateInput, cluster: Cluster) -> Source:
        """Upstream: TransportCreateConnectorAction."""
        refuse_access_fields(given)
        return {}

    def connector(self, user: User | None, action: str, id: str, source: Source, cluster: Cluster) -> None:
        """Yes."""

    def missing_connector(self, user: User | None, id: str, cluster: Cluster) -> None:
        """Nothing: the answer to the delete says it."""

    def missing_group(self, user: User | None, cluster: Cluster) -> None:
        """Nothing: each action has its own words."""

    def protect(self, user: User | None, method: str, index: str) -> None:
        """Everything."""

    def reads(self, user: User | None, index: str) -> bool:
        """All."""
        return True

    def new_group(self, user: User | None, given: Source, cluster: Cluster) -> Source:
        """Upstream: MLModelGroupManager.createModelGroup."""
        _refuse_group_fields(given)
        return {"access": "public"}

    def updated_group(self, user: User | None, id: str, source: Source, given: Source, cluster: Cluster) -> Source:
        """Upstream: TransportUpdateModelGroupAction."""
        _refuse_group_fields(given)
        return {}

    def group(self, user: User | None, action: str, id: str, source: Source, cluster: Cluster) -> None:
        """Yes."""

    def model(
        self, user: User | None, action: str, id: str, source: Source, cluster: Cluster, group: Source | None
    ) -> None:
        """Yes."""

    def visible(self, user: User | None, kind: str, cluster: Cluster, groups: Groups) -> Filter | None:
        """All."""
        return None


def _refuse_group_fields(given: Source) -> None:
    """Upstream: ModelAccessControlHelper: backend roles that are an empty list do not count."""
    if given.get("access") is not None or given.get("add_all_backend_roles") is not None or given.get("backend_roles"):
        raise illegal_argument(GROUP_ACCESS_OFF)
