"""Who answers behind the command ``serve``: recorded answers, another address."""

from pathlib import Path

from tests.server.conftest import Echo, Served
from tests.server.test_keeping import make_model, predict


def test_answers_are_recorded_and_given_again(tmp_path: Path, echo: Echo) -> None:
    cassette = str(tmp_path / "calls.cassette.json")
    first = Served("--live", "--cassette", cassette, "--record", "new")
    try:
        model_id = make_model(first, echo.url)
        assert predict(first, model_id, "once") == {"echo": {"q": "once"}}
    finally:
        first.stop()
    asked = len(echo.bodies)
    assert asked == 1
    second = Served("--cassette", cassette)
    try:
        assert predict(second, make_model(second, echo.url), "once") == {"echo": {"q": "once"}}
    finally:
        second.stop()
    assert len(echo.bodies) == asked
    assert b"sk-do-not-tell" not in Path(cassette).read_bytes()


def test_calls_go_to_another_address(echo: Echo) -> None:
    served = Served("--base-url", f"api.example.com={echo.url}")
    try:
        assert predict(served, make_model(served, "https://api.example.com"), "x") == {"echo": {"q": "x"}}
    finally:
        served.stop()
    assert echo.bodies == [b'{"q":"x"}']
