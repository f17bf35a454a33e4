"""The indices in which ML Commons keeps its own documents, and how their fields are indexed.

Upstream: the files ``index-mappings/*.json`` of ML Commons 3.4. A field that is not named here is mapped by its value
when the first document has it, as everywhere: a text with a keyword beside it.
"""

from blueprintc.jsontext import Json

CONNECTORS = ".plugins-ml-connector"
MODELS = ".plugins-ml-model"
GROUPS = ".plugins-ml-model-group"
TASKS = ".plugins-ml-task"
AGENTS = ".plugins-ml-agent"
CONFIG = ".plugins-ml-config"
CONTROLLERS = ".plugins-ml-controller"
MEMORY = ".plugins-ml-memory-meta"
MESSAGES = ".plugins-ml-memory-message"

Fields = dict[str, Json]


def _all(kind: str, names: str) -> Fields:
    return {name: {"type": kind} for name in names.split()}


def _text_with_keyword(names: str) -> Fields:
    return {
        name: {"type": "text", "fields": {"keyword": {"type": "keyword", "ignore_above": 256}}}
        for name in names.split()
    }


_USER: Json = {
    "type": "nested",
    "properties": {**_text_with_keyword("name backend_roles roles custom_attribute_names")},
}
_TIMES = "created_time last_updated_time"

_MAPPINGS: dict[str, Fields] = {
    CONNECTORS: {
        **_text_with_keyword("name backend_roles"),
        **_all("keyword", "version protocol tenant_id access"),
        **_all("text", "description"),
        **_all("flat_object", "parameters credential client_config actions"),
        **_all("date", _TIMES),
        "owner": _USER,
    },
    MODELS: {
        **_text_with_keyword("name"),
        **_all("text", "description"),
        **_all(
            "keyword",
            "algorithm model_version model_group_id model_id model_format model_state planning_worker_nodes tenant_id"
            " model_content_hash_value",
        ),
        **_all("long", "version chunk_number total_chunks model_content_size_in_bytes"),
        **_all("integer", "planning_worker_node_count current_worker_node_count auto_redeploy_retry_times"),
        **_all("boolean", "deploy_to_all_nodes is_hidden is_enabled is_controller_enabled"),
        **_all("flat_object", "deploy_setting rate_limiter interface"),
        **_all("date", f"{_TIMES} last_registered_time last_deployed_time last_undeployed_time"),
        "user": _USER,
        "connector": {
            "properties": {
                **_text_with_keyword("name"),
                **_all("keyword", "version protocol"),
                **_all("text", "description"),
                **_all("flat_object", "parameters credential client_config actions"),
            }
        },
    },
    GROUPS: {
        **_text_with_keyword("name backend_roles"),
        **_all("text", "description"),
        **_all("keyword", "model_group_id tenant_id access"),
        **_all("integer", "latest_version"),
        **_all("date", _TIMES),
        "owner": _USER,
    },
    TASKS: {
        **_all("keyword", "model_id task_type function_name state input_type output_index worker_node tenant_id"),
        **_all("float", "progress"),
        **_all("text", "error"),
        **_all("boolean", "is_async"),
        **_all("flat_object", "remote_job response"),
        **_all("date", "create_time last_update_time"),
        "user": _USER,
    },
    AGENTS: {
        **_text_with_keyword("name"),
        **_all("keyword", "type tenant_id"),
        **_all("text", "description"),
        **_all("flat_object", "llm tools parameters memory"),
        **_all("boolean", "is_hidden"),
        **_all("date", _TIMES),
    },
    CONTROLLERS: {**_all("keyword", "model_id"), **_all("flat_object", "user_rate_limiter")},
    MEMORY: {
        **_text_with_keyword("name"),
        **_all("date", "create_time updated_time"),
        **_all("keyword", "user application_type"),
        **_all("flat_object", "additional_info"),
    },
    MESSAGES: {
        **_all("keyword", "memory_id origin parent_message_id"),
        **_all("text", "input prompt_template response"),
        **_all("date", "create_time"),
        **_all("long", "trace_number"),
        **_all("flat_object", "additional_info"),
    },
    CONFIG: {},
}


def system_mappings(name: str) -> Fields:
    """The mappings of a system index."""
    return {"properties": _MAPPINGS[name]}


def is_system_index(name: str) -> bool:
    """Whether an index is one of ML Commons' own."""
    return name in _MAPPINGS
