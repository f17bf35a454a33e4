"""Whose model groups: what a new or changed one is stored with, who may use it, and what a search finds.

Upstream: MLModelGroupManager, TransportUpdateModelGroupAction, ModelAccessControlHelper.
"""

from typing import NoReturn

from blueprintc.emulator.errors import illegal_argument, illegal_state, status_error
from blueprintc.jsontext import Json
from blueprintc.server.access.policy import Filter, Source
from blueprintc.server.access.sharing import PRIVATE, PUBLIC, RESTRICTED, filter_by_roles, owns, roles_of, shares_role
from blueprintc.server.context import User

_BOTH = "You cannot specify backend roles and add all backend roles at the same time."
_ONLY_RESTRICTED = "You can specify backend roles only for a model group with the restricted access mode."
_ADMIN = "Admin users cannot add all backend roles to a model group."
_NONE = "You must specify one or more backend roles or add all backend roles to register a restricted model group."
_FOREIGN = "You don't have the backend roles specified."


def access_of_new(user: User, given: Source) -> Source:
    """``access``, ``backend_roles`` and ``owner`` of a new group. Raises ``ServerError`` (400)."""
    mode, roles, adds_all = _wishes(given)
    if mode is None:
        if roles and adds_all:
            raise illegal_argument(_BOTH)
        mode = RESTRICTED if roles or adds_all else PRIVATE
    if mode in (PUBLIC, PRIVATE) and (roles or adds_all):
        raise illegal_argument(_ONLY_RESTRICTED)
    if mode == RESTRICTED:
        if user.is_admin and adds_all:
            raise illegal_argument(_ADMIN)
        if not user.backend_roles:
            raise illegal_argument("You must have at least one backend role to register a restricted model group.")
        if not roles and not adds_all:
            raise illegal_argument(_NONE)
        if roles and adds_all:
            raise illegal_argument(_BOTH)
        if adds_all:
            roles = [*user.backend_roles]
        elif not user.is_admin and not set(roles) <= set(user.backend_roles):
            raise illegal_argument(_FOREIGN)
    return {**({"backend_roles": [*roles]} if roles else {}), "owner": user.to_json(), "access": mode}


def access_of_updated(user: User, source: Source, given: Source) -> Source:
    """What an update stores of the access fields. Raises ``ServerError`` (400)."""
    is_owner = owns(user, source)
    changes_access = any(given.get(name) is not None for name in ("access", "backend_roles", "add_all_backend_roles"))
    if changes_access and not is_owner and not user.is_admin:
        raise illegal_argument("Only owner or admin can update access control data.")
    if is_owner and not user.is_admin and not _owner_still_may(user, source):
        raise illegal_argument(
            "You don't have the specified backend role to update this model group. For more information, contact your"
            " administrator."
        )
    if not user.is_admin and not is_owner and not _has_role(user, source):
        raise illegal_argument("You don't have permission to update this model group.")
    mode, roles, adds_all = _wishes(given)
    if mode in (PUBLIC, PRIVATE) and (roles or adds_all):
        raise illegal_argument(_ONLY_RESTRICTED)
    if mode in (None, RESTRICTED):
        _check_roles(user, mode, roles, adds_all, given.get("add_all_backend_roles"))
    return _updated(user, mode, given.get("backend_roles"), adds_all=adds_all)


def _check_roles(user: User, mode: str | None, roles: list[str], adds_all: bool, said: Json) -> None:
    if user.is_admin and adds_all:
        raise illegal_argument(_ADMIN)
    if adds_all and not user.backend_roles:
        raise illegal_argument("You don't have any backend roles.")
    if not roles and said is False:
        raise illegal_argument("You have to specify backend roles when add all backend roles is set to false.")
    if roles and adds_all:
        raise illegal_argument(_BOTH)
    if mode == RESTRICTED and not roles and not adds_all:
        raise illegal_argument(_NONE)
    if not user.is_admin and roles and not set(roles) <= set(user.backend_roles):
        raise illegal_argument(_FOREIGN)


def _updated(user: User, mode: str | None, roles: Json, *, adds_all: bool) -> Source:
    changes: Source = {}
    if mode is not None:
        changes["access"] = mode
        if mode != RESTRICTED:
            changes["backend_roles"] = []
    elif roles is not None or adds_all:
        changes["access"] = RESTRICTED
    if roles is not None:
        changes["backend_roles"] = roles
    if adds_all:
        changes["backend_roles"] = [*user.backend_roles]
    return changes


def _wishes(given: Source) -> tuple[str | None, list[str], bool]:
    mode = given.get("access")
    return (mode if isinstance(mode, str) else None), roles_of(given), given.get("add_all_backend_roles") is True


def _owner_still_may(user: User, source: Source) -> bool:
    """Upstream: isOwnerStillHasPermission."""
    if source.get("access") != RESTRICTED:
        return True
    if not roles_of(source):
        raise illegal_state("Backend roles should not be null")
    return shares_role(user, roles_of(source))


def _has_role(user: User, source: Source) -> bool:
    """Upstream: isUserHasBackendRole."""
    match source.get("access"):
        case "public":
            return True
        case "private":
            return False
        case _:
            return shares_role(user, roles_of(source))


def may_use(user: User, source: Source) -> bool:
    """Upstream: ModelAccessControlHelper.validateModelGroupAccess. Raises ``ServerError`` (500) for a restricted group
    without roles."""
    if user.is_admin or source.get("owner") is None:
        return True
    match source.get("access"):
        case "restricted":
            if not roles_of(source):
                raise illegal_state("Backend roles shouldn't be null")
            return shares_role(user, roles_of(source))
        case "public":
            return True
        case _:
            return owns(user, source)


def check(user: User, action: str, id: str, source: Source) -> None:
    """``action``: ``get``, ``delete``, ``register``, ``relink``. Raises ``ServerError``.

    Upstream: who deletes a group is looked up after the context with the user has been left, so anybody may.
    """
    if action != "delete" and not may_use(user, source):
        _refuse(action, id)


def _refuse(action: str, id: str) -> NoReturn:
    match action:
        case "get":
            raise status_error(403, "User doesn't have privilege to perform this operation on this model group")
        case "relink":
            raise status_error(
                403,
                "User Doesn't have privilege to re-link this model to the target model group due to no access to the"
                f" target model group with model group ID {id}",
            )
        case _:
            raise illegal_argument("You don't have permissions to perform this operation on this model.")


def finder(user: User) -> Filter:
    """Upstream: ModelAccessControlHelper.addUserBackendRolesFilter."""
    return filter_by_roles(user)
