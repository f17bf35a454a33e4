"""Vectors as neural-search reads them from an answer, for embeddings and for rerank scores.

Upstream: neural-search, MLCommonsClientAccessor.buildVectorFromResponse; ``dataAsMap.response`` counts since 3.7.
"""

from blueprintc.data import Target
from blueprintc.emulator.callers.answer import Tensor, tensors
from blueprintc.emulator.callers.contract import Finding
from blueprintc.emulator.exchange import Outcome
from blueprintc.jsontext import Json
from blueprintc.records import state

_NEEDED = 'a post_process_function that gives "data", such as connector.post_process.default.embedding'


@state
class Vectors:
    """The vectors, the data types of their tensors, and what stopped the reading."""

    values: list[list[Json]]
    data_types: list[str]
    findings: list[Finding]


def read_vectors(outcome: Outcome, target: Target, who: str) -> Vectors:
    """The vectors of an answer, in order."""
    found = Vectors([], [], [])
    for tensor in tensors(outcome):
        if tensor.data is not None:
            found.values.append(tensor.data)
            found.data_types.append(str(tensor.fields.get("data_type")))
        elif target.at_least("3.7.0"):
            _read_response(tensor, found, who)
        else:
            found.findings.append(_no_data(tensor, who))
    return found


def _no_data(tensor: Tensor, who: str) -> Finding:
    has = ", ".join(tensor.fields) or "nothing"
    return Finding(
        slug="no-vector",
        message=f'tensor {tensor.number} has no "data" (it has {has}); {who} fails with a NullPointerException',
        help=f"use {_NEEDED}",
    )


def _read_response(tensor: Tensor, found: Vectors, who: str) -> None:
    """Since 3.7, ``{"response": [[…], …]}`` counts as vectors."""
    data = tensor.data_as_map
    if data is None or "response" not in data:
        found.findings.append(
            Finding(
                slug="no-vector",
                message=f'tensor {tensor.number} has neither "data" nor dataAsMap.response; {who} refuses it: '
                "The remote model response is missing the required 'response' key",
                help=f"use {_NEEDED}",
            )
        )
        return
    response = data["response"]
    vectors = response if isinstance(response, list) else None
    if vectors is None or not all(isinstance(vector, list) for vector in vectors):
        found.findings.append(
            Finding(
                slug="no-vector",
                message=f"dataAsMap.response of tensor {tensor.number} is not a list of lists of numbers; "
                f"{who} refuses it",
                help=f"use {_NEEDED}",
            )
        )
        return
    for vector in vectors:
        if isinstance(vector, list):
            found.values.append(vector)
            found.data_types.append("response")


def bad_numbers(vectors: Vectors, who: str) -> list[Finding]:
    """Findings for elements that are no numbers."""
    findings = []
    for number, vector in enumerate(vectors.values):
        for value in vector:
            if isinstance(value, bool) or not isinstance(value, int | float):
                shown = "null" if value is None else repr(value)
                findings.append(
                    Finding(slug="not-a-number", message=f"vector {number} holds {shown}; {who} needs numbers only")
                )
                break
    return findings
