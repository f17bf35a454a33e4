"""aimock: chat and embeddings as OpenAI, Azure, Cohere v2, Bedrock Converse, Gemini and Ollama shape them."""

import json
from pathlib import Path

from tests.peers.peer import Peer

KEY = "sk-test"
#: A chat says this where the user's text has "hello".
GREETING = "Hello from the other side"
_FIXTURES = {
    "fixtures": [
        {"match": {"userMessage": "hello", "endpoint": "chat"}, "response": {"content": GREETING}},
        {"match": {"userMessage": "", "endpoint": "chat"}, "response": {"content": GREETING}},
    ]
}


def _command(folder: Path, port: int, work: Path) -> list[str]:
    (work / "fixtures.json").write_text(json.dumps(_FIXTURES), encoding="utf-8")
    program = folder / "node_modules" / "@copilotkit" / "aimock" / "dist" / "cli.js"
    return ["node", str(program), "-p", str(port), "-f", "fixtures.json", "--log-level", "warn"]


PEER = Peer(
    name="aimock",
    package="npm:@copilotkit/aimock@1.43.0",
    command=_command,
    ready="/__aimock/journal",
    needs=("node", "npm"),
    environment=lambda port, work: {"AIMOCK_API_KEYS": KEY},
    prepare=lambda url: {"key": KEY},
    about=f"OpenAI, Azure, Cohere v2, Bedrock Converse, Gemini, Ollama; the key is {KEY}",
)
