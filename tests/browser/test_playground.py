"""The playground on a real server in a real browser: choose, type, see, copy; strangers are kept out."""

import json
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the extra serve is not installed")
pytest.importorskip("uvicorn", reason="the extra serve is not installed")
Visitor = Callable[..., Any]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    command = [sys.executable, "-m", "blueprintc", "serve", "--port", "0", "--quiet"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        yield running.stdout.readline().strip()
        running.terminate()


def test_typing_changes_findings_and_picture(address: str, visit: Visitor) -> None:
    seen = visit(address + "/").page
    seen.locator("#result .picture").wait_for()
    assert "works" in seen.locator("#state").inner_text()
    assert seen.locator("#findings").inner_text() == "Nothing to complain about."
    text = seen.get_by_label("Text of the blueprint")
    text.fill(text.input_value().replace("https://api.openai.com", "http://api.openai.com").replace("name:", "nam:"))
    finding = seen.locator("#findings .error button", has_text="nam").first
    finding.click()
    chosen = text.evaluate("each => each.value.slice(each.selectionStart, each.selectionEnd)")
    assert chosen == "nam"
    assert "error" in seen.locator("#state").inner_text()


def test_another_blueprint_caller_and_inputs(address: str, visit: Visitor) -> None:
    seen = visit(address + "/#cohere/rerank").page
    seen.locator("#result .picture").wait_for()
    seen.get_by_label("Begin with").select_option("cohere/embed-v2")
    seen.locator("#result .title", has_text="cohere.multimodal").or_(
        seen.locator("#result .title", has_text="cohere.embedding")
    ).first.wait_for()
    seen.get_by_text("What is sent, and what the provider answers").click()
    seen.get_by_label("Documents, one a line").fill("my own words\nand others")
    seen.locator("mark.p", has_text="and others").first.wait_for()
    seen.get_by_label("The provider's answer").fill('{"embeddings": {"float": []}}')
    seen.locator("#state", has_text="fails").wait_for()
    seen.get_by_label("Parameters (JSON)").fill("{")
    seen.get_by_text("This is no JSON object.").wait_for()


def test_any_way_out_is_copied(address: str, visit: Visitor) -> None:
    seen = visit(address + "/").page
    seen.locator("#result .picture").wait_for()
    seen.get_by_label("As", exact=True).select_option("terraform")
    assert 'resource "opensearch_ml_connector"' in seen.locator("#way-text").inner_text()
    seen.get_by_role("button", name="Copy").click()
    seen.get_by_role("button", name="Copied").wait_for()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("phone", [False, True])
def test_it_fits(address: str, visit: Visitor, phone: bool, dark: bool) -> None:
    made = visit(address + "/", phone=phone, dark=dark)
    made.page.locator("#result .picture").wait_for()
    assert made.overflow() == 0


def test_hostile_drafts_stay_text(address: str, visit: Visitor) -> None:
    seen = visit(address + "/").page
    seen.locator("#result .picture").wait_for()
    text = seen.get_by_label("Text of the blueprint")
    hostile = "</script><img src=x onerror=\"document.title='taken'\">"
    text.fill(text.input_value().replace("name: ", f"nam{hostile}: ", 1))
    seen.get_by_text("What is sent, and what the provider answers").click()
    seen.get_by_label("Documents, one a line").fill(hostile)
    seen.locator("#state", has_text="error").wait_for()
    text.fill(text.input_value().replace(f"nam{hostile}: ", "name: ", 1))
    seen.locator("mark.p", has_text="taken").first.wait_for()
    assert seen.title() == "Playground"
    assert seen.locator("#result img, #findings img").count() == 0


def _status(address: str, headers: dict[str, str], body: bytes | None = None) -> int:
    try:
        with urllib.request.urlopen(urllib.request.Request(address, body, headers)) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_other_sites_get_nothing(address: str) -> None:
    play, body = f"{address}/_blueprintc/play", json.dumps({"text": "blueprint: 1"}).encode()
    kind = {"content-type": "application/json"}
    assert _status(play, kind, body) == 200
    assert _status(play, {**kind, "origin": address}, body) == 200
    assert _status(play, {**kind, "origin": "https://evil.example"}, body) == 403
    assert _status(play, {**kind, "host": "rebound.example"}, body) == 403
    assert _status(play, {"content-type": "text/plain"}, body) in (403, 406)
    assert _status(f"{address}/_blueprintc/catalogue?id=openai/chat", {"host": "rebound.example"}) == 403
    assert _status(f"{address}/_blueprintc/catalogue?id=../../etc/passwd", {}) == 404


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b'{"text": 1}', b'{"entry": "no/such", "text": ""}', b"[" * 100_000]
)
def test_broken_plays_are_refused(address: str, body: bytes) -> None:
    assert _status(f"{address}/_blueprintc/play", {"content-type": "application/json"}, body) == 400


def test_clients_of_the_api_see_the_cluster(address: str) -> None:
    with urllib.request.urlopen(address + "/") as answer:
        assert json.load(answer)["version"]["distribution"] == "opensearch"
