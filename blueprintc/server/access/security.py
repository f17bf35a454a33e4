"""``Security``: a cluster with Security plugin: who asks, what his roles allow, and whose things are whose.

Upstream: the Security plugin's backend registry and privileges evaluator; of ML Commons, what the modules beside this
one name.
"""

import base64
import binascii
import fnmatch
import hmac
import re
from collections.abc import Mapping

from blueprintc.emulator.cluster import Cluster
from blueprintc.emulator.connector_parser import CreateInput
from blueprintc.emulator.create import refuse_access_fields
from blueprintc.emulator.errors import ServerError, status_error
from blueprintc.records import replace
from blueprintc.server.access import connectors, groups, models
from blueprintc.server.access.policy import Filter, Groups, NoSecurity, NotAuthenticated, Source
from blueprintc.server.access.users import Account, Users
from blueprintc.server.context import User

CONNECTOR_CONTROL = "connector_access_control_enabled"
MODEL_CONTROL = "model_access_control_enabled"


class Security(NoSecurity):
    """The answers of a cluster with users. Access control of connectors and models can be switched on and off."""

    def __init__(self, users: Users) -> None:
        self._accounts = dict(users.accounts)

    def authenticate(self, headers: Mapping[str, str]) -> User | None:
        """HTTP Basic. Raises ``NotAuthenticated``."""
        kind, _, coded = headers.get("authorization", "").partition(" ")
        if kind.lower() != "basic":
            raise NotAuthenticated
        try:
            name, colon, password = base64.b64decode(coded.strip(), validate=True).decode("utf-8").partition(":")
        except (binascii.Error, UnicodeDecodeError, ValueError):
            raise NotAuthenticated from None
        account = self._accounts.get(name)
        if not colon or account is None or not _is_right(password, account.password):
            raise NotAuthenticated
        return User(account.name, account.backend_roles, account.roles)

    def permit(self, user: User | None, permission: str) -> None:
        """Whether a role of the user allows a transport action. Raises ``ServerError`` (403)."""
        if user is None or self._allows(self._accounts[user.name], permission):
            return
        raise denied(user, permission)

    def _allows(self, account: Account, permission: str) -> bool:
        is_cluster = permission.startswith("cluster:")
        granted = (
            account.cluster_permissions if is_cluster else (*account.index_permissions, *account.cluster_permissions)
        )
        return any(_matches(pattern, permission) for pattern in granted)

    def set_backend_roles(self, name: str, roles: tuple[str, ...]) -> bool:
        """Give a user other backend roles; whether there is such a user."""
        account = self._accounts.get(name)
        if account is None:
            return False
        self._accounts[name] = replace(account, backend_roles=roles)
        return True

    def new_connector(self, user: User | None, given: CreateInput, cluster: Cluster) -> Source:
        """Upstream: TransportCreateConnectorAction."""
        if user is None or not cluster.flag(CONNECTOR_CONTROL, False):
            refuse_access_fields(given)
            return {}
        return connectors.access_of_new(user, given)

    def connector(self, user: User | None, action: str, id: str, source: Source, cluster: Cluster) -> None:
        """Upstream: ConnectorAccessControlHelper.hasPermission, and the text of each action."""
        if user is not None and cluster.flag(CONNECTOR_CONTROL, False):
            connectors.check(user, action, id, source)

    def missing_connector(self, user: User | None, id: str, cluster: Cluster) -> None:
        """Upstream: validateConnectorAccess reads the connector first, unless the user is an admin."""
        if user is not None and not user.is_admin and cluster.flag(CONNECTOR_CONTROL, False):
            raise status_error(404, f"Failed to find connector with the provided connector id: {id}")

    def missing_group(self, user: User | None, cluster: Cluster) -> None:
        """Upstream: validateModelGroupAccess reads the group first, unless the user is an admin."""
        if user is not None and not user.is_admin and cluster.flag(MODEL_CONTROL, False):
            raise models.no_group()

    def protect(self, user: User | None, method: str, index: str) -> None:
        """Upstream: SystemIndexAccessEvaluator: nobody changes system indices, not even an admin."""
        if user is not None and method not in ("GET", "HEAD") and _is_system(index):
            raise denied(user, "")

    def reads(self, user: User | None, index: str) -> bool:
        """Upstream: the documents of system indices are hidden from everybody."""
        return user is None or not _is_system(index)

    def new_group(self, user: User | None, given: Source, cluster: Cluster) -> Source:
        """Upstream: MLModelGroupManager.createModelGroup."""
        if user is None or not cluster.flag(MODEL_CONTROL, False):
            return super().new_group(user, given, cluster)
        return groups.access_of_new(user, given)

    def updated_group(self, user: User | None, id: str, source: Source, given: Source, cluster: Cluster) -> Source:
        """Upstream: TransportUpdateModelGroupAction."""
        if user is None or not cluster.flag(MODEL_CONTROL, False):
            return super().updated_group(user, id, source, given, cluster)
        return groups.access_of_updated(user, source, given)

    def group(self, user: User | None, action: str, id: str, source: Source, cluster: Cluster) -> None:
        """Upstream: ModelAccessControlHelper.validateModelGroupAccess."""
        if user is not None and cluster.flag(MODEL_CONTROL, False):
            groups.check(user, action, id, source)

    def model(
        self, user: User | None, action: str, id: str, source: Source, cluster: Cluster, group: Source | None
    ) -> None:
        """A model is as accessible as its group."""
        if user is not None and cluster.flag(MODEL_CONTROL, False):
            models.check(user, action, id, source, group)

    def visible(self, user: User | None, kind: str, cluster: Cluster, all_groups: Groups) -> Filter | None:
        """What a search may find."""
        if user is None or user.is_admin:
            return None
        if kind == "connector":
            return connectors.finder(user) if cluster.flag(CONNECTOR_CONTROL, False) else None
        if kind == "model_group":
            return groups.finder(user) if cluster.flag(MODEL_CONTROL, False) else None
        if kind == "model" and cluster.flag(MODEL_CONTROL, False):
            return models.finder(user, all_groups())
        return None


def denied(user: User, permission: str) -> ServerError:
    """Upstream: SecurityFilter: what a user may not do at all."""
    roles = ", ".join(user.backend_roles)
    text = (
        f"no permissions for [{permission}] and User [name={user.name}, backend_roles=[{roles}], requestedTenant=null]"
    )
    return ServerError("org.opensearch.OpenSearchSecurityException", text, status=403)


def _is_system(index: str) -> bool:
    return index.startswith((".plugins-ml-", ".opendistro_security", ".opensearch-"))


def _is_right(password: str, wanted: str | None) -> bool:
    return wanted is None or hmac.compare_digest(password.encode(), wanted.encode())


def _matches(pattern: str, permission: str) -> bool:
    return re.fullmatch(fnmatch.translate(pattern), permission) is not None
