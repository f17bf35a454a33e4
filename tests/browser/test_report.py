"""The HTML report of a test run, opened and clicked through."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from blueprintc.pages.test_report import render_test_report
from tests.unit.pages.results import sample_result

Visitor = Callable[..., Any]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.html"
    path.write_text(render_test_report(sample_result()), encoding="utf-8")
    return path


def test_failures_come_first_and_lead_to_their_pictures(report: Path, visit: Visitor) -> None:
    seen = visit(report).page
    assert [each.strip() for each in seen.locator("h2").all_inner_texts()] == ["Failures", "Blueprints", "Coverage"]
    seen.get_by_role("link", name="scores in order").click()
    failure = seen.locator("#failure-1")
    assert failure.get_by_text('"top_n" is 2, expected 3').first.is_visible()
    assert failure.locator(".difference .added", has_text='"top_n": 2').is_visible()
    failure.locator("mark.p", has_text="second document").first.hover()
    assert "0.92" in failure.locator("mark.p.hit").all_inner_texts()


def test_blueprints_are_found_opened_and_closed(report: Path, visit: Visitor) -> None:
    seen = visit(report).page
    seen.get_by_label("Find").fill("bedrock")
    assert seen.locator(".file:visible").count() == 1
    assert seen.get_by_text("1 of 3").is_visible()
    summary = seen.locator(".file:visible > summary")
    summary.focus()
    seen.keyboard.press("Enter")
    assert seen.locator(".file:visible .cases").is_visible()
    seen.locator(".file:visible .lane > summary").first.click()
    assert seen.locator(".file:visible .box").first.is_visible()
    seen.keyboard.press("Enter")


def test_a_case_can_be_copied(report: Path, visit: Visitor) -> None:
    seen = visit(report).page
    seen.get_by_text("This case as a test to paste").first.click()
    button = seen.get_by_role("button", name="Copy")
    button.click()
    seen.get_by_role("button", name="Copied").wait_for()
    area = seen.get_by_label("Find")
    area.focus()
    seen.keyboard.press("Control+V")
    assert area.input_value().startswith("- name: scores in order")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("phone", [False, True])
def test_it_fits(report: Path, visit: Visitor, phone: bool, dark: bool) -> None:
    made = visit(report, phone=phone, dark=dark)
    for each in made.page.locator("details").all():
        each.evaluate("each => { each.open = true; }")
    assert made.overflow() == 0


def test_it_prints(report: Path, visit: Visitor) -> None:
    seen = visit(report).page
    seen.emulate_media(media="print")
    assert not seen.get_by_label("Find").is_visible()
    assert seen.pdf().startswith(b"%PDF")
    cases = seen.locator(".cases").last
    assert not cases.is_visible()
    seen.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert cases.is_visible()
    seen.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not cases.is_visible()
