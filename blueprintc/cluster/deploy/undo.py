"""``undo``: take back what we have made on a cluster, in the opposite order; what others made stays."""

from collections.abc import Callable, Iterable

from blueprintc.cluster.client import Client
from blueprintc.cluster.deploy.found import Journal
from blueprintc.cluster.errors import RefusedError
from blueprintc.cluster.state import Entry
from blueprintc.records import replace


def undo(keys: Iterable[str], client: Client, journal: Journal, progress: Callable[[str], None]) -> None:
    """Undeploy and delete models, then delete groups and connectors that deploy has created for blueprints.

    What is gone already is no error, so that an interrupted run can be repeated; a group or connector that others use
    by now stays. Raises ``ClusterError``; the state file then says what is still there.
    """
    wanted = list(keys)
    for key in wanted:
        model = journal.state.entry(key).model
        if model is not None and "model" in journal.state.entry(key).made:
            progress(f"undeploy and delete model {model}")
            if client.model(model) is not None:
                client.undeploy(model)
                client.delete_model(model)
            _forget(journal, key, replace(journal.state.entry(key), model=None), "model")
    for key in wanted:
        group = journal.state.entry(key).group
        if group is not None and "model group" in journal.state.entry(key).made:
            _delete(client.delete_group, group, f"model group {group}", progress)
            _forget(journal, key, replace(journal.state.entry(key), group=None), "model group")
    for key in wanted:
        connector = journal.state.entry(key).connector
        if connector is not None and "connector" in journal.state.entry(key).made:
            _delete(client.delete_connector, connector, f"connector {connector}", progress)
            _forget(journal, key, replace(journal.state.entry(key), connector=None), "connector")
        journal.keep(journal.state.without(key))


def _delete(delete: Callable[[str], None], held: str, what: str, progress: Callable[[str], None]) -> None:
    progress(f"delete {what}")
    try:
        delete(held)
    except RefusedError as error:
        if error.answer.status != 409:
            raise
        progress(f"{what} stays: {error.answer.reason}")


def _forget(journal: Journal, key: str, entry: Entry, resource: str) -> None:
    left = replace(entry, made=tuple(name for name in entry.made if name != resource))
    journal.keep(journal.state.with_entry(key, left))
