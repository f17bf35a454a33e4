"""Proves that a written blueprint builds back to the connector that was read."""

import json
import re
from pathlib import Path

from blueprintc.frontend import LoadOptions, load
from blueprintc.importer.requests import FoundConnector
from blueprintc.lowering import emit, lower
from blueprintc.model import Plain, plain
from blueprintc.source import SourceFile

_STRING_OR_SPACE = re.compile(r'("(?:[^"\\]|\\.)*")|[ \t\r\n]+', re.DOTALL)


def is_built(source: SourceFile) -> bool:
    """Whether a text is, to the byte, what ``build`` writes for a connector."""
    if not source.text.startswith("{\n") or not source.text.endswith("}\n"):
        return False
    return _build(SourceFile("built.connector.json", source.text)) == source.text


def difference(text: str, found: FoundConnector) -> str:
    """Where the connector that a blueprint's text builds differs from the one that was found; empty: nowhere.

    The values of credentials do not count, nor, unless the found one is ``exact``, white space of a
    ``request_body`` outside strings.
    """
    built = _build(SourceFile("imported.blueprint.yaml", text))
    if built is None:
        return "the document"
    wanted = plain(found.connector)
    return _difference(_comparable(wanted, found.exact), _comparable(json.loads(built), found.exact), "")


def _build(source: SourceFile) -> str | None:
    """The one connector that a text builds, or none."""
    loaded = load(source, LoadOptions(root=Path()))
    if loaded.blueprint is None:
        return None
    lowered = lower(loaded.blueprint)
    if not lowered.can_build or len(lowered.connectors) != 1:
        return None
    return emit(lowered.connectors[0])


def _comparable(connector: Plain, exact: bool) -> Plain:
    if not isinstance(connector, dict):
        return connector
    result = dict(connector)
    credential = result.get("credential")
    if isinstance(credential, dict):
        result["credential"] = dict.fromkeys(credential, "")
    actions = result.get("actions")
    if isinstance(actions, list) and not exact:
        result["actions"] = [_squeezed(action) for action in actions]
    return result


def _squeezed(action: Plain) -> Plain:
    if not isinstance(action, dict) or not isinstance(body := action.get("request_body"), str):
        return action
    return {**action, "request_body": _STRING_OR_SPACE.sub(lambda match: match.group(1) or "", body)}


def _difference(left: Plain, right: Plain, path: str) -> str:
    if isinstance(left, dict) and isinstance(right, dict):
        for key in {**left, **right}:
            if (key in left) != (key in right):
                return f"{path}.{key}".lstrip(".")
            if found := _difference(left[key], right[key], f"{path}.{key}"):
                return found
        return ""
    if isinstance(left, list) and isinstance(right, list) and len(left) == len(right):
        pairs = enumerate(zip(left, right, strict=True))
        places = (_difference(one, other, f"{path}[{at}]") for at, (one, other) in pairs)
        return next((place for place in places if place), "")
    return "" if type(left) is type(right) and left == right else path.lstrip(".")
