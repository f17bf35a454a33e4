"""The Java oracle as a long-running process, and the loop that compares it with us.

How to write a differential test:

    from hypothesis import strategies as st
    from tests.differential.oracle import Oracle, compare

    requests = st.builds(lambda t: {"op": "is_json", "text": t}, st.text())

    @pytest.mark.differential
    def test_is_json(oracle: Oracle, seconds: float) -> None:
        compare(requests, oracle, seconds)

``oracle`` and ``seconds`` are fixtures of ``tests/differential/conftest.py``. ``compare`` generates batches until the
time is over, asks the oracle and ``blueprintc.answer`` and fails with the smallest request that they answer
differently. ``ours`` may be given to ask something else than ``blueprintc.answer``, ``normalise`` to forgive a known
difference (it gets request and answer, and must say in a comment why). Numbers are compared by their text, so that
``1`` and ``1.0`` differ.

Time: ``BLUEPRINTC_DIFFERENTIAL_SECONDS`` for each test (default 3). For an hour in all:

    BLUEPRINTC_DIFFERENTIAL_SECONDS=600 pytest tests/differential --timeout 0

The oracle is found at ``BLUEPRINTC_ORACLE_JAR``, else in the user's cache folder, where it is built once from
``../shared/oracle``: that needs Maven, its network, and a JDK of release 21 or newer, and happens only when
``BLUEPRINTC_DIFFERENTIAL_SECONDS`` is set, so that a plain run of all tests stays offline. Without an oracle the tests
are skipped by name.
"""

import hashlib
import json
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from blueprintc.answer import answer_request, dump_answer
from tests.shared import shared_path

_JAVA_FLAGS = ("-Xmx512m", "-XX:-OmitStackTraceInFastThrow", "-XX:+UseSerialGC")
_OLDEST_JDK = 21

Request = dict[str, Any]
Answer = dict[str, Any]


class Oracle:
    """The running Java program. ``ask`` takes a batch of requests and gives the answers in order, without ids."""

    def __init__(self, java: Path, jar: Path) -> None:
        self._command = [str(java), *_JAVA_FLAGS, "-jar", str(jar)]
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, requests: Iterable[Request]) -> list[Answer]:
        """Answers parsed with ``parse_answer``; a program that died is started again by the next call."""
        lines = [json.dumps(request).encode() + b"\n" for request in requests]
        process = self._process
        if process is None or process.poll() is not None:
            process = self._process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        assert process.stdin is not None
        assert process.stdout is not None
        # Its own thread, or else both sides could wait for the other one to read.
        writer = threading.Thread(target=self._write, args=(process.stdin, b"".join(lines)))
        writer.start()
        answers = [process.stdout.readline() for _ in lines]
        writer.join()
        if not all(answers):
            process.kill()
            process.wait()
            raise AssertionError("the oracle ended before it answered")
        return [parse_answer(line.decode()) for line in answers]

    @staticmethod
    def _write(stream: Any, data: bytes) -> None:
        try:
            stream.write(data)
            stream.flush()
        except BrokenPipeError:
            pass

    def close(self) -> None:
        """End the program."""
        if self._process is not None:
            for stream in (self._process.stdin, self._process.stdout):
                if stream is not None:
                    stream.close()
            self._process.wait(timeout=20)


def parse_answer(line: str) -> Answer:
    """An answer with its numbers as (``"number"``, text), without its id."""
    keep = {"parse_float": _number, "parse_int": _number, "parse_constant": _number}
    answer: Answer = json.loads(line, **keep)
    answer.pop("id", None)
    return answer


def _number(text: str) -> tuple[str, str]:
    return "number", text


def refusals_aside(oracle: Oracle) -> Callable[[Request], Answer]:
    """``ours``, but what we refuse by name counts as agreed: it is answered with the oracle's own answer."""

    def answer(request: Request) -> Answer:
        own = ours(request)
        if str(own.get("error", {}).get("class", "")).startswith("blueprintc."):
            return oracle.ask([request])[0]
        return own

    return answer


