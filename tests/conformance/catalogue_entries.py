"""Published connectors against what the catalogue builds: builds with a page's values, and lists the differences."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

from blueprintc.frontend import LoadOptions, load_file
from blueprintc.lowering import emit, lower
from blueprintc.model import Mapping as Members
from blueprintc.model import Node, Plain, Scalar, plain

ROOT = Path(__file__).parents[2]

#: A text that the reader is meant to replace: `<YOUR …>`, `your_…`, `{{…}}`, `{…}` in a script, `${{…}}`.
_FILLER = re.compile(
    r"<[^<>\n]*>|\$?\{\{[^{}]*\}\}|\{your[-_][\w-]*\}|\byour[-_][\w-]*(?: like [\w-]+)?"
    r"|YOUR LAMBDA FUNCTION URL|YOUR AWS REGION"
)
_PLACEHOLDER = re.compile(r"\$\{parameters\.([\w.-]+)(:-[^}]*)?\}")
#: Parameters of older templates that nothing reads.
_LEFTOVERS = ("auth", "content_type", "endpoint")
_REGION = re.compile(r"(?<=[./])(?:[a-z]{2}-[a-z]+-\d)(?=[./])|(?<=\.)\{region\}(?=\.)")


@cache
def _declared(path: Path) -> tuple[frozenset[str], dict[str, Any]]:
    """The names of a blueprint's variables, and its origin."""
    blueprint = load_file(path, LoadOptions(root=ROOT)).blueprint
    assert blueprint is not None
    origin = blueprint.document.get("origin")
    said = plain(origin) if isinstance(origin, Members) else {}
    return blueprint.variables, said if isinstance(said, dict) else {}


def blueprint_path(name: str) -> Path:
    """The file of ``provider/task`` or ``provider/task:variant``."""
    return ROOT / "blueprints" / f"{name.split(':')[0]}.blueprint.yaml"


def variables(name: str) -> frozenset[str]:
    """The build-time variables of a blueprint."""
    return _declared(blueprint_path(name))[0]


def mended(name: str) -> Mapping[str, str]:
    """Pointer → reason, as the blueprint's ``origin`` has them."""
    found: dict[str, str] = _declared(blueprint_path(name))[1].get("mended", {})
    return found


def pages(name: str) -> list[str]:
    """The pages that the blueprint follows."""
    found: str | list[str] = _declared(blueprint_path(name))[1].get("pages", [])
    return [found] if isinstance(found, str) else found


def built(name: str, values: Mapping[str, Plain]) -> dict[str, Any]:
    """The connector that ``provider/task[:variant]`` builds to with values for its variables."""
    variant = name.partition(":")[2] or None
    loaded = load_file(blueprint_path(name), LoadOptions(root=ROOT, variables=values))
    assert loaded.blueprint is not None, [found.message for found in loaded.diagnostics]
    connectors = {one.variant: one for one in lower(loaded.blueprint).connectors}
    assert variant in connectors, [found.message for found in loaded.diagnostics]
    result: dict[str, Any] = json.loads(emit(connectors[variant]))
    return result


def page_values(name: str, page: Mapping[str, Any]) -> dict[str, Plain]:
    """The page's parameters that the blueprint has variables for, but for texts that the reader replaces."""
    parameters = page.get("parameters") or {}
    return {
        key: value
        for key, value in parameters.items()
        if key in variables(name) and not (isinstance(value, str) and _FILLER.search(value))
    }


def differences(page: Mapping[str, Any], connector: Mapping[str, Any]) -> set[str]:
    """JSON pointers at which a page and a build differ, in what reaches the provider and the server.

    Names, descriptions, credentials' names, regions and texts that the reader is meant to replace do not count;
    nor does it count whether a value stands in the URL or in a parameter that the URL names.
    """
    return set(_differences(_comparable(page), _comparable(connector), ""))


