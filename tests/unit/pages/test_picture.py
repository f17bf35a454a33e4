"""The picture of a call: where values come from and go, what is shortened, what is never shown."""

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from blueprintc.api import run, run_caller, run_samples
from blueprintc.emulator.callers import Inputs
from blueprintc.emulator.exchange import ProviderResponse
from blueprintc.pages.html import cells, render_page
from blueprintc.pages.picture import Column, Picture, course_of, picture_of
from blueprintc.runner import TRUST_ALL, RunOptions
from tests.unit.pages.markup import Markup

CATALOGUE = Path(__file__).parents[3] / "blueprints"
_TRUSTING = RunOptions(settings=TRUST_ALL)
_SECRET = 'sk-canary/"7f+3"'


def _one(path: str, caller: str, inputs: Inputs) -> Picture:
    file = CATALOGUE / f"{path}.blueprint.yaml"
    body = file.with_name(file.name.replace(".blueprint.yaml", ".response.json")).read_bytes()
    runs = run_caller(file, caller, inputs, [ProviderResponse(200, body)], options=_TRUSTING)
    return picture_of(course_of(runs[0]))


def _stops(picture: Picture, name: str) -> dict[str, str]:
    (strand,) = (one for one in picture.strands if one.name == name)
    return {column.value: where for column, where in strand.stops.items()}


def _render(*pictures: Picture) -> str:
    return render_page("pictures.html", title="Pictures", home="", brand="blueprintc", pictures=pictures)


def test_a_document_is_followed_to_its_vector() -> None:
    picture = _one("openai/embedding", "text_embedding", Inputs(docs=['say "hi"', "two"]))
    assert _stops(picture, "document 2") == {
        "Caller": "text_docs[1]",
        "Pre-process": "input",
        "Body": "input[1]",
        "Response": "data[1].embedding",
        "Filter": "[1]",
        "Output": "output[1].data",
    }
    assert _stops(picture, "model") == {"Connector": "parameters.model", "Body": "model"}
    assert _stops(picture, "openAI_key") == {"Connector": "credential.openAI_key", "Request": "Authorization"}


def test_scores_are_followed_through_a_change_of_order() -> None:
    picture = _one("cohere/rerank", "rerank", Inputs(docs=["first document", "second document"], query="q"))
    assert _stops(picture, "document 1")["Response"] == "results[1].relevance_score"
    assert _stops(picture, "document 1")["Output"] == "output[0].data"


def test_a_filter_and_a_script_are_followed() -> None:
    picture = _one("bedrock/claude-converse", "predict", Inputs(parameters={"system_prompt": "s", "user_prompt": "u"}))
    assert _stops(picture, "user_prompt")["Body"] == "messages[0].content[0].text"
    assert _stops(picture, "result")["Response"] == "output.message.content[0].text"
    assert _stops(picture, "region")["Request"] == "URL"


def test_coloured_pieces_are_the_values_themselves() -> None:
    picture = _one("openai/embedding", "text_embedding", Inputs(docs=['say "hi"', "two"]))
    body = next(box for box in picture.lanes[0].before if box.column is Column.BODY)
    filled = body.shown[-1]
    assert [(piece.text, piece.strands) for piece in filled.pieces if piece.strands] == [
        ('say \\"hi\\"', (1,)),
        ("two", (2,)),
        ("text-embedding-3-small", (3,)),
    ]


def test_the_line_of_a_value_runs_from_its_first_stop_to_its_last() -> None:
    picture = _one("openai/embedding", "text_embedding", Inputs(docs=["one", "two"]))
    document = cells(picture.strands[0], picture.columns)
    assert [cell.state for cell in document][:2] == ["on first", "thru"]
    assert document[-1].state == "on last"
    assert "provider thru" in [cell.state for cell in document]
    model = cells(picture.strands[2], picture.columns)
    assert model[0].state == ""
    assert "provider" in [cell.state for cell in model]


def _pictures() -> Iterator[Any]:
    for path in sorted(CATALOGUE.rglob("*.blueprint.yaml")):
        yield pytest.param(path, id=path.relative_to(CATALOGUE).as_posix())


@pytest.mark.parametrize("path", list(_pictures()))
def test_the_catalogue_has_pictures(path: Path) -> None:
    for sample in run_samples(path, _TRUSTING):
        for each in sample.runs:
            picture = picture_of(course_of(each))
            assert picture.call.shown
            sent = [strand for strand in picture.strands if {Column.BODY, Column.REQUEST} & strand.stops.keys()]
            assert sent or each.failed, "nothing is followed into the request"
            assert Markup(_render(picture)).elements


