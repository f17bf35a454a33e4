"""Whether each document gets its own result: what several get together is compared with what each gets alone."""

from collections.abc import Callable, Iterator, Sequence

from blueprintc.emulator.callers.answer import tensors
from blueprintc.emulator.dry_run import Run
from blueprintc.jsontext import Json
from blueprintc.tester.result import Failure


def order_failures(run: Run, documents: Sequence[str], alone: Callable[[str], Run | None]) -> Iterator[Failure]:
    """A failure where a document gets the result of another one.

    ``alone`` makes the same call for one document. It works because stubs answer equal texts equally; where a result
    is nobody's, the provider looks at documents together, and nothing is said.
    """
    together = results_of(run)
    if len(together) != len(documents):
        return  # the other checks tell
    single: list[Json] = []
    for document in documents:
        other = alone(document)
        found = [] if other is None else results_of(other)
        if len(found) != 1:
            return
        single.append(found[0])
    for at, result in enumerate(together):
        if result != single[at] and result in single:
            other_document = documents[single.index(result)]
            message = f'document {at + 1} ("{documents[at]}") gets the result of another one ("{other_document}")'
            yield Failure(kind="wrong-order", message=message)
            return


def results_of(run: Run) -> list[Json]:
    """The results of an answer in order: vectors, scores or maps of weights."""
    found: list[Json] = []
    for tensor in tensors(run.outcome):
        if tensor.data is not None:
            found.append(tensor.data)
            continue
        response = (tensor.data_as_map or {}).get("response")
        found += response if isinstance(response, list) else [response]
    return found
