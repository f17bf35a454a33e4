"""``sparse_encoding``: neural sparse search, token weights."""

import json

from blueprintc.data import Target
from blueprintc.emulator.callers.answer import failure, request_findings, tensors
from blueprintc.emulator.callers.contract import CallerCall, Finding, Inputs
from blueprintc.emulator.callers.text_embedding import count_findings
from blueprintc.emulator.exchange import Call, Outcome
from blueprintc.errors import UsageError
from blueprintc.jsontext import Json

_NEEDED = 'the answer must be {"response": [{"token": weight, …}, …]}; check the post_process_function'


class SparseEncoding:
    """Upstream: neural-search SparseEncodingProcessor, TokenWeightUtil.fetchListOfTokenWeightMap."""

    name = "sparse_encoding"
    who = "neural-search (sparse)"

    def supply(self, inputs: Inputs, target: Target) -> list[CallerCall]:
        """One ingest call for all documents, and one for the query."""
        if not inputs.docs and inputs.query is None:
            raise UsageError("the caller sparse_encoding needs documents or a query")
        batches = [("ingest", list(inputs.docs))] if inputs.docs else []
        if inputs.query is not None:
            batches.append(("query", [inputs.query]))
        return [
            CallerCall(
                title=f"{kind} of {len(docs)} documents" if len(docs) != 1 else f"{kind} of one document",
                call=Call("_predict/text_embedding", json.dumps({"text_docs": docs, "return_number": True})),
                texts=docs,
                count=len(docs),
                inputs=inputs,
            )
            for kind, docs in batches
        ]

    def verify(self, outcome: Outcome, made: CallerCall, target: Target) -> list[Finding]:
        """One map of token weights a document."""
        failed = failure(outcome, self.who)
        findings = request_findings(outcome, made, self.who)
        if failed is not None:
            return [failed, *findings]
        found = tensors(outcome)
        if not found:
            return [
                *findings,
                Finding(slug="no-tensor", message=f"the answer has no tensors; {self.who} refuses an empty result"),
            ]
        maps: list[Json] = []
        for tensor in found:
            data = tensor.data_as_map
            response = None if data is None else data.get("response")
            if not isinstance(response, list):
                kind = "lacks dataAsMap.response" if response is None else "has a dataAsMap.response that is no list"
                message = f"tensor {tensor.number} {kind}; {self.who} refuses it"
                return [*findings, Finding(slug="no-response-list", message=message, help=_NEEDED)]
            maps.extend(response)
        for number, one in enumerate(maps):
            if not _is_weights(one):
                message = f"result {number} is not a map of tokens to numbers; {self.who} refuses it"
                return [*findings, Finding(slug="no-token-weights", message=message, help=_NEEDED)]
        return findings + count_findings(len(maps), made.count or 0, self.who)


def _is_weights(value: Json) -> bool:
    return isinstance(value, dict) and all(
        isinstance(weight, int | float) and not isinstance(weight, bool) for weight in value.values()
    )


CALLER = SparseEncoding()
