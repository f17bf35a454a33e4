"""Recordings of the oracle (``golden/*.jsonl``): their cases, and whether an answer agrees with one.

Numbers are compared by their text, so that ``1`` and ``1.0`` differ, and the order of keys counts.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any

from blueprintc.answer import answer_request, dump_answer
from tests.shared import has_shared, shared_path

_NO_REQUEST = frozenset({"id", "expect", "compare", "note", "ver", "source_doc", "kind"})
_KEEP_NUMBERS: dict[str, Callable[[str], tuple[str, str]]] = {
    "parse_float": lambda text: ("number", text),
    "parse_int": lambda text: ("number", text),
    "parse_constant": lambda text: ("number", text),
}


def cases(name: str, *operations: str) -> Iterator[dict[str, Any]]:
    """The cases of ``golden/<name>`` with one of the operations; none where the reference data are not here."""
    if has_shared(f"golden/{name}"):
        for line in shared_path(f"golden/{name}").read_text("utf-8").splitlines():
            case = json.loads(line)
            if case["op"] in operations:
                yield case | {"expect": json.loads(line, **_KEEP_NUMBERS)["expect"]}


def answer(case: dict[str, Any]) -> str:
    """Our answer to a case, in the form of ``expected``."""
    request = {key: value for key, value in case.items() if key not in _NO_REQUEST}
    return json.dumps(json.loads(dump_answer(answer_request(request)), **_KEEP_NUMBERS))


def expected(case: dict[str, Any]) -> str:
    """The recorded answer of a case."""
    return json.dumps(case["expect"])
