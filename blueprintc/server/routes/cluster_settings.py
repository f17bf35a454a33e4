"""``/_cluster/settings``: the settings, persistent and transient. Upstream: RestClusterUpdateSettingsAction."""

from blueprintc.emulator.rest_body import body_parser
from blueprintc.jsontext import Json
from blueprintc.jsontext.jackson import START_OBJECT
from blueprintc.server.context import Action, Answer, RequestContext
from blueprintc.server.desk import Desk
from blueprintc.server.rest.router import Route
from blueprintc.server.state.settings import SCOPES, flatten, nest

_PATH = "/_cluster/settings"
_TIMEOUTS = ("timeout", "master_timeout", "cluster_manager_timeout")


def get(context: RequestContext, desk: Desk) -> Action:
    """``GET``."""
    flat = context.flag("flat_settings")
    defaults = context.flag("include_defaults")
    context.accept("local", *_TIMEOUTS)

    def act() -> Answer:
        shown: dict[str, Json] = {scope: _form(desk.settings.scope(scope), flat=flat) for scope in SCOPES}
        if defaults:
            shown["defaults"] = _form(desk.settings.defaults(), flat=flat)
        return Answer(body=shown)

    return act


def put(context: RequestContext, desk: Desk) -> Action:
    """``PUT``."""
    flat = context.flag("flat_settings")
    context.accept(*_TIMEOUTS)
    parser = body_parser(context.body, desk.target)
    parser.next_token()
    parser.expect(START_OBJECT)
    changes: dict[str, dict[str, Json]] = {}
    for name, value in parser.map().items():
        if name in SCOPES and isinstance(value, dict):
            changes[name] = flatten(value)

    def act() -> Answer:
        done = desk.settings.update(changes)
        return Answer(body={"acknowledged": True, **{scope: _form(done[scope], flat=flat) for scope in SCOPES}})

    return act


def _form(values: dict[str, Json], *, flat: bool) -> dict[str, Json]:
    return values if flat else nest(values)


ROUTES = (
    Route("GET", _PATH, get, "cluster:monitor/state"),
    Route("PUT", _PATH, put, "cluster:admin/settings/update"),
)
