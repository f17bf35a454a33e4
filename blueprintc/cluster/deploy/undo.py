"""``undo``: take back what we have made on a cluster, in the opposite order; what others made stays."""

from collections.abc import Callable, Iterable

from blueprintc.cluster.client import Client
from blueprintc.cluster.deploy.found import Journal
from blueprintc.cluster.errors import RefusedError
from blueprintc.cluster.state import Entry
from blueprintc.records import replace

_CONFLICT = 409


def undo(keys: Iterable[str], client: Client, journal: Journal, progress: Callable[[str], None]) -> None:
    """Undeploy and delete models, delete groups and connectors that deploy has created for blueprints.

    What is gone already is no error, so that an interrupted run can be repeated. A model group stays where it holds
    models of others: the blueprint among them that stays gets it as its own. Raises ``ClusterError``; the state file
    then says what is still there.
    """
    gone = tuple(keys)
    for key in gone:
        entry = journal.state.entry(key)
        if entry.model is not None and "model" in entry.made:
            progress(f"undeploy and delete model {entry.model}")
            if client.model(entry.model) is not None:
                client.undeploy(entry.model)
                client.delete_model(entry.model)
            _forget(journal, key, replace(entry, model=None), "model")
    for key in gone:
        entry = journal.state.entry(key)
        if entry.group is not None and "model group" in entry.made:
            _give_up_group(key, entry.group, gone, client, journal, progress)
        entry = journal.state.entry(key)
        if entry.connector is not None and "connector" in entry.made:
            progress(f"delete connector {entry.connector}")
            client.delete_connector(entry.connector)
            _forget(journal, key, replace(entry, connector=None), "connector")
        journal.keep(journal.state.without(key))


def _give_up_group(
    key: str, group: str, gone: tuple[str, ...], client: Client, journal: Journal, progress: Callable[[str], None]
) -> None:
    heir = next(
        (other for other, one in journal.state.entries.items() if other not in gone and one.group == group), None
    )
    if heir is not None:
        entry = journal.state.entry(heir)
        made = tuple(dict.fromkeys((*entry.made, "model group")))
        journal.keep(journal.state.with_entry(heir, replace(entry, made=made)))
    else:
        progress(f"delete model group {group}")
        try:
            client.delete_group(group)
        except RefusedError as error:
            if error.answer.status != _CONFLICT:
                raise
            progress(f"model group {group} stays, because it holds other models")
    _forget(journal, key, replace(journal.state.entry(key), group=None), "model group")


def _forget(journal: Journal, key: str, entry: Entry, resource: str) -> None:
    left = replace(entry, made=tuple(name for name in entry.made if name != resource))
    journal.keep(journal.state.with_entry(key, left))
