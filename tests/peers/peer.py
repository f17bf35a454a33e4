"""``Peer``: how a peer is installed and started, and one that runs."""

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

_SECONDS_TO_START = 60.0
_ATTEMPTS = 3


class NotHereError(Exception):
    """The peer cannot be used here; the text says why."""


@dataclass(frozen=True)
class Peer:
    """``package`` is ``pip:NAME==VERSION`` or ``npm:NAME@VERSION``; ``needs`` are programs that must be there.

    ``command`` gets the folder it is installed in, a port and an empty folder for its files. ``ready`` is a path that
    answers as soon as the peer works. ``prepare`` is called with its address then, and tells what a test must know.
    """

    name: str
    package: str
    command: Callable[[Path, int, Path], list[str]]
    ready: str
    needs: tuple[str, ...] = ()
    environment: Callable[[int, Path], dict[str, str]] = lambda port, work: {}
    prepare: Callable[[str], dict[str, str]] = lambda url: {}
    about: str = ""


@dataclass(frozen=True)
class Running:
    """A peer that answers at ``url``; ``facts`` are what ``prepare`` told (keys, for example)."""

    name: str
    url: str
    pid: int
    log: Path
    facts: Mapping[str, str] = field(default_factory=dict)


def cache_folder() -> Path:
    """Where peers are installed."""
    given = os.environ.get("BLUEPRINTC_PEERS_CACHE")
    return Path(given) if given else Path.home() / ".cache" / "blueprintc" / "peers"


def may_install() -> bool:
    """Whether a missing peer is installed: where one says so, and in CI."""
    wish = os.environ.get("BLUEPRINTC_PEERS", "")
    return wish == "install" or (not wish and bool(os.environ.get("CI")))


def installed(peer: Peer, *, install: bool) -> Path:
    """The folder of a peer, installed if it is wanted. Raises ``NotHereError``."""
    for program in peer.needs:
        if shutil.which(program) is None:
            raise NotHereError(f"peer {peer.name} needs {program}, which is not here")
    kind, _, package = peer.package.partition(":")
    python = f"-py{sys.version_info.major}{sys.version_info.minor}" if kind == "pip" else ""
    folder = cache_folder() / f"{peer.name}-{re.sub('[^A-Za-z0-9.]+', '-', package)}{python}"
    done = folder / ".installed"
    if done.exists():
        return folder
    if not install:
        raise NotHereError(f"peer {peer.name} is not installed; python -m tests.peers install does it")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _locked(folder.with_name(folder.name + ".lock")):
            if not done.exists():
                _install(kind, package, folder)
                done.touch()
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotHereError(f"peer {peer.name} cannot be installed: {error}") from error
    return folder


def _install(kind: str, package: str, folder: Path) -> None:
    if kind == "pip":
        steps = [
            [sys.executable, "-m", "venv", str(folder / "venv")],
            [str(python_of(folder)), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", package],
        ]
    else:
        steps = [
            [
                "npm",
                "install",
                "--silent",
                "--no-audit",
                "--no-fund",
                "--ignore-scripts",
                "--prefix",
                str(folder),
                package,
            ]
        ]
    for step in steps:
        done = subprocess.run(step, capture_output=True, text=True, timeout=600, check=False)
        if done.returncode != 0:
            raise NotHereError(f"{' '.join(step[:4])} … fails: {(done.stderr or done.stdout)[-600:]}")


def python_of(folder: Path) -> Path:
    """The interpreter of a peer that came by pip."""
    return folder / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"


def script_of(folder: Path, name: str) -> Path:
    """A command of a peer that came by pip."""
    return python_of(folder).parent / name


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """One installer at a time, also of several processes; the lock of a process that died is no lock."""
    import fcntl

    with path.open("w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield


@contextlib.contextmanager
def running(peer: Peer, *, install: bool | None = None, port: int | None = None) -> Iterator[Running]:
    """A peer for a ``with``: it works when the block begins, and is gone after it. Raises ``NotHereError``."""
    folder = installed(peer, install=may_install() if install is None else install)
    with tempfile.TemporaryDirectory(prefix=f"peer-{peer.name}-") as work:
        process, url, log = _started(peer, folder, Path(work), port)
        try:
            yield Running(peer.name, url, process.pid, log, peer.prepare(url))
        finally:
            _stop(process)


def _started(peer: Peer, folder: Path, work: Path, port: int | None) -> tuple["subprocess.Popen[bytes]", str, Path]:
    """The process, once it answers. A port may be taken in the moment between being chosen and being used."""
    log = work / "peer.log"
    for _ in range(_ATTEMPTS):
        chosen = port or free_port()
        url = f"http://127.0.0.1:{chosen}"
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", **peer.environment(chosen, work)}
        with log.open("ab") as stream:
            process = subprocess.Popen(
                peer.command(folder, chosen, work),
                cwd=work,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=stream,
                stderr=subprocess.STDOUT,
            )
        try:
            if _wait(process, url + peer.ready):
                return process, url, log
        except BaseException:
            _stop(process)
            raise
        _stop(process)
    raise RuntimeError(f"peer {peer.name} does not start:\n{log.read_text(errors='replace')[-3000:]}")


def _wait(process: "subprocess.Popen[bytes]", url: str) -> bool:
    """Whether it answers, with any status, before it ends or the time is over."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + _SECONDS_TO_START
    while time.monotonic() < deadline and process.poll() is None:
        try:
            opener.open(url, timeout=2).close()
            return True
        except urllib.error.HTTPError as error:
            error.close()
            return True
        except OSError:
            time.sleep(0.03)
    return False


def _stop(process: "subprocess.Popen[bytes]") -> None:
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(5)


def free_port() -> int:
    """A port that nothing listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port
