"""Dry runs of calls and callers."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from blueprintc.api.options import finder_of
from blueprintc.config import find_files

if TYPE_CHECKING:
    from blueprintc.emulator.callers import Inputs
    from blueprintc.emulator.dry_run import Run
    from blueprintc.emulator.exchange import Call, ProviderResponse, Responder
    from blueprintc.model import Plain
    from blueprintc.runner import RunOptions, SampleRun


def run(
    connector: "str | Path | Mapping[str, Plain]",
    call: "Call | Mapping[str, Plain]",
    responder: "Responder | Iterable[ProviderResponse]" = (),
    *,
    options: "RunOptions | None" = None,
) -> "Run":
    """What the server would do with a call: its requests to the provider, its answer, and every step between.

    ``connector`` is the path of a blueprint or connector, or the body of a create request; ``call`` is the body of a
    ``_predict`` call, or a ``Call`` with its path; ``responder`` plays the provider, or is what it answers in order.
    Without an answer the run ends with the request. Raises ``UsageError``, ``FileError`` and ``UnsupportedError``.
    """
    from blueprintc.runner import run_call

    return run_call(connector, call, responder, options)


def run_caller(
    connector: "str | Path | Mapping[str, Plain]",
    caller: str,
    inputs: "Inputs",
    responder: "Responder | Iterable[ProviderResponse]" = (),
    *,
    options: "RunOptions | None" = None,
) -> "list[Run]":
    """Every call that a caller (``text_embedding``, ``rerank``, …) makes, and what it would trip over."""
    from blueprintc.runner import run_caller

    return run_caller(connector, caller, inputs, responder, options)


def run_samples(path: Path, options: "RunOptions | None" = None) -> "Iterator[SampleRun]":
    """Every declared caller of a blueprint, or of all below a folder, with sample inputs."""
    from blueprintc.config import BLUEPRINT_ENDINGS
    from blueprintc.runner import run_samples

    finder = finder_of(None if options is None else options.config)
    for file in find_files([path], finder, endings=BLUEPRINT_ENDINGS):
        yield from run_samples(file, options)
