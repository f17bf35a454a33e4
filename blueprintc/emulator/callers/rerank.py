"""``rerank``: neural-search's rerank processor, one score a document in document order."""

import json

from blueprintc.data import Target
from blueprintc.emulator.callers.answer import failure, request_findings
from blueprintc.emulator.callers.contract import CallerCall, Finding, Inputs
from blueprintc.emulator.callers.vectors import bad_numbers, read_vectors
from blueprintc.emulator.exchange import Call, Outcome
from blueprintc.errors import UsageError


class Rerank:
    """Upstream: neural-search RescoringRerankProcessor, MLCommonsClientAccessor.inferenceSimilarity."""

    name = "rerank"
    who = "the rerank processor"

    def supply(self, inputs: Inputs, target: Target) -> list[CallerCall]:
        """One call with the query and all documents."""
        if inputs.query is None or not inputs.docs:
            raise UsageError("the caller rerank needs a query and documents")
        docs = list(inputs.docs)
        body = {"query_text": inputs.query, "text_docs": docs}
        return [
            CallerCall(
                title=f"rerank of {len(docs)} documents",
                call=Call("_predict/text_similarity", json.dumps(body)),
                texts=[inputs.query, *docs],
                count=len(docs),
                inputs=inputs,
            )
        ]

    def verify(self, outcome: Outcome, made: CallerCall, target: Target) -> list[Finding]:
        """As many scores as documents; of each tensor the first number counts."""
        failed = failure(outcome, self.who)
        findings = request_findings(outcome, made, self.who)
        if failed is not None:
            return [failed, *findings]
        vectors = read_vectors(outcome, target, self.who)
        findings += vectors.findings
        if vectors.findings:
            return findings
        if len(vectors.values) != made.count:
            findings.append(
                Finding(
                    slug="wrong-count",
                    message=f"{made.count} documents, but {len(vectors.values)} scores: {self.who} fails with "
                    "'scores and hits are not the same length'",
                    help="ask the provider for as many results as there are documents (top_n)",
                )
            )
        if any(not vector for vector in vectors.values):
            findings.append(
                Finding(
                    slug="empty-score", message=f"a tensor is empty; {self.who} fails with a NoSuchElementException"
                )
            )
        return findings + bad_numbers(vectors, self.who)


CALLER = Rerank()
