"""``serve``: a desk behind a socket on loopback, until it is stopped."""

import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from blueprintc.data.releases import releases_in
from blueprintc.errors import UsageError
from blueprintc.records import record
from blueprintc.server.access.security import Security
from blueprintc.server.access.users import Users
from blueprintc.server.app import create_app
from blueprintc.server.desk import Desk
from blueprintc.server.outside import OutsideOptions, make_outside
from blueprintc.server.requests import LoggedRequest
from blueprintc.server.state.secrets import Vault
from blueprintc.server.state.store import Store
from blueprintc.server.watching import Watcher

_BACKLOG = 2048


@record(kw_only=True)
class ServeOptions:
    """``port`` 0: a free one. ``release``: one such as ``3.4``, or a range, of which the newest counts.

    ``users``: with them, everybody must log in.

    ``state``: the file that is kept; ``None``: all is forgotten at the end.

    ``watch``: a folder whose blueprints are served, and followed; ``on_note`` hears of them.

    ``on_ready`` gets the address, ``on_request`` every request when it has been answered.
    """

    port: int
    release: str
    outside: OutsideOptions
    host: str = "127.0.0.1"
    state: Path | None = None
    users: Users | None = None
    watch: Path | None = None
    on_note: Callable[[str], None] = lambda line: None
    on_ready: Callable[[str], None] = lambda address: None
    on_request: Callable[[LoggedRequest], None] = lambda entry: None


def serve(options: ServeOptions) -> None:
    """Serve until the process is told to end. Raises ``UsageError`` for a port that is taken, ``FileError``."""
    target = releases_in(options.release)[-1]
    outside, providers = make_outside(options.outside)
    store = Store(options.state)
    vault = Vault.in_memory() if options.state is None else Vault.beside(options.state)
    listening = _listen(options.host, options.port)
    watcher: Watcher | None = None
    try:
        policy = None if options.users is None else Security(options.users)
        desk = Desk(outside, target=target, store=store, vault=vault, policy=policy)
        if options.users is not None and options.users.settings:
            desk.settings.update({"persistent": dict(options.users.settings)})
        if options.watch is not None:
            watcher = Watcher(desk, options.watch, options.on_note)
            watcher.start()
        desk.log.on_done = options.on_request
        # the kernel takes connections from now on; they are answered as soon as the server runs
        options.on_ready(f"http://{options.host}:{listening.getsockname()[1]}")
        config = uvicorn.Config(create_app(desk), log_level="warning", lifespan="off", access_log=False)
        uvicorn.Server(config).run(sockets=[listening])
    finally:
        if watcher is not None:
            watcher.stop()
        listening.close()
        providers.close()
        store.close()


def _listen(host: str, port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(_BACKLOG)
    except OSError as error:
        listening.close()
        raise UsageError(f"cannot listen on {host}:{port}: {error.strerror or error}") from error
    return listening
