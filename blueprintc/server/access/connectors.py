"""Whose connectors: what a new one is stored with, who may do what with it, and what a search finds.

Upstream: TransportCreateConnectorAction.validateRequest4AccessControl, ConnectorAccessControlHelper.
"""

from typing import NoReturn

from blueprintc.emulator.connector_parser import CreateInput
from blueprintc.emulator.errors import ServerError, illegal_argument, status_error
from blueprintc.server.access.policy import Filter, Source
from blueprintc.server.access.sharing import PRIVATE, PUBLIC, RESTRICTED, filter_by_roles, owns, roles_of, shares_role
from blueprintc.server.context import User

_VALIDATION = "org.opensearch.ml.common.exception.MLValidationException"


def access_of_new(user: User, given: CreateInput) -> Source:
    """``access``, ``backend_roles`` and ``owner`` of a new connector. Raises ``ServerError`` (400)."""
    adds_all = given.add_all_backend_roles is True
    roles = list(given.backend_roles or ())
    if user.is_admin and adds_all:
        raise illegal_argument("Admin can't add all backend roles")
    mode = given.access
    if mode is None:
        mode = RESTRICTED if adds_all or roles else PRIVATE
    if mode in (PUBLIC, PRIVATE) and (adds_all or roles):
        raise illegal_argument("You can specify backend roles only for a connector with the restricted access mode.")
    if mode == RESTRICTED:
        roles = _restricted_to(user, roles, adds_all=adds_all)
    kept: Source = {} if not roles and given.backend_roles is None else {"backend_roles": [*roles]}
    return {"access": mode, **kept, "owner": user.to_json()}


def _restricted_to(user: User, roles: list[str], *, adds_all: bool) -> list[str]:
    if adds_all:
        if roles:
            raise illegal_argument("You can't specify backend roles and add all backend roles to true at same time.")
        if not user.backend_roles:
            raise illegal_argument("You must have at least one backend role to create a connector.")
        return [*user.backend_roles]
    if not roles:
        raise illegal_argument(
            "You must specify at least one backend role or make the connector public/private for registering it."
        )
    if not user.is_admin and not set(roles) <= set(user.backend_roles):
        raise illegal_argument("You don't have the backend roles specified.")
    return roles


def check(user: User, action: str, id: str, source: Source) -> None:
    """``action``: ``get``, ``update``, ``delete``, ``register``, ``execute``. Raises ``ServerError``."""
    if not may_use(user, source):
        _refuse(action, id)


def may_use(user: User, source: Source) -> bool:
    """Upstream: ConnectorAccessControlHelper.hasPermission: no owner means public, restricted is by role only."""
    if user.is_admin or source.get("owner") is None:
        return True
    match source.get("access"):
        case "public":
            return True
        case "private":
            return owns(user, source)
        case "restricted":
            return shares_role(user, roles_of(source))
        case _:
            return False


def _refuse(action: str, id: str) -> NoReturn:
    match action:
        case "get":
            raise status_error(403, "You don't have permission to access this connector")
        case "update":
            raise illegal_argument(f"You don't have permission to update the connector, connector id: {id}")
        case "delete":
            raise ServerError(
                "org.opensearch.ml.common.exception.MLValidationException",
                "You are not allowed to delete this connector",
            )
        case _:
            raise illegal_argument(f"You don't have permission to use the connector provided, connector id: {id}")


def finder(user: User) -> Filter:
    """Upstream: ConnectorAccessControlHelper.addUserBackendRolesFilter."""
    return filter_by_roles(user)
