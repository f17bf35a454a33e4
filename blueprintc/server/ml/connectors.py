"""Stand-alone connectors: how they are stored, read, shown, and which models use them.

Upstream: TransportCreateConnectorAction, GetConnectorTransportAction, UpdateConnectorTransportAction,
DeleteConnectorTransportAction.
"""

from blueprintc.emulator.connector import Connector
from blueprintc.emulator.connector_parser import connector_json
from blueprintc.emulator.create import load_stored_connector
from blueprintc.emulator.errors import status_error
from blueprintc.emulator.printing import print_rest
from blueprintc.jsontext import Json
from blueprintc.records import replace
from blueprintc.server.desk import Desk
from blueprintc.server.state.store import Document, Source
from blueprintc.server.state.system_indices import CONNECTORS, MODELS

_DEPLOYED = ("DEPLOYED", "PARTIALLY_DEPLOYED", "DEPLOYING")
_TIMES = ("created_time", "last_updated_time")


def find_connector(desk: Desk, id: str) -> Document:
    """The stored document. Raises ``ServerError`` (404)."""
    if CONNECTORS not in desk.store.indices:
        raise status_error(404, "Failed to find connector")
    found = desk.store.get(CONNECTORS, id)
    if found is None:
        raise status_error(404, f"Failed to find connector with the provided connector id: {id}")
    return found


def read_connector(desk: Desk, source: Source) -> Connector:
    """The connector of a stored document, with its secrets. Raises ``JavaError`` where it cannot be read any more."""
    protocol = source.get("protocol")
    stored = {name: value for name, value in source.items() if name not in ("created_time", "last_updated_time")}
    text = print_rest(stored, desk.target)
    connector = load_stored_connector(text, protocol if isinstance(protocol, str) else None, desk.target)
    if connector.credential is None:
        return connector
    plain = {name: desk.vault.decrypt(value) for name, value in connector.credential.items()}
    return replace(connector, credential=plain)


def stored_connector(desk: Desk, connector: Connector) -> Source:
    """The stored form, with secrets encrypted; without times."""
    source = connector_json(connector, desk.target)
    if connector.credential is not None:
        source["credential"] = {name: desk.vault.encrypt(text) for name, text in connector.credential.items()}
    return source


def shown_connector(desk: Desk, source: Source) -> Source:
    """What ``GET`` shows: everything but secrets. Raises ``JavaError``."""
    connector = read_connector(desk, source)
    shown = connector_json(replace(connector, credential=None), desk.target)
    times = {name: source[name] for name in _TIMES if source.get(name) is not None}
    last = {name: shown.pop(name) for name in ("client_config",) if name in shown}
    return {**shown, **times, **last}


def models_using(desk: Desk, connector_id: str, *, deployed: bool = False) -> list[str]:
    """The ids of the models that use a connector; only of deployed ones where that is asked for."""
    return [
        document.id
        for document in desk.store.documents(MODELS)
        if document.source.get("connector_id") == connector_id
        and (not deployed or document.source.get("model_state") in _DEPLOYED)
    ]


def deletion(index: str, id: str, version: int, seq: int, *, found: bool) -> Json:
    """The answer to a delete of one of ML Commons' own documents. Upstream: DeleteResponse."""
    return written(index, id, version, seq, "deleted" if found else "not_found")


def written(index: str, id: str, version: int, seq: int, result: str, shards: int = 1) -> Json:
    """The answer to a write. Upstream: DocWriteResponse."""
    return {
        "_index": index,
        "_id": id,
        "_version": version,
        "result": result,
        "forced_refresh": True,
        "_shards": {"total": shards, "successful": 1, "failed": 0},
        "_seq_no": seq,
        "_primary_term": 1,
    }
