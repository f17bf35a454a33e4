"""``/{index}``: create, show, delete; its mappings, settings and aliases."""

from collections.abc import Callable

from blueprintc.emulator.errors import ServerError
from blueprintc.emulator.rest_body import body_parser
from blueprintc.jsontext import Json
from blueprintc.server.context import Action, Answer, RequestContext
from blueprintc.server.desk import Desk
from blueprintc.server.indices.creation import (
    create_index,
    index_settings,
    put_mapping,
    shown_index,
    shown_mappings,
    shown_settings,
)
from blueprintc.server.indices.names import resolve
from blueprintc.server.rest.router import Route
from blueprintc.server.search.tree import read_tree
from blueprintc.server.state.settings import nest
from blueprintc.server.state.store import Index
from blueprintc.server.state.system_indices import MODELS

_WAITS = ("timeout", "master_timeout", "cluster_manager_timeout", "wait_for_active_shards")
_LENIENCE = ("ignore_unavailable", "allow_no_indices", "expand_wildcards")


def body_object(context: RequestContext, desk: Desk) -> dict[str, Json]:
    """The body as an object; empty where there is none. Raises ``JavaError``."""
    if not context.body:
        return {}
    parser = body_parser(context.body, desk.target)
    parser.next_token()
    value = read_tree(parser)
    if not isinstance(value, dict):
        raise ServerError("org.opensearch.OpenSearchParseException", "the body is no object", status=400)
    return value


def create(context: RequestContext, desk: Desk) -> Action:
    """``PUT /{index}``."""
    name = context.value("index")
    body = body_object(context, desk)
    context.accept(*_WAITS)

    def act() -> Answer:
        create_index(desk, name, body)
        return Answer(body={"acknowledged": True, "shards_acknowledged": True, "index": name})

    return act


def delete(context: RequestContext, desk: Desk) -> Action:
    """``DELETE /{index}``."""
    names = context.value("index")
    context.accept(*_WAITS, "allow_no_indices", "expand_wildcards")
    lenient = context.flag("ignore_unavailable")
    hidden = "hidden" in context.query.get("expand_wildcards", "") or "all" in context.query.get("expand_wildcards", "")

    def act() -> Answer:
        with desk.store.lock:
            for index in resolve(desk, names, hidden=hidden, lenient=lenient):
                desk.store.drop_index(index.name)
                if index.name == MODELS:
                    with desk.node.lock:
                        desk.node.models.clear()
        return Answer(body={"acknowledged": True})

    return act


def exists(context: RequestContext, desk: Desk) -> Action:
    """``HEAD /{index}``."""
    names = context.value("index")
    context.accept(*_LENIENCE, "local", "flat_settings", "include_defaults")

    def act() -> Answer:
        try:
            resolve(desk, names)
        except ServerError:
            return Answer(404)
        return Answer()

    return act


def get(context: RequestContext, desk: Desk) -> Action:
    """``GET /{index}``."""
    return _shown(context, desk, lambda index: shown_index(desk, index))


def get_mapping(context: RequestContext, desk: Desk) -> Action:
    """``GET /{index}/_mapping``."""
    return _shown(context, desk, lambda index: {"mappings": shown_mappings(index)})


def get_settings(context: RequestContext, desk: Desk) -> Action:
    """``GET /{index}/_settings``."""
    flat = context.flag("flat_settings")

    def shown(index: Index) -> Json:
        settings = shown_settings(desk, index)
        return {"settings": settings if flat else nest(settings)}

    return _shown(context, desk, shown)


def get_aliases(context: RequestContext, desk: Desk) -> Action:
    """``GET /{index}/_alias``."""
    return _shown(context, desk, lambda index: {"aliases": index.aliases})


def _shown(context: RequestContext, desk: Desk, show: Callable[[Index], Json]) -> Action:
    names = context.path_values.get("index", "")
    context.accept(*_LENIENCE, *_WAITS, "local", "include_defaults", "flat_settings")
    lenient = context.query.get("ignore_unavailable") == "true"

    def act() -> Answer:
        return Answer(body={index.name: show(index) for index in resolve(desk, names, lenient=lenient)})

    return act


def change_mapping(context: RequestContext, desk: Desk) -> Action:
    """``PUT /{index}/_mapping``."""
    names = context.value("index")
    body = body_object(context, desk)
    context.accept(*_LENIENCE, *_WAITS, "write_index_only")

    def act() -> Answer:
        for index in resolve(desk, names):
            put_mapping(desk, index, body)
        return Answer(body={"acknowledged": True})

    return act


def change_settings(context: RequestContext, desk: Desk) -> Action:
    """``PUT /{index}/_settings``."""
    names = context.value("index")
    body = body_object(context, desk)
    given = body.get("settings", body)
    context.accept(*_LENIENCE, *_WAITS, "preserve_existing", "flat_settings")

    def act() -> Answer:
        with desk.store.lock:
            for index in resolve(desk, names):
                index.settings = {**index.settings, **index_settings(given)}
                desk.store.put_index(index)
        return Answer(body={"acknowledged": True})

    return act


def change_aliases(context: RequestContext, desk: Desk) -> Action:
    """``POST /_aliases``."""
    actions = body_object(context, desk).get("actions")
    context.accept(*_WAITS)

    def act() -> Answer:
        with desk.store.lock:
            for action in actions if isinstance(actions, list) else []:
                for kind, options in (action if isinstance(action, dict) else {}).items():
                    _change_alias(desk, kind, options if isinstance(options, dict) else {})
        return Answer(body={"acknowledged": True})

    return act


def _change_alias(desk: Desk, kind: str, options: dict[str, Json]) -> None:
    names = options.get("index", options.get("indices"))
    aliases = options.get("alias", options.get("aliases"))
    for index in resolve(desk, ",".join(str(name) for name in (names if isinstance(names, list) else [names]))):
        for alias in aliases if isinstance(aliases, list) else [aliases]:
            if kind == "add":
                index.aliases = {**index.aliases, str(alias): {}}
            else:
                index.aliases = {name: value for name, value in index.aliases.items() if name != alias}
        desk.store.put_index(index)


_ADMIN = "indices:admin/"
ROUTES = (
    Route("PUT", "/{index}", create, f"{_ADMIN}create"),
    Route("DELETE", "/{index}", delete, f"{_ADMIN}delete"),
    Route("HEAD", "/{index}", exists, f"{_ADMIN}get"),
    Route("GET", "/{index}", get, f"{_ADMIN}get"),
    Route("GET", "/_mapping", get_mapping, f"{_ADMIN}mappings/get"),
    Route("GET", "/{index}/_mapping", get_mapping, f"{_ADMIN}mappings/get"),
    Route("PUT", "/{index}/_mapping", change_mapping, f"{_ADMIN}mapping/put"),
    Route("POST", "/{index}/_mapping", change_mapping, f"{_ADMIN}mapping/put"),
    Route("GET", "/_settings", get_settings, "indices:monitor/settings/get"),
    Route("GET", "/{index}/_settings", get_settings, "indices:monitor/settings/get"),
    Route("PUT", "/{index}/_settings", change_settings, f"{_ADMIN}settings/update"),
    Route("GET", "/_alias", get_aliases, f"{_ADMIN}aliases/get"),
    Route("GET", "/{index}/_alias", get_aliases, f"{_ADMIN}aliases/get"),
    Route("POST", "/_aliases", change_aliases, f"{_ADMIN}aliases"),
)
