"""What clients ask a cluster first: ``/``, health, nodes, plugins, indices, refresh."""

from collections.abc import Mapping

from blueprintc.data import Target
from blueprintc.emulator.errors import illegal_argument
from blueprintc.jsontext import Json
from blueprintc.server.access.security import Security
from blueprintc.server.context import Action, Answer, RequestContext
from blueprintc.server.desk import CLUSTER_NAME, NODE_NAME, Desk
from blueprintc.server.indices.names import resolve
from blueprintc.server.rest.router import Route
from blueprintc.server.state.store import Index

_TAGLINE = "The OpenSearch Project: https://opensearch.org/"
_TEXT = "text/plain; charset=UTF-8"
_HASH = "0" * 40
#: The Lucene of each release, where it is known.
_LUCENE = {"2.19": "9.12.1", "3.0": "10.1.0", "3.1": "10.2.1", "3.2": "10.2.2", "3.3": "10.3.1", "3.4": "10.3.2"}
_PLUGINS: tuple[Mapping[str, Json], ...] = (
    {
        "name": "opensearch-job-scheduler",
        "description": "OpenSearch Job Scheduler plugin",
        "classname": "org.opensearch.jobscheduler.JobSchedulerPlugin",
        "extended_plugins": [],
        "optional_extended_plugins": [],
    },
    {
        "name": "opensearch-ml",
        "description": "machine learning plugin for opensearch",
        "classname": "org.opensearch.ml.plugin.MachineLearningPlugin",
        "extended_plugins": ["opensearch-job-scheduler", "opensearch-security"],
        "optional_extended_plugins": ["opensearch-security"],
    },
)
_SECURITY: Mapping[str, Json] = {
    "name": "opensearch-security",
    "description": "Provide access control related features for OpenSearch",
    "classname": "org.opensearch.security.OpenSearchSecurityPlugin",
    "extended_plugins": [],
    "optional_extended_plugins": [],
}


def release_number(target: Target) -> str:
    """``3.4.0``."""
    parts = target.name.split(".")
    return ".".join([*parts, "0"][:3])


def root(context: RequestContext, desk: Desk) -> Action:
    """``GET /`` and ``HEAD /``; a browser gets the playground."""
    from blueprintc.server.routes import playground  # brings the pages

    if context.method == "GET" and playground.wants_page(context):
        return playground.page(context, desk)
    number = release_number(desk.target)
    major = int(number.split(".")[0])
    version: Json = {
        "distribution": "opensearch",
        "number": number,
        "build_type": "tar",
        "build_hash": _HASH,
        "build_date": "1970-01-01T00:00:00.000000Z",
        "build_snapshot": False,
        "lucene_version": _LUCENE.get(desk.target.name, _LUCENE["3.4"]),
        "minimum_wire_compatibility_version": "2.19.0" if major > 2 else "7.10.0",
        "minimum_index_compatibility_version": "2.0.0" if major > 2 else "7.0.0",
    }
    body: Json = {
        "name": NODE_NAME,
        "cluster_name": CLUSTER_NAME,
        "cluster_uuid": desk.cluster_uuid,
        "version": version,
        "tagline": _TAGLINE,
    }
    return lambda: Answer(body=body)


def health(context: RequestContext, desk: Desk) -> Action:
    """``GET /_cluster/health``. Replicas have no node to go to, yet a cluster on the desk is green."""
    context.accept(
        "timeout", "level", "local", "master_timeout", "cluster_manager_timeout", "wait_for_status", "wait_for_nodes"
    )
    context.accept("wait_for_active_shards", "wait_for_no_relocating_shards", "wait_for_no_initializing_shards")
    context.accept("wait_for_events", "expand_wildcards")
    names = context.path_values.get("index", "")

    def act() -> Answer:
        shards = len(resolve(desk, names, hidden=True))
        body: Json = {
            "cluster_name": CLUSTER_NAME,
            "status": "green",
            "timed_out": False,
            "number_of_nodes": 1,
            "number_of_data_nodes": 1,
            "discovered_master": True,
            "discovered_cluster_manager": True,
            "active_primary_shards": shards,
            "active_shards": shards,
            "relocating_shards": 0,
            "initializing_shards": 0,
            "unassigned_shards": 0,
            "delayed_unassigned_shards": 0,
            "number_of_pending_tasks": 0,
            "number_of_in_flight_fetch": 0,
            "task_max_waiting_in_queue_millis": 0,
            "active_shards_percent_as_number": 100.0,
        }
        return Answer(body=body)

    return act


def nodes(context: RequestContext, desk: Desk) -> Action:
    """``GET /_nodes`` and its parts."""
    context.accept("timeout", "flat_settings")
    wanted = context.path_values.get("what", "")

    def act() -> Answer:
        number = release_number(desk.target)
        node: dict[str, Json] = {
            "name": NODE_NAME,
            "transport_address": "127.0.0.1:9300",
            "host": "127.0.0.1",
            "ip": "127.0.0.1",
            "version": number,
            "build_type": "tar",
            "build_hash": _HASH,
            "roles": ["cluster_manager", "data", "ingest", "remote_cluster_client"],
            "attributes": {"shard_indexing_pressure_enabled": "true"},
        }
        if wanted in ("", "plugins", "_all", "_local"):
            plugins: list[Json] = [_plugin(plugin, number) for plugin in _plugins(desk)]
            node["plugins"] = plugins
            node["modules"] = []
        shown: Json = {
            "_nodes": {"total": 1, "successful": 1, "failed": 0},
            "cluster_name": CLUSTER_NAME,
            "nodes": {desk.node_id: node},
        }
        return Answer(body=shown)

    return act


