"""Recorded cases in which a few values are replaced by odd ones: always a result, never an internal fault."""

import copy
import json
import random
from collections.abc import Iterator
from typing import Any

import pytest

from blueprintc.emulator.cases import run_lines
from tests.shared import shared_path

_ODD: tuple[Any, ...] = (
    *(
        None,
        True,
        1,
        -1,
        1.5,
        1e400,
        "",
        " ",
        "{",
        "[1]",
        '{"a":1}',
        "${parameters.x}",
        "é😀",
        "\ud800",
        "null",
        "true",
    ),
    *([], {}, [None], {"a": None}, [[1]], 12345678901234567890, "$.a", "$..*", '[{"type":"to_string"}]'),
    *("connector.pre_process.default.embedding", "connector.post_process.openai.embedding", "return params.x;"),
    *({"type": "regex_capture", "pattern": "(", "groups": "[1]"}, "text_embedding", "https://[::1]:0/%zz"),
)
_PIECES = ('"', "\\", "{", "}", "[", "\n", "${", "$", "é", "\0", "'", ";", "(")
_RELEASES = ("2.9", "2.11", "2.13", "2.15", "2.17.0", "2.19", "3.0", "3.2", "3.4", "3.6", "3.8")
_CASES = 1_500


def _paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from _paths(item, (*path, key))


def _mutated(case: dict[str, Any], source: random.Random) -> dict[str, Any]:
    changed = copy.deepcopy(case)
    if source.random() < 0.5:
        changed["target"] = source.choice(_RELEASES)
    for _ in range(source.randint(1, 3)):
        paths = [path for path in _paths(changed) if len(path) > 1 and path[0] in ("connector", "call", "model")]
        paths += [path for path in _paths(changed.get("responses", [])) if "body" in path]
        if paths:
            path = source.choice(paths)
            _replace(changed if isinstance(path[0], str) else changed["responses"], path, source)
    return changed


def _replace(value: Any, path: tuple[Any, ...], source: random.Random) -> None:
    for key in path[:-1]:
        value = value[key]
    old = value[path[-1]]
    if source.random() < 0.15:
        del value[path[-1]]
    elif isinstance(old, str) and source.random() < 0.3:
        at = source.randint(0, len(old))
        value[path[-1]] = old[:at] + source.choice(_PIECES) + old[at + source.randint(0, 2) :]
    else:
        value[path[-1]] = copy.deepcopy(source.choice(_ODD))


@pytest.mark.parametrize("seed", [1, 2])
def test_mutated_cases(seed: int) -> None:
    source = random.Random(seed)
    with shared_path("golden/predict.jsonl").open(encoding="utf-8") as stream:
        cases = [json.loads(line) for line in stream]
    lines = [json.dumps(_mutated(source.choice(cases), source)) for _ in range(_CASES)]
    for line, result in zip(lines, run_lines(lines), strict=True):
        answer = json.loads(result)
        assert set(answer) in ({"id", "error"}, {"id", "create", "register", "requests", "response"})
        assert "internal fault" not in str(answer.get("error")), line
