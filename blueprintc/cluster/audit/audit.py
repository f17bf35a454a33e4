"""``audit``: the rules for connectors on those that a cluster holds, and what concerns the cluster as a whole."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from blueprintc.cluster import codes
from blueprintc.cluster.audit.connector_text import connector_text
from blueprintc.cluster.holdings import HeldConnector, Holdings
from blueprintc.diagnostics import Code, Diagnostic, Severity
from blueprintc.emulator.cluster import Cluster
from blueprintc.emulator.endpoints import check_endpoint
from blueprintc.emulator.substitution import substitute
from blueprintc.frontend import LoadOptions
from blueprintc.jsontext import Json
from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.regex import compile_pattern
from blueprintc.linter import Scope, lint_bytes
from blueprintc.report import Report
from blueprintc.source import SourceFile, Span

_TRUSTED = "plugins.ml_commons.trusted_connector_endpoints_regex"
#: What no cluster can mean to trust; a list that matches them trusts whatever looks like a URL.
_PROBES = ("https://blueprintc.invalid/v1/probe", "http://203.0.113.7:8080/x")
#: Rules about what a cluster cannot show, or that its own findings say better.
_NOT_HERE = frozenset({"BP131", "BP134", "BP128"})


def audit(
    holdings: Holdings,
    cluster: str,
    *,
    unreadable: Mapping[str, str] | None = None,
    fail_on: Severity | None = Severity.ERROR,
) -> Report:
    """The findings; files are named ``CLUSTER/connectors/ID.json`` and so on, and show what the cluster shows.

    ``unreadable``: connectors that the cluster cannot read, by id, with its reason.
    """
    found: list[Diagnostic] = []
    paths: list[str] = []
    for connector in holdings.connectors:
        path = f"{cluster}/connectors/{connector.id}.json"
        paths.append(path)
        reason = (unreadable or {}).get(connector.id)
        if reason is not None:
            shown = SourceFile(path, connector_text(connector.body))
            message = f'the cluster cannot read "{connector.name}": {reason}'
            found.append(_finding(codes.UNREADABLE_CONNECTOR, message, shown, connector.name))
        found += _connector(connector, path, holdings)
    for model in holdings.models:
        path = f"{cluster}/models/{model.id}.json"
        paths.append(path)
        shown = SourceFile(path, _shown(model.body))
        held = model.connector_id
        if held is not None and holdings.connector(held) is None and not _is_unseen("connectors", holdings):
            message = f'the connector of "{model.name}", {held}, does not exist or may not be seen'
            found.append(_finding(codes.MODEL_WITHOUT_CONNECTOR, message, shown, held))
        if not model.is_deployed:
            state = str(model.body.get("model_state", "in no state"))
            found.append(_finding(codes.MODEL_NOT_DEPLOYED, f'"{model.name}" is {state}', shown, state))
    found += _groups(holdings, cluster)
    settings = SourceFile(f"{cluster}/settings.json", _shown(_ml_settings(holdings)))
    found += _settings(holdings, settings)
    for text in holdings.unseen:
        found.append(_finding(codes.NOT_SEEN, text, settings, ""))
    return Report(tuple(found), (*paths, settings.path), fail_on=fail_on)


def _connector(held: HeldConnector, path: str, holdings: Holdings) -> Iterator[Diagnostic]:
    text = connector_text(held.body)
    trusted = _trusted(holdings)
    scope = Scope(targets=holdings.target.name, trusted_endpoints=tuple(trusted))
    linted = lint_bytes(text.encode("utf-8", "surrogatepass"), path, Path(path), LoadOptions(), scope=scope)
    yield from (finding for finding in linted.diagnostics if finding.code.id not in _NOT_HERE)
    source = SourceFile(path, text)
    if not any(model.connector_id == held.id for model in holdings.models) and not _is_unseen("models", holdings):
        yield _finding(codes.UNUSED_CONNECTOR, f'no model stands on "{held.name}"', source, held.name)
    for url in _urls(held.body):
        if holdings.settings is not None and not _is_trusted(url, holdings):
            message = f"{url} matches none of the cluster's trusted endpoints"
            yield _finding(codes.UNTRUSTED_ENDPOINT, message, source, url)
    if _is_on(holdings, "connector_access_control_enabled") and "owner" not in held.body:
        yield _finding(codes.OWNERLESS_CONNECTOR, f'"{held.name}" has no owner', source, held.name)


def _groups(holdings: Holdings, cluster: str) -> Iterator[Diagnostic]:
    if not _is_on(holdings, "model_access_control_enabled"):
        return
    for group in holdings.groups:
        if "owner" not in group.body:
            source = SourceFile(f"{cluster}/model_groups/{group.id}.json", _shown(group.body))
            yield _finding(codes.OWNERLESS_GROUP, f'"{group.name}" has no owner', source, group.name)


def _settings(holdings: Holdings, source: SourceFile) -> Iterator[Diagnostic]:
    if holdings.settings is None:
        return
    if all(_matches(url, _trusted(holdings)) for url in _PROBES):
        yield _finding(codes.TRUSTS_EVERYTHING, f"{_TRUSTED} matches every URL", source, _TRUSTED)
    controls = ("connector_access_control_enabled", "model_access_control_enabled")
    off = [name for name in controls if not _is_on(holdings, name)]
    if off:
        names = " and ".join(f"plugins.ml_commons.{name}" for name in off)
        yield _finding(codes.ACCESS_CONTROL_OFF, f"{names}: false", source, off[0])
    if len(off) < len(controls):
        yield _finding(codes.UNPROTECTED, codes.UNPROTECTED.why.split(";")[0], source, "")


def _finding(code: Code, message: str, source: SourceFile, quoted: str) -> Diagnostic:
    """A finding at the place where a text stands in what the cluster shows, or at its beginning."""
    start = source.text.find(json.dumps(quoted, ensure_ascii=False)[1:-1]) if quoted else -1
    span = Span(source, start, start + len(quoted)) if start >= 0 else Span(source, 0, 0)
    return Diagnostic.of(code, message, span)


def _shown(document: Mapping[str, Json]) -> str:
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _ml_settings(holdings: Holdings) -> dict[str, Json]:
    return {name: value for name, value in (holdings.settings or {}).items() if name.startswith("plugins.ml_commons.")}


def _trusted(holdings: Holdings) -> list[str]:
    return Cluster(holdings.target, holdings.settings or {}).trusted_endpoints


def _is_trusted(url: str, holdings: Holdings) -> bool:
    try:
        check_endpoint(url, Cluster(holdings.target, holdings.settings or {}))
    except JavaError:
        return False
    return True


def _matches(url: str, patterns: list[str]) -> bool:
    for pattern in patterns:
        try:
            if compile_pattern(pattern).matches(url):
                return True
        except JavaError:
            continue
    return False


def _is_on(holdings: Holdings, name: str) -> bool:
    return Cluster(holdings.target, holdings.settings or {}).flag(name, False)


def _urls(document: Mapping[str, Json]) -> list[str]:
    found = document.get("parameters")
    parameters = {name: str(value) for name, value in found.items()} if isinstance(found, dict) else {}
    actions = document.get("actions")
    urls = [action.get("url") for action in actions if isinstance(action, dict)] if isinstance(actions, list) else []
    return list(
        dict.fromkeys(substitute(url, parameters) for url in [*urls, document.get("url")] if isinstance(url, str))
    )


def _is_unseen(what: str, holdings: Holdings) -> bool:
    return any(text.startswith(f"{what}:") for text in holdings.unseen)
