"""The cluster settings that blueprints need, and which of them are missing."""

import ipaddress
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from blueprintc.cluster.desired import Desired
from blueprintc.cluster.holdings import Holdings
from blueprintc.cluster.plan.fields import stored_form
from blueprintc.cluster.plan.step import Change, How, Step, What
from blueprintc.emulator.cluster import Cluster
from blueprintc.emulator.connector import Connector
from blueprintc.emulator.endpoints import check_endpoint
from blueprintc.emulator.substitution import substitute
from blueprintc.jsontext import Json
from blueprintc.jvm.errors import JavaError
from blueprintc.linter.trust import pattern_for

PREFIX = "plugins.ml_commons."
TRUSTED = PREFIX + "trusted_connector_endpoints_regex"
_PRIVATE = PREFIX + "connector.private_ip_enabled"
#: What each caller needs switched on, and the default.
_OF_CALLER = {
    "rag": (PREFIX + "rag_pipeline_feature_enabled", True),
    "agent": (PREFIX + "agent_framework_enabled", True),
    "stream": (PREFIX + "stream_enabled", False),
    "batch": (PREFIX + "offline_batch_inference_enabled", True),
}
WHO = (
    "cluster settings are changed by a user with the permission cluster:admin/settings/update (all_access); on Amazon "
    "OpenSearch Service by the master user"
)


def setting_steps(desired: Iterable[Desired], holdings: Holdings) -> list[Step]:
    """One step for each setting that must change; without rights to read them, one that says so."""
    wanted = list(desired)
    if not wanted:
        return []
    if holdings.settings is None:
        why = f"the settings may not be read with these rights; {WHO}"
        return [Step(resource="setting", key="", name=PREFIX + "*", what=What.UNKNOWN, why=why)]
    cluster = Cluster(holdings.target, holdings.settings)
    needed: dict[str, Json] = {}
    patterns: dict[str, None] = {}
    refused: list[Step] = []
    for one in wanted:
        try:
            connector = stored_form(one.body, cluster)
        except JavaError:
            continue  # the connector's own step says it
        for url in _urls(connector):
            if not _is_trusted(url, cluster):
                pattern = pattern_for(url)
                if pattern is None:
                    why = f"{url} is not trusted, and no pattern can be made for it"
                    refused.append(Step(resource="setting", key=one.key, name=TRUSTED, what=What.FORBIDDEN, why=why))
                else:
                    patterns[pattern] = None
            if _is_private(url) and not cluster.private_ip_enabled:
                needed[_PRIVATE] = True
        needed.update(_flags(connector, one, cluster))
    if patterns:
        needed[TRUSTED] = [*cluster.trusted_endpoints, *patterns]
    return [*(_step(name, needed[name], holdings.settings) for name in sorted(needed)), *refused]


def _step(name: str, value: Json, settings: Mapping[str, Json]) -> Step:
    before = settings.get(name)
    how = How.ADDED if before is None else How.REPLACED
    return Step(
        resource="setting",
        key="",
        name=name,
        what=What.UPDATE,
        changes=(Change(name, how, before, value),),
        body={name: value},
        why=WHO,
    )


def _urls(connector: Connector) -> list[str]:
    if connector.url is not None:
        return [connector.url]
    return [substitute(action.url, connector.parameters or {}) for action in connector.actions or ()]


def _is_trusted(url: str, cluster: Cluster) -> bool:
    try:
        check_endpoint(url, cluster)
    except JavaError:
        return False
    return True


def _is_private(url: str) -> bool:
    """Whether a URL names a private address; what a name leads to is not looked up."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return False
    if host == "localhost":
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_private or address.is_loopback or address.is_link_local


def _flags(connector: Connector, one: Desired, cluster: Cluster) -> dict[str, Json]:
    needed: dict[str, Json] = {}
    if not cluster.flag("remote_inference.enabled", True):
        needed[PREFIX + "remote_inference.enabled"] = True
    if connector.protocol.startswith("mcp") and not cluster.flag("mcp_connector_enabled", False):
        needed[PREFIX + "mcp_connector_enabled"] = True
    for caller in one.built.callers:
        if caller in _OF_CALLER:
            name, default = _OF_CALLER[caller]
            if not cluster.flag(name.removeprefix(PREFIX), default):
                needed[name] = True
    if "access_mode" in one.connector and not cluster.flag("connector_access_control_enabled", False):
        needed[PREFIX + "connector_access_control_enabled"] = True
    return needed
