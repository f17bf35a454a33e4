"""A real browser: Debian's Chromium, driven by Playwright. Tests are skipped where it is missing."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")

_FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}


class Visit:
    """A page that was opened, and what the browser complained about or asked for."""

    def __init__(self, page: "playwright.Page") -> None:
        self.page = page
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("dialog", lambda dialog: (self.complaints.append("a dialog"), dialog.dismiss()))

    def open(self, address: str) -> "playwright.Page":
        """Go to an address."""
        self.page.goto(address)
        return self.page

    @property
    def foreign(self) -> list[str]:
        """Requests that did not go to files or to this machine."""
        return [url for url in self.requests if not url.startswith(("file:", "data:", "http://127.0.0.1:"))]

    def overflow(self) -> int:
        """How many pixels the page is wider than its window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.fixture(scope="session")
def browser() -> "Iterator[playwright.Browser]":
    """One browser for all tests."""
    path = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("there is no Chromium on this machine")
    with playwright.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=path, headless=True, args=_FLAGS.split())
        yield running
        running.close()


@pytest.fixture
def visit(browser: "playwright.Browser") -> "Iterator[Callable[..., Visit]]":
    """``visit(address, phone=…, dark=…)``: open a page; afterwards it must not have complained or gone elsewhere."""
    visits: list[Visit] = []

    def opened(address: str | Path, *, phone: bool = False, dark: bool = False, scripts: bool = True) -> Visit:
        context = browser.new_context(
            viewport=PHONE if phone else DESKTOP,
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
        )
        made = Visit(context.new_page())
        made.open(address.as_uri() if isinstance(address, Path) else address)
        visits.append(made)
        return made

    yield opened
    for made in visits:
        made.page.context.close()
    for made in visits:
        assert made.complaints == []
        assert made.foreign == []
