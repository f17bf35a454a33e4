"""What else OpenSearch itself and its plugins serve: refused by name, never taken for the name of an index."""

from collections.abc import Callable

from blueprintc.errors import UnsupportedError
from blueprintc.server.context import Action, RequestContext
from blueprintc.server.desk import Desk
from blueprintc.server.rest.router import Route

#: Methods and paths, under what they are.
_REFUSED = {
    "this table of _cat": (
        "GET /_cat/health|/_cat/nodes|/_cat/count|/_cat/count/{index}|/_cat/aliases|/_cat/aliases/{name}|/_cat/shards"
        "|/_cat/shards/{index}|/_cat/segments|/_cat/allocation|/_cat/master|/_cat/cluster_manager|/_cat/templates"
        "|/_cat/tasks|/_cat/pending_tasks|/_cat/recovery|/_cat/thread_pool|/_cat/fielddata|/_cat/repositories"
        "|/_cat/snapshots|/_cat/nodeattrs",
    ),
    "this view of the cluster": (
        "GET /_cluster/state|/_cluster/state/{metric}|/_cluster/stats|/_cluster/pending_tasks|/_remote/info",
        "GET /_cluster/allocation/explain|/_tasks|/_tasks/{task_id}|/_nodes/hot_threads|/_resolve/index/{name}",
        "POST /_cluster/reroute|/_cluster/allocation/explain|/_tasks/_cancel",
    ),
    "the statistics of indices": ("GET /_stats|/_stats/{metric}|/{index}/_stats|/{index}/_stats/{metric}|/_segments",),
    "copying and changing by query": ("POST /_reindex|/{index}/_update_by_query",),
    "templates": (
        "GET /_template|/_template/{name}|/_index_template|/_index_template/{name}|/_component_template"
        "|/_component_template/{name}",
        "PUT /_template/{name}|/_index_template/{name}|/_component_template/{name}",
        "DELETE /_template/{name}|/_index_template/{name}|/_component_template/{name}",
    ),
    "the state of an index": (
        "POST /{index}/_close|/{index}/_open|/{index}/_flush|/_flush|/{index}/_forcemerge|/_forcemerge"
        "|/{index}/_cache/clear|/_cache/clear|/{index}/_rollover/{name}",
        "PUT /{index}/_shrink/{target}|/{index}/_split/{target}|/{index}/_clone/{target}",
        "POST /{index}/_shrink/{target}|/{index}/_split/{target}|/{index}/_clone/{target}",
    ),
    "this question about an index": (
        "GET /_analyze|/{index}/_analyze|/{index}/_explain/{id}|/{index}/_validate/query|/_validate/query"
        "|/{index}/_field_caps|/_field_caps|/{index}/_mapping/field/{fields}|/{index}/_termvectors/{id}|/_rank_eval",
        "POST /_analyze|/{index}/_analyze|/{index}/_explain/{id}|/{index}/_validate/query|/_validate/query"
        "|/{index}/_field_caps|/_field_caps|/{index}/_termvectors/{id}|/_rank_eval",
    ),
    "points in time": (
        "POST /{index}/_search/point_in_time",
        "DELETE /_search/point_in_time",
    ),
    "templates of searches": (
        "GET /_search/template|/{index}/_search/template|/_msearch/template|/_render/template",
        "POST /_search/template|/{index}/_search/template|/_msearch/template|/_render/template",
    ),
    "stored scripts": (
        "GET /_scripts/{name}|/_script_context|/_script_language",
        "PUT /_scripts/{name}",
        "POST /_scripts/{name}|/_scripts/painless/_execute",
        "DELETE /_scripts/{name}",
    ),
    "snapshots": (
        "GET /_snapshot|/_snapshot/{repository}",
        "PUT /_snapshot/{repository}",
        "POST /_snapshot/{repository}",
    ),
    "this plugin": (
        "GET /_plugins/_knn/stats|/_plugins/_neural/stats|/_plugins/_security/authinfo",
        "GET /_plugins/_flow_framework/workflow/{id}",
        "GET /_plugins/_security/api/{kind}|/_plugins/_security/api/{kind}/{name}",
        "PUT /_plugins/_security/api/{kind}/{name}",
        "POST /_plugins/_sql|/_plugins/_ppl|/_plugins/_flow_framework/workflow",
    ),
}


def _refused(what: str) -> Callable[[RequestContext, Desk], Action]:
    def handler(context: RequestContext, desk: Desk) -> Action:
        raise UnsupportedError(what)

    return handler


ROUTES = tuple(
    Route(method, path, _refused(what))
    for what, entries in _REFUSED.items()
    for method, paths in (entry.split(" ", 1) for entry in entries)
    for path in paths.split("|")
)
