"""ministack: a second stand-in for AWS with a check of signatures of its own; Bedrock's Converse, batches, rerank."""

from pathlib import Path

from tests.peers.iam import make_user
from tests.peers.peer import Peer, script_of


def _command(folder: Path, port: int, work: Path) -> list[str]:
    return [str(script_of(folder, "ministack"))]


def _environment(port: int, work: Path) -> dict[str, str]:
    (work / "state").mkdir(exist_ok=True)
    return {
        "AUTH": "true",
        "BIND_HOST": "127.0.0.1",
        "GATEWAY_PORT": str(port),
        "SFTP_ENABLED": "0",
        "IOT_MTLS_ENABLED": "0",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "STATE_DIR": str(work / "state"),
    }


PEER = Peer(
    name="ministack",
    package="pip:ministack==1.5.33",
    command=_command,
    ready="/_ministack/health",
    environment=_environment,
    prepare=make_user,
    about="AWS: Bedrock Converse, batch jobs, agent-runtime rerank; signatures are checked",
)
