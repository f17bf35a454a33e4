"""Whose models: a model is as accessible as its group.

Upstream: ModelAccessControlHelper.validateModelGroupAccess, and the transport actions of models.
"""

from collections.abc import Iterable
from typing import NoReturn

from blueprintc.emulator.errors import ServerError, illegal_argument, status_error
from blueprintc.server.access import groups
from blueprintc.server.access.policy import Filter, Source
from blueprintc.server.context import User

_DENIED = "User doesn't have privilege to perform this operation on this model"


def check(user: User, action: str, id: str, source: Source, group: Source | None) -> None:
    """``action``: ``get``, ``update``, ``delete``, ``deploy``, ``undeploy``, ``predict``. Raises ``ServerError``."""
    if user.is_admin or source.get("model_group_id") is None:
        return
    if group is None:
        raise no_group()
    if not groups.may_use(user, group):
        _refuse(action, id)


def no_group() -> ServerError:
    """The group of a model is not there (500)."""
    return ServerError("org.opensearch.ml.common.exception.MLResourceNotFoundException", "Fail to find model group")


def _refuse(action: str, id: str) -> NoReturn:
    match action:
        case "update":
            raise status_error(403, f"{_DENIED}, model ID {id}")
        case "undeploy":
            raise illegal_argument(f"No permission to undeploy model {id}")
        case _:
            raise status_error(403, _DENIED)


def finder(user: User, all_groups: Iterable[tuple[str, Source]]) -> Filter:
    """Models of the groups that a search would find, and models without a group. Upstream: MLSearchHandler."""
    finds = groups.finder(user)
    found = {id for id, source in all_groups if finds(source)}
    return lambda source: source.get("model_group_id") is None or source.get("model_group_id") in found
