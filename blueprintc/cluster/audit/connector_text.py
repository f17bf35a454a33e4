"""The connector that a cluster shows, as the text of a connector file that the rules can look at."""

import json
import re
from collections.abc import Mapping

from blueprintc.jsontext import Json

#: What the server adds; nobody writes it into a create request.
_SERVERS_OWN = ("created_time", "last_updated_time", "last_update_time", "owner", "tenant_id")
_CREDENTIAL = re.compile(r"\$\{credential\.([^}:]+)")
#: What requests of the protocol are signed with; the cluster has it, and shows it to nobody.
_AWS = ("access_key", "secret_key")


def connector_text(held: Mapping[str, Json]) -> str:
    """A document that ``GET`` shows, without what is the server's own, with fillers where credentials must be."""
    shown = {name: value for name, value in held.items() if name not in _SERVERS_OWN}
    if "access" in shown:
        shown["access_mode"] = shown.pop("access")
    if "backend_roles" in shown and not shown["backend_roles"]:
        del shown["backend_roles"]
    actions = shown.get("actions")
    if isinstance(actions, list):
        shown["actions"] = [_action(action) for action in actions]
    names = dict.fromkeys(_CREDENTIAL.findall(json.dumps(shown)))
    if shown.get("protocol") == "aws_sigv4":
        names |= dict.fromkeys(_AWS)
    credential: dict[str, Json] = {name: f"<{name}>" for name in names}
    return json.dumps({**shown, "credential": credential} if credential else shown, indent=2, ensure_ascii=False) + "\n"


def _action(action: Json) -> Json:
    if not isinstance(action, dict):
        return action
    kind = action.get("action_type")
    return {**action, "action_type": kind.lower()} if isinstance(kind, str) else action
