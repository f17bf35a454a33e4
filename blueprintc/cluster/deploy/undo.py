"""``undo``: take back what we have made on a cluster, in the opposite order; what others made stays."""

from collections.abc import Callable, Iterable

from blueprintc.cluster.client import Client
from blueprintc.cluster.deploy.found import Journal
from blueprintc.cluster.state import Entry
from blueprintc.records import replace


def undo(keys: Iterable[str], client: Client, journal: Journal, progress: Callable[[str], None]) -> None:
    """Undeploy and delete models, delete groups and connectors that deploy has created for blueprints.

    What is gone already is no error, so that an interrupted run can be repeated. Raises ``ClusterError``; the state
    file then says what is still there.
    """
    for key in keys:
        entry = journal.state.entry(key)
        if entry.model is not None and "model" in entry.made:
            progress(f"undeploy and delete model {entry.model}")
            if client.model(entry.model) is not None:
                client.undeploy(entry.model)
                client.delete_model(entry.model)
            entry = _forget(journal, key, replace(entry, model=None), "model")
        if entry.group is not None and "model group" in entry.made:
            progress(f"delete model group {entry.group}")
            client.delete_group(entry.group)
            entry = _forget(journal, key, replace(entry, group=None), "model group")
        if entry.connector is not None and "connector" in entry.made:
            progress(f"delete connector {entry.connector}")
            client.delete_connector(entry.connector)
            entry = _forget(journal, key, replace(entry, connector=None), "connector")
        journal.keep(journal.state.without(key))


def _forget(journal: Journal, key: str, entry: Entry, resource: str) -> Entry:
    left = replace(entry, made=tuple(name for name in entry.made if name != resource))
    journal.keep(journal.state.with_entry(key, left))
    return left
