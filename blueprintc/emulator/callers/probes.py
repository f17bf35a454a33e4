"""What every declared caller is tried with: numbers of documents, hostile texts."""

from collections.abc import Iterator

from blueprintc.emulator.callers.contract import Inputs
from blueprintc.emulator.callers.hostile_texts import DOCUMENT_COUNTS, HOSTILE_TEXTS
from blueprintc.records import record, replace

_WITH_DOCUMENTS = ("text_embedding", "sparse_encoding", "rerank")
_WITH_QUERY = ("rerank", "agent", "rag", "highlight")
_WITH_PARAMETERS = ("predict", "ml_inference", "stream", "batch")


@record
class Probe:
    """One try: a name for reports, and the inputs. ``text`` is the name of its hostile text, if it has one."""

    name: str
    inputs: Inputs
    text: str | None = None


def probes(caller: str, base: Inputs) -> Iterator[Probe]:
    """All tries of a caller, made from sample inputs: counts of documents first, then each hostile text."""
    if caller in _WITH_DOCUMENTS:
        for count in DOCUMENT_COUNTS:
            docs = [f"document {number}" for number in range(1, count + 1)]
            yield Probe(f"{count} documents" if count > 1 else "one document", replace(base, docs=docs))
    else:
        yield Probe("sample", base)
    for name, text in HOSTILE_TEXTS.items():
        yield from _hostile(caller, base, name, text)


def _hostile(caller: str, base: Inputs, name: str, text: str) -> Iterator[Probe]:
    if caller in _WITH_DOCUMENTS:
        yield Probe(f"document with {name}", replace(base, docs=["before", text, "after"]), name)
    elif caller in ("text_image_embedding", "highlight"):
        yield Probe(f"document with {name}", replace(base, docs=[text]), name)
    if caller in _WITH_QUERY:
        yield Probe(f"query with {name}", replace(base, query=text), name)
    if caller in _WITH_PARAMETERS:
        for parameter, value in base.parameters.items():
            if isinstance(value, str):
                changed = {**base.parameters, parameter: text}
                yield Probe(f"{parameter} with {name}", replace(base, parameters=changed), name)
