"""The HTML report: what it says, that it is the same twice, that texts stay texts."""

from blueprintc.pages.test_report import render_test_report
from blueprintc.tester.result import TestResult
from tests.unit.pages.markup import Markup
from tests.unit.pages.results import sample_result


def test_it_says_what_happened() -> None:
    text = Markup(render_test_report(sample_result())).text
    assert text.index("scores in order") < text.index("Find") < text.index("Cases")
    for words in (
        '"top_n" is 2, expected 3',
        "blueprints/cohere/rerank.test.yaml:12:9",
        "nobody can notice that",
        "not yet",
        "parameters.never",
        "blueprintc 1.2.3",
        "(large)",
    ):
        assert words in text


def test_it_is_the_same_every_time_and_asks_for_nothing() -> None:
    page = render_test_report(sample_result())
    assert page == render_test_report(sample_result())
    for tag, attributes in Markup(page).elements:
        assert tag not in ("img", "iframe", "object", "embed"), tag
        address = attributes.get("src") or attributes.get("href") or ""
        assert address.startswith(("#", "data:,")) or not address, address
        assert not any(name.startswith("on") or name == "style" for name in attributes)


def test_hostile_texts_are_text() -> None:
    hostile = "</p><script>alert(1)</script>\x00\u202e"
    page = Markup(render_test_report(sample_result(hostile), title=hostile))
    scripts = [tag for tag, _ in page.elements if tag == "script"]
    assert len(scripts) == 1
    assert "<script>alert(1)" in page.text
    assert not set("\x00\u202e") & set(page.text)


def test_an_empty_run_has_a_report() -> None:
    assert "No blueprint was tested." in Markup(render_test_report(TestResult(files=()))).text
