"""The emulator's single operations and the recordings of the real libraries."""

from typing import Any

import pytest

from tests.conformance.recordings import answer, cases, expected
from tests.shared import shared_path

#: Recordings: their operations of the emulator, and how many cases there are at least.
_FILES: dict[str, tuple[tuple[str, ...], int]] = {
    "substitution.jsonl": (("substitute",), 191),
    "isjson.jsonl": (("is_json", "is_json_or_ndjson"), 259),
    "escape.jsonl": (("escape_json", "gson_string", "process_text_doc", "escape_parameters", "escape_detection"), 296),
    "parameter_map.jsonl": (("get_parameter_map",), 138),
    "payload.jsonl": (("create_payload", "validate_payload", "endpoint", "to_string_parameters"), 184),
    "connector_parse.jsonl": (
        (
            "create_connector",
            "client_config",
            "inline_connector",
            "safe_text",
            "validate_url",
            "headers",
            "ml_input",
            "update_connector",
        ),
        302,
    ),
}


@pytest.mark.parametrize("name", sorted(_FILES))
def test_recordings(name: str) -> None:
    operations, least = _FILES[name]
    shared_path(f"golden/{name}")
    recorded = list(cases(name, *operations))
    assert len(recorded) >= least
    wrong = [f"{case['id']}: {expected(case)}\n    ours: {answer(case)}" for case in recorded if not _agrees(case)]
    assert not wrong, "\n".join(wrong)


def _agrees(case: dict[str, Any]) -> bool:
    return answer(case) == expected(case)
