"""The mapping picture in a real browser: hover, click, keyboard, phone, dark, print, hostile values."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from blueprintc.api import run, run_caller
from blueprintc.emulator.callers import Inputs
from blueprintc.emulator.exchange import ProviderResponse
from blueprintc.pages.html import render_page
from blueprintc.pages.picture import Picture, course_of, picture_of
from blueprintc.runner import TRUST_ALL, RunOptions

_CATALOGUE = Path(__file__).parents[2] / "blueprints"
_TRUSTING = RunOptions(settings=TRUST_ALL)
Visitor = Callable[..., Any]


def _write(path: Path, *pictures: Picture) -> Path:
    file = path / "page.html"
    file.write_text(
        render_page("pictures.html", title="Pictures", home="", brand="blueprintc", pictures=pictures), encoding="utf-8"
    )
    return file


@pytest.fixture
def page(tmp_path: Path) -> Path:
    response = (_CATALOGUE / "cohere/rerank.response.json").read_bytes()
    runs = run_caller(
        _CATALOGUE / "cohere/rerank.blueprint.yaml",
        "rerank",
        Inputs(docs=["first document", "second document"], query="a question"),
        [ProviderResponse(200, response)],
        options=_TRUSTING,
    )
    return _write(tmp_path, picture_of(course_of(runs[0])))


def test_hover_lights_up_a_value_on_its_whole_way(page: Path, visit: Visitor) -> None:
    seen = visit(page).page
    piece = seen.locator("mark.p", has_text="second document").first
    piece.hover()
    lit = seen.locator("mark.p.hit").all_inner_texts()
    assert "second document" in lit
    assert "0.92" in lit, "the score that the provider gave the second document"
    assert "first document" not in lit
    seen.mouse.move(1, 1)
    assert seen.locator("mark.p.hit").count() == 0


def test_click_keeps_it_and_escape_lets_go(page: Path, visit: Visitor) -> None:
    seen = visit(page).page
    button = seen.get_by_role("button", name="document 1")
    button.click()
    seen.mouse.move(1, 1)
    assert button.get_attribute("aria-pressed") == "true"
    assert seen.locator("tr.hit").count() == 1
    faded = seen.locator("mark.p", has_text="second document").first
    seen.wait_for_timeout(200)
    assert float(faded.evaluate("each => getComputedStyle(each).opacity")) < 0.5
    seen.keyboard.press("Escape")
    assert button.get_attribute("aria-pressed") == "false"
    assert seen.locator("mark.p.hit").count() == 0


def test_keyboard_alone_is_enough(page: Path, visit: Visitor) -> None:
    seen = visit(page).page
    for _ in range(12):
        seen.keyboard.press("Tab")
        if seen.evaluate("document.activeElement.classList.contains('strand')"):
            break
    assert seen.locator("tr.hit th").inner_text().startswith("1")
    seen.keyboard.press("ArrowDown")
    assert "first document" in seen.locator("mark.p.hit").all_inner_texts()
    outline = seen.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    seen.keyboard.press("Enter")
    assert seen.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"


def test_everything_can_be_read_without_scripts(page: Path, visit: Visitor) -> None:
    seen = visit(page, scripts=False).page
    assert seen.get_by_text("results[1]").first.is_visible()
    assert seen.locator("details").first.get_attribute("open") is not None


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("phone", [False, True])
def test_it_fits_and_has_contrast(page: Path, visit: Visitor, phone: bool, dark: bool) -> None:
    made = visit(page, phone=phone, dark=dark)
    assert made.overflow() == 0
    background, colour = made.page.evaluate(
        "[document.body, document.querySelector('h1')].map((each, at) => getComputedStyle(each)[at ? 'color' : "
        "'backgroundColor'].match(/[0-9]+/g).slice(0, 3).map(Number).reduce((sum, one) => sum + one, 0))"
    )
    assert (background < 200) == dark
    assert abs(background - colour) > 400


def test_on_paper_every_value_has_its_number(page: Path, visit: Visitor) -> None:
    seen = visit(page).page
    seen.emulate_media(media="print")
    after = seen.locator("mark.p").first.evaluate("each => getComputedStyle(each, '::after').content")
    assert "1" in after
    assert seen.pdf().startswith(b"%PDF")


_HOSTILE = (
    "</pre></code></script><script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"
    "<style>body{display:none}</style>\u202e\u0000'\"`"
)


@pytest.mark.parametrize("phone", [False, True])
def test_hostile_values_stay_text(tmp_path: Path, visit: Visitor, phone: bool) -> None:
    connector = {
        "name": _HOSTILE,
        "version": "1",
        "protocol": "http",
        "actions": [
            {
                "action_type": "predict",
                "method": "POST",
                "url": "https://api.openai.com/v1/x",
                "headers": {"X-Note": "${parameters.long}"},
                "request_body": '{"q": "${parameters.q}", "long": "${parameters.long}"}',
            }
        ],
    }
    call = {"parameters": {"q": _HOSTILE, "long": "x" * 5000, _HOSTILE: _HOSTILE}}
    made = run(connector, call, [ProviderResponse(200, json.dumps({"a": _HOSTILE}).encode())], options=_TRUSTING)
    seen = visit(_write(tmp_path, picture_of(course_of(made))), phone=phone)
    assert seen.page.title() == "Pictures"
    assert seen.page.locator("img").count() == 0
    assert seen.page.locator("body").is_visible()
    assert seen.page.locator("mark.p", has_text="document.title='taken'").count() > 1
    assert seen.overflow() == 0
