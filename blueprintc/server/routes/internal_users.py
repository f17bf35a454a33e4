"""``/_plugins/_security/api/internalusers/{name}``: new backend roles for a user, as far as tests need it."""

import json

from blueprintc.emulator.errors import status_error
from blueprintc.errors import UnsupportedError
from blueprintc.server.access.security import Security
from blueprintc.server.context import Action, Answer, RequestContext
from blueprintc.server.desk import Desk
from blueprintc.server.rest.router import Route

_PATH = "/_plugins/_security/api/internalusers/{name}"


def patch(context: RequestContext, desk: Desk) -> Action:
    """``PATCH``: a JSON patch that replaces or adds ``/backend_roles``; everything else is refused by name."""
    name = context.value("name")
    roles = _new_roles(context.body)

    def act() -> Answer:
        policy = desk.policy
        if not isinstance(policy, Security) or not policy.set_backend_roles(name, roles):
            raise status_error(404, f"Resource '{name}' not found.")
        return Answer(body={"status": "OK", "message": f"'{name}' updated."})

    return act


def _new_roles(body: str) -> tuple[str, ...]:
    try:
        steps = json.loads(body)
        step = steps[0]
        if len(steps) == 1 and step["op"] in ("add", "replace") and step["path"] == "/backend_roles":
            return tuple(str(role) for role in step["value"])
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        pass
    raise UnsupportedError("changes of internal users other than a JSON patch that replaces /backend_roles")


ROUTES = (Route("PATCH", _PATH, patch, "cluster:admin/opendistro_security/restapi"),)