def _connector(**changes: Any) -> dict[str, Any]:
    return {
        "name": "c",
        "version": "1",
        "protocol": "http",
        "parameters": {"model": "m"},
        "credential": {"key": _SECRET},
        "actions": [
            {
                "action_type": "predict",
                "method": "POST",
                "url": "https://api.openai.com/v1/x",
                "headers": {"Authorization": "Bearer ${credential.key}"},
                "request_body": '{"q": "${parameters.q}", "model": "${parameters.model}"}',
            }
        ],
        **changes,
    }


_HOSTILE = (
    "</pre></script><script>alert(1)</script><img src=x onerror=alert(2)>\"'`${parameters.model}"
    "\u202e\u2028\x00\x07{{ 7*7 }}{% raw %}&amp;\ud800"
)


def test_hostile_values_are_text() -> None:
    call = {"parameters": {"q": _HOSTILE, _HOSTILE: "x"}}
    body = json.dumps({"answer": _HOSTILE, _HOSTILE: [1]}).encode()
    made = run(_connector(name=_HOSTILE), call, [ProviderResponse(200, body)], options=_TRUSTING)
    page = Markup(_render(picture_of(course_of(made))))
    plain = Markup(_render(picture_of(course_of(run(_connector(), {"parameters": {"q": "x"}}, options=_TRUSTING)))))
    assert {tag for tag, _ in page.elements} <= {tag for tag, _ in plain.elements} | {"details", "summary", "wbr"}
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
    assert "<script>alert(1)" in page.text
    assert "{{ 7*7 }}" in page.text
    assert not set("\u202e\u2028\x00\x07") & set(page.text)
    _render(picture_of(course_of(made))).encode("utf-8")


@pytest.mark.parametrize("answer", ["plain", "json", "base64", "url"])
def test_secrets_never_reach_a_page(answer: str) -> None:
    encoded = {
        "plain": _SECRET,
        "json": json.dumps({"echo": f"key {_SECRET}"}),
        "base64": base64.b64encode(b"x:" + _SECRET.encode()).decode(),
        "url": f"https://x/?key={quote(_SECRET, safe='')}",
    }[answer]
    responses = [ProviderResponse(200, json.dumps({"text": encoded, "nested": json.dumps(encoded)}).encode())]
    call = {"parameters": {"q": f"my key is {_SECRET}"}}
    page = _render(picture_of(course_of(run(_connector(), call, responses, options=_TRUSTING))))
    seen = Markup(page)
    shown = [page, seen.text, *(str(value) for _, attributes in seen.elements for value in attributes.values())]
    core = base64.b64encode(_SECRET.encode()).decode()[:16]
    for form in (_SECRET, json.dumps(_SECRET)[1:-1], quote(_SECRET, safe=""), core, "canary"):
        assert not [text for text in shown if form in text], form
    assert "***" in seen.text


@pytest.mark.parametrize(
    ("changes", "column", "words"),
    [
        ({"protocol": "ftp"}, Column.OUTPUT, "create"),
        ({"parameters": {}}, Column.BODY, "model"),
        ({"parameters": {"model": "m", "response_filter": "$.none"}}, Column.POST_PROCESS, "process response"),
    ],
)
def test_a_failure_is_shown_where_it_happens(changes: dict[str, Any], column: Column, words: str) -> None:
    options = RunOptions(settings=TRUST_ALL, target="3.4")
    made = run(_connector(**changes), {"parameters": {"q": "x"}}, [ProviderResponse(200, b'{"a": 1}')], options=options)
    picture = picture_of(course_of(made))
    boxes = [box for lane in picture.lanes for box in (*lane.before, *lane.behind)]
    boxes += [] if picture.answer is None else [picture.answer]
    failed = next(box for box in boxes if box.is_failure)
    assert failed.column is column
    assert words in failed.title + failed.why
    assert picture.is_failure


def test_many_documents_and_requests_stay_readable() -> None:
    docs = [f"document number {number}" for number in range(300)]
    picture = _one("bedrock/titan-embedding-v2", "text_embedding", Inputs(docs=docs))
    assert len(picture.lanes) == 20
    assert len(picture.strands) <= 48
    assert len(_render(picture)) < 1_500_000


def test_a_value_inside_of_another_is_followed() -> None:
    connector = _connector(parameters={"model": "m", "q": "Answer: ${parameters.question} Now."})
    made = run(connector, {"parameters": {"question": "why so?"}}, [ProviderResponse(200, b"{}")], options=_TRUSTING)
    picture = picture_of(course_of(made))
    assert _stops(picture, "question") == {"Caller": "parameters.question", "Body": "q"}
    assert _stops(picture, "q") == {"Connector": "parameters.q", "Body": "q"}
