"""The request that creates a connector, as far as the connector itself decides it."""

import json
import re

from blueprintc.jsontext import Json
from blueprintc.linter.facts.fillers import is_filler_alone, looks_like_filler, with_region
from blueprintc.lowering import emit
from blueprintc.model import Connector

_ACCESS = ("access_mode", "backend_roles", "add_all_backend_roles")
_WORD = re.compile(r"[\w.-]+")
_FILLER = re.compile(r"<[^<>\n]*>")


def create_request(connector: Connector) -> str:
    """The create request, without what depends on the cluster: access control and the roles of the AWS platform."""
    made = json.loads(emit(connector))
    for key in _ACCESS:
        made.pop(key, None)
    for key in ("name", "description"):
        if key in made:
            made[key] = "text"  # what may stand there is a rule's of its own; the rest does not depend on it
    for holder in (made.get("parameters"), *(made.get("actions") or [])):
        _fill_in(holder)
    credential = made.get("credential")
    if isinstance(credential, dict) and {"roleArn", "secretArn"} & credential.keys():
        # Amazon OpenSearch Service takes a role in place of keys.
        credential.setdefault("access_key", "key")
        credential.setdefault("secret_key", "secret")
    return json.dumps(made)


def _fill_in(holder: Json) -> None:
    """Put a letter in the place of what a reader is meant to replace in URLs and parameters."""
    if isinstance(holder, dict):
        for key, value in holder.items():
            if isinstance(value, str) and key not in ("request_body", "pre_process_function", "post_process_function"):
                if key == "url" and is_filler_alone(value):
                    holder[key] = "https://x.example.org"
                    continue
                filled = _FILLER.sub("x", with_region(value))
                # "your_region" is no part of a host; that it is to be replaced is another rule's.
                is_word = key != "url" and looks_like_filler(filled) and _WORD.fullmatch(filled)
                holder[key] = filled.replace("_", "-") if is_word else filled