def _comparable(connector: Mapping[str, Any]) -> dict[str, Any]:
    parameters = dict(connector.get("parameters") or {})
    actions = connector.get("actions") or []
    result: dict[str, Any] = {"protocol": connector.get("protocol"), "url": _filled(connector.get("url"), {})}
    result["headers"] = _headers(connector.get("headers"), {})
    result["client_config"] = connector.get("client_config")
    result["actions"] = [_action(action, parameters) for action in actions]
    used = {name for action in actions for name in _inlined(action)}
    used |= {name for name in _LEFTOVERS if f"parameters.{name}}}" not in str(actions)}
    result["parameters"] = {
        key: _text(value)
        for key, value in parameters.items()
        if key not in used and key not in ("region", "service_name")
    }
    return result


def _text(value: Any) -> Any:
    """Numbers and booleans as the texts that the server makes of them."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int | float) else value


def _inlined(action: Mapping[str, Any]) -> Iterator[str]:
    for text in (action.get("url"), *(action.get("headers") or {}).values()):
        yield from (name.strip() for name, _ in _PLACEHOLDER.findall(text or ""))


def _action(action: Mapping[str, Any], parameters: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "action_type": str(action.get("action_type")).lower(),
        "method": str(action.get("method")).upper(),
        "url": _REGION.sub("REGION", _filled(action.get("url"), {**parameters, "region": "REGION"}) or ""),
        "headers": _headers(action.get("headers"), parameters),
        "request_body": _body(action.get("request_body")),
        "pre_process_function": _script(action.get("pre_process_function")),
        "post_process_function": _script(action.get("post_process_function")),
    }


def _filled(text: str | None, parameters: Mapping[str, Any]) -> str | None:
    """A text with the connector's own parameters in it."""
    for _ in range(3):
        if text is not None:
            text = _PLACEHOLDER.sub(lambda found: str(parameters.get(found[1], found[0])), text)
    return text


def _headers(headers: Mapping[str, str] | None, parameters: Mapping[str, Any]) -> dict[str, str]:
    result = {}
    for key, value in (headers or {}).items():
        text = re.sub(
            r"\$\{credential\.[^}]*\}?|\$\{auth\}|<[a-z_]*api_key>", "SECRET", _filled(value, parameters) or ""
        )
        result[key.lower()] = text.replace("Bearer SECRET", "SECRET")
    return result


def _body(text: str | None) -> Any:
    """The body's JSON with its placeholders marked bare or quoted; else the text without white space."""
    if text is None:
        return None
    squeezed = re.sub(r"\s+", "", text)
    marked = re.sub(r'(?<!")\$\{parameters\.([\w.-]+)(?::-\[\])?\}(?!")', r'"bare:\1"', text)
    try:
        return json.loads(marked, strict=False)
    except ValueError:
        return squeezed


def _script(text: str | None) -> str | None:
    """A script without white space and comments."""
    return None if text is None else re.sub(r"\s+", "", re.sub(r"(?m)^\s*//.*$", "", text)) or None


def _differences(left: Any, right: Any, pointer: str) -> Iterator[str]:
    if isinstance(left, str) and _FILLER.search(left) and isinstance(right, str):
        pattern = "".join(".*" if index % 2 else re.escape(part) for index, part in enumerate(_split(left)))
        if re.fullmatch(pattern, right, re.DOTALL):
            return
    if isinstance(left, dict) and isinstance(right, dict):
        for key in {**left, **right}:
            yield from _differences(left.get(key), right.get(key), f"{pointer}/{key}")
    elif isinstance(left, list) and isinstance(right, list) and (len(left) == len(right) or pointer == "/actions"):
        for index, (one, other) in enumerate(zip_longest(left, right)):
            yield from _differences(one, other, f"{pointer}/{index}")
    elif left != right:
        yield pointer


def _split(text: str) -> list[str]:
    """Kept texts and fillers in turn."""
    parts, start = [], 0
    for found in _FILLER.finditer(text):
        parts += [text[start : found.start()], found[0]]
        start = found.end()
    return [*parts, text[start:]]


def scalar(node: Node | None) -> str:
    """The text of a scalar; empty for anything else."""
    return node.text.value if isinstance(node, Scalar) else ""
