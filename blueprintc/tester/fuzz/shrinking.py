"""Makes inputs that fail as small as they go while they still fail."""

from collections.abc import Callable, Iterator

from blueprintc.emulator.callers import Inputs
from blueprintc.jsontext import Json
from blueprintc.records import replace

_MOST_TRIES = 600


def shrunk(inputs: Inputs, fails: Callable[[Inputs], bool]) -> Inputs:
    """The smallest inputs that were found; ``fails`` holds for them."""
    best = inputs
    tries = 0
    progress = True
    while progress and tries < _MOST_TRIES:
        progress = False
        for smaller in _smaller(best):
            tries += 1
            if tries > _MOST_TRIES:
                break
            if fails(smaller):
                best = smaller
                progress = True
                break
    return best


def _smaller(inputs: Inputs) -> Iterator[Inputs]:
    """Inputs with one thing less or shorter, the biggest steps first."""
    docs = tuple(inputs.docs)
    if len(docs) > 1:
        half = len(docs) // 2
        yield replace(inputs, docs=docs[:half])
        yield replace(inputs, docs=docs[half:])
        for at in range(len(docs)):
            yield replace(inputs, docs=docs[:at] + docs[at + 1 :])
    for at, doc in enumerate(docs):
        for text in _shorter(doc):
            yield replace(inputs, docs=(*docs[:at], text, *docs[at + 1 :]))
    for name, value in inputs.parameters.items():
        for less in _less(value):
            yield replace(inputs, parameters={**inputs.parameters, name: less})
    if inputs.query is not None:
        for text in _shorter(inputs.query):
            yield replace(inputs, query=text)
    if inputs.system_prompt is not None:
        for text in _shorter(inputs.system_prompt):
            yield replace(inputs, system_prompt=text)


def _less(value: Json) -> Iterator[Json]:
    match value:
        case str():
            yield from _shorter(value)
        case list():
            if len(value) > 1:
                yield value[: len(value) // 2]
                for at in range(len(value)):
                    yield value[:at] + value[at + 1 :]
            for at, item in enumerate(value):
                for less in _less(item):
                    yield [*value[:at], less, *value[at + 1 :]]
        case dict():
            for name, item in value.items():
                for less in _less(item):
                    yield {**value, name: less}


def _shorter(text: str) -> Iterator[str]:
    """Shorter texts, then simpler ones; ``a`` is the simplest and no text is empty."""
    if text == "a":
        return
    yield "a"
    size = len(text) // 2
    while size:
        for at in range(0, len(text), size):
            rest = text[:at] + text[at + size :]
            if rest:
                yield rest
        size //= 2
    for at, char in enumerate(text):
        if char not in "a ":
            yield f"{text[:at]}a{text[at + 1 :]}"
