"""Which checks a blueprint gets: each declared caller of each connector, with each probe, error and fault."""

from collections.abc import Iterator, Mapping

from blueprintc.emulator.callers import CALLERS, Inputs, Probe, probes, sample_inputs
from blueprintc.emulator.exchange import Request
from blueprintc.errors import BlueprintcError
from blueprintc.jsontext import Json
from blueprintc.model import Scalar
from blueprintc.providers import error_bodies
from blueprintc.records import record, replace
from blueprintc.runner import Built, Workpiece, is_plain_connector
from blueprintc.tester.battery.check import Check
from blueprintc.tester.battery.generic_errors import GENERIC_ERRORS
from blueprintc.tester.bench import Bench, declared_outputs
from blueprintc.tester.keys import text_of
from blueprintc.tester.responses import StubProvider
from blueprintc.tester.stubs import operation_of

_BOUNDS = frozenset({"enum", "const", "pattern", "format", "minLength", "maxLength"})
_WITH_DOCUMENTS = frozenset({"text_embedding", "sparse_encoding", "rerank"})
_DIFFERENT = ("apples are red", "the sky is blue today", "dogs bark", "seven ships sail to Rome")
#: What a connector must be able to do for a caller; without it there is nobody to try.
_ACTION = {"batch": "batch_predict"}


def plan_checks(bench: Bench) -> list[Check]:
    """All checks of a blueprint, in order. A plain connector declares no callers, so it gets none."""
    piece = bench.piece
    if is_plain_connector(piece.path):
        return []
    return [
        check
        for built in piece.built
        for caller in built.callers or ("predict",)
        if caller in CALLERS and (built.callers or _can(piece, built, caller))
        for check in _of_caller(bench, built, caller)
    ]


def _can(piece: Workpiece, built: Built, caller: str) -> bool:
    """Whether a connector has the action for a caller that nobody declared."""
    connector = next((one for one in piece.connectors if one.variant == built.variant), None)
    if connector is None:
        return False
    kinds = {text_of(action.get("action_type")) for action in connector.instance.actions}
    return _ACTION.get(caller, "predict") in {(kind or "").lower() for kind in kinds}


def base_inputs(piece: Workpiece, built: Built, caller: str) -> Inputs:
    """Harmless inputs of a caller."""
    inputs = sample_inputs(caller, built.inputs, provider=_provider(piece, built.variant))
    if caller == "predict":
        return replace(inputs, outputs=declared_outputs(piece, built.variant))
    return inputs


def _of_caller(bench: Bench, built: Built, caller: str) -> Iterator[Check]:
    base = base_inputs(bench.piece, built, caller)
    prefix = caller if built.variant is None else f"{caller} ({built.variant})"
    path = bench.piece.path.as_posix()
    first: Probe | None = None
    for probe in probes(caller, base):
        first = first or probe
        if probe.text is not None and _is_bound(probe.inputs, base, built.inputs):
            continue
        yield Check(
            id=f"{path}::{prefix}: {probe.name}",
            name=f"{prefix}: {probe.name}",
            kind="probe",
            caller=caller,
            variant=built.variant,
            probe=probe,
        )
    if caller in _WITH_DOCUMENTS:
        yield _order_check(built, caller, base, path, prefix)
    if first is None:
        return
    for answer in _answers(bench, built, caller, replace(base, docs=tuple(base.docs))):
        name = f"{prefix}: {answer.title}"
        yield Check(
            id=f"{path}::{name}",
            name=name,
            kind="error" if answer.is_error else "fault",
            caller=caller,
            variant=built.variant,
            probe=Probe("sample", base),
            answer=answer.name,
            words=answer.words,
        )


def _is_bound(inputs: Inputs, base: Inputs, schemas: Mapping[str, Json]) -> bool:
    """Whether a parameter was changed that takes only some texts."""
    for name, value in inputs.parameters.items():
        schema = schemas.get(name)
        if value != base.parameters.get(name) and isinstance(schema, dict) and not _BOUNDS.isdisjoint(schema):
            return True
    return False


def _order_check(built: Built, caller: str, base: Inputs, path: str, prefix: str) -> Check:
    name = f"{prefix}: each document gets its own result"
    probe = Probe("order", replace(base, docs=_DIFFERENT))
    return Check(id=f"{path}::{name}", name=name, kind="order", caller=caller, variant=built.variant, probe=probe)


@record(kw_only=True)
class _BadAnswer:
    name: str
    title: str
    is_error: bool
    words: str = ""


def _answers(bench: Bench, built: Built, caller: str, inputs: Inputs) -> Iterator[_BadAnswer]:
    """The errors and faults of the provider that the caller's first request goes to."""
    request = _first_request(bench, built, caller, inputs)
    if request is None:
        return
    operation = operation_of(request)
    errors = [error.name for error in error_bodies(operation)] if operation else list(GENERIC_ERRORS)
    for name in errors:
        yield _BadAnswer(name=name, title=f"error {name}", is_error=True)
    for name, (words, _) in {} if operation is None else bench.short.faults(request).items():
        yield _BadAnswer(name=name, title=f"answer with {name}", is_error=False, words=words)


def _first_request(bench: Bench, built: Built, caller: str, inputs: Inputs) -> Request | None:
    """The request that a caller's sample inputs lead to on the newest release."""
    try:
        responder, newest = StubProvider(bench.sample(built.variant), bench.short), bench.piece.releases[-1]
        for run, _ in bench.caller(built.variant, built.subject, caller, inputs, responder, newest):
            if run.outcome.requests:
                return run.outcome.requests[0]
    except BlueprintcError:
        return None  # the probes tell
    return None


def _provider(piece: Workpiece, variant: str | None) -> str:
    connector = next((one for one in piece.connectors if one.variant == variant), None)
    node = None if connector is None else connector.instance.root.get("provider")
    return node.text.value if isinstance(node, Scalar) else ""
