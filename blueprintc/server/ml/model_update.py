"""Updates of models: what a request may change, and when the node's cache follows.

Upstream: MLUpdateModelInput, RestMLUpdateModelAction, UpdateModelTransportAction.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from blueprintc.data import Feature, Target
from blueprintc.emulator.connector_parser import CreateInput, parse_create_input
from blueprintc.emulator.create import check_field_texts, update_connector
from blueprintc.emulator.endpoints import check_connector_urls
from blueprintc.emulator.errors import ServerError, status_error
from blueprintc.emulator.headers import check_header_placeholders
from blueprintc.emulator.model import interface_texts, read_deploy_setting, read_guardrails
from blueprintc.emulator.model_config import check_model_config
from blueprintc.emulator.rate_limit import read_rate_limiter
from blueprintc.emulator.rest_body import body_parser
from blueprintc.jsontext import Json, XContentParser
from blueprintc.jsontext.jackson import START_OBJECT
from blueprintc.jvm.errors import JavaError
from blueprintc.server.context import User
from blueprintc.server.desk import Desk
from blueprintc.server.ml.connectors import read_connector, stored_connector
from blueprintc.server.ml.deploy import cache
from blueprintc.server.ml.models import load_model
from blueprintc.server.rest.bodies import members
from blueprintc.server.state.store import Document, Source
from blueprintc.server.state.system_indices import GROUPS, MODELS


@dataclass(slots=True)
class UpdateInput:
    """The body of an update request; ``stored``: fields that go into the document as they are."""

    name: str | None = None
    description: str | None = None
    model_group_id: str | None = None
    connector_id: str | None = None
    connector: CreateInput | None = None
    rate_limiter: dict[str, str] | None = None
    stored: Source = field(default_factory=dict)


def read_update(body: str, target: Target) -> UpdateInput:
    """A request as far as the REST layer reads and checks it. Raises ``JavaError``."""
    if not body:
        raise ServerError("org.opensearch.OpenSearchParseException", "Update model request has empty body")
    parser = body_parser(body, target)
    parser.next_token()
    parser.expect(START_OBJECT)
    try:
        given = _parse(parser, target)
    except JavaError as error:
        if error.simple_name == "IllegalStateException":
            raise ServerError("org.opensearch.OpenSearchParseException", error.message) from None
        raise
    if given.connector_id is not None and given.connector is not None:
        raise status_error(
            400,
            "Model cannot have both stand-alone connector and internal connector. Please check your update input body.",
        )
    check_field_texts({"Model Name": (given.name, False), "Model Description": (given.description, False)}, target)
    return given


def _parse(parser: XContentParser, target: Target) -> UpdateInput:
    given = UpdateInput()
    for name in _members(parser):
        _read_field(parser, given, name, target)
    return given


def _read_field(parser: XContentParser, given: UpdateInput, name: str, target: Target) -> None:
    match name:
        case "name":
            given.name = given.stored[name] = parser.text()
        case "description":
            given.description = given.stored[name] = parser.text()
        case "model_group_id":
            given.model_group_id = parser.text()
        case "connector_id":
            given.connector_id = parser.text()
        case "model_id":
            parser.text()
        case "is_enabled":
            given.stored[name] = parser.boolean()
        case "rate_limiter":
            given.rate_limiter = read_rate_limiter(parser)
        case "model_config":
            given.stored[name] = check_model_config(parser, _members(parser), is_remote=False, target=target)
        case "deploy_setting" if target.has(Feature.AUTO_DEPLOY):
            given.stored[name] = read_deploy_setting(parser)
        case "connector":
            given.connector = parse_create_input(parser, target, update=True)
        case "guardrails" if target.has(Feature.GUARDRAILS):
            given.stored[name] = read_guardrails(parser)
        case "interface" if target.has(Feature.MODEL_INTERFACE):
            given.stored[name] = dict(interface_texts(parser.map(), target))
        case _:
            parser.skip_children()


def _members(parser: XContentParser) -> Iterator[str]:
    """The names of an object's members, with the parser at each value."""
    parser.expect(START_OBJECT)
    yield from members(parser)


