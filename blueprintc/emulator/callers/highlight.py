"""``highlight``: neural-search's semantic highlighter, which wants spans of a document that answer a question."""

import json

from blueprintc.data import Target
from blueprintc.emulator.callers.answer import failure, request_findings, tensors
from blueprintc.emulator.callers.contract import CallerCall, Finding, Inputs
from blueprintc.emulator.exchange import Call, Outcome
from blueprintc.errors import UsageError
from blueprintc.jsontext import Json
from blueprintc.jvm import utf16_length


class Highlight:
    """Upstream: neural-search SemanticHighlighterEngine, HighlightTagApplier, parseBatchHighlightingOutput."""

    name = "highlight"
    who = "the semantic highlighter"

    def supply(self, inputs: Inputs, target: Target) -> list[CallerCall]:
        """One call a document: since 3.3 with the parameter ``inputs``, before as question answering."""
        if inputs.query is None or not inputs.docs:
            raise UsageError("the caller highlight needs a question (query) and documents")
        return [self._call(inputs.query, text, inputs, target) for text in inputs.docs]

    def _call(self, question: str, context: str, inputs: Inputs, target: Target) -> CallerCall:
        pair = {"question": question, "context": context}
        if target.at_least("3.3.0"):
            encoded = json.dumps([pair], separators=(",", ":"), ensure_ascii=False)
            call = Call("_predict", json.dumps({"parameters": {"inputs": encoded}}))
        else:
            call = Call("_predict/question_answering", json.dumps(pair))
        return CallerCall(
            title="highlight of one document", call=call, texts=[question, context], count=1, inputs=inputs
        )

    def verify(self, outcome: Outcome, made: CallerCall, target: Target) -> list[Finding]:
        """``dataAsMap.highlights`` with spans in order, inside the text, without overlap."""
        failed = failure(outcome, self.who)
        findings = request_findings(outcome, made, self.who)
        if failed is not None:
            return [failed, *findings]
        found = tensors(outcome)
        if not any(tensor.data_as_map for tensor in found):
            message = f'no tensor has a "dataAsMap"; {self.who} highlights nothing'
            return [*findings, Finding(slug="no-highlights", message=message, severity="warning")]
        context = made.texts[1] if len(made.texts) > 1 else ""
        for tensor in found:
            data = tensor.data_as_map or {}
            if "highlights" not in data:
                keys = ", ".join(data) or "nothing"
                message = f"dataAsMap has {keys} but no highlights; {self.who} highlights nothing"
                findings.append(Finding(slug="no-highlights", message=message, severity="warning"))
                continue
            findings += _span_findings(data["highlights"], utf16_length(context), self.who)
        return findings


def _span_findings(highlights: Json, length: int, who: str) -> list[Finding]:
    spans = highlights
    if isinstance(spans, list) and spans and isinstance(spans[0], list):
        spans = spans[0]
    if not isinstance(spans, list) or not all(isinstance(span, dict) for span in spans):
        message = f"highlights is not a list of objects with start and end; {who} fails"
        return [Finding(slug="bad-span", message=message)]
    end_before = 0
    for span in spans:
        start, end = (span.get("start"), span.get("end")) if isinstance(span, dict) else (None, None)
        if not isinstance(start, int | float) or not isinstance(end, int | float):
            return [
                Finding(slug="bad-span", message=f"start and end of a highlight are no numbers; {who} skips or fails")
            ]
        if not 0 <= start < end <= length:
            message = f"highlight {start} to {end} is not inside the text of length {length}; {who} fails"
            return [Finding(slug="bad-span", message=message)]
        if start < end_before:
            message = f"highlight {start} to {end} overlaps the one before or is out of order; {who} fails"
            return [Finding(slug="bad-span", message=message)]
        end_before = int(end)
    return []


CALLER = Highlight()
