"""``text_embedding``: neural-search's ingest processor and neural query, dense vectors."""

import json

from blueprintc.data import Target
from blueprintc.emulator.callers.answer import failure, request_findings
from blueprintc.emulator.callers.contract import CallerCall, Finding, Inputs
from blueprintc.emulator.callers.vectors import bad_numbers, read_vectors
from blueprintc.emulator.exchange import Call, Outcome
from blueprintc.errors import UsageError

_PATH = "_predict/text_embedding"


class TextEmbedding:
    """Upstream: neural-search TextEmbeddingProcessor, NeuralQueryBuilder."""

    name = "text_embedding"
    who = "neural-search"

    def supply(self, inputs: Inputs, target: Target) -> list[CallerCall]:
        """One ingest call for all documents, and one for the query."""
        if not inputs.docs and inputs.query is None:
            raise UsageError("the caller text_embedding needs documents or a query")
        calls = [self._call("ingest", list(inputs.docs), inputs)] if inputs.docs else []
        if inputs.query is not None:
            calls.append(self._call("query", [inputs.query], inputs))
        return calls

    def _call(self, kind: str, docs: list[str], inputs: Inputs) -> CallerCall:
        body = {"text_docs": docs, "return_number": True, "target_response": ["sentence_embedding"]}
        title = f"{kind} of {len(docs)} documents" if len(docs) != 1 else f"{kind} of one document"
        return CallerCall(title=title, call=Call(_PATH, json.dumps(body)), texts=docs, count=len(docs), inputs=inputs)

    def verify(self, outcome: Outcome, made: CallerCall, target: Target) -> list[Finding]:
        """One vector a document, in order, of one length and one data type."""
        failed = failure(outcome, self.who)
        if failed is not None:
            return [failed, *request_findings(outcome, made, self.who)]
        findings = request_findings(outcome, made, self.who)
        vectors = read_vectors(outcome, target, self.who)
        findings += vectors.findings
        if vectors.findings:
            return findings
        findings += count_findings(len(vectors.values), made.count or 0, self.who)
        lengths = {len(vector) for vector in vectors.values}
        if 0 in lengths:
            findings.append(Finding(slug="empty-vector", message="a vector is empty; the k-NN field refuses it"))
        elif len(lengths) > 1:
            shown = ", ".join(map(str, sorted(lengths)))
            findings.append(
                Finding(
                    slug="lengths-differ", message=f"vectors have different lengths ({shown}); a k-NN field has one"
                )
            )
        if len(set(vectors.data_types)) > 1:
            shown = ", ".join(sorted(set(vectors.data_types)))
            findings.append(Finding(slug="types-differ", message=f"vectors have different data types: {shown}"))
        return findings + bad_numbers(vectors, self.who)


def count_findings(found: int, needed: int, who: str) -> list[Finding]:
    """Findings for a wrong number of results. Upstream: neural-search InferenceProcessor takes results by position."""
    if found == needed:
        return []
    if found < needed:
        trips = f"{who} fails with an IndexOutOfBoundsException"
    else:
        trips = f"{who} takes the first {needed}, so documents get the wrong ones"
    return [
        Finding(
            slug="wrong-count",
            message=f"{needed} documents, but {found} vectors: {trips}",
            help="a function that uses one document a request needs input_docs_processed_step_size: 1 among the "
            "connector's parameters",
        )
    ]


CALLER = TextEmbedding()