def ours(request: Request) -> Answer:
    """What ``blueprintc answer`` says, as ``parse_answer`` gives it."""
    return parse_answer(dump_answer(answer_request(request)))


def compare(
    requests: st.SearchStrategy[Request],
    oracle: Oracle,
    seconds: float,
    *,
    ours: Callable[[Request], Answer] = ours,
    normalise: Callable[[Request, Answer], Answer] | None = None,
    batch: int = 60,
) -> int:
    """Compare until the time is over; how many requests agreed. A difference fails with the smallest request."""
    end = time.monotonic() + seconds
    agreed = 0

    def both(asked: list[Request]) -> list[tuple[Request, Answer, Answer]]:
        pairs = zip(asked, oracle.ask(asked), map(ours, asked), strict=True)
        if normalise is None:
            return list(pairs)
        return [(request, normalise(request, one), normalise(request, two)) for request, one, two in pairs]

    @settings(
        max_examples=20,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
        print_blob=False,
    )
    @given(st.lists(requests, min_size=1, max_size=batch))
    def check(asked: list[Request]) -> None:
        nonlocal agreed
        for request, theirs, own in both(asked):
            assert json.dumps(own) == json.dumps(theirs), (
                f"\nrequest {json.dumps(request)}\noracle  {json.dumps(theirs)}\nours    {json.dumps(own)}"
            )
        agreed += len(asked)

    while time.monotonic() < end:
        check()
    return agreed


def find_java() -> Path:
    """The ``java`` of a JDK that is new enough; skips the test when there is none."""
    homes = [os.environ.get("JAVA_HOME", ""), *map(str, sorted(Path("/usr/lib/jvm").glob("*"), reverse=True))]
    found = shutil.which("java")
    if found:
        homes.append(str(Path(found).resolve().parents[1]))
    for home in filter(None, homes):
        release = Path(home) / "release"
        if (Path(home) / "bin" / "java").exists() and release.exists() and _major(release) >= _OLDEST_JDK:
            return Path(home) / "bin" / "java"
    pytest.skip(f"no JDK {_OLDEST_JDK} or newer is here")


def _major(release: Path) -> int:
    for line in release.read_text(encoding="utf-8").splitlines():
        if line.startswith("JAVA_VERSION="):
            return int(line.split('"')[1].split(".")[0])
    return 0


def find_jar(java: Path) -> Path:
    """The oracle's jar, built where necessary; skips the test when it cannot be built."""
    named = os.environ.get("BLUEPRINTC_ORACLE_JAR")
    if named:
        return Path(named)
    source = shared_path("oracle")
    files = sorted(path for path in [source / "pom.xml", *(source / "src").rglob("*")] if path.is_file())
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:16]
    cache = Path(os.environ.get("XDG_CACHE_HOME", "~/.cache")).expanduser() / "blueprintc" / f"oracle-{digest}"
    jar = cache / "target" / "oracle.jar"
    if not jar.exists():
        if "BLUEPRINTC_DIFFERENTIAL_SECONDS" not in os.environ:
            pytest.skip("the oracle is not built; with BLUEPRINTC_DIFFERENTIAL_SECONDS set it will be")
        maven = shutil.which("mvn")
        if maven is None:
            pytest.skip("the oracle is not built and there is no Maven to build it (or set BLUEPRINTC_ORACLE_JAR)")
        shutil.copytree(source, cache, dirs_exist_ok=True, ignore=shutil.ignore_patterns("target"))
        environment = {**os.environ, "JAVA_HOME": str(java.parents[1])}
        try:
            subprocess.run(
                [maven, "-q", "-B", "package"], cwd=cache, env=environment, capture_output=True, check=True, timeout=900
            )
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
            pytest.skip("the oracle does not build: " + (error.stdout or b"").decode(errors="replace")[-300:])
    return jar
