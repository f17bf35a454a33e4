"""Hostile input to the emulator: an answer or a refusal by name, in time that grows with the input and no faster."""

import json
import time
from collections.abc import Callable

import pytest

from blueprintc.emulator.cases import run_lines
from blueprintc.errors import UnsupportedError
from tests.conformance.played import Played, play

_TARGETS = ("2.11", "3.4", "3.8")


@pytest.mark.parametrize("target", _TARGETS)
@pytest.mark.parametrize("answer", ["[" * 100_000, '{"a":' * 100_000, '{"a":' * 900 + "1" + "}" * 900])
def test_deep_answers(target: str, answer: str) -> None:
    assert play(given={"q": "a"}, answers=[answer], target=target).status in (200, 400, 500)


@pytest.mark.parametrize("target", _TARGETS)
def test_deep_parameters_and_documents(target: str) -> None:
    deep = "[" * 100_000 + "]" * 100_000
    assert play(given={"q": deep}, target=target).status in (200, 400)
    text = '{"a":' * 50_000
    (result,) = run_lines([json.dumps({"id": "x", "target": target, "connector_raw": text})])
    assert "nesting depth (1001)" in result


@pytest.mark.parametrize("target", _TARGETS)
@pytest.mark.parametrize(
    "text", ["\ud800", "\udc00\ud800", "a\ud83d", "\u2028\u2029", "\x00\x1b[31m", "\ufeff", "\U0010ffff"]
)
def test_odd_characters(target: str, text: str) -> None:
    assert play(given={"q": text}, answers=[json.dumps({"a": text})], target=target).status == 200
    assert play(given={"q": text}, answers=[f'{{"a":"{text}"}}'], target=target).status in (200, 400, 500)


@pytest.mark.parametrize("target", _TARGETS)
@pytest.mark.parametrize("number", ["NaN", "-Infinity", "1e999999999", "1e-999999999", "9" * 5000, "-0", "1E+2", "01"])
def test_odd_numbers(target: str, number: str) -> None:
    assert play(given={"q": "a"}, answers=[f'{{"a":{number}}}'], target=target).status in (200, 400, 500)


def test_a_billion_laughs_are_refused() -> None:
    laughs = {f"p{depth}": f"${{parameters.p{depth + 1}}}" * 10 for depth in range(12)}
    with pytest.raises(UnsupportedError, match="more than 1,000,000 placeholders"):
        play({"request_body": '{"q":"${parameters.p0}"}'}, parameters=laughs | {"p12": "ha"})
    with pytest.raises(UnsupportedError, match="grow to more than 128 MiB"):
        play({"request_body": '{"q":"${parameters.p0}"}'}, parameters=laughs | {"p12": "ha" * 10_000})


def test_long_chains_are_followed() -> None:
    chain = {f"p{link}": f"${{parameters.p{link + 1}}}" for link in range(5_000)} | {"p5000": "end"}
    assert play({"request_body": '{"q":"${parameters.p0}"}'}, parameters=chain).body == '{"q":"end"}'


@pytest.mark.parametrize(
    "line",
    [
        "",
        "{",
        "[]",
        "null",
        '"x"',
        "[" * 50_000,
        '{"id":"x","connector":17}',
        '{"id":"x","connector":{},"call":[]}',
        '{"id":"x","connector":{},"model":[]}',
        '{"id":"x","connector":{},"settings":[]}',
        '{"id":"x","target":"one"}',
        '{"id":"x","target":{"a":1}}',
        '{"id":"x","responses":{"a":1}}',
        '{"id":"x","responses":[{"status":"x"}]}',
        '{"id":"x","responses":[{"status":99999999999999999999}]}',
        '{"id":"x","responses":[{"headers":[["a"]]}]}',
        '{"id":"x","responses":[{"body_b64":"x"}]}',
        '{"id":"x","connector_raw":"","call":{"path":"/","body":1}}',
        '{"id":"x","connector_raw":"{}","settings":{"plugins.ml_commons.max_json_size":"big"}}',
    ],
)
def test_broken_lines_do_not_stop_the_others(line: str) -> None:
    good = json.dumps({"id": "good", "connector_raw": "{}"})
    results = [json.loads(result) for result in run_lines([good, line, b"\xff\xfe", good])]
    assert [result["id"] for result in (results[0], results[-1])] == ["good", "good"]
    assert "not UTF-8" in results[-2]["error"]
    assert not any("internal fault" in result.get("error", "") for result in results)


def _embed(count: int, length: int) -> Played:
    action = {
        "request_body": '{"input":${parameters.input}}',
        "pre_process_function": "connector.pre_process.openai.embedding",
        "post_process_function": "connector.post_process.openai.embedding",
    }
    vectors = {"data": [{"embedding": [0.5] * 20} for _ in range(count)]}
    call = {"text_docs": ['y"\n'.ljust(length, "é")] * count}
    return play(action, call=call, path="_predict/text_embedding", answers=[vectors])


def test_large_documents_arrive() -> None:
    played = _embed(1_000, 3_000)
    assert len(played.tensors) == 1_000
    assert len(played.body) > 3_000_000


_GROWING: dict[str, Callable[[int], object]] = {
    "documents": lambda size: _embed(size // 10, 100),
    "parameter": lambda size: play(given={"q": 'x"é\n' * size}),
    "answer": lambda size: play(given={"q": "a"}, answers=[{"r": 'x"é\n' * size}]),
    "placeholders": lambda size: play(
        {"request_body": f"[{','.join(['${parameters.q}'] * size)}]"}, parameters={"q": 1}
    ),
    "open placeholders": lambda size: play({"request_body": f"[{','.join(['${parameters.q'] * size)}]"}),
    "toString": lambda size: play(parameters={"q": "${parameters.a.toString()} " * size, "a": "b"}),
    "parameters": lambda size: play(given={"q": "a", **{f"p{number}": "v" for number in range(size)}}),
    "headers": lambda size: play({"headers": {f"H{number}": "v" for number in range(size)}}, given={"q": "a"}),
    "comments": lambda size: list(run_lines([json.dumps({"id": "x", "connector_raw": "/**/" * size + "{}"})])),
}


@pytest.mark.parametrize("name", sorted(_GROWING))
def test_time_grows_with_the_input(name: str) -> None:
    work = _GROWING[name]
    work(100)
    small = min(_seconds(work, 2_000) for _ in range(3))
    large = min(_seconds(work, 16_000) for _ in range(2))
    assert large < 8 * small * 3 + 0.2, f"8 times the input takes {large / small:.1f} times as long"


def _seconds(work: Callable[[int], object], size: int) -> float:
    start = time.process_time()
    work(size)
    return time.process_time() - start
