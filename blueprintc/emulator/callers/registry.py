"""All callers by name. A new caller is a new file and a line here."""

from collections.abc import Mapping

from blueprintc.emulator.callers import (
    agent,
    batch,
    highlight,
    ml_inference,
    predict,
    rag,
    rerank,
    sparse_encoding,
    stream,
    text_embedding,
    text_image_embedding,
)
from blueprintc.emulator.callers.contract import Caller
from blueprintc.errors import UsageError

CALLERS: Mapping[str, Caller] = {
    caller.name: caller
    for caller in (
        predict.CALLER,
        text_embedding.CALLER,
        sparse_encoding.CALLER,
        text_image_embedding.CALLER,
        rerank.CALLER,
        agent.CALLER,
        rag.CALLER,
        ml_inference.CALLER,
        batch.CALLER,
        highlight.CALLER,
        stream.CALLER,
    )
}


def caller(name: str) -> Caller:
    """The caller of that name. Raises ``UsageError``."""
    found = CALLERS.get(name)
    if found is None:
        raise UsageError(f"no caller {name!r}; callers are {', '.join(CALLERS)}")
    return found
