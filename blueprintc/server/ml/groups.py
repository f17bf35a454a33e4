"""Model groups: how requests are read, how names stay unique, how versions are counted.

Upstream: MLRegisterModelGroupInput, MLUpdateModelGroupInput, MLModelGroupManager, TransportUpdateModelGroupAction.
"""

from dataclasses import dataclass, field

from blueprintc.data import Target
from blueprintc.emulator.connector_parser import access_mode
from blueprintc.emulator.create import check_field_texts
from blueprintc.emulator.errors import ServerError, illegal_argument, null_pointer, status_error
from blueprintc.emulator.rest_body import body_parser
from blueprintc.jsontext import XContentParser
from blueprintc.jsontext.jackson import END_ARRAY, START_ARRAY, START_OBJECT
from blueprintc.jvm.strings import is_blank
from blueprintc.server.context import User
from blueprintc.server.desk import Desk
from blueprintc.server.rest.bodies import members
from blueprintc.server.state.store import Document, Source
from blueprintc.server.state.system_indices import GROUPS, MODELS

_EMPTY_BODY = "Model group request has empty body"


@dataclass(slots=True)
class GroupInput:
    """The body of a register or update request; ``access``: the fields that only access control looks at."""

    name: str | None = None
    description: str | None = None
    access: Source = field(default_factory=dict)


def read_group(body: str, target: Target, *, update: bool) -> GroupInput:
    """A request that registers or updates a group, checked as far as the REST layer does. Raises ``JavaError``."""
    if not body:
        if update:
            raise ServerError("java.io.IOException", _EMPTY_BODY)
        raise ServerError("org.opensearch.OpenSearchParseException", _EMPTY_BODY)
    parser = body_parser(body, target)
    parser.next_token()
    parser.expect(START_OBJECT)
    given = GroupInput()
    for name in members(parser):
        _read_field(parser, given, name)
    if not update and given.name is None:
        raise null_pointer("model group name must not be null")
    texts = {"Model group name": (given.name, not update), "Model group description": (given.description, False)}
    check_field_texts(texts, target)
    return given


def _read_field(parser: XContentParser, given: GroupInput, name: str) -> None:
    match name:
        case "name":
            given.name = parser.text()
        case "description":
            given.description = parser.text()
        case "backend_roles":
            given.access[name] = [*_texts(parser)]
        case "access_mode":
            given.access["access"] = access_mode(parser.text().lower())
        case "add_all_backend_roles":
            given.access[name] = parser.boolean()
        case _:
            parser.skip_children()


def _texts(parser: XContentParser) -> list[str]:
    parser.expect(START_ARRAY)
    texts: list[str] = []
    while parser.next_token() is not END_ARRAY:
        texts.append(parser.text())
    return texts


def group_named(desk: Desk, name: str | None) -> Document | None:
    """The group of that very name."""
    return next((group for group in desk.store.documents(GROUPS) if group.source.get("name") == name), None)


def register_group(desk: Desk, user: User | None, given: GroupInput) -> Document:
    """Make a group. Raises ``ServerError`` (400) for a name that is taken."""
    with desk.store.lock:
        taken = group_named(desk, given.name)
        if taken is not None:
            raise illegal_argument(f"The name you provided is already being used by a model group with ID: {taken.id}.")
        access = desk.policy.new_group(user, given.access, desk.cluster)
        now = desk.milliseconds()
        source: Source = {
            "name": given.name,
            "latest_version": 0,
            **({} if given.description is None else {"description": given.description}),
            **access,
            "created_time": now,
            "last_updated_time": now,
        }
        return desk.add(GROUPS, source)


def find_group(desk: Desk, id: str, missing_index: str) -> Document:
    """A group by its id. Raises ``ServerError`` (404)."""
    if GROUPS not in desk.store.indices:
        raise status_error(404, missing_index)
    found = desk.store.get(GROUPS, id)
    if found is None:
        raise status_error(404, f"Failed to find model group with the provided model group id: {id}")
    return found


def update_group(desk: Desk, user: User | None, id: str, given: GroupInput) -> None:
    """Change a group. A blank name or description leaves the old one."""
    with desk.store.lock:
        source = find_group(desk, id, "Failed to find model group").source
        access = desk.policy.updated_group(user, id, source, given.access, desk.cluster)
        changes: Source = {**access, "last_updated_time": desk.milliseconds()}
        if given.description is not None and not is_blank(given.description):
            changes["description"] = given.description
        if given.name is not None and not is_blank(given.name) and given.name != source.get("name"):
            taken = group_named(desk, given.name)
            if taken is not None:
                raise illegal_argument(
                    f"The name you provided is already being used by another model with ID: {taken.id}."
                    " Please provide a different name"
                )
            changes["name"] = given.name
        desk.change(GROUPS, id, changes)


def next_version(desk: Desk, group_id: str) -> int:
    """Count one version more in a group. Raises ``JavaError`` (500) where it is not there."""
    found = desk.store.get(GROUPS, group_id)
    if found is None:
        raise ServerError(
            "org.opensearch.ml.common.exception.MLResourceNotFoundException",
            f"Model Group Response is empty for {group_id}",
        )
    latest = found.source.get("latest_version")
    version = (latest if isinstance(latest, int) else 0) + 1
    desk.change(GROUPS, group_id, {"latest_version": version, "last_updated_time": desk.milliseconds()})
    return version


def has_models(desk: Desk, group_id: str) -> bool:
    """Whether a model is in a group."""
    return any(model.source.get("model_group_id") == group_id for model in desk.store.documents(MODELS))
