"""The forms of an answer: ``filter_path``, ``pretty``, YAML. Upstream: XContentBuilder, FilterPath, RestResponse."""

import json
from collections.abc import Sequence
from fnmatch import fnmatchcase

from blueprintc.data import Target
from blueprintc.emulator.printing import print_rest
from blueprintc.jsontext import Json
from blueprintc.jsontext.printing import jackson_quote

_INDENT = "  "


def filter_paths(value: Json, filters: Sequence[str]) -> Json:
    """What ``filter_path`` leaves: included paths, without those that begin with a minus."""
    includes = [path.split(".") for path in filters if not path.startswith("-")]
    excludes = [path[1:].split(".") for path in filters if path.startswith("-")]
    kept = value if not includes else _included(value, includes)
    if excludes:
        kept = _excluded(kept, excludes)
    return {} if kept is None and isinstance(value, dict) else kept


def _steps(name: str, paths: list[list[str]]) -> list[list[str]]:
    """What is left of the paths below a member; an empty path: all of it."""
    below = []
    for path in paths:
        head = path[0]
        if head == "**":
            below.append(path)
            below += _steps(name, [path[1:]]) if len(path) > 1 else [[]]
        elif fnmatchcase(name, head.replace("[", "[[]")):
            below.append(path[1:])
    return below


def _included(value: Json, paths: list[list[str]]) -> Json:
    if any(not path for path in paths):
        return value
    if isinstance(value, list):
        items = [_included(item, paths) for item in value]
        return [item for item in items if item is not None] or None
    if not isinstance(value, dict):
        return None
    kept: dict[str, Json] = {}
    for name, item in value.items():
        below = _steps(name, paths)
        found = _included(item, below) if below else None
        if found is not None or (below and item is None and any(not path for path in below)):
            kept[name] = found
    return kept or None


def _excluded(value: Json, paths: list[list[str]]) -> Json:
    if isinstance(value, list):
        return [_excluded(item, paths) for item in value]
    if not isinstance(value, dict):
        return value
    kept: dict[str, Json] = {}
    for name, item in value.items():
        below = _steps(name, paths)
        if any(not path for path in below):
            continue
        kept[name] = _excluded(item, below) if below else item
    return kept


def pretty(text: str, target: Target) -> str:
    """A JSON text over several lines. Upstream: DefaultPrettyPrinter, with OpenSearch's line feed at the end."""
    value: Json = json.loads(text)
    return _pretty(value, "", target) + "\n"


def _pretty(value: Json, margin: str, target: Target) -> str:
    inner = margin + _INDENT
    if isinstance(value, dict) and value:
        members = (
            f"{inner}{jackson_quote(name, raw_non_bmp=True)} : {_pretty(item, inner, target)}"
            for name, item in value.items()
        )
        return "{\n" + ",\n".join(members) + f"\n{margin}}}"
    if isinstance(value, list) and value:
        if any(isinstance(item, dict | list) for item in value):
            return "[\n" + ",\n".join(f"{inner}{_pretty(item, inner, target)}" for item in value) + f"\n{margin}]"
        return "[\n" + ",\n".join(f"{inner}{print_rest(item, target)}" for item in value) + f"\n{margin}]"
    if isinstance(value, dict):
        return "{ }"
    if isinstance(value, list):
        return "[ ]"
    return print_rest(value, target)


def yaml(value: Json) -> str:
    """YAML as Jackson's factory writes it: texts in double quotes, lists at their parent's margin."""
    return "---\n" + _yaml(value, "")


def _yaml(value: Json, margin: str) -> str:
    if isinstance(value, dict) and value:
        return "".join(f"{margin}{_yaml_name(name)}:{_yaml_value(item, margin)}" for name, item in value.items())
    if isinstance(value, list) and value:
        return "".join(f"{margin}- {_yaml_item(item, margin)}" for item in value)
    return _yaml_scalar(value) + "\n"


def _yaml_value(item: Json, margin: str) -> str:
    if isinstance(item, dict) and item:
        return "\n" + _yaml(item, margin + _INDENT)
    if isinstance(item, list) and item:
        return "\n" + _yaml(item, margin)
    return f" {_yaml_scalar(item)}\n"


def _yaml_item(item: Json, margin: str) -> str:
    if isinstance(item, dict | list) and item:
        return _yaml(item, margin + _INDENT).removeprefix(margin + _INDENT)
    return _yaml_scalar(item) + "\n"


def _yaml_name(name: str) -> str:
    plain = name.replace("_", "").replace(".", "").replace("-", "")
    return name if plain.isalnum() and not name[0].isdigit() else json.dumps(name, ensure_ascii=False)


def _yaml_scalar(value: Json) -> str:
    if isinstance(value, dict):
        return "{}"
    if isinstance(value, list):
        return "[]"
    return json.dumps(value, ensure_ascii=False)
