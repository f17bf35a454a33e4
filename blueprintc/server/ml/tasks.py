"""Tasks: their documents. Upstream: MLTask, MLTaskManager."""

from blueprintc.jsontext import Json
from blueprintc.server.desk import Desk
from blueprintc.server.state.system_indices import TASKS


def add_task(desk: Desk, task_type: str, model_id: str, *, is_async: bool, **more: Json) -> str:
    """A task that is done, unless ``state`` says else; its id."""
    now = desk.milliseconds()
    source: dict[str, Json] = {
        "model_id": model_id,
        "task_type": task_type,
        "function_name": "REMOTE",
        "state": "COMPLETED",
        "worker_node": [desk.node_id],
        "create_time": now,
        "last_update_time": now,
        "is_async": is_async,
        **more,
    }
    return desk.add(TASKS, source).id
