"""``Desk``: the emulated cluster, as every handler shares it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from blueprintc.data import Target
from blueprintc.emulator.cluster import Cluster
from blueprintc.emulator.environment import Clock, Environment, PublicResolver, Resolver
from blueprintc.emulator.exchange import Responder
from blueprintc.jsontext import Json
from blueprintc.server.access import NoSecurity, Policy
from blueprintc.server.indices.scrolling import Scrolls
from blueprintc.server.ml.node import Node
from blueprintc.server.requests import RequestLog
from blueprintc.server.state.ids import Ids
from blueprintc.server.state.secrets import Vault
from blueprintc.server.state.settings import Settings
from blueprintc.server.state.store import Document, Index, Source, Store, merged
from blueprintc.server.state.system_indices import CONFIG, GROUPS, system_mappings

NODE_NAME = "blueprintc"
CLUSTER_NAME = "blueprintc"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """What the server asks the outside for.

    ``responder`` makes the provider of one call: the stub, the real thing, a cassette. ``clock`` really waits.
    """

    responder: Callable[[], Responder]
    clock: Clock
    resolver: Resolver = field(default_factory=PublicResolver)


class Desk:
    """One emulated cluster of one node."""

    def __init__(
        self,
        outside: Outside,
        *,
        target: Target,
        store: Store | None = None,
        vault: Vault | None = None,
        ids: Ids | None = None,
        policy: Policy | None = None,
    ) -> None:
        self.outside = outside
        self.target = target
        self.store = store or Store()
        self.vault = vault or Vault.in_memory()
        self.ids = ids or Ids()
        self.policy: Policy = policy or NoSecurity()
        self.settings = Settings(self.store, target)
        self.environment = Environment(clock=outside.clock, resolver=outside.resolver)
        self.log = RequestLog()
        identity = self._identity()
        self.node_id = str(identity["node_id"])
        self.cluster_uuid = str(identity["cluster_uuid"])
        self.node = Node()
        self.scrolls = Scrolls()
        self.ensure_index(CONFIG)

    @property
    def cluster(self) -> Cluster:
        """The release and the settings that are in force now."""
        return self.settings.cluster

    def now(self) -> datetime:
        """The time, in UTC."""
        return self.outside.clock.now()

    def milliseconds(self) -> int:
        """The time as documents hold it."""
        return int(self.now().timestamp() * 1000)

    def ensure_index(self, name: str) -> None:
        """Make a system index, unless it is there."""
        with self.store.lock:
            if name not in self.store.indices:
                self.store.put_index(
                    self.new_index(name, {"number_of_shards": "1", "number_of_replicas": "1"}, system_mappings(name))
                )

    def new_index(self, name: str, settings: Source, mappings: Source, aliases: Source | None = None) -> Index:
        """An index with an identity, not yet kept."""
        return Index(name, settings, mappings, aliases or {}, self.ids.long(), self.milliseconds(), {})

    def add(self, index: str, source: Source) -> Document:
        """A new document of ML Commons' own, in an index that is made when it is needed."""
        with self.store.lock:
            self.ensure_index(index)
            return self.store.put(index, self.ids.document(), source)

    def change(self, index: str, id: str, changes: Mapping[str, Json]) -> Document:
        """A document after a partial update: objects are merged, everything else is replaced."""
        with self.store.lock:
            old = self.store.get(index, id)
            return self.store.put(index, id, merged({} if old is None else old.source, changes))

    def groups(self) -> list[tuple[str, Source]]:
        """The ids and documents of all model groups."""
        return [(group.id, group.source) for group in self.store.documents(GROUPS)]

    def group_of(self, model: Source) -> Source | None:
        """The document of a model's group."""
        found = self.store.get(GROUPS, str(model.get("model_group_id")))
        return None if found is None else found.source

    def _identity(self) -> Source:
        kept = self.store.named("identity").get("cluster")
        if isinstance(kept, dict):
            return kept
        made: Source = {"node_id": self.ids.long(), "cluster_uuid": self.ids.long()}
        self.store.put_named("identity", "cluster", made)
        return made
