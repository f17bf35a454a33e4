"""``FuzzJob``: a number of generated inputs for one caller; the first that fails is made small and told."""

import dataclasses
import time
from collections.abc import Iterator
from random import Random

from blueprintc.data import Target
from blueprintc.emulator import callers
from blueprintc.emulator.callers import Finding, Inputs, Probe
from blueprintc.emulator.dry_run import Run
from blueprintc.emulator.escaping import is_json_value
from blueprintc.errors import BlueprintcError
from blueprintc.records import record
from blueprintc.runner import Built, Workpiece
from blueprintc.tester.battery.check import Check
from blueprintc.tester.battery.pasting import paste_of
from blueprintc.tester.battery.performing import callers_place
from blueprintc.tester.battery.planning import base_inputs
from blueprintc.tester.bench import Bench, texts_within
from blueprintc.tester.carrying_out import Manner, failure_of_finding
from blueprintc.tester.fuzz.generating import generated
from blueprintc.tester.fuzz.shrinking import shrunk
from blueprintc.tester.playing import Recording, played_of
from blueprintc.tester.responses import StubProvider
from blueprintc.tester.result import CaseResult

_CHUNK = 100
_WITH_DOCUMENTS = frozenset({"text_embedding", "sparse_encoding", "rerank"})


@record(kw_only=True)
class FuzzJob:
    """Inputs number ``start`` to ``end`` (left out) of a caller; a number and the seed say what an input is."""

    id: str
    name: str
    caller: str
    variant: str | None
    seed: int
    start: int
    end: int


def plan_fuzz(piece: Workpiece, count: int, seed: int) -> list[FuzzJob]:
    """``count`` inputs for each declared caller of each connector, in pieces that can be done side by side."""
    return [
        _job(piece, built.variant, caller, seed, start, min(start + _CHUNK, count))
        for built in piece.built
        for caller in built.callers or ("predict",)
        if caller in callers.CALLERS
        for start in range(0, count, _CHUNK)
    ]


def _job(piece: Workpiece, variant: str | None, caller: str, seed: int, start: int, end: int) -> FuzzJob:
    prefix = caller if variant is None else f"{caller} ({variant})"
    name = f"{prefix}: generated inputs {start + 1} to {end} of seed {seed}"
    return FuzzJob(
        id=f"{piece.path.as_posix()}::{name}",
        name=name,
        caller=caller,
        variant=variant,
        seed=seed,
        start=start,
        end=end,
    )


def perform_fuzz(job: FuzzJob, bench: Bench, manner: Manner) -> CaseResult:
    """Try the inputs one after the other, until one fails."""
    began = time.perf_counter()
    result = CaseResult(
        id=job.id,
        name=job.name,
        kind="fuzz",
        path=bench.piece.path.as_posix(),
        verdict="passed",
        variant=job.variant,
        caller=job.caller,
        place=callers_place(bench, job.variant),
    )
    refused = bench.source.refuses(bench.wanted(job.id, job.variant, is_check=True))
    if refused:
        return dataclasses.replace(result, verdict="skipped", reason=refused)
    trial = _Trial(job, bench)
    try:
        found = trial.first_failure()
        if found is not None:
            result = trial.told(result, *found)
    except BlueprintcError as error:
        result = dataclasses.replace(result, verdict="error", reason=str(error))
    return dataclasses.replace(result, calls=trial.calls, seconds=time.perf_counter() - began)


class _Trial:
    """Tries inputs of one job."""

    def __init__(self, job: FuzzJob, bench: Bench) -> None:
        self.calls = 0
        self._job = job
        self._bench = bench
        self._built: Built = bench.piece.chosen(job.variant)
        self._base = base_inputs(bench.piece, self._built, job.caller)

    def first_failure(self) -> tuple[Inputs, Target] | None:
        """Inputs that fail, as small as they go, and the release."""
        releases = self._bench.piece.releases
        for number in range(self._job.start, self._job.end):
            random = Random(f"{self._job.seed}:{self._job.caller}:{number}")  # noqa: S311  no secrets
            target = releases[-1] if random.random() < 0.5 else random.choice(releases)
            inputs = generated(
                random, self._base, self._built.inputs, has_documents=self._job.caller in _WITH_DOCUMENTS
            )
            slugs = self._slugs(inputs, target)
            if slugs:
                return self._shrunk(inputs, target, slugs), target
        return None

    def _shrunk(self, inputs: Inputs, target: Target, slugs: frozenset[str]) -> Inputs:
        return shrunk(inputs, lambda less: bool(self._slugs(less, target) & slugs))

    def told(self, result: CaseResult, inputs: Inputs, target: Target) -> CaseResult:
        """The result for inputs that fail."""
        check = Check(
            id=result.id, name=result.name, kind="probe", caller=self._job.caller, variant=self._job.variant,
            probe=Probe("generated", inputs),
        )  # fmt: skip
        pairs = list(self._pairs(inputs, target))
        failures = [
            dataclasses.replace(failure_of_finding(finding, result.place, at), releases=(target.name,))
            for at, (run, _) in enumerate(pairs)
            for finding in _counted(run, inputs, target)
        ]
        return dataclasses.replace(
            result,
            verdict="failed",
            failures=tuple(failures),
            releases=(target.name,),
            played=tuple(played_of(*pair) for pair in pairs),
            paste=paste_of(check, target),
        )

    def _slugs(self, inputs: Inputs, target: Target) -> frozenset[str]:
        return frozenset(
            finding.slug for run, _ in self._pairs(inputs, target) for finding in _counted(run, inputs, target)
        )

    def _pairs(self, inputs: Inputs, target: Target) -> Iterator[tuple[Run, Recording]]:
        self.calls += 1
        responder = StubProvider(self._bench.sample(self._job.variant), self._bench.short)
        return self._bench.caller(self._job.variant, self._built.subject, self._job.caller, inputs, responder, target)


def _counted(run: Run, inputs: Inputs, target: Target) -> list[Finding]:
    """What the caller trips over, unless ML Commons itself changes or refuses such texts."""
    if run.is_open or any(_is_changed(text, target) for text in _texts(inputs)):
        return []
    return [finding for finding in run.findings if finding.severity == "error"]


def _is_changed(text: str, target: Target) -> bool:
    return "${" in text or is_json_value(text, target)


def _texts(inputs: Inputs) -> Iterator[str]:
    yield from inputs.docs
    yield inputs.query or ""
    yield inputs.system_prompt or ""
    for value in inputs.parameters.values():
        yield from texts_within(value)
