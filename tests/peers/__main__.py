"""``python -m tests.peers [install] [NAME ...]``: install peers, or start them for a person until Ctrl-C."""

import contextlib
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from tests.peers.all_peers import PEERS
from tests.peers.peer import NotHereError, Peer, installed, running


def main(arguments: list[str]) -> int:
    """The exit status: 1 where something cannot be installed although its runtime is here."""
    only_install = arguments[:1] == ["install"]
    names = arguments[1:] if only_install else arguments
    unknown = [name for name in names if name not in PEERS]
    if unknown:
        print(f"no peer {', '.join(unknown)}; there are {', '.join(PEERS)}", file=sys.stderr)
        return 2
    chosen = [PEERS[name] for name in names] or list(PEERS.values())
    return _install(chosen) if only_install else _run(chosen)


def _install(chosen: list[Peer]) -> int:
    def one(peer: Peer) -> tuple[str, bool]:
        try:
            return f"{peer.name}: {installed(peer, install=True)}", True
        except NotHereError as error:
            return f"{peer.name}: {error}", "needs" in str(error)

    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(one, chosen))
    for told, _ in results:
        print(told)
    return 0 if all(good for _, good in results) else 1


def _run(chosen: list[Peer]) -> int:
    with contextlib.ExitStack() as stack:
        for peer in chosen:
            try:
                made = stack.enter_context(running(peer, install=True))
            except NotHereError as error:
                print(f"{peer.name}: {error}")
                continue
            print(f"{peer.name}: {made.url}  ({peer.about})")
            for name, value in made.facts.items():
                print(f"    {name}: {value}")
        print("Ctrl-C stops them all", flush=True)
        with contextlib.suppress(KeyboardInterrupt):
            while True:
                time.sleep(3600)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
