"""A script can neither hang nor eat the machine: every excess ends in a named error, soon."""

import pytest

from blueprintc.jvm.errors import JavaError
from blueprintc.painless import run
from blueprintc.painless.values import Runtime, ScriptLimitError
from blueprintc.painless.values import runtime as limits

LOOP = "The maximum number of statements that can be executed in a loop has been reached."


def steps(runtime: Runtime, times: int, count: int) -> None:
    """Do that much work."""
    for _ in range(times):
        runtime.step(count)


def error_of(source: str) -> tuple[str, str | None]:
    """Simple class and message of the error that a script ends with."""
    error = run(source, {}).error
    assert error is not None
    return error.java_class.rpartition(".")[2], error.message


@pytest.mark.parametrize(
    "source",
    [
        "while (true) { def x = 1; }",
        "for (;;) { def a = [1]; }",
        "int i = 0; do { i = 1; } while (i == 1);",
        "[1].forEach(x -> { while (true) { def y = x; } });",
        "void f() { while (true) { def y = 1; } } f();",
        "try { while (true) { def x = 1; } } catch (Exception e) { return 'caught' }",
    ],
)
def test_loops_end(source: str) -> None:
    assert error_of(source) == ("PainlessError", LOOP)


def test_the_limit_is_999_999_iterations_in_a_function() -> None:
    assert run("int n = 0; for (int i = 0; i < 999999; i++) { n = i } return '' + n", {}).result == "999998"
    assert error_of("int n = 0; for (int i = 0; i < 1000000; i++) { n = i } return '' + n") == ("PainlessError", LOOP)


@pytest.mark.parametrize(
    "source",
    [
        "int f(int x) { return f(x + 1) } return '' + f(0)",
        "def f(def x) { return f([x]) } return '' + f(0)",
        "def l = []; def m = ['a': l]; l.add(m); return m.toString()",
        "def l = []; def m = ['a': l]; l.add(m); return '' + m.hashCode()",
        "try { int f = 0; return '' + g(0) } catch (Exception e) { return 'caught' }".replace(
            "try", "int g(int x) { return g(x + 1) } try", 1
        ),
    ],
)
def test_recursion_ends(source: str) -> None:
    assert error_of(source) == ("StackOverflowError", None)


def test_ordinary_recursion_is_possible() -> None:
    assert run("int f(int n) { return n == 0 ? 0 : 1 + f(n - 1) } return '' + f(3000)", {}).result == "3000"


@pytest.mark.parametrize(
    "source",
    [
        'String s = "a"; for (int i = 0; i < 100; i++) { s = s + s } return s',
        'String s = "a"; for (int i = 0; i < 100; i++) { s += s } return s',
        'def s = "a"; for (int i = 0; i < 100; i++) { s += s } return s',
        'StringBuilder s = new StringBuilder("abc"); for (int i = 0; i < 100; i++) { s.append(s) } return "x"',
        'StringBuilder s = new StringBuilder("abc"); for (int i = 0; i < 100; i++) { s.insert(0, s) } return "x"',
        'def l = [1]; for (int i = 0; i < 100; i++) { l.addAll(l) } return "x"',
        "def l = [1, 2]; for (int i = 0; i < 60; i++) { l = [l, l] } return l.toString()",
        "def l = new int[2147483647]; return '' + l.length",
        "def l = new int[100000][100000]; return '' + l.length",
        "return String.join(',', Collections.nCopies(20000000, 'abcdefghij'))",
    ],
)
def test_memory_is_bounded(source: str) -> None:
    assert error_of(source) == ("OutOfMemoryError", "Java heap space")


def test_calls_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_STEPS", 200_000)
    with pytest.raises(ScriptLimitError, match="stopped after 200000 steps"):
        run("int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2) } return '' + fib(60)", {})


def test_time_is_bounded() -> None:
    now = iter(range(0, 10**6, 10))
    runtime = Runtime(timer=lambda: float(next(now)))
    with pytest.raises(ScriptLimitError, match="stopped after 60 seconds"):
        steps(runtime, 20, 64)


def test_growing_memory_is_noticed() -> None:
    held = iter(range(0, 1 << 40, 400 << 20))
    runtime = Runtime(memory=lambda: next(held))
    with pytest.raises(JavaError, match="Java heap space"):
        steps(runtime, 100, limits.STEPS_PER_PROBE)


@pytest.mark.parametrize("depth", [50, 250])
def test_deep_expressions_run(depth: int) -> None:
    assert run(f"return '' + {'(1 + ' * depth}1{')' * depth}", {}).result == str(depth + 1)
    assert run(f"return {'[' * depth}{']' * depth}.toString()", {}).result == "[" * depth + "]" * depth


def test_long_chains_run() -> None:
    chain = " + ".join(["params.x"] * 1000)
    assert run(f"return '' + ({chain})", {"x": 2}).result == "2000"
    assert run(f"int x = 1; return '' + ({' + '.join(['x'] * 1000)})", {}).result == "1000"
    assert run(f"return {' + '.join(['params.s'] * 800)} + ''", {"s": "ab"}).result == "ab" * 800
