"""What connectors and model groups have in common: access modes, owners, backend roles, and what a search finds."""

from collections.abc import Iterable

from blueprintc.server.access.policy import Filter, Source
from blueprintc.server.context import User

PUBLIC, PRIVATE, RESTRICTED = "public", "private", "restricted"


def owns(user: User, source: Source) -> bool:
    """Owners are told by name alone. Upstream: isOwner."""
    owner = source.get("owner")
    return isinstance(owner, dict) and owner.get("name") == user.name


def roles_of(source: Source) -> list[str]:
    """The backend roles that a thing is shared with."""
    roles = source.get("backend_roles")
    return [role for role in roles if isinstance(role, str)] if isinstance(roles, list) else []


def shares_role(user: User, roles: Iterable[str]) -> bool:
    """Whether the user has one of the backend roles; their case counts."""
    return not set(roles).isdisjoint(user.backend_roles)


def filter_by_roles(user: User) -> Filter:
    """Public things, those that name a role of the user whatever their mode, and his own private ones.

    Upstream: addUserBackendRolesFilter of both helpers. A thing without access field is found by nobody.
    """

    def finds(source: Source) -> bool:
        return (
            source.get("access") == PUBLIC
            or shares_role(user, roles_of(source))
            or (source.get("access") == PRIVATE and owns(user, source))
        )

    return finds
