"""Field by field: how a connector on the cluster differs from the one that a blueprint asks for."""

import json
from collections.abc import Iterator, Mapping
from typing import cast

from blueprintc.cluster.plan.step import Change, How
from blueprintc.data import Feature, Target
from blueprintc.emulator.cluster import Cluster
from blueprintc.emulator.connector import ClientConfig, Connector
from blueprintc.emulator.connector_parser import parse_create_input
from blueprintc.emulator.create import build_connector
from blueprintc.emulator.rest_body import body_parser
from blueprintc.jsontext import Json
from blueprintc.jsontext.jackson import START_OBJECT

_TEXTS = ("name", "description", "version", "protocol", "url")
_CLIENT_CONFIG = tuple(ClientConfig.__annotations__)
_ACTION = (
    "method",
    "url",
    "headers",
    "request_body",
    "pre_process_function",
    "post_process_function",
)


def stored_form(body: str, cluster: Cluster) -> Connector:
    """The connector that a create request makes, without the checks that depend on settings. Raises ``JavaError``."""
    parser = body_parser(body, cluster.target)
    parser.next_token()
    parser.expect(START_OBJECT)
    return build_connector(parse_create_input(parser, cluster.target), cluster.target)


def changes_of(create_body: str, held: Mapping[str, Json], cluster: Cluster) -> list[Change]:
    """What an update would do to each field that differs; ``held`` is the document that ``GET`` shows.

    What the blueprint does not have is kept, because an update only ever replaces or merges.
    Upstream: HttpConnector.update. Raises ``JavaError`` for what no release could read.
    """
    wanted = stored_form(create_body, cluster)
    changes = [*_texts(wanted, held), *_parameters(wanted, held, cluster.target), *_actions(wanted, held)]
    changes += _client_config(wanted.client_config, held.get("client_config"))
    changes += _access(cast("dict[str, Json]", json.loads(create_body)), held)
    if wanted.headers is not None and wanted.headers != held.get("headers"):
        changes.append(Change("headers", How.REPLACED, held.get("headers"), dict(wanted.headers)))
    return changes


def update_body(create_body: str, changes: list[Change], target: Target) -> dict[str, Json]:
    """The least update request that makes the changes; empty where there is nothing to send."""
    given = cast("dict[str, Json]", json.loads(create_body))
    body: dict[str, Json] = {}
    for change in changes:
        if change.how in (How.KEPT, How.SECRET):
            continue
        top, _, rest = change.field.partition(".")
        top = top.partition("[")[0]
        value = given.get(top)
        if top == "parameters" and rest and isinstance(value, dict) and target.has(Feature.UPDATE_MERGES_PARAMETERS):
            parameters = body.setdefault("parameters", {})
            if isinstance(parameters, dict):
                parameters[rest] = value.get(rest)
        elif top in given:
            body[top] = value
    return body


def _texts(wanted: Connector, held: Mapping[str, Json]) -> Iterator[Change]:
    for name in _TEXTS:
        value, before = cast("str | None", getattr(wanted, name)), held.get(name)
        if value == before:
            continue
        if value is None:
            yield Change(name, How.KEPT, before, None)
        else:
            yield Change(name, How.ADDED if before is None else How.REPLACED, before, value)


def _parameters(wanted: Connector, held: Mapping[str, Json], target: Target) -> Iterator[Change]:
    found = held.get("parameters")
    before = found if isinstance(found, dict) else {}
    after = wanted.parameters or {}
    merges = target.has(Feature.UPDATE_MERGES_PARAMETERS)
    for name, value in after.items():
        if name not in before:
            yield Change(f"parameters.{name}", How.ADDED, None, value)
        elif before[name] != value:
            yield Change(f"parameters.{name}", How.MERGED if merges else How.REPLACED, before[name], value)
    gone = [name for name in before if name not in after]
    for name in gone:
        # before 2.16 the whole mapping was replaced, unless it was empty
        kept = merges or not after
        yield Change(f"parameters.{name}", How.KEPT if kept else How.REPLACED, before[name], None)


def _actions(wanted: Connector, held: Mapping[str, Json]) -> Iterator[Change]:
    if wanted.actions is None:
        return
    listed = held.get("actions")
    before = {
        _label(action): action for action in (listed if isinstance(listed, list) else []) if isinstance(action, dict)
    }
    after: dict[str, dict[str, Json]] = {}
    for action in wanted.actions:
        shown: dict[str, Json] = {"action_type": action.action_type, "name": action.name}
        shown.update({name: cast(Json, getattr(action, name)) for name in _ACTION})
        after[_label(shown)] = shown
    for label, shown in after.items():
        if label not in before:
            yield Change(f"actions[{label}]", How.ADDED, None, {k: v for k, v in shown.items() if v is not None})
            continue
        for name in _ACTION:
            old, new = before[label].get(name), shown[name]
            if (old or None) != (new or None):
                yield Change(f"actions[{label}].{name}", How.REPLACED, old, new)
    for label in before:
        if label not in after:
            yield Change(f"actions[{label}]", How.REPLACED, before[label], None)


def _label(action: Mapping[str, Json]) -> str:
    kind = str(action.get("action_type", "")).lower()
    name = action.get("name")
    return f"{kind} {name}" if isinstance(name, str) and name else kind


def _client_config(wanted: ClientConfig | None, held: Json) -> Iterator[Change]:
    before = held if isinstance(held, dict) else {}
    if wanted is None:
        if before:
            yield Change("client_config", How.KEPT, before, None)
        return
    for name in _CLIENT_CONFIG:
        value, old = cast(Json, getattr(wanted, name)), before.get(name)
        if name not in before and value in (False, None):
            continue  # what a release does not know is not shown
        if value != old:
            yield Change(f"client_config.{name}", How.ADDED if old is None else How.REPLACED, old, value)


def _access(given: Mapping[str, Json], held: Mapping[str, Json]) -> Iterator[Change]:
    """Upstream: access fields of an update are taken as they are, whoever sends them."""
    mode, before = given.get("access_mode"), held.get("access")
    if mode is not None and mode != before:
        yield Change("access_mode", How.REPLACED, before, mode)
    roles, had = given.get("backend_roles"), held.get("backend_roles")
    if roles and roles != had:
        yield Change("backend_roles", How.REPLACED, had, roles)
