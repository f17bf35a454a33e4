"""A provider on loopback that does, request by request, what it is told: also what no good provider does."""

import contextlib
import gzip
import json
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

Behaviour = Callable[[socket.socket], None]


@dataclass
class FaultServer:
    """``requests`` are the raw texts that arrived; behaviours are used in turn, the last one goes on."""

    behaviours: list[Behaviour]
    scheme: str = "http"
    port: int = 0
    requests: list[bytes] = field(default_factory=list)
    connections: int = 0

    @property
    def url(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}"

    def body(self, index: int = -1) -> bytes:
        """The body of a request."""
        return self.requests[index].partition(b"\r\n\r\n")[2]


@contextlib.contextmanager
def serving(*behaviours: Behaviour, tls: ssl.SSLContext | None = None) -> Iterator[FaultServer]:
    """A server that lives for a ``with``."""
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0.05)
    server = FaultServer(list(behaviours), "https" if tls else "http", listener.getsockname()[1])
    stop = threading.Event()
    threads: list[threading.Thread] = []
    lock = threading.Lock()

    def next_behaviour() -> Behaviour:
        with lock:
            return server.behaviours.pop(0) if len(server.behaviours) > 1 else server.behaviours[0]

    def handle(connection: socket.socket) -> None:
        with contextlib.suppress(OSError, ssl.SSLError), connection:
            connection.settimeout(20)
            if tls is not None:
                connection = tls.wrap_socket(connection, server_side=True)
            with connection:
                while not stop.is_set():
                    request = _read(connection)
                    if not request:
                        return
                    with lock:
                        server.requests.append(request)
                    next_behaviour()(connection)
                    if getattr(connection, "ends_here", False):
                        return

    def accept() -> None:
        while not stop.is_set():
            try:
                connection, _ = listener.accept()
            except TimeoutError:
                continue
            except OSError:
                return
            server.connections += 1
            thread = threading.Thread(target=handle, args=(connection,), daemon=True)
            thread.start()
            threads.append(thread)

    acceptor = threading.Thread(target=accept, daemon=True)
    acceptor.start()
    try:
        yield server
    finally:
        stop.set()
        acceptor.join(2)
        listener.close()


def _read(connection: socket.socket) -> bytes:
    data = b""
    while b"\r\n\r\n" not in data:
        piece = connection.recv(65536)
        if not piece or piece.startswith(b"\x16"):  # the latter is the beginning of TLS
            return b""
        data += piece
    head, _, rest = data.partition(b"\r\n\r\n")
    length = 0
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length":
            length = int(value)
    while len(rest) < length:
        piece = connection.recv(65536)
        if not piece:
            break
        rest += piece
    return head + b"\r\n\r\n" + rest


def _head(status: int, headers: Iterable[tuple[str, str]]) -> bytes:
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers)
    return f"HTTP/1.1 {status} Status\r\n{lines}\r\n".encode("latin-1")


def answer(
    body: object = None, status: int = 200, headers: Iterable[tuple[str, str]] = (), raw: bytes | None = None
) -> Behaviour:
    """A good answer: JSON of a value, or raw bytes."""
    data = raw if raw is not None else json.dumps(body).encode()

    def behave(connection: socket.socket) -> None:
        kind = (
            [] if any(name.lower() == "content-type" for name, _ in headers) else [("Content-Type", "application/json")]
        )
        connection.sendall(_head(status, [*kind, *headers, ("Content-Length", str(len(data)))]) + data)

    return behave


def embeddings(*vectors: list[float], indexes: list[int] | None = None) -> Behaviour:
    """OpenAI's embeddings."""
    return answer(openai_vectors(*vectors, indexes=indexes))


def openai_vectors(*vectors: list[float], indexes: list[int] | None = None) -> dict[str, object]:
    order = indexes or list(range(len(vectors)))
    data = [
        {"object": "embedding", "index": at, "embedding": vector} for at, vector in zip(order, vectors, strict=True)
    ]
    return {"object": "list", "data": data, "model": "m", "usage": {"prompt_tokens": 1, "total_tokens": 1}}


def chunked(body: object, size: int = 7) -> Behaviour:
    data = json.dumps(body).encode()

    def behave(connection: socket.socket) -> None:
        connection.sendall(_head(200, [("Content-Type", "application/json"), ("Transfer-Encoding", "chunked")]))
        for at in range(0, len(data), size):
            piece = data[at : at + size]
            connection.sendall(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
        connection.sendall(b"0\r\n\r\n")

    return behave


def zipped(body: object) -> Behaviour:
    return answer(raw=gzip.compress(json.dumps(body).encode()), headers=[("Content-Encoding", "gzip")])


def cut_off(connection: socket.socket) -> None:
    """Killed in the middle of its answer."""
    connection.sendall(_head(200, [("Content-Type", "application/json"), ("Content-Length", "1000")]) + b'{"data": [')
    connection.shutdown(socket.SHUT_RDWR)


def cut_off_chunks(connection: socket.socket) -> None:
    connection.sendall(_head(200, [("Transfer-Encoding", "chunked")]) + b"a\r\n0123")
    connection.shutdown(socket.SHUT_RDWR)


def hang_up(connection: socket.socket) -> None:
    """Closes without a word."""
    connection.shutdown(socket.SHUT_RDWR)


def reset(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def silent(connection: socket.socket) -> None:
    """Never answers."""
    with contextlib.suppress(OSError):
        connection.recv(1)


def dripping(connection: socket.socket) -> None:
    """A byte now and then, for ever: no single wait is long."""
    connection.sendall(_head(200, [("Content-Type", "application/json"), ("Content-Length", "100000")]))
    while True:
        connection.sendall(b" ")
        time.sleep(0.05)


def not_http(connection: socket.socket) -> None:
    connection.sendall(b"SSH-2.0-OpenSSH_9.2\r\n\r\n")
    connection.shutdown(socket.SHUT_WR)


def endless(connection: socket.socket) -> None:
    """More than anybody can hold."""
    connection.sendall(_head(200, [("Content-Type", "application/json"), ("Transfer-Encoding", "chunked")]))
    piece = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    while True:
        connection.sendall(piece)
