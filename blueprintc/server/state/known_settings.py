"""The cluster settings that the server knows: their kinds, defaults and limits. Upstream: MLCommonsSettings, core.

ML Commons' own are all here, each with its default and the first release that has it. Those of the core and of other
plugins that people set beside them are taken by their prefix and kept as they are.
"""

from blueprintc.records import record

PREFIX = "plugins.ml_commons."


@record
class KnownSetting:
    """One setting; ``kind`` is ``bool``, ``int``, ``float``, ``text`` or ``list``. ``dynamic``: changes at run time."""

    kind: str
    default: object
    low: int | None = None
    high: int | None = None
    since: str = "2.9.0"
    dynamic: bool = True


def _flag(default: bool, since: str = "2.9.0") -> KnownSetting:
    return KnownSetting("bool", default, since=since)


def _number(default: int, low: int, high: int | None, since: str = "2.9.0") -> KnownSetting:
    return KnownSetting("int", default, low, high, since=since)


def _text(default: str, since: str = "2.9.0") -> KnownSetting:
    return KnownSetting("text", default, since=since)


#: By name without the prefix.
ML_SETTINGS: dict[str, KnownSetting] = {
    "task_dispatch_policy": _text("round_robin"),
    "max_model_on_node": _number(10, 0, 10000),
    "max_register_model_tasks_per_node": _number(10, 0, 10),
    "max_batch_inference_tasks": _number(100, 0, 10000, "2.18.0"),
    "max_batch_ingestion_tasks": _number(100, 0, 10000, "2.18.0"),
    "batch_ingestion_bulk_size": _number(500, 100, 100000, "2.18.0"),
    "max_deploy_model_tasks_per_node": _number(10, 0, 10),
    "max_ml_task_per_node": _number(10, 0, 10000),
    "only_run_on_ml_node": _flag(True),
    "enable_inhouse_python_model": _flag(False),
    "sync_up_job_interval_in_seconds": _number(10, 0, 86400),
    "ml_task_timeout_in_seconds": _number(600, 1, 86400),
    "monitoring_request_count": _number(100, 0, 10_000_000),
    "trusted_url_regex": _text("^(https?|ftp|file)://[-a-zA-Z0-9+&@#/%?=~_|!:,.;]*[-a-zA-Z0-9+&@#/%=~_|]"),
    "native_memory_threshold": _number(90, 0, 100),
    "jvm_heap_memory_threshold": _number(85, 0, 100, "2.11.0"),
    "disk_free_space_threshold": _text("5gb", "2.15.0"),
    "exclude_nodes._name": _text(""),
    "allow_custom_deployment_plan": _flag(False),
    "model_auto_deploy.enable": _flag(True, "2.13.0"),
    "model_auto_redeploy.enable": _flag(True),
    "model_auto_redeploy.lifetime_retry_times": KnownSetting("int", 3),
    "model_auto_redeploy_success_ratio": KnownSetting("float", 0.8, 0, 1),
    "allow_registering_model_via_url": _flag(False),
    "allow_registering_model_via_local_file": _flag(False),
    "remote_inference.enabled": _flag(True, "2.10.0"),
    "local_model.enabled": _flag(True, "2.12.0"),
    "model_access_control_enabled": _flag(False),
    "connector_access_control_enabled": _flag(False),
    "offline_batch_ingestion_enabled": _flag(True, "2.17.1"),
    "offline_batch_inference_enabled": _flag(True, "2.17.1"),
    "trusted_connector_endpoints_regex": KnownSetting("list", None),
    "trusted_connector_private_endpoints_regex": KnownSetting("list", [], since="3.7.0"),
    "connector.restricted_ip_patterns": KnownSetting("list", [], since="3.7.0", dynamic=False),
    "task_dispatcher.eligible_node_role.remote_model": KnownSetting("list", ["data", "ml"], since="2.10.0"),
    "task_dispatcher.eligible_node_role.local_model": KnownSetting("list", ["data", "ml"], since="2.10.0"),
    "index_insight_feature_enabled": _flag(False, "3.2.0"),
    "memory_feature_enabled": _flag(True, "2.10.0"),
    "mcp_connector_enabled": _flag(False, "3.0.0"),
    "mcp_server_enabled": _flag(False, "3.0.0"),
    "rag_pipeline_feature_enabled": _flag(True, "2.10.0"),
    "agent_framework_enabled": _flag(True, "2.13.0"),
    "agentic_search_enabled": _flag(False, "3.2.0"),
    "connector.private_ip_enabled": _flag(False, "2.15.0"),
    "execute_tools_enabled": _flag(False, "3.0.0"),
    "remote_job.status_field": KnownSetting("list", ["status", "Status", "TransformJobStatus"], since="2.17.1"),
    "remote_job.status_regex.completed": _text("(complete|completed|partiallyCompleted)", "2.17.1"),
    "remote_job.status_regex.cancelled": _text("(stopped|cancelled)", "2.17.1"),
    "remote_job.status_regex.cancelling": _text("(stopping|cancelling)", "2.17.1"),
    "remote_job.status_regex.expired": _text("(expired|timeout)", "2.17.1"),
    "remote_job.status_regex.failed": _text("(failed)", "2.17.1"),
    "controller_enabled": _flag(True, "2.12.0"),
    "safe_delete_model": _flag(False, "2.19.0"),
    "multi_tenancy_enabled": KnownSetting("bool", False, since="2.19.0", dynamic=False),
    "metrics_collection_enabled": KnownSetting("bool", False, since="3.1.0", dynamic=False),
    "metrics_static_collection_enabled": _flag(False, "3.1.0"),
    "agentic_memory_enabled": _flag(True, "3.3.0"),
    "remote_agentic_memory_enabled": _flag(False, "3.5.0"),
    "stream_enabled": _flag(False, "3.3.0"),
    "max_json_size": _number(100_000_000, -1, None, "3.5.0"),
    "ag_ui_enabled": _flag(False, "3.5.0"),
    "unified_agent_api_enabled": _flag(False, "3.5.0"),
}

#: Settings of the core and of other plugins: kept, and not looked at.
OTHER_PREFIXES = (
    "action.",
    "cluster.",
    "compatibility.",
    "http.",
    "indices.",
    "ingest.",
    "knn.",
    "logger.",
    "network.",
    "plugins.flow_framework.",
    "plugins.index_state_management.",
    "plugins.neural_search.",
    "plugins.ppl.",
    "plugins.query.",
    "plugins.skills.",
    "plugins.sql.",
    "script.",
    "search.",
    "search_backpressure.",
    "task_resource_tracking.",
    "transport.",
)
