"""A folder of blueprints with tests: against pytest with as many empty tests, and two processes against one."""

import subprocess
import sys
import time
from pathlib import Path

from benchmarks.harness import Command, Missing, Paired, paired, script

_BLUEPRINT = """blueprint: 1
name: Embeddings {number}
version: 1
protocol: http
opensearch: ">=2.19"
provider: openai
callers: [text_embedding]
parameters: {{model: text-embedding-3-small}}
credential:
  key: {{env: KEY}}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/embeddings
    headers: {{Authorization: "Bearer ${{credential.key}}"}}
    request_body:
      model: ${{parameters.model}}
      input: ${{parameters.input}}
    pre_process_function: connector.pre_process.openai.embedding
    post_process_function: connector.post_process.openai.embedding
"""
_CASE = """  - name: case {number}
    documents: [first {number}, second {number}]
    responses: {{json: {{data: [{{embedding: [1, 2]}}, {{embedding: [3, 4]}}]}}}}
    expect:
      requests: [{{method: POST, body: {{input: [first {number}, second {number}]}}}}]
      output: {{shape: [2], data_type: FLOAT32}}
"""


def generate_tests(folder: Path, blueprints: int, cases: int) -> None:
    """Blueprints, each with written tests beside it."""
    (folder / ".git").mkdir(parents=True, exist_ok=True)
    for number in range(blueprints):
        (folder / f"b{number}.blueprint.yaml").write_text(_BLUEPRINT.format(number=number), encoding="utf-8")
        tests = "".join(_CASE.format(number=case) for case in range(cases))
        (folder / f"b{number}.test.yaml").write_text(f"tests:\n{tests}", encoding="utf-8")


def against_pytest(folder: Path, rounds: int) -> Paired:
    """1,000 written tests in one process, against pytest with 1,000 tests that do nothing."""
    generate_tests(folder, 10, 100)
    empty = "".join(f"def test_{number}():\n    pass\n\n\n" for number in range(1000))
    (folder / "test_nothing.py").write_text(empty, encoding="utf-8")
    ours = Command(script("blueprintc", "test", "--only", "tests"), folder)
    theirs = Command(script("pytest", "-q", "-p", "no:cacheprovider", "test_nothing.py"), folder)
    return paired(ours, theirs, rounds)


def _busy(count: int) -> float:
    """Seconds that so many processes take side by side, each with the same work."""
    work = (sys.executable, "-c", "for number in range(10_000_000): pass")
    began = time.perf_counter()
    processes = [subprocess.Popen(work) for _ in range(count)]
    for process in processes:
        process.wait()
    return time.perf_counter() - began


def two_processes(folder: Path, rounds: int) -> Paired:
    """Everything that declared callers are tried with, by two processes against one.

    Raises ``Missing`` where this machine is too busy, or too small, to run two processes side by side.
    """
    alone, together = _busy(1), _busy(2)
    if together > 1.2 * alone:
        raise Missing(f"two processes take {together / alone:.2f} times as long as one: this machine is busy or small")
    generate_tests(folder, 12, 100)
    two = Command(script("blueprintc", "test", "--jobs", "2"), folder)
    one = Command(script("blueprintc", "test"), folder)
    return paired(two, one, rounds)
