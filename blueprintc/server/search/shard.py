"""``Shard``: one index as a query sees it: its documents, fields and the statistics of its terms.

Scores are Lucene's BM25 (k1 1.2, b 0.75), with lengths as they are stored in a byte.
"""

import math
from collections import Counter
from collections.abc import Callable, Sequence

from blueprintc.jsontext import Json
from blueprintc.jvm.numbers import to_float32
from blueprintc.server.search.analysis import tokens
from blueprintc.server.search.fields import Field, Fields, keyword_text, leaves, values_at
from blueprintc.server.state.store import Document, Index

K1 = 1.2
B = 0.75
_K1 = to_float32(K1)
_REST = to_float32(1 - to_float32(B))
_EXACT_LENGTHS = 40


class Shard:
    """The documents of an index at one moment."""

    def __init__(self, index: Index, visible: Callable[[dict[str, Json]], bool] | None = None) -> None:
        everything = list(index.documents.values())
        self.index = index
        self.documents: Sequence[Document] = (
            everything if visible is None else [document for document in everything if visible(document.source)]
        )
        self.fields = Fields(index.mappings, everything)
        self._terms: dict[str, dict[str, Counter[str]]] = {}

    def terms(self, field: Field) -> dict[str, Counter[str]]:
        """The terms of a text or keyword field: document id to how often it has each."""
        key = f"{field.path}\0{field.kind}"
        found = self._terms.get(key)
        if found is None:
            found = {}
            for document in self.documents:
                counted = Counter(field_terms(document.source, field))
                if counted:
                    found[document.id] = counted
            self._terms[key] = found
        return found

    def term_score(self, field: Field, term: str) -> Callable[[Document], float | None]:
        """The BM25 score of a term in a document; ``None`` where it does not have it."""
        terms = self.terms(field)
        holders = sum(1 for counted in terms.values() if term in counted)
        idf = to_float32(math.log(1 + (len(terms) - holders + 0.5) / (holders + 0.5))) if holders else 0.0
        lengths = {id: _stored_length(sum(counted.values())) for id, counted in terms.items()}
        average = to_float32(sum(sum(counted.values()) for counted in terms.values()) / len(terms)) if terms else 1.0
        with_norms = field.kind == "text"

        def score(document: Document) -> float | None:
            counted = terms.get(document.id)
            frequency = 0 if counted is None else counted[term]
            if not frequency:
                return None
            # every step in the single precision of Lucene's BM25Similarity
            length = to_float32(to_float32(B * lengths[document.id]) / average) if with_norms else 0.0
            norm = _K1 * to_float32(_REST + length) if with_norms else _K1
            inverse = to_float32(1 / to_float32(norm))
            return to_float32(idf - to_float32(idf / to_float32(1 + to_float32(frequency * inverse))))

        return score


def field_terms(source: dict[str, Json], field: Field) -> list[str]:
    """The terms that a document has in a field."""
    values = values_at(source, field.path)
    if field.kind == "text":
        return [term for value in values for term in tokens(keyword_text(value))]
    if field.kind in ("flat_object", "flat_leaf"):
        return [keyword_text(leaf) for value in values for leaf in leaves(value)]
    if field.kind in ("keyword", "boolean", "constant_keyword", "ip"):
        longest = field.mapping.get("ignore_above")
        texts = [keyword_text(value) for value in values if not isinstance(value, dict)]
        return [text for text in texts if not isinstance(longest, int) or len(text) <= longest]
    return []


def _stored_length(length: int) -> int:
    """Upstream: SmallFloat.intToByte4: four significant bits beyond 40."""
    if length < _EXACT_LENGTHS:
        return length
    rest = length - 24
    shift = max(rest.bit_length() - 4, 0)
    return 24 + ((rest >> shift) << shift)
