"""``Node``: what a node holds in memory: deployed models and what it has counted."""

import threading
from dataclasses import dataclass, field

from blueprintc.emulator.model import Model


@dataclass(slots=True)
class Deployed:
    """A model in a node's cache, with what was read when it was deployed.

    ``private_ip_enabled`` is the setting at that time (Upstream: RemoteModel.initModelAsync hands it to the executor).
    """

    model: Model
    private_ip_enabled: bool
    durations: list[float] = field(default_factory=list)


class Node:
    """The cache of deployed models, by id, and the counters of the stats API."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.models: dict[str, Deployed] = {}
        self.requests = 0
        self.failures = 0

    def drop(self, model_id: str) -> bool:
        """Forget a model; whether it was there."""
        with self.lock:
            return self.models.pop(model_id, None) is not None
