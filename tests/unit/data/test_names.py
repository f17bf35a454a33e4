"""Names by release."""

import pytest

from blueprintc.data import Target
from blueprintc.data.names import action_types, function_names
from tests.conformance.played import play


@pytest.mark.parametrize(
    ("release", "newest"),
    [("2.14", "PREDICT"), ("2.15", "EXECUTE"), ("2.16", "BATCH_PREDICT"), ("2.17", "BATCH_PREDICT_STATUS")],
)
def test_action_types(release: str, newest: str) -> None:
    assert action_types(Target.parse(release))[-1] == newest


def test_function_names() -> None:
    assert "TEXT_SIMILARITY" not in function_names(Target.parse("2.11"))
    assert "TEXT_SIMILARITY" in function_names(Target.parse("2.12"))
    assert len(function_names(Target.parse("3.8"))) == 20


@pytest.mark.parametrize(("release", "status"), [("2.15", 400), ("2.16", 200)])
def test_an_action_of_a_later_release_is_no_constant(release: str, status: int) -> None:
    played = play({"action_type": "batch_predict"}, model={"name": "m"}, target=release)
    assert played.result["create"]["status"] == status
    if status == 400:
        enum = "org.opensearch.ml.common.connector.ConnectorAction.ActionType"
        assert played.error == f"illegal_argument_exception: No enum constant {enum}.BATCH_PREDICT"


def test_rerank_calls_came_with_2_12() -> None:
    call = {"query_text": "q", "text_docs": ["a"]}
    played = play(call=call, path="_predict/text_similarity", target="2.11")
    assert played.error == "illegal_argument_exception: Wrong function name"
