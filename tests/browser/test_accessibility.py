"""Every kind of page under axe-core: contrast in both colour schemes, roles, labels, order of headings, keyboard."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from blueprintc.api import site
from blueprintc.pages.site import SiteOptions, write_site
from blueprintc.pages.test_report import render_test_report
from blueprintc.runner import TRUST_ALL, RunOptions
from tests.unit.pages.results import sample_result

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")

_CATALOGUE = Path(__file__).parents[2] / "blueprints"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    paths = [_CATALOGUE / name for name in ("openai", "bedrock/titan-embedding.blueprint.yaml")]
    write_site(folder / "site", site(paths, SiteOptions(run=RunOptions(settings=TRUST_ALL))))
    (folder / "report.html").write_text(render_test_report(sample_result()), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def playground() -> Iterator[str]:
    pytest.importorskip("uvicorn", reason="the extra serve is not installed")
    command = [sys.executable, "-m", "blueprintc", "serve", "--port", "0", "--quiet"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        yield running.stdout.readline().strip()
        running.terminate()


def _violations(browser: Any, address: str, wait_for: str, *, dark: bool, phone: bool = False) -> list[str]:
    size = {"width": 360, "height": 740} if phone else {"width": 1280, "height": 900}
    context = browser.new_context(viewport=size, color_scheme="dark" if dark else "light", bypass_csp=True)
    page = context.new_page()
    page.goto(address)
    page.locator(wait_for).first.wait_for()
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    found = axe.Axe().run(page).response["violations"]
    context.close()
    return [f"{one['id']}: {one['help']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    "name", ["report.html", "site/index.html", "site/openai/agent.html", "site/bedrock/titan-embedding.html"]
)
def test_pages(browser: Any, pages: Path, name: str, dark: bool) -> None:
    assert _violations(browser, (pages / name).as_uri(), "h1", dark=dark) == []


def test_pages_on_a_phone(browser: Any, pages: Path) -> None:
    assert _violations(browser, (pages / "report.html").as_uri(), "h1", dark=False, phone=True) == []


@pytest.mark.parametrize("dark", [False, True])
def test_playground(browser: Any, playground: str, dark: bool) -> None:
    assert _violations(browser, playground + "/", "#result .picture", dark=dark) == []