def _plugin(plugin: Mapping[str, Json], number: str) -> Json:
    return {
        "name": plugin["name"],
        "version": f"{number}.0",
        "opensearch_version": number,
        "java_version": "21" if int(number.split(".")[0]) > 2 else "11",
        "description": plugin["description"],
        "classname": plugin["classname"],
        "custom_foldername": "",
        "extended_plugins": plugin["extended_plugins"],
        "has_native_controller": False,
        "optional_extended_plugins": plugin["optional_extended_plugins"],
    }


def _plugins(desk: Desk) -> tuple[Mapping[str, Json], ...]:
    return (*_PLUGINS, _SECURITY) if isinstance(desk.policy, Security) else _PLUGINS


def cat_plugins(context: RequestContext, desk: Desk) -> Action:
    """``GET /_cat/plugins``."""
    number = release_number(desk.target)
    rows = [
        {"name": NODE_NAME, "component": str(plugin["name"]), "version": f"{number}.0"} for plugin in _plugins(desk)
    ]
    return _table(context, rows, ("name", "component", "version"))


def cat_indices(context: RequestContext, desk: Desk) -> Action:
    """``GET /_cat/indices``."""
    context.accept("expand_wildcards", "bytes", "health", "pri", "local", "include_unloaded_segments")
    hidden = "all" in context.query.get("expand_wildcards", "") or "hidden" in context.query.get("expand_wildcards", "")
    found = resolve(desk, context.path_values.get("index", ""), hidden=hidden)
    rows = [_index_row(index) for index in found]
    columns = ("health", "status", "index", "uuid", "pri", "rep", "docs.count", "docs.deleted", "store.size")
    return _table(context, rows, (*columns, "pri.store.size"))


def _index_row(index: Index) -> dict[str, str]:
    return {
        "health": "green",
        "status": "open",
        "index": index.name,
        "uuid": index.uuid,
        "pri": "1",
        "rep": str(index.settings.get("number_of_replicas", index.settings.get("index.number_of_replicas", "1"))),
        "docs.count": str(len(index.documents)),
        "docs.deleted": "0",
        "store.size": "4kb",
        "pri.store.size": "4kb",
    }


def _table(context: RequestContext, rows: list[dict[str, str]], columns: tuple[str, ...]) -> Action:
    """A table as text or JSON. Upstream: RestTable."""
    header = context.flag("v")
    context.accept("h", "s", "time", "size", "ts", "help", "master_timeout", "cluster_manager_timeout", "timeout")
    wanted = [name for name in context.query.get("h", "").split(",") if name] or list(columns)
    unknown = [name for name in wanted if name not in columns]
    if unknown:
        raise illegal_argument(f"Unable to sort by unknown sort key `{unknown[0]}`")
    for key in reversed([key for key in context.query.get("s", "").split(",") if key]):
        name, _, order = key.partition(":")
        rows.sort(key=lambda row: row.get(name, ""), reverse=order == "desc")
    if context.query.get("format") == "json":
        body: Json = [{name: row[name] for name in wanted} for row in rows]
        return lambda: Answer(body=body)
    lines = [[*wanted], *[[row[name] for name in wanted] for row in rows]]
    widths = [
        max(len(line[column]) for line in (lines if header else lines[1:] or lines)) for column in range(len(wanted))
    ]
    shown = lines if header else lines[1:]
    text = "".join(_line(line, widths) for line in shown)
    return lambda: Answer(text=text, content_type=_TEXT)


def _line(cells: list[str], widths: list[int]) -> str:
    padded = [cell.ljust(width) for cell, width in zip(cells[:-1], widths, strict=False)]
    return " ".join([*padded, cells[-1]]) + "\n"


def refresh(context: RequestContext, desk: Desk) -> Action:
    """``POST /_refresh``: every write is seen at once."""
    context.accept("ignore_unavailable", "allow_no_indices", "expand_wildcards", "force")
    names = context.path_values.get("index", "")

    def act() -> Answer:
        shards = len(resolve(desk, names, hidden=True))
        return Answer(body={"_shards": {"total": shards, "successful": shards, "failed": 0}})

    return act


_MONITOR = "cluster:monitor/"
ROUTES = (
    Route("GET", "/", root, f"{_MONITOR}main"),
    Route("HEAD", "/", root, f"{_MONITOR}main"),
    Route("GET", "/_cluster/health", health, f"{_MONITOR}health"),
    Route("GET", "/_cluster/health/{index}", health, f"{_MONITOR}health"),
    Route("GET", "/_nodes", nodes, f"{_MONITOR}nodes/info"),
    Route("GET", "/_nodes/{what}", nodes, f"{_MONITOR}nodes/info"),
    Route("GET", "/_nodes/{node}/{what}", nodes, f"{_MONITOR}nodes/info"),
    Route("GET", "/_cat/plugins", cat_plugins, f"{_MONITOR}state"),
    Route("GET", "/_cat/indices", cat_indices, "indices:monitor/stats"),
    Route("GET", "/_cat/indices/{index}", cat_indices, "indices:monitor/stats"),
    Route("POST", "/_refresh", refresh, "indices:admin/refresh"),
    Route("GET", "/_refresh", refresh, "indices:admin/refresh"),
    Route("POST", "/{index}/_refresh", refresh, "indices:admin/refresh"),
    Route("GET", "/{index}/_refresh", refresh, "indices:admin/refresh"),
)
