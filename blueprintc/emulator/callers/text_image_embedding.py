"""``text_image_embedding``: neural-search's multimodal processor and query, one vector for text, image or both."""

import json

from blueprintc.data import Target
from blueprintc.emulator.callers.answer import failure, request_findings
from blueprintc.emulator.callers.contract import CallerCall, Finding, Inputs
from blueprintc.emulator.callers.vectors import bad_numbers, read_vectors
from blueprintc.emulator.exchange import Call, Outcome
from blueprintc.errors import UsageError


class TextImageEmbedding:
    """Upstream: neural-search TextImageEmbeddingProcessor: documents are [text] or [text or null, image]."""

    name = "text_image_embedding"
    who = "neural-search (multimodal)"

    def supply(self, inputs: Inputs, target: Target) -> list[CallerCall]:
        """One call a document; the query is one more."""
        texts: list[str | None] = [*inputs.docs]
        if inputs.query is not None:
            texts.append(inputs.query)
        if not texts and inputs.image is None:
            raise UsageError("the caller text_image_embedding needs documents, a query or an image")
        return [self._call(text, inputs) for text in texts or [None]]

    def _call(self, text: str | None, inputs: Inputs) -> CallerCall:
        docs = [text] if inputs.image is None else [text, inputs.image]
        kinds = " and ".join(
            kind for kind, value in (("a text", text), ("an image", inputs.image)) if value is not None
        )
        body = {"text_docs": docs, "return_number": True, "target_response": ["sentence_embedding"]}
        return CallerCall(
            title=f"embedding of {kinds}",
            call=Call("_predict/text_embedding", json.dumps(body)),
            texts=[value for value in docs if value is not None],
            count=1,
            inputs=inputs,
        )

    def verify(self, outcome: Outcome, made: CallerCall, target: Target) -> list[Finding]:
        """Exactly one vector, and no text "null" in the request."""
        failed = failure(outcome, self.who)
        findings = request_findings(outcome, made, self.who)
        if failed is not None:
            return [failed, *findings]
        vectors = read_vectors(outcome, target, self.who)
        findings += vectors.findings
        if not vectors.findings and len(vectors.values) != 1:
            trips = "gets an empty vector" if not vectors.values else "takes the first and drops the others"
            findings.append(
                Finding(slug="wrong-count", message=f"{len(vectors.values)} vectors instead of one: {self.who} {trips}")
            )
        return findings + bad_numbers(vectors, self.who)


CALLER = TextImageEmbedding()
