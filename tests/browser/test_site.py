"""The site as a reader uses it: opened from files, searched, clicked through, copied from."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from blueprintc.api import site
from blueprintc.pages.site import SiteOptions, write_site
from blueprintc.runner import TRUST_ALL, RunOptions

_CATALOGUE = Path(__file__).parents[2] / "blueprints"
Visitor = Callable[..., Any]


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    paths = [_CATALOGUE / name for name in ("openai", "cohere", "ollama")]
    write_site(folder, site(paths, SiteOptions(title="Connectors", run=RunOptions(settings=TRUST_ALL))))
    return folder / "index.html"


def test_searching_and_choosing_a_caller(gallery: Path, visit: Visitor) -> None:
    seen = visit(gallery).page
    everything = seen.locator(".entry:visible").count()
    seen.get_by_label("Find").fill("cohere rerank")
    assert 0 < seen.locator(".entry:visible").count() < everything
    assert seen.locator(".provider-group:visible").count() == 1
    seen.get_by_label("Find").fill("")
    chip = seen.get_by_role("button", name="text_embedding")
    chip.click()
    found = seen.locator(".entry:visible")
    assert 0 < found.count() < everything
    assert all("text_embedding" in text for text in found.all_inner_texts())
    seen.reload()
    assert seen.locator(".entry:visible").count() == found.count(), "the address remembers the choice"
    chip.click()
    seen.get_by_label("Find").fill("nothing is called like that")
    assert seen.get_by_text("Nothing is like that").is_visible()


def test_from_the_gallery_to_a_text_in_the_clipboard(gallery: Path, visit: Visitor) -> None:
    seen = visit(gallery).page
    seen.get_by_role("link", name="OpenAI embeddings", exact=True).click()
    assert seen.get_by_role("heading", level=1).inner_text() == "OpenAI embeddings"
    seen.get_by_role("button", name="document 2").first.click()
    assert seen.locator("tr.hit").count() == 1
    seen.locator(".way-out > summary", has_text="curl").first.click()
    panel = seen.locator(".way-out[open]", has_text="curl").first
    panel.get_by_role("button", name="Copy").click()
    panel.get_by_role("button", name="Copied").wait_for()
    seen.goto(gallery.as_uri())
    seen.get_by_label("Find").focus()
    seen.keyboard.press("Control+V")
    assert "curl" in seen.get_by_label("Find").input_value()


def test_keyboard_alone_is_enough(gallery: Path, visit: Visitor) -> None:
    seen = visit(gallery).page
    seen.keyboard.press("Tab")
    assert seen.evaluate("document.activeElement.className") == "skip"
    seen.get_by_label("Find").focus()
    seen.keyboard.type("cohere rerank")
    seen.locator(".entry:visible a").first.focus()
    seen.keyboard.press("Enter")
    seen.wait_for_url("**/cohere/**")
    seen.locator(".crumbs a").focus()
    seen.keyboard.press("Enter")
    seen.wait_for_url("**/index.html*")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("phone", [False, True])
def test_pages_fit(gallery: Path, visit: Visitor, phone: bool, dark: bool) -> None:
    for page in (gallery, gallery.parent / "openai/embedding.html", gallery.parent / "cohere/rerank.html"):
        made = visit(page, phone=phone, dark=dark)
        for each in made.page.locator("details").all():
            each.evaluate("each => { each.open = true; }")
        assert made.overflow() == 0, page.name


def test_without_scripts_everything_is_there(gallery: Path, visit: Visitor) -> None:
    seen = visit(gallery, scripts=False).page
    assert seen.locator(".entry").first.is_visible()
    assert not seen.get_by_label("Find").is_visible()
    seen.get_by_role("link", name="OpenAI embeddings", exact=True).click()
    assert seen.get_by_role("heading", level=1).is_visible()
