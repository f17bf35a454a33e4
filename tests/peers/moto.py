"""moto: AWS services that check every signature; SageMaker answers what a test has laid down."""

import json
from pathlib import Path

from tests.peers.iam import assume_role, make_user, post
from tests.peers.peer import Peer, python_of

#: What an endpoint of SageMaker answers, once for each call, then again from the beginning.
VECTORS = [[0.1, 0.2, 0.3], [0.4, 0.5, 0.6]]
_ACCOUNT = "123456789012"


def _command(folder: Path, port: int, work: Path) -> list[str]:
    start = "import sys; from moto.server import main; main(sys.argv[1:])"
    return [str(python_of(folder)), "-c", start, "-H", "127.0.0.1", "-p", str(port)]


def _prepare(url: str) -> dict[str, str]:
    keys = {**make_user(url), **assume_role(url)}
    result = {"Body": json.dumps(VECTORS), "ContentType": "application/json", "InvokedProductionVariant": "p"}
    results = {"account_id": _ACCOUNT, "region": "us-east-1", "results": [result] * 50}
    post(
        url + "/moto-api/static/sagemaker/endpoint-results",
        json.dumps(results).encode(),
        {"Content-Type": "application/json"},
    )
    post(url + "/moto-api/reset-auth", b"0", {"Content-Type": "text/plain"})  # every call is checked from now on
    return keys


PEER = Peer(
    name="moto",
    package="pip:moto[server]==5.2.5",
    command=_command,
    ready="/moto-api/data.json",
    prepare=_prepare,
    about="AWS: SageMaker, Comprehend, Textract, Bedrock's signatures",
)