def update_model(desk: Desk, user: User | None, id: str, given: UpdateInput) -> Document:
    """Change a model; its document. Raises ``JavaError``."""
    with desk.store.lock:
        found = desk.store.get(MODELS, id)
        if found is None:
            raise status_error(404, f"Failed to find model to update with the provided model id: {id}")
        desk.policy.model(user, "update", id, found.source, desk.cluster, desk.group_of(found.source))
        changes: Source = {**given.stored, "model_id": id}
        refresh = _changes_predictor(found.source, given)
        limiter = _updated_limiter(found.source.get("rate_limiter"), given.rate_limiter)
        if limiter is not None:
            changes["rate_limiter"] = limiter
            refresh = refresh or ("limit" in limiter and "unit" in limiter)
        if given.connector_id:
            if not found.source.get("connector_id"):
                raise status_error(
                    400, "This remote does not have a connector_id field, maybe it uses an internal connector."
                )
            changes["connector_id"] = given.connector_id
        elif given.connector is not None:
            changes["connector"] = _updated_inline(desk, found.source.get("connector"), given.connector)
        if given.model_group_id and given.model_group_id != found.source.get("model_group_id"):
            _relink(desk, user, given.model_group_id, changes)
        changes["last_updated_time"] = desk.milliseconds()
        made = desk.change(MODELS, id, changes)
        if refresh:
            _refresh(desk, id, made.source)
        return made


def _changes_predictor(source: Source, given: UpdateInput) -> bool:
    """Upstream: isPredictorUpdate."""
    stored = given.stored
    return (
        given.connector is not None
        or bool(given.connector_id)
        or stored.get("is_enabled") != source.get("is_enabled")
        or "guardrails" in stored
        or "interface" in stored
    )


def _updated_limiter(old: Json, given: dict[str, str] | None) -> Source | None:
    """The limiter after an update; ``None`` where nothing changes. Upstream: MLRateLimiter.updateValidityPreCheck."""
    if given is None:
        return None
    if not isinstance(old, dict):
        return dict(given)
    if all(old.get(name) == value for name, value in given.items()):
        return None
    return {**old, **given}


def _updated_inline(desk: Desk, stored: Json, given: CreateInput) -> Source:
    if not isinstance(stored, dict):
        raise status_error(
            400,
            "Cannot update connector settings for this model. The model was created with a connector_id and does not"
            " have an inline connector.",
        )
    changed = update_connector(read_connector(desk, stored), given, desk.target)
    if given.actions is not None and desk.cluster.has(Feature.DYNAMIC_HEADERS):
        for action in changed.actions or ():
            check_header_placeholders(action.headers, changed.protocol)
    check_connector_urls(changed, desk.cluster)
    return stored_connector(desk, changed)


def _relink(desk: Desk, user: User | None, group_id: str, changes: Source) -> None:
    """Upstream: updateModelWithRegisteringToAnotherModelGroup: the model gets that group's next version."""
    group = desk.store.get(GROUPS, group_id)
    if group is None:
        desk.policy.missing_group(user, desk.cluster)
        raise status_error(
            404,
            "Failed to find the model group with the provided model group id in the update model input,"
            f" MODEL_GROUP_ID: {group_id}",
        )
    desk.policy.group(user, "relink", group_id, group.source, desk.cluster)
    latest = group.source.get("latest_version")
    version = (latest if isinstance(latest, int) else 0) + 1
    desk.change(GROUPS, group_id, {"latest_version": version, "last_updated_time": desk.milliseconds()})
    changes["model_group_id"] = group_id
    changes["model_version"] = str(version)


def _refresh(desk: Desk, id: str, source: Source) -> None:
    """Put the changed model into the node's cache, if it is there.

    Upstream: MLUpdateModelCacheAction: a moment after the answer; a connector that is gone leaves the old model.
    """
    if id not in desk.node.models:
        return
    try:
        cache(desk, id, load_model(desk, id, source))
    except JavaError:
        return
